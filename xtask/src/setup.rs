//! `setup`: brings what is missing, step by step. A step that is done is not done again, so that
//! a stopped set-up is completed by the next.

use anyhow::{Result, anyhow, bail};
use xshell::{Shell, cmd};

use crate::system::{self, Permission};
use workspace::{
    Workspace,
    browsers::Engine,
    command::{npm_program, version},
    tools::{NPM_INSTALLED, Tool, npm_packages_are_installed},
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
    is_required: bool,
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
    let mut steps = vec![rust_target(shell), node(shell), npm_packages(shell)];
    steps.push(crates(shell, "Cargo.toml"));
    steps.push(tool(shell, Tool::wasm_pack()));
    steps.push(tool(shell, Tool::wasm_bindgen(workspace)?));
    if purpose >= Purpose::Check {
        steps.push(rust_components(shell));
    }
    if purpose >= Purpose::Test {
        steps.push(driver_of_firefox(shell));
        // begin template
        steps.push(cargo_generate(shell));
        // end template
        // begin workshop
        if shell.path_exists("workshop") {
            steps.push(crates(shell, "workshop/Cargo.toml"));
        }
        // end workshop
    }
    let count = steps.len();
    for (index, step) in steps.iter().enumerate() {
        if (step.is_done)() {
            continue;
        }
        let Step { name, cure, .. } = step;
        eprintln!("[{}/{count}] {name}", index + 1);
        let result = (step.run)();
        if !(step.is_done)() {
            let reason = result.err().unwrap_or_else(|| anyhow!("it is still missing"));
            if step.is_required {
                bail!("set-up stopped at {name}: {reason:#}\ncure: {cure}");
            }
            eprintln!("{name}: {reason:#}\ncure: {cure}\nThe set-up goes on without it.");
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
        is_required: true,
    }
}

fn rust_components(shell: &Shell) -> Step<'_> {
    Step {
        name: "Rust's components clippy and rustfmt".into(),
        cure: "rustup component add clippy rustfmt".into(),
        is_done: Box::new(|| {
            let has = |word| {
                let version = cmd!(shell, "cargo {word} --version").quiet();
                version.ignore_stdout().ignore_stderr().run().is_ok()
            };
            has("clippy") && has("fmt")
        }),
        run: Box::new(|| Ok(cmd!(shell, "rustup component add clippy rustfmt").run()?)),
        is_required: true,
    }
}

/// From 20.19 on, Node's `require` takes ES modules, which is how wasm-pack's tests load a crate's own JavaScript.
fn node(shell: &Shell) -> Step<'_> {
    let first_two = |text: String| {
        let mut numbers = text.split('.').map(|it| it.parse::<u32>().ok());
        Some((numbers.next()??, numbers.next()??))
    };
    Step {
        name: "Node.js 20.19 or newer".into(),
        cure: "install Node.js from https://nodejs.org".into(),
        is_done: Box::new(move || version(shell, "node").and_then(first_two) >= Some((20, 19))),
        run: Box::new(|| bail!("it is older, or not on the PATH")),
        is_required: true,
    }
}

fn npm_packages(shell: &Shell) -> Step<'_> {
    let npm = npm_program("npm");
    Step {
        name: "npm packages (about 250 MB in node_modules/)".into(),
        cure: "npm ci, with a network that reaches npm's registry".into(),
        is_done: Box::new(|| npm_packages_are_installed(&shell.current_dir())),
        run: Box::new(move || {
            cmd!(shell, "{npm} ci --no-audit --no-fund").run()?;
            Ok(shell.copy_file("package-lock.json", NPM_INSTALLED)?)
        }),
        is_required: true,
    }
}

/// Everything that a later build would download, so that it works without a network.
fn crates<'a>(shell: &'a Shell, manifest: &'a str) -> Step<'a> {
    let fetch = move || cmd!(shell, "cargo fetch --locked --manifest-path {manifest}");
    Step {
        name: format!("crates named in the lockfile beside {manifest}"),
        cure: format!("{}, with a network that reaches crates.io", fetch()),
        is_done: Box::new(move || {
            let offline = fetch().args(["--offline", "--quiet"]);
            offline.quiet().ignore_stderr().run().is_ok()
        }),
        run: Box::new(move || Ok(fetch().run()?)),
        is_required: true,
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
        is_required: true,
    }
}

// begin template
/// Only where nobody waits for it: elsewhere, its test is left out.
fn cargo_generate(shell: &Shell) -> Step<'_> {
    let mut step = tool(shell, Tool::cargo_generate());
    step.is_required = false;
    if shell.var("CI").is_err() {
        step.is_done = Box::new(|| true);
    }
    step
}
// end template

fn driver_of_firefox(shell: &Shell) -> Step<'_> {
    let mut step = tool(shell, Tool::geckodriver());
    step.is_required = false;
    step.is_done = Box::new(|| match Engine::Firefox.find(shell) {
        Ok(_) => true,
        // Without Firefox its driver is of no use.
        Err(missing) => !missing.packages.is_empty(),
    });
    step
}
