//! What `build --explain` prints is what `build` does.

#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is a failure")]

use std::{
    collections::HashSet,
    fs,
    io::{Write, stdout},
    path::Path,
    process::Command,
};

use workspace::{
    Crate, Workspace,
    command::{find, shell},
};
use xshell::cmd;

fn xtask(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo xtask {}: {error}", arguments.join(" "));
    String::from_utf8(output.stdout).unwrap()
}

fn module(one: &Crate, folder: &Path) -> Vec<u8> {
    let end = if one.uses_wasm_bindgen { "_bg.wasm" } else { ".wasm" };
    let path = folder.join(one.file_stem() + end);
    fs::read(&path).unwrap_or_else(|error| panic!("reading {}: {error}", path.display()))
}

/// Crates whose commands differ in more than the name.
fn one_of_each_kind(workspace: &Workspace) -> Vec<&Crate> {
    let kind = |one: &Crate| {
        let settings = one.package.metadata["wasm-pack"].to_string();
        (one.uses_wasm_bindgen, one.package_features.clone(), settings)
    };
    let mut kinds = HashSet::new();
    workspace.crates.iter().filter(|one| kinds.insert(kind(one))).collect()
}

#[test]
fn the_commands_as_printed_make_the_same_modules() {
    let workspace = Workspace::load().unwrap();
    let shell = shell(&workspace.root).unwrap();
    if find(&shell, "sh").is_none() {
        // Not by println, whose text the test harness keeps to itself.
        writeln!(stdout(), "\nleft out: there is no sh on the PATH to run the commands in")
            .unwrap();
        return;
    }
    let crates = one_of_each_kind(&workspace);
    let names: Vec<&str> = crates.iter().map(|one| one.name.as_str()).collect();
    xtask(&[&["build"], &names[..]].concat());
    let folder = workspace.target.join("by-hand");
    shell.remove_path(&folder).unwrap();
    // Away from the workspace, and without its tools on the PATH: the script brings both.
    let elsewhere = shell.create_temp_dir().unwrap();
    shell.change_dir(elsewhere.path());
    shell.set_var("PATH", std::env::var_os("PATH").unwrap());
    let script = xtask(&[&["build", "--explain"], &names[..]].concat());
    cmd!(shell, "sh -eu -c {script}").run().unwrap();
    for one in crates {
        let by_hand = module(one, &folder.join(&one.name));
        assert!(by_hand == module(one, &one.folder.join("pkg")), "{} differs:\n{script}", one.name);
    }
}

#[test]
fn only_the_crates_named_are_explained() {
    let workspace = Workspace::load().unwrap();
    let [one, others @ ..] = &workspace.crates[..] else { return };
    let script = xtask(&["build", "--explain", &one.name]);
    let commands = |one: &Crate| script.matches(&format!(" --package {} ", one.name)).count();
    assert_eq!(commands(one), 1, "{script}");
    assert_eq!(others.iter().map(commands).sum::<usize>(), 0, "{script}");
}
