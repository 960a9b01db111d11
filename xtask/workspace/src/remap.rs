//! What a build for Wasm writes in place of this machine's folders, so that every machine builds the same bytes.
//!
//! Panics name the file and the line, and those of dependencies lie in somebody's home. Cargo's own `trim-paths` is not
//! stable yet: <https://github.com/rust-lang/cargo/issues/12137>

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use crate::Workspace;

/// Begins a path in this workspace.
pub const WORKSPACE: &str = "/workspace";

/// Begins a path in a dependency.
pub const DEPENDENCIES: &str = "/deps";

/// Begins a path in the standard library: what rustc itself writes where the component rust-src is not installed.
pub const RUSTC: &str = "/rustc";

/// A `cargo build` for Wasm, or a command that passes arguments on to one, whose module names no folder of this machine.
pub fn remapped<'a>(command: Cmd<'a>, shell: &Shell, workspace: &Workspace) -> Result<Cmd<'a>> {
    let mut command = command.arg("--config").arg(config(shell, workspace)?);
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        if shell.var_os(name).is_some() {
            eprintln!(
                "{name} is left out here: it would replace the flags of .cargo/config.toml, where yours can go as well"
            );
        }
        command = command.env_remove(name);
    }
    Ok(command)
}

/// Writes a file for `cargo --config`, which adds to the flags of `.cargo/config.toml`.
pub fn config(shell: &Shell, workspace: &Workspace) -> Result<PathBuf> {
    let version = cmd!(shell, "rustc --verbose --version").quiet().read()?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let commit = commit.context("rustc --verbose --version names no commit-hash")?;
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    // The last one that fits is taken.
    let mut folders = vec![
        (workspace.root.clone(), WORKSPACE.to_owned()),
        (workspace.target.clone(), format!("{WORKSPACE}/target")),
    ];
    let dependencies = dependencies(workspace).into_iter();
    folders.extend(dependencies.map(|it| (it.into(), DEPENDENCIES.to_owned())));
    folders.push((Path::new(&sysroot).join("lib/rustlib/src/rust"), format!("{RUSTC}/{commit}")));
    let flags: Vec<String> = (folders.into_iter())
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect();
    // A list of texts is written alike in JSON and TOML.
    let flags = serde_json::to_string_pretty(&flags)?;
    let path = workspace.target.join("remap.toml");
    fs::create_dir_all(&workspace.target)?;
    fs::write(&path, format!("[target.wasm32-unknown-unknown]\nrustflags = {flags}\n"))
        .with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}

/// The folders that hold the sources of other people's crates: one for each registry.
fn dependencies(workspace: &Workspace) -> BTreeSet<String> {
    (workspace.metadata.packages.iter())
        .filter(|package| package.source.is_some())
        .filter_map(|package| Some(package.manifest_path.parent()?.parent()?.to_string()))
        .collect()
}
