//! What the page knows of the crates besides their packages: a list of them, and sources to show.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use workspace::{Crate, Workspace};

/// Where the tests are that each crate has.
const TEST: &str = "tests/suite.rs";

/// Copies the sources that the page shows of a crate.
pub(crate) fn copy_sources(shell: &Shell, workspace: &Workspace, one: &Crate) -> Result<()> {
    let copies = workspace.root.join("www/pkg").join(sources(one));
    shell.remove_path(&copies)?;
    for path in one.page_sources.iter().map(String::as_str).chain([TEST]) {
        let copy = copies.join(path);
        shell.create_dir(copy.parent().unwrap_or(&copies))?;
        shell
            .copy_file(one.folder.join(path), copy)
            .with_context(|| format!("copying what the page shows of {}", one.name))?;
    }
    Ok(())
}

/// Writes the list of crates, with the sizes of what is in `www/pkg`.
pub(crate) fn write_list(shell: &Shell, workspace: &Workspace) -> Result<()> {
    let packages = workspace.root.join("www/pkg");
    shell.create_dir(&packages)?;
    let names = workspace.crates.iter().flat_map(files);
    let sizes = sizes(shell, &packages, &names.collect::<Vec<_>>())?;
    let list: Value = (workspace.crates.iter().zip(sizes.chunks(2)))
        .map(|(one, sizes)| {
            let sources = sources(one);
            let paths = one.page_sources.iter().map(|path| format!("{sources}/{path}"));
            json!({
                "name": one.name,
                "description": one.package.description,
                "module": sizes[0],
                "glue": sizes[1],
                "sources": paths.collect::<Vec<_>>(),
                "test": format!("{sources}/{TEST}"),
            })
        })
        .collect();
    let path = packages.join("crates.json");
    fs::write(&path, serde_json::to_string_pretty(&list)? + "\n")
        .with_context(|| format!("writing {}", path.display()))
}

fn sources(one: &Crate) -> String {
    format!("sources/{}", one.name)
}

/// The module and the glue.
fn files(one: &Crate) -> [String; 2] {
    let (name, stem) = (&one.name, one.file_stem());
    let module = if one.uses_wasm_bindgen { format!("{stem}_bg") } else { stem.clone() };
    [format!("{name}/{module}.wasm"), format!("{name}/{stem}.js")]
}

/// Compressed by Node, as in the tables: encoders of brotli differ by a few bytes. What was not built yet has none.
fn sizes(shell: &Shell, folder: &Path, paths: &[String]) -> Result<Vec<Value>> {
    const LENGTHS: &str = "
        const { existsSync, readFileSync } = require('fs');
        const { brotliCompressSync } = require('zlib');
        const sizes = process.argv.slice(1).map((path) => {
            if (!existsSync(path)) return { path, bytes: 0, brotli: 0 };
            const file = readFileSync(path);
            return { path, bytes: file.length, brotli: brotliCompressSync(file).length };
        });
        console.log(JSON.stringify(sizes));";
    let _folder = shell.push_dir(folder);
    let text = cmd!(shell, "node --eval {LENGTHS} {paths...}").quiet().read()?;
    serde_json::from_str(&text).context("reading the sizes of the packages")
}

#[cfg(test)]
mod tests {
    use super::sizes;
    use serde_json::json;
    use xshell::Shell;

    #[test]
    fn one_crate_can_be_built_before_the_others() {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        shell.write_file(folder.path().join("built.js"), "x".repeat(1000)).unwrap();
        let paths = ["built.js", "missing.js"].map(str::to_owned);
        let sizes = sizes(&shell, folder.path(), &paths).unwrap();
        assert_eq!(sizes[0]["bytes"], 1000);
        assert!(sizes[0]["brotli"].as_u64() < Some(100));
        assert_eq!(sizes[1], json!({ "path": "missing.js", "bytes": 0, "brotli": 0 }));
    }
}
