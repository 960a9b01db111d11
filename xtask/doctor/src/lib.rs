//! Looks for what is known to go wrong between rustc and the browser, and names the cure of each. It reads, and changes
//! nothing.

mod browsers;
mod cargo_config;
mod child;
mod content_type;
mod dependencies;
mod environment;
mod features;
mod finding;
mod getrandom;
mod lockfile;
mod network;
mod npm;
mod packages;
mod page;
mod port;
mod proxy;
mod round;
mod space;
mod start;
mod suites;
mod toolchain;
mod tree;
mod wasm_opt;
mod wasm_pack;

use std::{path::PathBuf, time::Duration};

use anyhow::{Result, bail};

use environment::Environment;
pub use finding::{Download, Finding, Report, State};

/// What to look at.
pub struct Question {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The page's port.
    pub port: u16,
    /// The checks that are wanted, by name; all of them where none is named.
    pub checks: Vec<String>,
    /// How long to wait for an answer.
    pub timeout: Duration,
}

/// A part of the examination.
struct Check {
    name: &'static str,
    /// Whether the set-up cures what it finds, which is when the network matters.
    is_set_up: bool,
    look: fn(&Environment) -> Result<Vec<Finding>>,
}

/// The name of the check that comes after those of the set-up.
const NETWORK: &str = "network";

/// The name of the check that leaves something to clean up.
const START: &str = "start";

/// The others, in the order of the report.
const CHECKS: [Check; 15] = [
    Check { name: "toolchain", is_set_up: true, look: toolchain::check },
    Check { name: "lockfile", is_set_up: true, look: lockfile::check },
    Check { name: "wasm-bindgen", is_set_up: true, look: lockfile::command_line },
    Check { name: "wasm-pack", is_set_up: true, look: wasm_pack::check },
    Check { name: "npm", is_set_up: true, look: npm::check },
    Check { name: "browsers", is_set_up: true, look: browsers::check },
    Check { name: START, is_set_up: false, look: start::check },
    Check { name: "wasm-opt", is_set_up: false, look: wasm_opt::check },
    Check { name: "features", is_set_up: false, look: features::check },
    Check { name: "dependencies", is_set_up: false, look: dependencies::check },
    Check { name: "getrandom", is_set_up: false, look: getrandom::check },
    Check { name: "suites", is_set_up: false, look: suites::check },
    Check { name: "packages", is_set_up: false, look: packages::check },
    Check { name: "port", is_set_up: false, look: page::check },
    Check { name: "space", is_set_up: false, look: space::check },
];

/// Runs the checks, all at once, and does not wait for one that takes longer than the time given.
///
/// # Errors
/// If there is no check of a name.
pub fn examine(question: &Question) -> Result<Report> {
    let names: Vec<&str> = CHECKS.iter().map(|it| it.name).chain([NETWORK]).collect();
    if let Some(unknown) = question.checks.iter().find(|it| !names.contains(&it.as_str())) {
        bail!("there is no check {unknown}; there are: {}", names.join(", "));
    }
    Ok(round::run(question))
}
