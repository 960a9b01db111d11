//! An ignore file in a package: npm leaves out what it names, which has emptied published packages.

use std::fs;

use anyhow::Result;
use workspace::{Crate, files};

use crate::{environment::Environment, finding::Finding};

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "packages";
    let crates = &environment.workspace()?.crates;
    let mut emptied = Vec::new();
    for one in crates {
        if let Some(file) = emptying_file(one)? {
            emptied.push((one, file));
        }
    }
    if emptied.is_empty() {
        return Ok(vec![Finding::healthy(CHECK, "nothing in crates/*/pkg is ignored")]);
    }
    let found: Vec<String> = (emptied.iter())
        .map(|(one, file)| format!("{}/pkg/{file} ignores the module", one.path()))
        .collect();
    let names: Vec<&str> = emptied.iter().map(|(one, _)| one.name.as_str()).collect();
    let cure = format!("cargo xtask build {}", names.join(" "));
    Ok(vec![Finding::cure(CHECK, found.join("\n"), "no ignore file in a package", cure)])
}

/// npm looks at `.gitignore` only where there is no `.npmignore`.
fn emptying_file(one: &Crate) -> Result<Option<&'static str>> {
    let folder = one.folder.join("pkg");
    let modules: Vec<String> = (files(&folder)?.iter())
        .filter(|path| path.extension().is_some_and(|it| it == "wasm"))
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
        .collect();
    for file in [".npmignore", ".gitignore"] {
        let Ok(text) = fs::read_to_string(folder.join(file)) else { continue };
        let is_ignored = |name: &String| text.lines().any(|pattern| ignores(pattern.trim(), name));
        return Ok(modules.iter().any(is_ignored).then_some(file));
    }
    Ok(None)
}

/// The patterns that such files have: a name, with one star at most.
fn ignores(pattern: &str, name: &str) -> bool {
    let pattern = pattern.trim_start_matches("**/").trim_start_matches('/');
    match pattern.replace("**", "*").split_once('*') {
        Some((before, after)) => {
            let after = after.trim_start_matches(".*");
            name.starts_with(before) && name.ends_with(after)
        }
        None => pattern == name,
    }
}
