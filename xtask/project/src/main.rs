//! `cargo xtask new`: a tool of its own, so that a build of the packages need not compile it.

mod created;
mod name;
mod new;
mod skeleton;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use workspace::{Workspace, command};

#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Make a crate that works at once, with its tests, a card on the page, and a budget
    New(new::Wish),
}

fn main() -> ExitCode {
    let Word::New(wish) = Arguments::parse().word;
    match run(&wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(wish: &new::Wish) -> Result<()> {
    let workspace = Workspace::load()?;
    let shell = command::shell(&workspace.root)?;
    new::new(&shell, &workspace, wish)
}
