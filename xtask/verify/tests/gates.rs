//! Each gate is seen to fail, on a module made for it, in a workspace of one crate.
#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::{
    fs,
    io::{Write, stdout},
    path::Path,
    process::Command,
};

use xshell::{Shell, TempDir};

/// Of the module that is declared.
const FEATURES: &str = r#""\02+\0fmutable-globals+\08sign-ext""#;
const IMPORT: &str = r#"(import "./sample_bg.js" "__wbg_log_0123456789abcdef" (func (param i32)))"#;
const EXPORT: &str = r#"(func (export "shown") (param i32 i32) (result i32) local.get 0)"#;

const MANIFEST: &str = r#"[package]
name = "sample" # a comment that stays
version = "1.2.3"
edition = "2024"

[lib]
crate-type = ["cdylib"]
"#;

fn module(import: &str, export: &str, features: &str) -> Vec<u8> {
    let text = format!(
        r#"(module {import} (memory (export "memory") 1) {export}
            (@custom "target_features" (after data) {features}))"#
    );
    wat::parse_str(text).unwrap()
}

fn budget(bytes: usize) -> String {
    format!("{MANIFEST}\n[package.metadata.budget]\nraw = {bytes}\nbrotli = {bytes}\n")
}

struct Sample {
    shell: Shell,
    folder: TempDir,
}

impl Sample {
    /// A crate of which nothing is declared yet.
    fn new() -> Self {
        let shell = Shell::new().unwrap();
        let sample = Self { folder: shell.create_temp_dir().unwrap(), shell };
        let workspace = "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n";
        let source =
            "#[unsafe(no_mangle)] pub extern \"C\" fn shown(a: u32, b: u32) -> u32 { a + b }\n";
        sample.write("Cargo.toml", workspace);
        sample.write("crates/sample/Cargo.toml", MANIFEST);
        sample.write("crates/sample/src/lib.rs", source);
        sample.write("crates/sample/pkg/sample.wasm", module(IMPORT, EXPORT, FEATURES));
        sample.write("crates/sample/pkg/sample.js", "export const shown = () => 1;\n");
        sample
    }

    /// The same, as it was declared.
    fn declared() -> Self {
        let sample = Self::new();
        let (passed, output) = sample.verify(&["--bless"]);
        assert!(passed, "{output}");
        sample
    }

