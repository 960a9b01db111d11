//! What is pinned moves, in a copy of this workspace.

use workspace::command::npm_program;
use xshell::{Shell, cmd};

use crate::copy::{Copy, left_out};

const TOOLS: &str = "xtask/workspace/src/tools.rs";
const OLD: &str = "2.10.0";

/// Two tools that no test of a copy needs, and the only package of npm, each older than there is. None without a network.
fn outdated() -> Option<Copy> {
    let shell = Shell::new().unwrap();
    let npm = npm_program("npm");
    if cmd!(shell, "{npm} view smol-toml version").quiet().ignore_stderr().read().is_err() {
        left_out("the registries cannot be reached");
        return None;
    }
    let copy = Copy::of_workspace();
    let text = copy.read(TOOLS);
    let older = |name: &str, version: &str, text: &str| {
        let (before, rest) = text.split_once(&format!("const {name}: &str = \"")).unwrap();
        let (_, after) = rest.split_once('"').unwrap();
        format!("{before}const {name}: &str = \"{version}\"{after}")
    };
    let text = older("TWIGGY", "0.7.0", &older("PUPPETEER_BROWSERS", OLD, &text));
    copy.write(TOOLS, &text);
    // So that what the set-up installs is soon there.
    copy.remove("node_modules");
    copy.write("package.json", r#"{ "name": "own", "devDependencies": { "smol-toml": "1.3.0" } }"#);
    copy.remove("package-lock.json");
    copy.sh(&npm, &["install", "--package-lock-only", "--no-audit", "--no-fund"]);
    copy.commit();
    Some(copy)
}

#[test]
fn what_the_tests_pass_with_is_kept_and_the_rest_is_undone() {
    let Some(copy) = outdated() else { return };
    let names = ["twiggy", "@puppeteer/browsers", "smol-toml"];
    let shown = copy.runs("project", &[&["upgrade", "--dry-run"], &names[..]].concat());
    assert!(shown.contains("twiggy: there is 0.7.0 -> "), "{shown}");
    assert_eq!(copy.changes(), "");

    // Passes as long as this one is old.
    let test = format!("git grep --quiet --fixed-strings {OLD} -- {TOOLS}");
    let output = copy.fails("project", &[&["upgrade", "--test", &test], &names[..]].concat());
    for line in [
        "twiggy: moved 0.7.0 -> ",
        "@puppeteer/browsers: undone 2.10.0 -> ",
        "smol-toml: moved 1.3.0 -> ",
    ] {
        assert!(output.contains(line), "no {line} in {output}");
    }
    let changed = copy.changes();
    assert_eq!(changed, format!(" M package-lock.json\n M package.json\n M {TOOLS}\n"));
    assert!(copy.read(TOOLS).contains(OLD));
    assert!(!copy.read(TOOLS).contains("0.7.0"));
    for path in ["package.json", "package-lock.json"] {
        assert!(!copy.read(path).contains("1.3.0"), "{path}");
    }

    let error = copy.fails("project", &["upgrade"]);
    assert!(error.contains("this is not committed"), "{error}");
    copy.commit();
    let again = copy.runs("project", &["upgrade", "--test", &test, "twiggy", "smol-toml"]);
    assert!(again.contains("twiggy: none is newer\nsmol-toml: none is newer\n"), "{again}");
    let unknown = copy.fails("project", &["upgrade", "attic"]);
    assert!(
        unknown.contains("there is no `attic` to upgrade: there are rust, wasm-bindgen"),
        "{unknown}"
    );
}

/// As a terminal does it: the signal goes to all that runs.
#[cfg(unix)]
#[test]
fn what_is_stopped_is_undone() {
    use std::{
        io::{BufRead, BufReader},
        os::unix::process::CommandExt,
        process::Stdio,
    };

    let Some(copy) = outdated() else { return };
    let test = "node -e 'console.log(\"at work\"); setInterval(() => {}, 1000)'";
    let mut upgrade = copy.program("project");
    upgrade.args(["upgrade", "twiggy", "smol-toml", "--test", test]);
    let mut child = upgrade.process_group(0).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "at work"));
    assert_eq!(copy.changes(), format!(" M {TOOLS}\n"));
    let group = format!("-{}", child.id());
    copy.sh("kill", &["-INT", "--", &group]);
    let rest: Vec<String> = lines.collect();
    assert!(!child.wait().unwrap().success());
    assert!(rest.iter().any(|line| line.starts_with("twiggy: undone")), "{rest:?}");
    assert!(!rest.iter().any(|line| line.starts_with("smol-toml")), "{rest:?}");
    assert_eq!(copy.changes(), "");
}
