//! `cargo xtask new`, `init` and `upgrade`: a tool of its own, so that a build of the packages need not compile it.

mod answers;
mod changes;
mod git;
mod identity;
mod init;
mod name;
mod new;
mod newest;
mod part;
mod pin;
mod pins;
mod skeleton;
mod template;
mod text;
mod upgrade;

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
    /// Make this clone a project of your own
    Init(init::Wish),
    /// Move what is pinned to what there is by now, one at a time, and undo what the tests do not pass with
    Upgrade(upgrade::Wish),
}

fn main() -> ExitCode {
    match run(&Arguments::parse().word) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(word: &Word) -> Result<()> {
    let workspace = Workspace::load()?;
    let shell = command::shell(&workspace.root)?;
    match word {
        Word::New(wish) => new::new(&shell, &workspace, wish),
        Word::Init(wish) => init::init(&shell, &workspace, wish),
        Word::Upgrade(wish) => upgrade::upgrade(&shell, &workspace, wish),
    }
}
