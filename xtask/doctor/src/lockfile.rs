//! The lockfile: in step with the manifests, everything in it at hand, one wasm-bindgen, and a command-line tool like it.

use anyhow::{Context, Result};
use workspace::{
    command::{find, version},
    tools::Tool,
};

use crate::{
    environment::Environment,
    finding::{Download, Finding},
};

/// A package of the lockfile.
pub(crate) struct Locked {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The crates of the workspace have no source.
    is_own: bool,
    /// `name`, or where there are several of it `name version`.
    pub(crate) dependencies: Vec<String>,
}

pub(crate) fn read(environment: &Environment) -> Result<Vec<Locked>> {
    let file = environment.toml("Cargo.lock")?;
    let packages = file.get("package").and_then(|it| it.as_array());
    let text = |it: &toml::Value| it.as_str().unwrap_or_default().to_owned();
    Ok((packages.context("Cargo.lock lists no package")?.iter())
        .map(|package| Locked {
            name: package.get("name").map(text).unwrap_or_default(),
            version: package.get("version").map(text).unwrap_or_default(),
            is_own: package.get("source").is_none(),
            dependencies: (package.get("dependencies").and_then(|it| it.as_array()))
                .map(|list| list.iter().map(text).collect())
                .unwrap_or_default(),
        })
        .collect())
}

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "lockfile";
    let state = match environment.tree() {
        Ok(_) => Finding::healthy(CHECK, "Cargo.lock fits the manifests, and its crates are here"),
        Err(error) => {
            let message = error.to_string();
            if message.contains("--locked was passed") {
                let found = "Cargo.lock does not fit the manifests";
                Finding::cure(CHECK, found, "a lockfile that fits", "cargo update --workspace")
                    .downloads(Download::Crates)
            } else if message.contains("--offline") {
                let wanted = "every crate of Cargo.lock at hand";
                Finding::cure(CHECK, message, wanted, "cargo fetch --locked")
                    .downloads(Download::Crates)
            } else {
                Finding::not_looked_at(CHECK, message)
            }
        }
    };
    Ok(vec![state, one_wasm_bindgen(&read(environment)?)])
}

fn one_wasm_bindgen(packages: &[Locked]) -> Finding {
    const CHECK: &str = "wasm-bindgen in Cargo.lock";
    let all: Vec<&Locked> = packages.iter().filter(|it| it.name == "wasm-bindgen").collect();
    let [one, others @ ..] = &all[..] else {
        return Finding::healthy(CHECK, "none");
    };
    if others.is_empty() {
        return Finding::healthy(CHECK, &one.version);
    }
    let users = |version: &str| -> Vec<&Locked> {
        let entry = format!("wasm-bindgen {version}");
        let uses = |it: &&Locked| it.dependencies.iter().any(|it| it.starts_with(&entry));
        packages.iter().filter(uses).collect()
    };
    let mut by_users: Vec<(&str, Vec<&Locked>)> =
        all.iter().map(|it| (it.version.as_str(), users(&it.version))).collect();
    // The odd one is that of the fewest.
    by_users.sort_by_key(|(_, users)| users.len());
    let found: Vec<String> = (by_users.iter())
        .map(|(version, users)| {
            let names: Vec<&str> = users.iter().map(|it| it.name.as_str()).collect();
            format!("{version}, wanted by {}", names.join(", "))
        })
        .collect();
    let cure = match by_users[0].1.first() {
        Some(user) if user.is_own => {
            format!("wasm-bindgen = {{ workspace = true }} in the Cargo.toml of {}", user.name)
        }
        Some(user) => format!("cargo update {}", user.name),
        None => "cargo update --workspace".to_owned(),
    };
    Finding::cure(CHECK, found.join("\n"), "one version, since the tool fits only one", cure)
}

/// The version of the library in the lockfile.
pub(crate) fn wasm_bindgen(environment: &Environment) -> Result<Option<String>> {
    let library = read(environment)?.into_iter().find(|it| it.name == "wasm-bindgen");
    Ok(library.map(|it| it.version))
}

pub(crate) fn command_line(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "wasm-bindgen";
    let shell = environment.shell()?;
    let Some(version_of_library) = wasm_bindgen(environment)? else {
        return Ok(vec![Finding::not_looked_at(CHECK, "Cargo.lock has no wasm-bindgen")]);
    };
    let tool = Tool::wasm_bindgen_cli(&version_of_library);
    let found = match find(&shell, tool.binary) {
        None => "it is not on the PATH".to_owned(),
        Some(path) => match version(&shell, &path) {
            Some(found) if found == tool.version => {
                return Ok(vec![Finding::healthy(CHECK, format!("{found} ({})", path.display()))]);
            }
            Some(found) => format!("{found} ({})", path.display()),
            None => format!("{} does not tell its version", path.display()),
        },
    };
    let wanted = format!("{}, like the library in Cargo.lock", tool.version);
    Ok(vec![Finding::cure(CHECK, found, wanted, tool.cure()).downloads(Download::Crates)])
}
