//! wasm-opt: wasm-pack takes the first on the `PATH`, whatever its version.

use std::{fs, path::Path};

use anyhow::Result;
use serde_json::Value;
use workspace::command::{find, npm_program};
use xshell::Shell;

use crate::{environment::Environment, finding::Finding, wasm_pack::own_tools_first};

/// The first that reads all that rustc 1.95 makes of the crates here: 116 stops at vectors of bytes, with
/// "invalid code after misc prefix: 17", which is `table.fill`.
const OLDEST: u32 = 117;

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    let (shell, own_shell) = (environment.shell()?, environment.own_shell()?);
    let ours = find(&shell, &npm_program("wasm-opt"));
    let own = find(&own_shell, &npm_program("wasm-opt"));
    let mut findings = vec![match &ours {
        Some(path) => look_at("wasm-opt", &shell, path, "cargo xtask setup"),
        // That the npm packages are missing is said there.
        None => Finding::not_looked_at("wasm-opt", "there is none on the PATH"),
    }];
    if let Some(own) = own.filter(|own| Some(own) != ours.as_ref()) {
        findings.push(look_at("wasm-opt by hand", &own_shell, &own, &own_tools_first()));
    }
    Ok(findings)
}

fn look_at(check: &str, shell: &Shell, path: &Path, cure: &str) -> Finding {
    let wanted = format!("{OLDEST} or newer: older ones reject what rustc makes");
    let place = path.display();
    match version(shell, path) {
        Some(version) if version >= OLDEST => {
            Finding::healthy(check, format!("{version} ({place})"))
        }
        Some(version) => Finding::cure(check, format!("{version} ({place})"), wanted, cure),
        None => Finding::cure(check, format!("{place} does not tell its version"), wanted, cure),
    }
}

/// Its number, of npm's from the package, since it takes more than half a second to start.
fn version(shell: &Shell, path: &Path) -> Option<u32> {
    let real = fs::canonicalize(path).ok()?;
    if let Some(package) = real.ancestors().find(|it| it.ends_with("node_modules/binaryen")) {
        let manifest = fs::read(package.join("package.json")).ok()?;
        let manifest: Value = serde_json::from_slice(&manifest).ok()?;
        return number(manifest["version"].as_str()?);
    }
    let text = shell.cmd(path).arg("--version").quiet().ignore_stderr().read().ok()?;
    text.split_whitespace().find_map(number)
}

/// The first number of `132.0.0`, or of `132` in `wasm-opt version 132 (version_132)`.
fn number(text: &str) -> Option<u32> {
    text.split('.').next()?.parse().ok()
}
