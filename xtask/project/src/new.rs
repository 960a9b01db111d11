//! `new`: a crate of one's own, from a skeleton.

use anyhow::{Context, Result};
use workspace::{
    Workspace,
    command::{npm_program, xtask},
};
use xshell::{Shell, cmd};

use crate::{
    changes::{Changes, Made},
    name,
    skeleton::{self, Kind},
};

#[derive(clap::Args)]
pub(crate) struct Wish {
    /// What the crate is called: lower-case words with hyphens between them
    name: String,
    /// What it begins as
    #[arg(long, value_enum, default_value_t)]
    kind: Kind,
}

/// Makes the crate and builds it. Where anything fails, nothing is left of it.
pub(crate) fn new(shell: &Shell, workspace: &Workspace, Wish { name, kind }: &Wish) -> Result<()> {
    let files = skeleton::files(&workspace.root, *kind, name)?;
    name::check(shell, workspace, name, &files)?;
    let texts = files.iter().map(|(path, text)| (path.clone(), Some(text.clone().into_bytes())));
    // Cargo adds to the lockfile as soon as it sees a new crate, and a build to what the page has.
    let built = ["pkg", "pkg/sources"].map(|folder| format!("www/{folder}/{name}"));
    let others = ["Cargo.lock", "www/pkg/crates.json", &built[0], &built[1]];
    let made = Made::make(&workspace.root, &texts.collect::<Changes>(), &others)?;
    let paths: Vec<&String> = files.keys().collect();
    build(shell, name, &paths).with_context(|| format!("{name} is not there: making it failed"))?;
    made.keep()?;
    println!("\n{name} is built and within its budget. Its files:\n");
    for path in paths {
        println!("  {path}");
    }
    println!(
        "\nWhat next:\n\n  cargo xtask test {name}   its tests, natively, in Node and in browsers\
         \n  cargo xtask start{:width$}   the page, with its card",
        "",
        width = name.len()
    );
    Ok(())
}

/// As wide as its name makes them, lines are broken elsewhere; and what the module exports and weighs is only known once it is built.
fn build(shell: &Shell, name: &str, paths: &[&String]) -> Result<()> {
    let biome = npm_program("biome");
    cmd!(shell, "cargo fmt --package {name}").run()?;
    cmd!(shell, "{biome} check --write --files-ignore-unknown true --log-level warn {paths...}")
        .run()?;
    let xtask = xtask()?;
    cmd!(shell, "{xtask} build {name}").run()?;
    Ok(cmd!(shell, "{xtask} verify --as-built --bless {name}").run()?)
}
