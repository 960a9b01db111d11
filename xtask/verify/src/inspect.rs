//! `inspect`: what is inside a crate's module.

use anyhow::Result;
use comfy_table::{CellAlignment, Table, presets};
use workspace::{Crate, Workspace, command::npm_program};
use xshell::{Shell, cmd};

use crate::{items::named_module, module::Module, package::Package, release};

/// How many of the heaviest items are shown.
const SHOWN: usize = 20;

pub(crate) fn inspect(shell: &Shell, workspace: &Workspace, one: &Crate, text: bool) -> Result<()> {
    if text {
        let (wasm2wat, named) = (npm_program("wasm2wat"), named_module(shell, workspace, one)?);
        return Ok(cmd!(shell, "{wasm2wat} {named}").run()?);
    }
    let package = Package::read(one)?;
    let (module, size) = (Module::read(&package.bytes)?, package.size(shell)?);
    println!("\n{}: {} bytes, {} in brotli\n", package.module.display(), size.raw, size.brotli);
    println!("{}", sections(&module));
    for (title, list) in [
        ("exports", &module.interface.exports),
        ("imports", &module.interface.imports),
        ("features", &module.interface.features),
    ] {
        println!("\n{} {title}\n  {}", list.len(), list.join("\n  "));
    }
    let heaviest = release::heaviest(shell, workspace, one, SHOWN)?;
    println!("\nThe {SHOWN} heaviest items\n{heaviest}");
    Ok(())
}

fn sections(module: &Module) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["section", "bytes", "from byte"]);
    for (name, place) in &module.sections {
        table.add_row([name.clone(), place.len().to_string(), place.start.to_string()]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}
