//! A small workspace that falls ill.

use std::{
    env, fs,
    io::Write,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use workspace::tools::Tool;
use xshell::{Shell, TempDir};

/// The version of its wasm-bindgen.
pub(crate) const WASM_BINDGEN: &str = "0.2.129";

/// The toolchain that `rust-toolchain.toml` names.
pub(crate) fn channel() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rust-toolchain.toml");
    let text = fs::read_to_string(file).unwrap();
    let (_, rest) = text.split_once("channel = \"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// What the pinned wasm-pack says of itself.
pub(crate) fn wasm_pack() -> String {
    format!("wasm-pack {}", Tool::wasm_pack().version)
}

/// Finds nothing but what is put there.
pub(crate) struct Patient {
    root: PathBuf,
    _folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Patient {
    /// A workspace with one crate, `example`, and nothing that needs a cure but what a set-up brings.
    pub(crate) fn new() -> Self {
        let folder = Shell::new().unwrap().create_temp_dir().unwrap();
        // Of several names of a folder, Cargo and rustup say this one.
        let root = fs::canonicalize(folder.path()).unwrap();
        let patient = Self { root, _folder: folder, variables: Vec::new() };
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for file in ["rust-toolchain.toml", ".cargo/config.toml"] {
            patient.write(file, &fs::read_to_string(real.join(file)).unwrap());
        }
        patient.write(
            "Cargo.toml",
            "[workspace]\nmembers = [\"crates/*\"]\nexclude = [\"vendor\"]\nresolver = \"3\"\n",
        );
        patient.package("vendor/wasm-bindgen", "wasm-bindgen", WASM_BINDGEN, "");
        patient.example("");
        patient.write(
            "crates/example/tests/suite.rs",
            "#[wasm_bindgen_test(unsupported = test)]\nfn passes() {}\n",
        );
        patient.write(
            "crates/example/tests/browser.rs",
            "mod suite;\nwasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);\n",
        );
        fs::create_dir_all(patient.path("bin")).unwrap();
        for program in ["cargo", "kill", "rustc", "rustup", "sh", "sleep"] {
            let found = env::split_paths(&env::var_os("PATH").unwrap())
                .map(|it| it.join(program))
                .find(|it| it.exists());
            if let Some(found) = found {
                symlink(found, patient.path("bin").join(program)).unwrap();
            }
        }
        patient
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// A crate, with what follows its name in the manifest.
    pub(crate) fn package(&self, folder: &str, name: &str, version: &str, rest: &str) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\n{rest}"
        );
        self.write(&format!("{folder}/Cargo.toml"), &manifest);
        self.write(&format!("{folder}/src/lib.rs"), "");
    }

    /// The crate of the workspace, with more dependencies, and the lockfile to it.
    pub(crate) fn example(&self, dependencies: &str) {
        let dependencies = format!(
            "[dependencies]\nwasm-bindgen = {{ path = \"../../vendor/wasm-bindgen\" }}\n{dependencies}"
        );
        self.package("crates/example", "example", "0.1.0", &dependencies);
        self.lock();
    }

    pub(crate) fn lock(&self) {
        let mut command = Command::new("cargo");
        command.args(["generate-lockfile", "--offline", "--quiet"]).current_dir(self.root());
        assert!(command.status().unwrap().success());
    }

    /// A program that is a shell script.
    pub(crate) fn program(&self, path: &str, script: &str) {
        self.write(path, &format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// A program that tells its version and does nothing else.
    pub(crate) fn tool(&self, path: &str, version: &str) {
        self.program(path, &format!("echo '{version}'"));
    }

    pub(crate) fn set(&mut self, variable: &str, value: &str) {
        self.variables.push((variable.to_owned(), value.to_owned()));
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.root());
        for (name, _) in env::vars() {
            let is_tools = ["CARGO", "RUST", "CHROME", "GECKO", "FIREFOX", "SAFARI", "npm_"];
            let is_kept = ["CARGO_HOME", "RUSTUP_HOME"].contains(&name.as_str());
            let is_proxy = name.to_lowercase().ends_with("_proxy");
            if is_proxy || (is_tools.iter().any(|it| name.starts_with(it)) && !is_kept) {
                command.env_remove(name);
            }
        }
        command.env_remove("PORT").env("PATH", self.path("bin"));
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What the checks named find.
    pub(crate) fn examine(&self, checks: &[&str]) -> Findings {
        self.examine_with(checks, &[])
    }

    pub(crate) fn examine_with(&self, checks: &[&str], options: &[&str]) -> Findings {
        let arguments = [&["doctor", "--json", "--timeout", "60"], options, checks].concat();
        Findings::of(&self.command(&arguments).output().unwrap())
    }
}

/// What a run printed as JSON.
pub(crate) struct Findings(Value);

impl Findings {
    pub(crate) fn of(output: &Output) -> Self {
        let said = String::from_utf8_lossy(&output.stderr);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        assert!(report.is_object(), "no JSON, and {said}");
        assert_eq!(report["healthy"], output.status.success(), "{report:#}");
        Self(report)
    }

    fn all(&self, check: &str) -> Vec<&Value> {
        self.0["findings"].as_array().unwrap().iter().filter(|it| it["check"] == check).collect()
    }

    /// The check needs a cure, and this one.
    #[track_caller]
    pub(crate) fn has_cure(&self, check: &str, found: &str, cure: &str) {
        assert_eq!(self.0["healthy"], false);
        let fits = |it: &&Value| {
            it["state"] == "cure"
                && it["found"].as_str().unwrap().contains(found)
                && it["cure"].as_str().unwrap().contains(cure)
        };
        assert!(self.all(check).iter().any(fits), "no {found:?}, {cure:?} in {:#}", self.0);
    }

    #[track_caller]
    pub(crate) fn is_ok(&self, check: &str, found: &str) {
        self.is(check, "ok", found);
    }

    #[track_caller]
    pub(crate) fn is_unknown(&self, check: &str, found: &str) {
        self.is(check, "unknown", found);
    }

    #[track_caller]
    fn is(&self, check: &str, state: &str, found: &str) {
        let all = self.all(check);
        let fits =
            |it: &&Value| it["state"] == state && it["found"].as_str().unwrap().contains(found);
        assert!(!all.is_empty() && all.iter().all(fits), "no {found:?} in {:#}", self.0);
    }
}

/// Says that this machine cannot run a test. The test runner would keep what `println!` prints to itself.
#[expect(clippy::explicit_write, reason = "see above")]
pub(crate) fn left_out(reason: &str) {
    writeln!(std::io::stdout(), "\nleft out: {reason}").unwrap();
}
