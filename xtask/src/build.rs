//! Packages: wasm-pack for every crate that uses wasm-bindgen, cargo and wasm-opt for the rest.

use std::{
    fs::{self, File},
    path::Path,
};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::npm;
use workspace::{Crate, Workspace, command::npm_program};

const TARGET: &str = "wasm32-unknown-unknown";

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Quality {
    /// What is shipped.
    Release,
    /// The release profile without wasm-opt: as fast to run, and built in a fifth of the time.
    Quick,
}

/// Builds the crates and puts their packages where the page finds them.
pub(crate) fn build(shell: &Shell, workspace: &Workspace, crates: &[&Crate]) -> Result<()> {
    let _lock = lock(workspace)?;
    for one in crates {
        // Nothing of an earlier build, perhaps for another target, stays in the package.
        shell.remove_path(one.folder.join("pkg"))?;
        package(shell, workspace, one, Quality::Release)?;
        page_packages(shell, one, Quality::Release)?;
    }
    write_list(workspace)
}

/// Keeps a `test` from building the packages that a `start` beside it is building; ends when dropped.
pub(crate) fn lock(workspace: &Workspace) -> Result<File> {
    fs::create_dir_all(&workspace.target)?;
    let file = File::create(workspace.target.join("packages.lock"))?;
    file.lock()?;
    Ok(file)
}

/// Builds `pkg/`, and copies it to the page.
pub(crate) fn package(
    shell: &Shell,
    workspace: &Workspace,
    one: &Crate,
    quality: Quality,
) -> Result<()> {
    let context = || format!("building {}", one.path());
    let folder = one.folder.join("pkg");
    if one.uses_wasm_bindgen {
        wasm_pack(shell, one, None, quality).with_context(context)?;
        // Of the raw exports, which are nobody's business.
        shell.remove_path(folder.join(format!("{}_bg.wasm.d.ts", one.file_stem())))?;
    } else {
        glue_free(shell, workspace, one, quality).with_context(context)?;
    }
    npm::finish(workspace, one, &folder).with_context(context)?;
    let copy = workspace.root.join("www/pkg").join(&one.name);
    shell.remove_path(&copy)?;
    copy_folder(&folder, &copy).with_context(context)
}

/// Builds what only the page has: the crate with one more feature.
pub(crate) fn page_packages(shell: &Shell, one: &Crate, quality: Quality) -> Result<()> {
    for feature in &one.page_features {
        wasm_pack(shell, one, Some(feature), quality)
            .with_context(|| format!("building {} with {feature}", one.path()))?;
    }
    Ok(())
}

fn wasm_pack(shell: &Shell, one: &Crate, feature: Option<&str>, quality: Quality) -> Result<()> {
    let path = one.path();
    // The .gitignore that wasm-pack would write has emptied published packages.
    let mut command =
        cmd!(shell, "wasm-pack --log-level warn build {path} --target web --no-gitignore");
    if quality == Quality::Quick {
        command = command.arg("--no-opt");
    }
    for feature in &one.package_features {
        command = command.args(["--features", feature]);
    }
    if let Some(feature) = feature {
        let folder = format!("../../www/pkg/{}-{feature}", one.name);
        command = command.args(["--out-dir", &folder, "--features", feature]);
    }
    Ok(command.run()?)
}

/// wasm-pack builds only what uses wasm-bindgen; without it the steps are these.
fn glue_free(shell: &Shell, workspace: &Workspace, one: &Crate, quality: Quality) -> Result<()> {
    let (name, stem) = (&one.name, one.file_stem());
    // Without the rlib beside it, which only tests want, the module is a tenth smaller.
    cmd!(shell, "cargo rustc --package {name} --release --target {TARGET} --crate-type cdylib")
        .run()?;
    let folder = format!("{}/pkg", one.path());
    shell.create_dir(&folder)?;
    let built = workspace.target.join(format!("{TARGET}/release/{stem}.wasm"));
    let packed = format!("{folder}/{stem}.wasm");
    let glue = format!("{}/{stem}.js", one.path());
    if quality == Quality::Quick {
        shell.copy_file(built, packed)?;
    } else {
        let (wasm_opt, tsc) = (npm_program("wasm-opt"), npm_program("tsc"));
        cmd!(shell, "{wasm_opt} -Oz --strip-producers {built} -o {packed}").run()?;
        cmd!(
            shell,
            "{tsc} {glue} --ignoreConfig --strict --checkJs --target es2022 --module nodenext
                --declaration --emitDeclarationOnly --outDir {folder}"
        )
        .run()?;
    }
    Ok(shell.copy_file(glue, format!("{folder}/{stem}.js"))?)
}

/// The page's list of crates.
fn write_list(workspace: &Workspace) -> Result<()> {
    let list: Value = (workspace.crates.iter())
        .map(|Crate { name, package, .. }| {
            json!({ "name": name, "description": package.description, "version": package.version })
        })
        .collect();
    let path = workspace.root.join("www/pkg/crates.json");
    fs::write(&path, serde_json::to_string_pretty(&list)? + "\n")
        .with_context(|| format!("writing {}", path.display()))
}

/// Packages are flat but for wasm-bindgen's `snippets`.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
