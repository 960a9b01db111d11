//! Makes one npm package of what a build left in `pkg/`: one that works wherever it is installed.

mod glue;
mod manifest;

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use workspace::{Crate, Workspace};

/// What to write where, of a package that is called `PACKAGE`.
const USAGE: &str = include_str!("npm/usage.md");

/// The entry for Node, Deno and Bun, which read the module as a file, where a page fetches it.
const NODE_ENTRY: &str = include_str!("npm/node.js");

/// Of the module itself, for those who import it.
const MODULE_TYPES: &str = include_str!("npm/module.d.ts");

/// Finishes the package in `folder`, which holds the module, its glue and its types.
pub(crate) fn finish(workspace: &Workspace, one: &Crate, folder: &Path) -> Result<()> {
    let (stem, module) = (one.file_stem(), module(folder)?);
    let licences = licences(&workspace.root)?;
    let scope = workspace.metadata.workspace_metadata.pointer("/npm/scope");
    let scope = scope.and_then(Value::as_str);
    let manifest = manifest::of(&one.package, scope, &stem, &module, &licences)?;
    let name = manifest["name"].as_str().context("its name is no text")?;
    let for_this = |text: &str| {
        text.replace("PACKAGE_bg.wasm", &module)
            .replace("/PACKAGE.js", &format!("/{stem}.js"))
            .replace("PACKAGE", name)
    };
    if one.uses_wasm_bindgen {
        edit(&folder.join(format!("{stem}.js")), |text| glue::guarded(text, name))?;
        edit(&folder.join(format!("{stem}.d.ts")), glue::public_types)?;
    }
    fs::write(folder.join("node.js"), for_this(NODE_ENTRY))?;
    fs::write(folder.join("module.d.ts"), MODULE_TYPES)?;
    let readme = fs::read_to_string(one.folder.join("README.md"))?;
    let readme = readme.replace(&format!("./pkg/{stem}.js"), name);
    fs::write(folder.join("README.md"), format!("{readme}\n{}", for_this(USAGE)))?;
    for licence in &licences {
        fs::copy(workspace.root.join(licence), folder.join(licence))?;
    }
    Ok(fs::write(folder.join("package.json"), serde_json::to_string_pretty(&manifest)? + "\n")?)
}

fn edit(path: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let context = || format!("finishing {}", path.display());
    let text = fs::read_to_string(path).with_context(context)?;
    Ok(fs::write(path, change(&text).with_context(context)?)?)
}

/// The name of the one module in a folder.
fn module(folder: &Path) -> Result<String> {
    let is_module = |name: &String| Path::new(name).extension().is_some_and(|it| it == "wasm");
    let mut modules = names(folder)?.into_iter().filter(is_module);
    match (modules.next(), modules.next()) {
        (Some(module), None) => Ok(module),
        (None, _) => bail!("there is no .wasm in {}", folder.display()),
        (Some(one), Some(other)) => bail!(
            "there are two modules in {}, {one} and {other}: delete the folder and build again",
            folder.display()
        ),
    }
}

/// The names of the licences in a folder.
fn licences(folder: &Path) -> Result<Vec<String>> {
    let mut names = names(folder)?;
    names.retain(|name| name.starts_with("LICENSE"));
    names.sort();
    Ok(names)
}

pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into())).collect()
}
