//! Packages: wasm-pack for every crate that uses wasm-bindgen, cargo and wasm-opt for the rest.

use std::{
    fs::{self, File},
    path::Path,
};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use crate::{npm, page};
use workspace::{Crate, Workspace, command::npm_program, copy_folder, remap::remapped};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

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
        page_packages(shell, workspace, one, Quality::Release)?;
    }
    page::write_list(shell, workspace)
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
        wasm_pack(shell, workspace, one, None, quality).with_context(context)?;
        // Of the raw exports, which are nobody's business.
        shell.remove_path(folder.join(format!("{}_bg.wasm.d.ts", one.file_stem())))?;
    } else {
        glue_free(shell, workspace, one, quality).with_context(context)?;
    }
    npm::finish(workspace, one, &folder).with_context(context)?;
    let copy = workspace.root.join("www/pkg").join(&one.name);
    shell.remove_path(&copy)?;
    copy_folder(&folder, &copy).with_context(context)?;
    page::copy_sources(shell, workspace, one)
}

/// Builds what only the page has: the crate with one more feature.
pub(crate) fn page_packages(
    shell: &Shell,
    workspace: &Workspace,
    one: &Crate,
    quality: Quality,
) -> Result<()> {
    for feature in &one.page_features {
        wasm_pack(shell, workspace, one, Some(feature), quality)
            .with_context(|| format!("building {} with {feature}", one.path()))?;
    }
    Ok(())
}

fn wasm_pack(
    shell: &Shell,
    workspace: &Workspace,
    one: &Crate,
    feature: Option<&str>,
    quality: Quality,
) -> Result<()> {
    let path = one.path();
    // The .gitignore that wasm-pack would write has emptied published packages.
    let mut command =
        cmd!(shell, "wasm-pack --log-level warn build {path} --target web --no-gitignore");
    if quality == Quality::Quick {
        command = command.arg("--no-opt");
    }
    // Before the first option that wasm-pack does not know: from there on, all are cargo's.
    if let Some(feature) = feature {
        command = command.args(["--out-dir", &format!("../../www/pkg/{}-{feature}", one.name)]);
    }
    for feature in one.package_features.iter().map(String::as_str).chain(feature) {
        command = command.args(["--features", feature]);
    }
    Ok(remapped(command, shell, workspace)?.run()?)
}

/// wasm-pack builds only what uses wasm-bindgen; without it the steps are these.
fn glue_free(shell: &Shell, workspace: &Workspace, one: &Crate, quality: Quality) -> Result<()> {
    let stem = one.file_stem();
    let folder = format!("{}/pkg", one.path());
    shell.create_dir(&folder)?;
    let [compile, optimize, types] = glue_free_steps(shell, workspace, one, &folder)?;
    compile.run()?;
    if quality == Quality::Quick {
        shell.copy_file(built(workspace, one), format!("{folder}/{stem}.wasm"))?;
    } else {
        optimize.run()?;
        types.run()?;
    }
    Ok(shell.copy_file(format!("{}/{stem}.js", one.path()), format!("{folder}/{stem}.js"))?)
}

/// Compiles, optimizes, and writes the types of the glue.
pub(crate) fn glue_free_steps<'a>(
    shell: &'a Shell,
    workspace: &Workspace,
    one: &Crate,
    folder: &str,
) -> Result<[Cmd<'a>; 3]> {
    let (name, stem, path) = (&one.name, one.file_stem(), one.path());
    let built = built(workspace, one);
    let (wasm_opt, tsc, flags) = (npm_program("wasm-opt"), npm_program("tsc"), &one.wasm_opt);
    // Without the rlib beside it, which only tests want, the module is a tenth smaller.
    let compile =
        cmd!(shell, "cargo rustc --package {name} --release --target {TARGET} --crate-type cdylib");
    Ok([
        remapped(compile, shell, workspace)?,
        cmd!(shell, "{wasm_opt} {flags...} {built} -o {folder}/{stem}.wasm"),
        cmd!(
            shell,
            "{tsc} {path}/{stem}.js --ignoreConfig --strict --checkJs --target es2022 --module nodenext
                --declaration --emitDeclarationOnly --outDir {folder}"
        ),
    ])
}

/// What cargo makes of a crate.
pub(crate) fn built(workspace: &Workspace, one: &Crate) -> String {
    let place = workspace.target.join(TARGET).join("release");
    typed(workspace, &place.join(one.file_stem()).with_extension("wasm"))
}

/// A path as one types it in the workspace's root.
pub(crate) fn typed(workspace: &Workspace, path: &Path) -> String {
    let path = path.strip_prefix(&workspace.root).unwrap_or(path).to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
