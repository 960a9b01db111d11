//! wasm-pack: there, of the pinned version, and from where it is still made.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use serde_json::Value;
use workspace::{
    command::{find, version},
    tools::Tool,
};
use xshell::Shell;

use crate::{
    environment::Environment,
    finding::{Download, Finding},
};

/// Where wasm-pack was made before it came to github.com/wasm-bindgen in March 2026.
const ABANDONED: [&str; 2] = ["github.com/rustwasm/", "github.com/drager/"];

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    let tool = Tool::wasm_pack();
    let shell = environment.shell()?;
    let path = find(&shell, tool.binary);
    let mut findings = match &path {
        None => {
            let wanted = &tool.version;
            vec![Finding::cure("wasm-pack", "it is not on the PATH", wanted, tool.cure())]
        }
        Some(path) => vec![look_at("wasm-pack", &shell, path, &tool, tool.cure())],
    };
    findings = findings.into_iter().map(|it| it.downloads(Download::Crates)).collect();
    let own = find(&environment.own_shell()?, tool.binary);
    if let Some(own) = own.filter(|own| Some(own) != path.as_ref()) {
        findings.push(look_at("wasm-pack by hand", &shell, &own, &tool, own_tools_first()));
    }
    Ok(findings)
}

/// Puts the workspace's tools before those of the system, in the terminal at hand.
pub(crate) fn own_tools_first() -> String {
    if cfg!(windows) {
        r#"$env:PATH = "$PWD\.tools\bin;$PWD\node_modules\.bin;$env:PATH""#.into()
    } else {
        r#"export PATH="$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH""#.into()
    }
}

fn look_at(check: &str, shell: &Shell, path: &Path, tool: &Tool, cure: String) -> Finding {
    let mut found = match version(shell, path) {
        Some(version) => version,
        None => "of unknown version".to_owned(),
    };
    let is_wanted = found == tool.version;
    if found == "0.9.1" {
        found += ", which installers leave behind that do not find the newest";
    }
    found = format!("{found} ({})", path.display());
    let source = source(path).filter(|it| ABANDONED.iter().any(|old| it.contains(old)));
    if let Some(source) = &source {
        found = format!("{found}, from {source}, where nothing is published any more");
    }
    let cure = match source {
        None if is_wanted => return Finding::healthy(check, found),
        // Else Cargo refuses to replace what came from elsewhere.
        Some(_) if cure.starts_with("cargo install") => cure + " --force",
        _ => cure,
    };
    Finding::cure(check, found, format!("{}, as crates.io has it", tool.version), cure)
}

/// From where a program was installed, as far as Cargo or npm noted it.
fn source(program: &Path) -> Option<String> {
    let real = fs::canonicalize(program).ok()?;
    let json =
        |path: PathBuf| -> Option<Value> { serde_json::from_slice(&fs::read(path).ok()?).ok() };
    let npm = real.ancestors().find(|it| it.ends_with("node_modules/wasm-pack"));
    if let Some(package) = npm {
        let manifest = json(package.join("package.json"))?;
        let repository = &manifest["repository"];
        let address = repository["url"].as_str().or_else(|| repository.as_str());
        return address.map(|it| it.replace("github:", "https://github.com/"));
    }
    let installed = json(real.parent()?.parent()?.join(".crates2.json"))?;
    let (key, _) = (installed["installs"].as_object()?.iter())
        .find(|(key, _)| key.starts_with("wasm-pack "))?;
    let (_, source) = key.split_once('(')?;
    Some(source.trim_end_matches(')').to_owned())
}
