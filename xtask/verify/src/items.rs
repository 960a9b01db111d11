//! What makes a module large: its functions and data, by name.

use std::{cmp::Reverse, collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use workspace::{Crate, Workspace, command::npm_program, remap::remapped, tools::Tool};
use xshell::{Shell, cmd};

use crate::{module::Module, package::Package};

const TARGET: &str = "wasm32-unknown-unknown";

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) name: String,
    pub(crate) bytes: u64,
}

/// The package's module, with the names of its functions: built by the same steps, but that the linker leaves the names
/// in and wasm-opt keeps them. The functions are the same, but that wasm-opt orders those used equally often by name.
pub(crate) fn named_module(shell: &Shell, workspace: &Workspace, one: &Crate) -> Result<PathBuf> {
    let (name, stem, path) = (&one.name, one.file_stem(), one.path());
    // A folder of its own, so that the next build of the package finds everything as it was.
    let target = workspace.target.join("named");
    let folder = target.join("packages").join(name);
    let (command, linked) = if one.uses_wasm_bindgen {
        let command = cmd!(
            shell,
            "wasm-pack --log-level warn build {path} --target web --no-gitignore --no-opt --out-dir {folder}"
        );
        (command, folder.join(format!("{stem}_bg.wasm")))
    } else {
        shell.create_dir(&folder)?;
        let command = cmd!(
            shell,
            "cargo rustc --package {name} --release --target {TARGET} --crate-type cdylib"
        );
        (command, target.join(format!("{TARGET}/release/{stem}.wasm")))
    };
    let features = one.package_features.iter().flat_map(|it| ["--features", it]);
    let command = command.args(features).args(["--config", "profile.release.strip = \"none\""]);
    remapped(command.arg("--target-dir").arg(&target), shell, workspace)?
        .ignore_stdout()
        .run()
        .with_context(|| format!("building {path} with names"))?;

    let (wasm_opt, flags) = (npm_program("wasm-opt"), &one.wasm_opt);
    let named = folder.join(format!("{stem}.named.wasm"));
    // With DWARF in the module, wasm-opt would leave out some of its work.
    cmd!(shell, "{wasm_opt} --strip-dwarf {flags...} --debuginfo {linked} -o {named}").run()?;

    let length = |bytes: &[u8]| Module::read(bytes).map(|module| module.code_length());
    let (with, without) = (length(&fs::read(&named)?)?, length(&Package::read(one)?.bytes)?);
    if with != without {
        eprintln!("With names, the functions take {with} bytes, not {without} as in the package.");
    }
    Ok(named)
}

/// Everything in the module, the heaviest first.
pub(crate) fn items(shell: &Shell, workspace: &Workspace, one: &Crate) -> Result<Vec<Item>> {
    let twiggy = Tool::twiggy();
    if !twiggy.is_installed(shell) {
        twiggy.install(shell).with_context(|| format!("cure: {}", twiggy.cure()))?;
    }
    let named = named_module(shell, workspace, one)?;
    let output = cmd!(shell, "twiggy top -n 4294967295 -f json {named}").read()?;
    read_items(&output).context("reading what twiggy said")
}

/// Functions that differ only in their hash count together.
fn read_items(json: &str) -> Result<Vec<Item>> {
    let list: Value = serde_json::from_str(json)?;
    let mut sums = BTreeMap::new();
    for item in list.as_array().context("it is no list")? {
        let name = without_hashes(item["name"].as_str().context("an item has no name")?);
        // The names themselves are not in the package.
        if !name.contains("subsection") && !name.contains("custom section") {
            let bytes = item["shallow_size"].as_u64().context("an item has no size")?;
            *sums.entry(name).or_insert(0) += bytes;
        }
    }
    let items = sums.into_iter().map(|(name, bytes)| Item { name, bytes });
    let mut items: Vec<Item> = items.collect();
    items.sort_by_key(|item| Reverse(item.bytes));
    Ok(items)
}

/// rustc puts hashes into names, at their end (`::h` and 16 digits) or after each crate (`core[c5930c85a12de822]`). They
/// are new with each compiler and each version of a crate.
fn without_hashes(name: &str) -> String {
    let is_hash = |it: &str| it.len() > 8 && it.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    };
    let parts = name.split_inclusive('[').map(|part| match part.split_once(']') {
        Some((hash, rest)) if is_hash(hash) => format!("]{rest}"),
        _ => part.to_owned(),
    });
    parts.collect::<String>().replace("[]", "")
}

#[cfg(test)]
mod tests {
    use super::{Item, read_items};

    #[test]
    fn items_are_known_again_whatever_the_hashes() {
        let json = r#"[
            { "name": "core::fmt::write::h0123456789abcdef", "shallow_size": 30 },
            { "name": "core::fmt::write::hfedcba9876543210", "shallow_size": 12 },
            { "name": "<core[c5930c85a12de822]::fmt::Formatter>::pad[1]", "shallow_size": 50 },
            { "name": "\"function names\" subsection", "shallow_size": 5000 }
        ]"#;
        let item = |name: &str, bytes| Item { name: name.to_owned(), bytes };
        let expected = [item("<core::fmt::Formatter>::pad[1]", 50), item("core::fmt::write", 42)];
        assert_eq!(read_items(json).unwrap(), expected);
    }
}
