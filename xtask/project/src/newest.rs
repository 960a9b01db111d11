//! What there is by now, as each registry tells it.

use std::env;

use anyhow::{Context, Result};
use semver::Version;
use serde_json::Value;
use toml_edit::DocumentMut;
use workspace::command::npm_program;
use xshell::{Shell, cmd};

/// rustup tells it only of a channel that is installed.
pub(crate) fn of_rust(shell: &Shell) -> Result<Version> {
    let server = env::var("RUSTUP_DIST_SERVER");
    let server = server.unwrap_or_else(|_| "https://static.rust-lang.org".into());
    let address = format!("{server}/dist/channel-rust-stable.toml");
    let text = cmd!(shell, "curl --fail --silent --show-error --location {address}").read()?;
    let document: DocumentMut = text.parse()?;
    let version = document.get("pkg").and_then(|it| it.get("rust")?.get("version")?.as_str());
    let version = version.context("the list of the newest has no Rust")?;
    Ok(Version::parse(version.split(' ').next().unwrap_or_default())?)
}

pub(crate) fn of_crate(shell: &Shell, name: &str) -> Result<Version> {
    // In a workspace, cargo tells what that has.
    let elsewhere = shell.create_temp_dir()?;
    let _there = shell.push_dir(elsewhere.path());
    let text = cmd!(shell, "cargo info --quiet --color never {name}").ignore_stderr().read()?;
    let line = text.lines().find_map(|line| line.strip_prefix("version: "));
    let line = line.context("cargo info tells no version")?;
    Ok(Version::parse(line.split(' ').next().unwrap_or_default())?)
}

pub(crate) fn of_npm_package(shell: &Shell, name: &str, wanted: &str) -> Result<Version> {
    let (npm, package) = (npm_program("npm"), format!("{name}@{wanted}"));
    let found: Value =
        serde_json::from_str(&cmd!(shell, "{npm} view {package} version --json").read()?)?;
    // One, or a list of all that are wanted.
    let found = found.as_array().cloned().unwrap_or_else(|| vec![found]);
    let versions = found.iter().filter_map(|it| Version::parse(it.as_str()?).ok());
    versions.filter(|it| it.pre.is_empty()).max().context("npm tells no version")
}
