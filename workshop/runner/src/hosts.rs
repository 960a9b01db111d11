//! Runs what checks an exercise, host by host.

use std::{fs, path::PathBuf, process::Output, time::Duration};

use anyhow::{Result, anyhow};
use console::style;
use indicatif::{ProgressBar, ProgressStyle};
use workspace::{browsers::Engine, files};
use xshell::{Cmd, Shell, cmd};

use crate::{
    ground::Ground,
    list::{Exercise, Host},
    output::Failure,
};

impl Host {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Native => "this machine",
            Self::Node => "Node",
            Self::Package => "JavaScript",
            Self::Chrome => "Chrome",
        }
    }
}

/// The first host on which an exercise fails, and with what.
pub(crate) fn first_failure(
    shell: &Shell,
    ground: &Ground,
    exercise: &Exercise,
) -> Result<Option<(Host, Failure)>> {
    for &host in &exercise.hosts {
        let failure = run(shell, ground, exercise, host)?;
        let passes = failure.is_none();
        let verdict = if passes { style("passes").green() } else { style("does not pass").red() };
        eprintln!("  {}: {}", host.name(), verdict.for_stderr());
        if let Some(failure) = failure {
            return Ok(Some((host, failure)));
        }
    }
    Ok(None)
}

/// Runs one host's tests of an exercise, with the commands printed, and says what failed.
fn run(shell: &Shell, ground: &Ground, exercise: &Exercise, host: Host) -> Result<Option<Failure>> {
    let _there = shell.push_dir(&ground.folder);
    let _target = shell.push_env("CARGO_TARGET_DIR", &ground.target);
    let id = &exercise.id;
    let name = exercise.package();
    let commands = match host {
        Host::Native => vec![cmd!(shell, "cargo test --package {name}")],
        Host::Node => vec![cmd!(shell, "wasm-pack test --node {id} --test suite")],
        Host::Package => {
            let mut tests: Vec<PathBuf> = files(&ground.place(exercise).join("tests"))?;
            tests.retain(|path| path.to_string_lossy().ends_with(".test.js"));
            tests.sort();
            let reporter = "--test-reporter=tap";
            vec![build(shell, id), cmd!(shell, "node --test {reporter} {tests...}")]
        }
        Host::Chrome => vec![chrome(shell, ground, exercise)?],
    };
    for command in commands {
        let output = captured(command)?;
        if !output.status.success() {
            return Ok(Some(Failure::of(&output)));
        }
    }
    Ok(None)
}

/// The package that the learner's page loads.
pub(crate) fn build<'a>(shell: &'a Shell, id: &str) -> Cmd<'a> {
    cmd!(shell, "wasm-pack build --dev --target web {id}")
}

/// Shows a command, and keeps back what it says; in a terminal, seconds are counted meanwhile.
pub(crate) fn captured(command: Cmd<'_>) -> Result<Output> {
    eprintln!("  {}", style(format!("$ {command}")).dim().for_stderr());
    let clock = ProgressBar::new_spinner();
    clock.set_style(ProgressStyle::with_template("  {spinner} {elapsed}")?);
    clock.enable_steady_tick(Duration::from_millis(100));
    let output = command.quiet().ignore_status().output()?;
    clock.finish_and_clear();
    Ok(output)
}

fn chrome<'a>(shell: &'a Shell, ground: &Ground, exercise: &Exercise) -> Result<Cmd<'a>> {
    let browser = Engine::Chrome.find(shell).map_err(|missing| anyhow!("{missing}"))?;
    let capabilities = ground.folder.join("webdriver.json");
    fs::write(&capabilities, browser.capabilities(&serde_json::Value::Null).to_string())?;
    let (id, arguments) = (&exercise.id, browser.wasm_pack_arguments());
    let command = cmd!(shell, "wasm-pack test --headless {arguments...} {id} --test browser");
    Ok(command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities))
}
