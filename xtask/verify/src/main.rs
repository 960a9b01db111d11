//! `cargo xtask verify` and `cargo xtask inspect`: a tool of its own, so that a build of the packages need not compile it.

mod declared;
mod gates;
mod inspect;
mod items;
mod module;
mod package;
mod release;
mod reproducible;
mod traces;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use workspace::{
    Workspace,
    command::{self, xtask},
};
use xshell::{Shell, cmd};

#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Build the packages, and hold each against what is declared of it
    Verify(VerifyArguments),
    /// Show what is inside the module of a crate: sections, exports, imports, features, the heaviest items
    Inspect {
        /// The crate
        name: String,
        /// Print the module in the text format, with the names of its functions, and nothing else
        #[arg(long)]
        text: bool,
    },
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(clap::Args)]
struct VerifyArguments {
    /// The crates; all of them where none is named
    crates: Vec<String>,
    /// Write what was built into crates/*/module.toml, and budgets that do not fit into crates/*/Cargo.toml
    #[arg(long)]
    bless: bool,
    /// Write the sizes of this release into crates/*/release.toml, for later ones to be compared with
    #[arg(long)]
    record: bool,
    /// Build in another folder as well, with another home, and compare every byte
    #[arg(long, conflicts_with_all = ["crates", "bless", "record"])]
    reproducible: bool,
    /// Take the packages as they are, without building
    #[arg(long)]
    as_built: bool,
}

fn main() -> ExitCode {
    match run(Arguments::parse().word) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(word: Word) -> Result<()> {
    let workspace = Workspace::load()?;
    let shell = command::shell(&workspace.root)?;
    match word {
        Word::Verify(arguments) => {
            let crates = workspace.select(&arguments.crates)?;
            if !arguments.as_built {
                build(&shell, &arguments.crates)?;
            }
            if arguments.reproducible {
                return reproducible::compare(&shell, &workspace);
            }
            verify::verify(&shell, &workspace, &crates, arguments.bless)?;
            if arguments.record {
                release::record(&shell, &workspace, &crates)?;
            }
            Ok(())
        }
        Word::Inspect { name, text } => {
            let names = [name];
            let selected = workspace.select(&names)?;
            build(&shell, &names)?;
            selected.iter().try_for_each(|one| inspect::inspect(&shell, &workspace, one, text))
        }
    }
}

fn build(shell: &Shell, names: &[String]) -> Result<()> {
    let xtask = xtask()?;
    Ok(cmd!(shell, "{xtask} build {names...}").ignore_stdout().run()?)
}