    /// The same with room for more, since what is too large is explained with twiggy, which takes minutes to install.
    fn roomy() -> Self {
        let sample = Self::declared();
        sample.write("crates/sample/Cargo.toml", budget(9999));
        sample
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        self.shell.write_file(self.folder.path().join(path), content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        self.shell.read_file(self.folder.path().join(path)).unwrap()
    }

    /// Whether it passed, and what it said.
    fn verify(&self, arguments: &[&str]) -> (bool, String) {
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let own = [tools.join("node_modules/.bin"), tools.join(".tools/bin")];
        let path = std::env::var_os("PATH").unwrap();
        let path = own.into_iter().chain(std::env::split_paths(&path));
        let output = Command::new(env!("CARGO_BIN_EXE_verify"))
            .args(["verify", "--as-built"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env("PATH", std::env::join_paths(path).unwrap())
            .env_remove("CARGO_TARGET_DIR")
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(text).unwrap())
    }

    /// What is said of another module.
    #[track_caller]
    fn complains(&self, module: impl AsRef<[u8]>, expected: &[&str]) {
        self.write("crates/sample/pkg/sample.wasm", module);
        let (passed, output) = self.verify(&[]);
        assert!(!passed, "{output}");
        for text in expected.iter().chain(&["cure: ", "test result: FAILED. "]) {
            assert!(output.contains(text), "no {text:?} in:\n{output}");
        }
    }
}

#[test]
fn what_was_blessed_passes_and_is_written_for_review() {
    let sample = Sample::new();
    let (passed, output) = sample.verify(&[]);
    assert!(!passed);
    assert!(output.contains("crates/sample/module.toml does not exist"), "{output}");
    assert!(output.contains("there is no [package.metadata.budget]"), "{output}");

    sample.verify(&["--bless"]);
    let (passed, output) = sample.verify(&[]);
    assert!(passed, "{output}");
    assert!(output.contains("test result: ok. 7 passed; 0 failed"), "{output}");
    let declared = sample.read("crates/sample/module.toml");
    for name in [
        r#""shown (func (param i32 i32) (result i32))""#,
        r#""./sample_bg.js __wbg_log_* (func (param i32))""#,
        r#""sign-ext""#,
    ] {
        assert!(declared.contains(name), "no {name} in {declared}");
    }
    let manifest = sample.read("crates/sample/Cargo.toml");
    assert!(manifest.starts_with(MANIFEST), "{manifest}");
    sample.verify(&["--bless"]);
    assert_eq!(sample.read("crates/sample/Cargo.toml"), manifest);
}

#[test]
fn exports_are_those_declared() {
    let sample = Sample::roomy();
    let missing = ["shown (func (param i32 i32) (result i32)) is declared, but not exported"];
    sample.complains(module(IMPORT, "", FEATURES), &missing);
    let extra = format!("{EXPORT} (func (export \"secret\"))");
    let expected = ["sample, exports: secret (func) is exported, but not declared"];
    sample.complains(module(IMPORT, &extra, FEATURES), &expected);
    let retyped = r#"(func (export "shown") (param i32) (result i32) local.get 0)"#;
    let expected = [missing[0], "shown (func (param i32) (result i32)) is exported, but not"];
    sample.complains(module(IMPORT, retyped, FEATURES), &expected);
}

#[test]
fn imports_are_those_declared_and_systems_are_named() {
    let sample = Sample::roomy();
    let expected = [
        "sample, imports: ./sample_bg.js __wbg_log_* (func (param i32)) is declared, but not imported",
    ];
    sample.complains(module("", EXPORT, FEATURES), &expected);
    for (system, name) in [("env", "fopen"), ("wasi_snapshot_preview1", "fd_write")] {
        let stray = format!("{IMPORT} (import \"{system}\" \"{name}\" (func))");
        let expected = format!("imports: {system} {name} (func) is of {system}, which no page has");
        let cure = "cargo tree --package sample --target wasm32-unknown-unknown";
        sample.complains(module(&stray, EXPORT, FEATURES), &[&expected, cure]);
    }
    let undeclared = format!("{IMPORT} (import \"./sample_bg.js\" \"alert\" (func))");
    let expected = ["./sample_bg.js alert (func) is imported, but not declared"];
    sample.complains(module(&undeclared, EXPORT, FEATURES), &expected);

    let sample = Sample::declared();
    let another_hash = IMPORT.replace("0123456789abcdef", "fedcba9876543210");
    sample.write("crates/sample/pkg/sample.wasm", module(&another_hash, EXPORT, FEATURES));
    // Compressed, so small a module is some bytes larger or smaller by it.
    let (_, output) = sample.verify(&[]);
    assert!(!output.contains("sample, imports: "), "{output}");
    assert!(output.contains("test result: "), "{output}");
}

#[test]
fn features_are_those_declared_and_no_others_are_used() {
    let sample = Sample::roomy();
    let fewer = r#""\01+\0fmutable-globals""#;
    let expected = ["features: sign-ext is declared, but not in the section target_features"];
    sample.complains(module(IMPORT, EXPORT, fewer), &expected);
    let more = r#""\03+\0fmutable-globals+\08sign-ext+\07simd128""#;
    let expected = ["features: simd128 is in the section target_features, but not declared"];
    sample.complains(module(IMPORT, EXPORT, more), &expected);
    let simd = r#"(func (export "shown") (param i32 i32) (result i32)
        (i8x16.extract_lane_s 0 (i8x16.splat (local.get 0))))"#;
    let expected =
        ["valid: it is not valid with the features that it declares: SIMD support is not"];
    sample.complains(module(IMPORT, simd, FEATURES), &expected);
}

#[test]
fn a_module_that_is_not_valid_is_refused_by_both() {
    let sample = Sample::roomy();
    let whole = module(IMPORT, EXPORT, FEATURES);
    let expected = ["valid: wasm-validate says", "valid: it cannot be parsed"];
    sample.complains(&whole[..whole.len() - 9], &expected);
    let mut broken = whole;
    let code = broken.windows(3).rposition(|it| it == [0x20, 0, 0x0b]).unwrap();
    broken[code] = 0x1a;
    sample.complains(broken, &["valid: wasm-validate says", "valid: it is not valid"]);
}

#[test]
fn sizes_stay_in_their_budgets_and_budgets_close_to_sizes() {
    let sample = Sample::declared();
    let built = module(IMPORT, EXPORT, FEATURES);
    sample.write("crates/sample/Cargo.toml", budget(built.len() * 2));
    sample.complains(&built, &["budget: ", "are more than 3 % above the"]);
    let (passed, output) = sample.verify(&["--bless"]);
    assert!(passed, "{output}");
    assert_eq!(sample.read("crates/sample/Cargo.toml").lines().count(), budget(1).lines().count());

    let shell =
        workspace::command::shell(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap();
    if !workspace::tools::Tool::twiggy().is_installed(&shell) {
        // Not println!, which shows nothing of a test that passes.
        let reason =
            "there is no twiggy, for what is too large; cargo xtask inspect NAME installs it";
        writeln!(stdout(), "\nleft out: {reason}").unwrap();
        return;
    }
    sample.write("crates/sample/Cargo.toml", budget(built.len() - 1));
    let over = format!("size: {} bytes, 1 over the budget of {}", built.len(), built.len() - 1);
    sample
        .complains(&built, &[&over, "The heaviest of sample", "There is no release yet", "shown"]);

    let release = "version = \"9.8.7\"\n[size]\nraw = 10\nbrotli = 5\n[items]\nshown = 4\n";
    sample.write("crates/sample/release.toml", release);
    sample.complains(&built, &["9.8.7", &format!("{:+}", built.len() - 10)]);
}

#[test]
fn no_file_names_a_folder_of_a_machine() {
    let sample = Sample::roomy();
    let good = module(IMPORT, EXPORT, FEATURES);
    let with_text = |text: &str| {
        let data = format!("{EXPORT} (data (i32.const 0) \"{text}\")");
        module(IMPORT, &data, FEATURES)
    };
    let path = "/home/somebody/.cargo/registry/src/index/cool-1.0.0/src/lib.rs";
    sample.complains(with_text(path), &["paths: crates/sample/pkg/sample.wasm, byte ", path]);
    let path = sample.folder.path().join("crates/sample/src/lib.rs").display().to_string();
    sample
        .complains(with_text(&path.replace('\\', "/")), &["paths: crates/sample/pkg/sample.wasm"]);
    for (file, path) in
        [("sample.js", "C:\\\\Users\\\\somebody"), ("sample.d.ts", "/rustup/toolchains/")]
    {
        sample.write(&format!("crates/sample/pkg/{file}"), format!("// {path}\n"));
        sample.complains(&good, &[&format!("pkg/{file}, byte ")]);
        fs::remove_file(sample.folder.path().join("crates/sample/pkg").join(file)).unwrap();
    }
    // Those that every machine writes alike.
    sample.write(
        "crates/sample/pkg/sample.wasm",
        with_text("/rustc/0123/library/core/src/fmt.rs /deps/cool-1.0.0/src/lib.rs"),
    );
    sample.verify(&["--bless"]);
    let (passed, output) = sample.verify(&[]);
    assert!(passed, "{output}");
}
