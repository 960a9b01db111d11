//! The pinned toolchain and its targets: there, and the ones in use.

use std::{env, path::Path};

use anyhow::Result;
use workspace::command::find;
use xshell::{Cmd, Shell, cmd};

use crate::{
    environment::{Environment, first_lines},
    finding::{Download, Finding},
};

/// What `rust-toolchain.toml` says.
struct Pinned {
    channel: String,
    components: Vec<String>,
    targets: Vec<String>,
}

impl Pinned {
    fn read(environment: &Environment) -> Result<Self> {
        let file = environment.toml("rust-toolchain.toml")?;
        let texts = |name: &str| -> Vec<String> {
            let list = file["toolchain"].get(name).and_then(|it| it.as_array());
            list.into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
        };
        let channel = file["toolchain"].get("channel").and_then(|it| it.as_str());
        Ok(Self {
            channel: channel.unwrap_or("stable").to_owned(),
            components: texts("components"),
            targets: texts("targets"),
        })
    }

    fn install(&self) -> String {
        let list = |option: &str, names: &[String]| match names {
            [] => String::new(),
            names => format!(" {option} {}", names.join(",")),
        };
        let (components, targets) = (list("-c", &self.components), list("-t", &self.targets));
        format!("rustup toolchain install {}{components}{targets}", self.channel)
    }
}

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    let (shell, pinned) = (environment.shell()?, Pinned::read(environment)?);
    let version = said(cmd!(shell, "rustc --version"));
    let is_pinned = version.split_whitespace().nth(1) == Some(&pinned.channel)
        || said(cmd!(shell, "rustup show active-toolchain")).starts_with(&pinned.channel);
    if !is_pinned {
        return Ok(vec![other_toolchain(&shell, &pinned, &version)]);
    }
    let mut findings = vec![Finding::healthy("toolchain", version)];
    let sysroot = said(cmd!(shell, "rustc --print sysroot"));
    for target in &pinned.targets {
        findings.push(
            if Path::new(&sysroot).join("lib/rustlib").join(target).join("lib").exists() {
                Finding::healthy("target", target)
            } else {
                let found = format!("{target} is not installed for Rust {}", pinned.channel);
                let cure = format!("rustup target add --toolchain {} {target}", pinned.channel);
                Finding::cure("target", found, target, cure).downloads(Download::Rust)
            },
        );
    }
    Ok(findings)
}

/// Which of the causes it is. Under `cargo xtask` rustup itself sets RUSTUP_TOOLCHAIN, whatever the cause.
fn other_toolchain(shell: &Shell, pinned: &Pinned, version: &str) -> Finding {
    let wanted = format!("Rust {}, which rust-toolchain.toml names", pinned.channel);
    let finding = |found: String, cure: String| Finding::cure("toolchain", found, &wanted, cure);
    if find(shell, "rustup").is_none() {
        let cure = "install rustup from https://rustup.rs";
        return finding(format!("{version}, and no rustup"), cure.into());
    }
    let unforced = said(
        cmd!(shell, "rustup show active-toolchain")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("RUSTUP_TOOLCHAIN_SOURCE"),
    );
    let override_of = (unforced.split_once("directory override for '"))
        .and_then(|(_, rest)| rest.split_once('\''))
        .map(|(folder, _)| folder);
    if let Some(folder) = override_of {
        let found = format!("{version}, since an override is set for {folder}");
        return finding(found, format!("rustup override unset --path {folder}"));
    }
    match shell.var("RUSTUP_TOOLCHAIN") {
        Ok(name) if !name.starts_with(&pinned.channel) => {
            if env::var("RUSTUP_TOOLCHAIN_SOURCE").is_ok_and(|source| source == "cli") {
                return finding(
                    format!("{version}, since Cargo was called with +{name}"),
                    "cargo xtask doctor, without the +".into(),
                );
            }
            let found = format!("{version}, since RUSTUP_TOOLCHAIN is set to {name}");
            finding(found, unset("RUSTUP_TOOLCHAIN"))
        }
        _ => finding(version.to_owned(), pinned.install()).downloads(Download::Rust),
    }
}

/// The command that removes a variable.
pub(crate) fn unset(variable: &str) -> String {
    if cfg!(windows) { format!("Remove-Item Env:{variable}") } else { format!("unset {variable}") }
}

/// What a program prints, or why it cannot be run.
fn said(command: Cmd<'_>) -> String {
    match command.quiet().ignore_status().output() {
        Ok(output) if output.status.success() => {
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        }
        Ok(output) => first_lines(&String::from_utf8_lossy(&output.stderr)),
        Err(error) => error.to_string(),
    }
}
