//! Running commands: each is printed before it runs, so that a learner can run it by hand.

use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, Shell};

/// A shell in the workspace's root, with the workspace's own tools first on its `PATH`.
pub fn shell(root: &Path) -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    shell.set_var("PATH", search_path(root)?);
    Ok(shell)
}

fn search_path(root: &Path) -> Result<OsString> {
    let own = [root.join(".tools/bin"), root.join("node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))?)
}

/// The program behind `cargo xtask`, for the tools that it starts: Cargo puts it beside them.
pub fn xtask() -> Result<PathBuf> {
    let path = env::current_exe()
        .context("asking for this program's place")?
        .with_file_name(format!("xtask{}", env::consts::EXE_SUFFIX));
    ensure!(
        path.exists(),
        "{} does not exist: cargo build --package xtask makes it",
        path.display()
    );
    Ok(path)
}

/// Where the shell would find a program.
pub fn find(shell: &Shell, program: &str) -> Option<PathBuf> {
    find_all(shell, program).into_iter().next()
}

/// Every place on the `PATH` that holds a program, the first one first.
pub fn find_all(shell: &Shell, program: &str) -> Vec<PathBuf> {
    which::which_in_all(program, shell.var_os("PATH"), shell.current_dir())
        .map(Iterator::collect)
        .unwrap_or_default()
}

/// npm's programs are batch files on Windows, and those are only found with their extension.
pub fn npm_program(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

/// The first version number that `PROGRAM --version` prints, or none where it cannot be run.
pub fn version(shell: &Shell, program: impl AsRef<Path>) -> Option<String> {
    let program = program.as_ref();
    let output = shell.cmd(program).arg("--version").quiet().ignore_stderr().read().ok()?;
    first_version(&output)
}

fn first_version(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
}

/// Runs a command with additional variables, shows its standard output as it comes, and hands each
/// line of it on. Says whether the command succeeded.
pub fn run_lines(
    command: Cmd<'_>,
    variables: &[(&str, String)],
    mut line: impl FnMut(&str),
) -> Result<bool> {
    eprint!("\n$ ");
    for (name, value) in variables {
        eprint!("{name}={value} ");
    }
    eprintln!("{command}");
    let mut command = Command::from(command);
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("running {command:?}"))?;
    if let Some(output) = child.stdout.take() {
        for bytes in BufReader::new(output).split(b'\n') {
            let bytes = bytes?;
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            line(&text);
        }
    }
    Ok(child.wait()?.success())
}

#[cfg(test)]
mod tests {
    use super::first_version;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        for (text, version) in [
            ("wasm-pack 0.15.1", Some("0.15.1")),
            ("v20.20.2", Some("20.20.2")),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12", Some("156.0.8078.79")),
            ("ChromeDriver 156.0.8078.79 (a21ce95)", Some("156.0.8078.79")),
            ("Mozilla Firefox 153.7.0esr", Some("153.7.0esr")),
            ("no version here", None),
        ] {
            assert_eq!(first_version(text).as_deref(), version);
        }
    }
}
