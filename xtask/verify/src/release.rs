//! The sizes of the last release, `release.toml` beside a crate's `Cargo.toml`.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::Result;
use comfy_table::{CellAlignment, Table, presets};
use serde::{Deserialize, Serialize};
use workspace::{Crate, Workspace};
use xshell::Shell;

use crate::{
    declared::{self, Size},
    items::{Item, items},
    package::Package,
};

/// How many items are written down: what is not among them was small.
const RECORDED: usize = 100;

const HEADER: &str = "\
# The last release in bytes, as `cargo xtask verify --record` wrote it: for who makes the module too large, to compare with.
";

#[derive(Serialize, Deserialize)]
struct Release {
    version: String,
    size: Size,
    items: BTreeMap<String, u64>,
}

fn path(one: &Crate) -> PathBuf {
    one.folder.join("release.toml")
}

/// Writes the sizes of what was built beside each crate.
pub(crate) fn record(shell: &Shell, workspace: &Workspace, crates: &[&Crate]) -> Result<()> {
    for one in crates {
        let heaviest = items(shell, workspace, one)?.into_iter().take(RECORDED);
        let release = Release {
            version: one.package.version.to_string(),
            size: Package::read(one)?.size(shell)?,
            items: heaviest.map(|it| (it.name, it.bytes)).collect(),
        };
        let text = toml_edit::ser::to_string_pretty(&release)?;
        fs::write(path(one), format!("{HEADER}\n{text}"))?;
        println!("wrote {}/release.toml for {}", one.path(), release.version);
    }
    Ok(())
}

/// The heaviest items, beside what they were in the last release.
pub(crate) fn heaviest(
    shell: &Shell,
    workspace: &Workspace,
    one: &Crate,
    count: usize,
) -> Result<String> {
    let items = items(shell, workspace, one)?;
    let size = Package::read(one)?.size(shell)?;
    let release = declared::read(&path(one))?;
    Ok(table(&items[..count.min(items.len())], size, release.as_ref()))
}

fn table(items: &[Item], size: Size, release: Option<&Release>) -> String {
    let mut table = Table::new();
    let before = release.map_or("last release", |it| &it.version);
    table.load_style(presets::NOTHING).set_header(["bytes", before, "change", "item"]);
    let mut add = |name: &str, bytes: u64, before: Option<u64>| {
        let absent = if release.is_some() { "small" } else { "none" };
        let was = before.map_or_else(|| absent.to_owned(), |it| it.to_string());
        let change = before.map(|it| format!("{:+}", bytes.cast_signed() - it.cast_signed()));
        table.add_row([bytes.to_string(), was, change.unwrap_or_default(), name.to_owned()]);
    };
    for it in items {
        add(&it.name, it.bytes, release.and_then(|release| release.items.get(&it.name).copied()));
    }
    add("the whole module", size.raw, release.map(|it| it.size.raw));
    add("the whole module in brotli", size.brotli, release.map(|it| it.size.brotli));
    for column in table.column_iter_mut().take(3) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let note =
        "\nThere is no release yet to compare with; cargo xtask verify --record writes one down.";
    table.trim_fmt() + if release.is_some() { "" } else { note }
}
