//! `cargo workshop`: the learner's runner, and what holds the workshop itself.

mod ground;
mod hosts;
mod learner;
mod list;
mod output;
mod progress;
mod verify;
mod watch;

use std::{env, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use console::style;
use workspace::command;
use xshell::cmd;

use crate::learner::Learner;

#[derive(Parser)]
#[command(name = "cargo workshop", bin_name = "cargo workshop")]
struct Arguments {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Look whether this machine is ready, and begin
    Start {
        /// As much as fits into this time: "90 minutes", "half day" or "full day"
        #[arg(long)]
        track: Option<String>,
    },
    /// Check the exercise that you work on, or another
    Check {
        id: Option<String>,
        /// Show all that the commands say
        #[arg(long)]
        verbose: bool,
    },
    /// Go on to the next exercise, or to another
    Next {
        id: Option<String>,
        /// Though this one is not solved
        #[arg(long)]
        skip: bool,
    },
    /// Check again whenever a file has changed, and serve your page
    Watch {
        /// The port of the page
        #[arg(long, default_value_t = 8090)]
        port: u16,
    },
    /// Show one hint more
    Hint { id: Option<String> },
    /// Show all exercises, and which are solved
    List,
    /// Begin an exercise anew; what you wrote is kept in a backup
    Reset {
        #[arg(required_unless_present = "all")]
        id: Option<String>,
        #[arg(long, conflicts_with = "id")]
        all: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Show how we solved an exercise that you have solved
    Solution {
        id: String,
        /// Though you have not
        #[arg(long)]
        anyway: bool,
    },
    /// Put all that a room without a network needs into dist/workshop
    Pack,
    /// Hold the workshop itself: every exercise fails as it should, every solution passes
    Verify {
        /// These alone; all, and what is around them, where none is named
        ids: Vec<String>,
        /// Write what is generated: the timetables
        #[arg(long)]
        write: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().word) {
        Ok(true) => ExitCode::SUCCESS,
        // Said already.
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\n{} {error:#}", style("error:").red().bold().for_stderr());
            ExitCode::FAILURE
        }
    }
}

fn run(word: Word) -> Result<bool> {
    let here = env::current_dir()?;
    let root = here.ancestors().find(|it| it.join("workshop/workshop.toml").exists());
    let root = root.context("there is no workshop in or above this folder")?;
    let shell = command::shell(root)?;
    // What cargo says is read, and of that is shown what was expected and what came.
    shell.set_var("CARGO_TERM_COLOR", "never");
    shell.set_var("RUST_BACKTRACE", "0");
    // The runner's 20 seconds are short for a busy machine.
    shell.set_var("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let mut learner = Learner::new(&shell, root)?;
    match word {
        Word::Start { track } => learner.start(track),
        Word::Check { id, verbose } => learner.check(id.as_deref(), verbose),
        Word::Next { id, skip } => learner.next(id.as_deref(), skip),
        Word::Watch { port } => watch::watch(&mut learner, port),
        Word::Hint { id } => learner.hint(id.as_deref()),
        Word::List => Ok(learner.list()),
        Word::Reset { id, all, yes } => learner.reset(id.as_deref(), all, yes),
        Word::Solution { id, anyway } => learner.solution(&id, anyway),
        Word::Pack => Ok(cmd!(shell, "node workshop/pack.js").run().map(|()| true)?),
        Word::Verify { ids, write } => verify::verify(&shell, root, &ids, write),
    }
}
