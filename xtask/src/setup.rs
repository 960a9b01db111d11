//! `setup`: brings what is missing, step by step. A step that is done is not done again, so that
//! a stopped set-up is completed by the next.

use std::fs;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{
    browsers::Engine,
    command::{npm_program, version},
    system::{self, Permission},
    tools::Tool,
    workspace::Workspace,
};

/// What the set-up is for; each includes the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    Build,
    Check,
    Test,
}

struct Step<'a> {
    name: String,
    cure: String,
    is_done: Box<dyn Fn() -> bool + 'a>,
    run: Box<dyn Fn() -> Result<()> + 'a>,
}

pub(crate) fn setup(
    shell: &Shell,
    workspace: &Workspace,
    purpose: Purpose,
    permission: Permission,
) -> Result<()> {
    if purpose >= Purpose::Test {
        system::install_browsers(shell, permission)?;
    }
    let mut steps = vec![rust_target(shell), node(shell), npm_packages(shell), crates(shell)];
    steps.push(tool(shell, Tool::wasm_pack()));
    steps.push(tool(shell, Tool::wasm_bindgen(workspace)?));
    if purpose >= Purpose::Check {
        steps.push(rust_components(shell));
    }
    if purpose >= Purpose::Test {
        steps.push(driver_of_firefox(shell));
    }
    let count = steps.len();
    for (index, step) in steps.iter().enumerate() {
        if (step.is_done)() {
            continue;
        }
        let name = &step.name;
        eprintln!("[{}/{count}] {name}", index + 1);
        let cure = || format!("set-up stopped at: {name}\ncure: {}", step.cure);
        (step.run)().with_context(cure)?;
        if !(step.is_done)() {
            bail!("{}", cure());
        }
    }
    if purpose >= Purpose::Test {
        system::require_chrome(shell)?;
    }
    eprintln!("Set-up: {count} of {count} steps are done");
    Ok(())
}

fn rust_target(shell: &Shell) -> Step<'_> {
    const TARGET: &str = "wasm32-unknown-unknown";
    Step {
        name: format!("Rust's target {TARGET}"),
        cure: format!("rustup target add {TARGET}"),
        is_done: Box::new(|| {
            let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read();
            sysroot.is_ok_and(|root| shell.path_exists(format!("{root}/lib/rustlib/{TARGET}/lib")))
        }),
        run: Box::new(|| Ok(cmd!(shell, "rustup target add {TARGET}").run()?)),
    }
}

fn rust_components(shell: &Shell) -> Step<'_> {
    Step {
        name: "Rust's components clippy and rustfmt".into(),
        cure: "rustup component add clippy rustfmt".into(),
        is_done: Box::new(|| {
            let has = |program| version(shell, program).is_some();
            has("cargo-clippy") && has("rustfmt")
        }),
        run: Box::new(|| Ok(cmd!(shell, "rustup component add clippy rustfmt").run()?)),
    }
}

fn node(shell: &Shell) -> Step<'_> {
    let major = |text: String| text.split('.').next().and_then(|it| it.parse::<u32>().ok());
    Step {
        name: "Node.js 20 or newer".into(),
        cure: "install Node.js 20 or newer from https://nodejs.org".into(),
        is_done: Box::new(move || version(shell, "node").and_then(major) >= Some(20)),
        run: Box::new(|| bail!("it is not on the PATH, or older")),
    }
}

/// npm empties `node_modules/` before it installs, so the copy of the lockfile is there only when
/// everything in it is.
fn npm_packages(shell: &Shell) -> Step<'_> {
    const INSTALLED: &str = "node_modules/.installed.json";
    let npm = npm_program("npm");
    Step {
        name: "npm packages (about 250 MB in node_modules/)".into(),
        cure: "npm ci".into(),
        is_done: Box::new(|| {
            let read = |path| fs::read(shell.current_dir().join(path)).ok();
            read(INSTALLED).is_some_and(|installed| read("package-lock.json") == Some(installed))
        }),
        run: Box::new(move || {
            cmd!(shell, "{npm} ci --no-audit --no-fund").run()?;
            Ok(shell.copy_file("package-lock.json", INSTALLED)?)
        }),
    }
}

/// Everything that a later build would download, so that it works without a network.
fn crates(shell: &Shell) -> Step<'_> {
    Step {
        name: "crates named in Cargo.lock".into(),
        cure: "cargo fetch --locked".into(),
        is_done: Box::new(|| {
            let fetch = cmd!(shell, "cargo fetch --locked --offline --quiet");
            fetch.quiet().ignore_stderr().run().is_ok()
        }),
        run: Box::new(|| Ok(cmd!(shell, "cargo fetch --locked").run()?)),
    }
}

fn tool(shell: &Shell, tool: Tool) -> Step<'_> {
    let tool = std::rc::Rc::new(tool);
    Step {
        name: tool.to_string(),
        cure: tool.cure(),
        is_done: Box::new({
            let tool = tool.clone();
            move || tool.is_installed(shell)
        }),
        run: Box::new(move || tool.install(shell)),
    }
}

fn driver_of_firefox(shell: &Shell) -> Step<'_> {
    let mut step = tool(shell, Tool::geckodriver());
    step.is_done = Box::new(|| match Engine::Firefox.find(shell) {
        Ok(_) => true,
        // Without Firefox its driver is of no use.
        Err(missing) => !missing.packages.is_empty(),
    });
    step
}
