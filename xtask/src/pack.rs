//! `pack`: the tarballs that npm would publish, in `dist/packages/`.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, ensure};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::npm::names;
use workspace::{Workspace, command::npm_program};

/// Packs what was built, and refuses a package that lacks a file or has one too many.
pub(crate) fn pack(shell: &Shell, workspace: &Workspace) -> Result<()> {
    let packages = workspace.root.join("dist/packages");
    shell.remove_path(&packages)?;
    shell.create_dir(&packages)?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["package", "file", "bytes"]);
    for one in &workspace.crates {
        for (file, bytes) in pack_one(shell, &one.folder.join("pkg"), &packages)? {
            table.add_row([one.name.clone(), file, bytes.to_string()]);
        }
    }
    if let Some(bytes) = table.column_mut(2) {
        bytes.set_cell_alignment(CellAlignment::Right);
    }
    println!("\n{}", table.trim_fmt());
    Ok(())
}

/// The names and sizes of what was packed, the tarball last.
fn pack_one(shell: &Shell, package: &Path, packages: &Path) -> Result<Vec<(String, u64)>> {
    let place = package.display().to_string();
    let manifest = fs::read(package.join("package.json"))
        .with_context(|| format!("packing {place}: cargo xtask build makes it"))?;
    let wanted = wanted(&serde_json::from_slice(&manifest)?);
    compare(&place, &names(package)?.into_iter().collect(), &wanted)?;

    let npm = npm_program("npm");
    let output = cmd!(shell, "{npm} pack {package} --json --pack-destination {packages}").read()?;
    let output: Value = serde_json::from_str(&output).context("reading what npm packed")?;
    let tarball = &output[0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let bytes = |file: &Value| file["size"].as_u64().unwrap_or_default();
    let files = tarball["files"].as_array().context("npm names no files")?;
    let packed = files.iter().map(|file| text(&file["path"])).collect();
    compare(&format!("the tarball of {place}"), &packed, &wanted)?;
    let of_tarball = (text(&tarball["filename"]), bytes(tarball));
    Ok(files.iter().map(|file| (text(&file["path"]), bytes(file))).chain([of_tarball]).collect())
}

/// What npm adds by itself, and what the manifest names.
fn wanted(manifest: &Value) -> BTreeSet<String> {
    let named = manifest["files"].as_array().into_iter().flatten().filter_map(Value::as_str);
    ["package.json", "README.md"].into_iter().chain(named).map(str::to_owned).collect()
}

fn compare(place: &str, files: &BTreeSet<String>, wanted: &BTreeSet<String>) -> Result<()> {
    let list =
        |files: Vec<&String>| files.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let missing = list(wanted.difference(files).collect());
    let extra = list(files.difference(wanted).collect());
    ensure!(missing.is_empty(), "{place} lacks {missing}: cargo xtask build makes it");
    ensure!(
        extra.is_empty(),
        "{place} holds what its package.json does not name: {extra}. Delete it, or add it to `files` in \
         [package.metadata.npm]"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use serde_json::json;
    use xshell::Shell;

    use super::pack_one;

    /// Packs a package of four files, changed beforehand. The error, or the names of what was packed.
    fn packed(change: impl FnOnce(&Path)) -> Result<Vec<String>, String> {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let package = folder.path().join("pkg");
        let files = ["sample.js", "sample_bg.wasm"];
        let manifest = json!({ "name": "sample", "version": "1.2.3", "files": files });
        shell.write_file(package.join("package.json"), manifest.to_string()).unwrap();
        for file in ["README.md"].iter().chain(&files) {
            shell.write_file(package.join(file), file).unwrap();
        }
        change(&package);
        let rows = pack_one(&shell, &package, folder.path()).map_err(|error| error.to_string())?;
        let names: Vec<String> = rows.into_iter().map(|(name, _)| name).collect();
        assert!(folder.path().join(names.last().unwrap()).exists());
        Ok(names)
    }

    #[test]
    fn a_package_is_packed_with_all_its_files() {
        let mut names = packed(|_| {}).unwrap();
        names.sort();
        let wanted =
            ["README.md", "package.json", "sample-1.2.3.tgz", "sample.js", "sample_bg.wasm"];
        assert_eq!(names, wanted);
    }

    #[test]
    fn a_file_that_is_missing_is_named() {
        for file in ["sample.js", "sample_bg.wasm", "README.md"] {
            let error = packed(|package| fs::remove_file(package.join(file)).unwrap()).unwrap_err();
            assert!(error.contains(&format!("lacks {file}: cargo xtask build")), "{error}");
        }
    }

    #[test]
    fn a_file_too_many_is_named() {
        for file in [".gitignore", "other_bg.wasm"] {
            let error = packed(|package| fs::write(package.join(file), "*").unwrap()).unwrap_err();
            assert!(error.contains(&format!("does not name: {file}. Delete it")), "{error}");
        }
    }
}
