//! The workspace's own tool: `cargo xtask <word>`. Each word is explained by `cargo xtask help`.

mod build;
mod check;
mod doctor;
mod explain;
mod npm;
mod pack;
mod page;
mod report;
mod server;
mod setup;
mod site;
mod start;
mod system;
mod test;

use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};
use xshell::{Shell, cmd};

use crate::{doctor::Examination, server::Server, setup::Purpose, system::Permission};
use workspace::{Workspace, browsers::Engine, command};

/// Builds, serves, tests and checks the workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Set up what is missing, build every crate, serve the page, reload it on save
    Start {
        /// The port of the page
        #[arg(long, env = "PORT", default_value_t = 8080)]
        port: u16,
    },
    /// Set up what is missing, run every test, print one table
    Test {
        /// The crates to test, without the page; all of them and the page where none is named
        crates: Vec<String>,
        /// Only in this browser: chrome, firefox or webkit
        #[arg(long, value_parser = Engine::from_name)]
        browser: Option<Engine>,
        #[command(flatten)]
        permission: Permission,
    },
    /// Install the pinned tools, the Rust target, browsers and drivers
    Setup {
        #[command(flatten)]
        permission: Permission,
    },
    /// Look for what is known to go wrong, and name the cure of each; change nothing
    Doctor(Examination),
    /// Build the packages: crates/*/pkg, and a copy for the page in www/pkg
    Build {
        /// The crates to build; all of them where none is named
        crates: Vec<String>,
        /// Print the commands that make the modules, to run by hand, and build nothing
        #[arg(long)]
        explain: bool,
    },
    /// Build the packages, and the page as a static folder for any host: dist/site
    Site,
    /// Build the packages, and pack them as npm would publish them: dist/packages/*.tgz
    Pack,
    /// Build the packages, and hold each against what is declared of it: module.toml, its budget (see --help)
    #[command(disable_help_flag = true)]
    Verify(ForTool),
    /// Show what is inside the module of a crate (see --help)
    #[command(disable_help_flag = true)]
    Inspect(ForTool),
    /// Make a crate that works at once, with its tests, a card on the page, and a budget (see --help)
    #[command(disable_help_flag = true)]
    New(ForTool),
    /// Make this clone a project of your own: its name, repository, authors, licence and npm scope (see --help)
    #[command(disable_help_flag = true)]
    Init(ForTool),
    /// Move what is pinned (the compiler, tools, npm's packages) to what there is by now, each if the tests pass (see --help)
    #[command(disable_help_flag = true)]
    Upgrade(ForTool),
    /// Check formats, lints, types and licences
    Check,
}

/// For a tool of its own, so that a build of the packages need not compile it.
#[derive(clap::Args)]
struct ForTool {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

impl ForTool {
    fn run(&self, shell: &Shell, tool: &str, word: &str) -> Result<()> {
        let arguments = &self.arguments;
        let command = cmd!(shell, "cargo run --quiet --package {tool} -- {word} {arguments...}");
        eprintln!("$ {command}");
        // Not by its own `run`, which gives it nothing to read: a tool may ask.
        let status = std::process::Command::from(command).status()?;
        ensure!(status.success(), "{word} did not succeed");
        Ok(())
    }
}

fn main() -> ExitCode {
    let word = Arguments::parse().word;
    let is_examined = matches!(word, Word::Start { .. } | Word::Test { .. } | Word::Setup { .. });
    match run(word) {
        Ok(()) => ExitCode::SUCCESS,
        // Not returned from main: that would add a backtrace of this tool to what a person reads.
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            if is_examined {
                eprintln!("`cargo xtask doctor` looks for what is known to go wrong");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(word: Word) -> Result<()> {
    if let Word::Doctor(examination) = word {
        // Before the workspace is read, which a fault may prevent.
        return doctor::examine(examination);
    }
    let workspace = Workspace::load()?;
    let shell = command::shell(&workspace.root)?;
    let build_all = || build::build(&shell, &workspace, &workspace.select(&[])?);
    let setup = |purpose, permission| setup::setup(&shell, &workspace, purpose, permission);
    match word {
        Word::Start { port } => {
            // A port that is taken is said at once, not after a minute of building.
            let server = Server::bind(workspace.root.join("www"), port)?;
            setup(Purpose::Build, Permission::default())?;
            start::start(&shell, &workspace, server)
        }
        Word::Test { crates, browser, permission } => {
            setup(Purpose::Test, permission)?;
            test::test(&shell, &workspace, &crates, browser)
        }
        // Answered above.
        Word::Doctor(_) => Ok(()),
        Word::Setup { permission } => setup(Purpose::Test, permission),
        Word::Build { crates, explain: true } => {
            explain::explain(&shell, &workspace, &workspace.select(&crates)?)
        }
        Word::Build { crates, explain: false } => {
            setup(Purpose::Build, Permission::default())?;
            build::build(&shell, &workspace, &workspace.select(&crates)?)
        }
        Word::Site => {
            setup(Purpose::Build, Permission::default())?;
            build_all()?;
            site::site(&shell, &workspace)
        }
        Word::Pack => {
            setup(Purpose::Build, Permission::default())?;
            build_all()?;
            pack::pack(&shell, &workspace)
        }
        Word::Verify(arguments) => arguments.run(&shell, "verify", "verify"),
        Word::Inspect(arguments) => arguments.run(&shell, "verify", "inspect"),
        Word::New(arguments) => {
            // What is made is formatted, which takes what checks take.
            setup(Purpose::Check, Permission::default())?;
            arguments.run(&shell, "project", "new")
        }
        Word::Init(arguments) => arguments.run(&shell, "project", "init"),
        Word::Upgrade(arguments) => arguments.run(&shell, "project", "upgrade"),
        Word::Check => {
            setup(Purpose::Check, Permission::default())?;
            // The page's types come from the packages.
            build_all()?;
            check::check(&shell, &workspace)
        }
    }
}
