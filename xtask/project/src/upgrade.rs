//! `upgrade`: what is pinned moves to what there is by now, one after the other. What the tests do not pass with is undone.

use anyhow::{Result, bail, ensure};
use semver::Version;
use workspace::Workspace;
use xshell::{Cmd, Shell, cmd};

use crate::{
    changes::{Changes, Made, is_interrupted},
    git,
    pins::{self, Group, Pin},
    template,
};

/// The names of the files that an upgrade changes, wherever they are.
const FILES: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    "module.toml",
    "package-lock.json",
    "package.json",
    "rust-toolchain.toml",
    "tools.rs",
];

#[derive(clap::Args)]
pub(crate) struct Wish {
    /// What to move, such as rust or wasm-bindgen; all that is pinned where nothing is named
    names: Vec<String>,
    /// What is run after each, and has to succeed
    #[arg(long, value_name = "COMMAND", default_value = "cargo xtask test")]
    test: String,
    /// Write down what the modules export, import and weigh by it, for you to review; otherwise they are held to what they did
    #[arg(long)]
    bless: bool,
    /// Instead, take what the template has learned since this project was made of it, or since this was said last: the
    /// address that it is cloned from
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["names", "test", "bless", "dry_run"])]
    template: Option<String>,
    /// Show what there is, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// One pin, and what it moves to.
type Move<'a> = (&'a Pin, Version);

pub(crate) fn upgrade(shell: &Shell, workspace: &Workspace, wish: &Wish) -> Result<()> {
    let words = shlex::split(&wish.test).unwrap_or_default();
    let Some(test) = words.split_first() else {
        bail!("`{}` is no command to test with", wish.test);
    };
    if !wish.dry_run {
        git::require_clean(shell, "")?;
    }
    if let Some(address) = &wish.template {
        return template::merge(shell, workspace, address);
    }
    let groups = chosen(workspace, &wish.names)?;
    let (mut lines, mut has_failed) = (Vec::new(), false);
    for group in &groups {
        let outcome = match newer(shell, group) {
            Ok(moves) if moves.is_empty() => "none is newer".to_owned(),
            Ok(moves) if wish.dry_run => format!("there is {}", versions(&moves)),
            Ok(moves) => {
                eprintln!("\n{}: moves {}", group.name, versions(&moves));
                match one(shell, workspace, &moves, wish.bless, test) {
                    Ok(()) => format!("moved {}", versions(&moves)),
                    Err(error) => {
                        has_failed = true;
                        format!("undone {}: {error:#}", versions(&moves))
                    }
                }
            }
            Err(error) => {
                has_failed = true;
                format!("not known: {error:#}")
            }
        };
        lines.push(format!("{}: {outcome}", group.name));
        if is_interrupted() {
            break;
        }
    }
    println!("\n{}", lines.join("\n"));
    ensure!(!has_failed, "what is undone or not known stays as it was");
    Ok(())
}

fn chosen(workspace: &Workspace, names: &[String]) -> Result<Vec<Group>> {
    let mut groups = pins::groups(&workspace.root)?;
    for name in names {
        if !groups.iter().any(|it| it.name == *name) {
            let known: Vec<&str> = groups.iter().map(|it| it.name.as_str()).collect();
            bail!("there is no `{name}` to upgrade: there are {}", known.join(", "));
        }
    }
    groups.retain(|it| names.is_empty() || names.contains(&it.name));
    Ok(groups)
}

fn newer<'a>(shell: &Shell, group: &'a Group) -> Result<Vec<Move<'a>>> {
    let mut moves = Vec::new();
    for pin in &group.pins {
        let newest = pin.newest(shell)?;
        if newest > pin.version {
            moves.push((pin, newest));
        }
    }
    Ok(moves)
}

fn versions(moves: &[Move<'_>]) -> String {
    let one = |(pin, version): &Move<'_>| match moves.len() {
        1 => format!("{} -> {version}", pin.version),
        _ => format!("{} {} -> {version}", pin.name, pin.version),
    };
    moves.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Moves one group, and tests. Where anything fails, all is as it was.
fn one(
    shell: &Shell,
    workspace: &Workspace,
    moves: &[Move<'_>],
    bless: bool,
    test: (&String, &[String]),
) -> Result<()> {
    let mut files = git::files(shell)?;
    files.retain(|path| path.rsplit('/').next().is_some_and(|name| FILES.contains(&name)));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let made = Made::make(&workspace.root, &Changes::new(), &files)?;
    let steps = || {
        moves.iter().try_for_each(|(pin, version)| pin.write(shell, version))?;
        cmd!(shell, "cargo update --workspace").run()?;
        later_lockfiles(shell, moves, &files)?;
        afresh(workspace, cmd!(shell, "cargo xtask setup"))?;
        if bless {
            afresh(workspace, cmd!(shell, "cargo xtask verify --bless"))?;
        }
        let (program, arguments) = test;
        afresh(workspace, cmd!(shell, "{program} {arguments...}"))
    };
    if let Err(error) = steps().and_then(|()| made.keep()) {
        if !is_interrupted()
            && let Err(error) = afresh(workspace, cmd!(shell, "cargo xtask setup"))
        {
            eprintln!("{error:#}\nThe next set-up brings back the tools that were here.");
        }
        return Err(error);
    }
    Ok(())
}

/// Runs a command with what is pinned now.
pub(crate) fn afresh(workspace: &Workspace, command: Cmd<'_>) -> Result<()> {
    let mut command = command.env_remove(pins::RUSTUP_TOOLCHAIN);
    if cfg!(windows) {
        // Where a program that runs, as this one, cannot be built anew.
        command = command.env("CARGO_TARGET_DIR", workspace.target.join("upgrade"));
    }
    Ok(command.run()?)
}

/// Lockfiles of other workspaces that have what moves, as the tool of wasm-bindgen must equal every library that it meets.
fn later_lockfiles(shell: &Shell, moves: &[Move<'_>], files: &[&str]) -> Result<()> {
    for lockfile in files.iter().filter(|path| path.ends_with("/Cargo.lock")) {
        let text = shell.read_file(lockfile)?;
        let is_in = |pin: &Pin| {
            text.contains(&format!("name = \"{}\"\nversion = \"{}\"\n", pin.name, pin.version))
        };
        let pins = moves.iter().map(|(pin, _)| *pin).filter(|pin| is_in(pin));
        let names: Vec<&String> = pins.map(|pin| &pin.name).collect();
        if names.is_empty() {
            continue;
        }
        let manifest = lockfile.replace("Cargo.lock", "Cargo.toml");
        let before = shell.read_file(&manifest)?;
        for (pin, version) in moves {
            pin.write_in(shell, &manifest, version)?;
        }
        let update = cmd!(shell, "cargo update --manifest-path {manifest}").args(names);
        if update.run().is_err() {
            // None that the tests need, or they will tell.
            shell.write_file(&manifest, before)?;
            eprintln!("{lockfile} is as it was");
        }
    }
    Ok(())
}
