//! The pinned command-line tools. They go to `.tools/` unless the right version is on the `PATH`.

use std::{fs, path::Path};

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{
    Workspace,
    command::{find, version},
};

// renovate: datasource=crate depName=wasm-pack
const WASM_PACK: &str = "0.15.1";
// renovate: datasource=crate depName=geckodriver
const GECKODRIVER: &str = "0.37.1";
// renovate: datasource=crate depName=twiggy
const TWIGGY: &str = "0.8.0";
// begin template
// The newest that the pinned compiler builds.
// renovate: datasource=crate depName=cargo-generate
const CARGO_GENERATE: &str = "0.23.7";
// end template
/// Downloads ChromeDriver.
// renovate: datasource=npm depName=@puppeteer/browsers
pub const PUPPETEER_BROWSERS: &str = "3.2.6";

/// The copy of npm's lockfile. npm empties `node_modules/` before it installs, so the copy is there only when everything
/// in it is.
pub const NPM_INSTALLED: &str = "node_modules/.installed.json";

/// Whether `node_modules/` is as the lockfile says.
pub fn npm_packages_are_installed(root: &Path) -> bool {
    let read = |path| fs::read(root.join(path)).ok();
    read(NPM_INSTALLED).is_some_and(|installed| read("package-lock.json") == Some(installed))
}

/// A program of a package of crates.io.
pub struct Tool {
    package: &'static str,
    /// The name of the program.
    pub binary: &'static str,
    /// The only version that is taken.
    pub version: String,
    /// As many, or twice as many, to build it.
    minutes: u8,
    /// Whether it computes much. What does little but start other programs is as quick without the compiler's optimisations, and
    /// built in half the time (wasm-pack 36 s for 79 s); wasm-bindgen takes three times as long for a module.
    is_optimised: bool,
}

impl Tool {
    /// Builds and tests.
    pub fn wasm_pack() -> Self {
        Self {
            package: "wasm-pack",
            binary: "wasm-pack",
            version: WASM_PACK.to_owned(),
            minutes: 1,
            is_optimised: false,
        }
    }

    /// The command-line tool and the library must be of one version: the lockfile says which.
    pub fn wasm_bindgen(workspace: &Workspace) -> Result<Self> {
        Ok(Self::wasm_bindgen_cli(&workspace.locked("wasm-bindgen")?))
    }

    /// The command-line tool of a version.
    pub fn wasm_bindgen_cli(version: &str) -> Self {
        Self {
            package: "wasm-bindgen-cli",
            binary: "wasm-bindgen",
            version: version.to_owned(),
            minutes: 2,
            is_optimised: true,
        }
    }

    /// Firefox's driver.
    pub fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            binary: "geckodriver",
            version: GECKODRIVER.to_owned(),
            minutes: 1,
            is_optimised: false,
        }
    }

    /// Says what makes a module large. Not a library here: that would bring two more versions of wasmparser.
    pub fn twiggy() -> Self {
        Self {
            package: "twiggy",
            binary: "twiggy",
            version: TWIGGY.to_owned(),
            minutes: 2,
            is_optimised: true,
        }
    }

    // begin template
    /// Another way to make a project of this workspace.
    pub fn cargo_generate() -> Self {
        Self {
            package: "cargo-generate",
            binary: "cargo-generate",
            version: CARGO_GENERATE.to_owned(),
            minutes: 2,
            is_optimised: false,
        }
    }
    // end template

    /// Whether the first on the `PATH` is of the right version.
    pub fn is_installed(&self, shell: &Shell) -> bool {
        version(shell, self.binary).as_ref() == Some(&self.version)
    }

    /// Cargo puts the program in place only when it is complete, and a build that was stopped goes on.
    pub fn install(&self, shell: &Shell) -> Result<()> {
        let package = format!("{}@{}", self.package, self.version);
        if find(shell, "cargo-binstall").is_some() {
            cmd!(shell, "cargo binstall --no-confirm --root .tools {package}").run()?;
        } else {
            let minutes = self.minutes;
            eprintln!("  builds {package} from source: {minutes} to {} minutes", 2 * minutes);
            let level = "CARGO_PROFILE_RELEASE_OPT_LEVEL";
            let _level = (!self.is_optimised).then(|| shell.push_env(level, "0"));
            cmd!(shell, "cargo install --locked --root .tools --target-dir target/tools {package}")
                .run()?;
        }
        Ok(())
    }

    /// The command that installs it.
    pub fn cure(&self) -> String {
        format!("cargo install --locked --root .tools {}@{}", self.package, self.version)
    }
}

impl std::fmt::Display for Tool {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.package, self.version)
    }
}
