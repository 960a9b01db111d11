//! What a run prints and how it ends, and a healthy one.

use std::{path::Path, process::Command};

use workspace::{browsers::Engine, command, tools::Tool};

use crate::support::{Findings, Patient, left_out};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// In the real workspace, with what only this machine's owner can cure left aside: room, the port, and other tools.
#[test]
fn a_workspace_that_is_set_up_is_healthy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shell = command::shell(&root).unwrap();
    if !Tool::wasm_pack().is_installed(&shell) || Engine::Chrome.find(&shell).is_err() {
        return left_out("the workspace is not set up: cargo xtask setup");
    }
    let checks = [
        "toolchain",
        "lockfile",
        "wasm-bindgen",
        "npm",
        "browsers",
        "network",
        "start",
        "features",
        "dependencies",
        "getrandom",
        "suites",
        "packages",
    ];
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["doctor", "--json", "--timeout", "60"]).args(checks).current_dir(&root);
    // What runs the tests may be a newer toolchain.
    command.env_remove("RUSTUP_TOOLCHAIN");
    let output = command.output().unwrap();
    let findings = Findings::of(&output);
    assert!(output.status.success(), "{}", text(&output.stdout));
    findings.is_ok("Chrome starts", "");
    findings.is_ok("dependencies", "none in the modules that needs");
    findings.is_ok("getrandom", "has a backend for browsers");
    findings.is_ok("suites", "crates have tests for every host");
    findings.is_ok("network", "nothing is left to download");
}

#[test]
fn people_read_what_was_found_and_the_cure() {
    let patient = Patient::new();
    let output = patient.command(&["doctor", "wasm-pack", "suites"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    for line in [
        "cure     wasm-pack  it is not on the PATH",
        &format!("wanted: {}", Tool::wasm_pack().version),
        &format!("cure:   {}", Tool::wasm_pack().cure()),
        "ok       suites     1 crates have tests for every host",
        "1 ok, 1 to cure, 0 not looked at, in ",
    ] {
        assert!(said.contains(line), "{said}");
    }
}

#[test]
fn a_check_that_does_not_exist_is_an_error_that_lists_those_that_do() {
    let output = Patient::new().command(&["doctor", "wasm"]).output().unwrap();
    let said = text(&output.stderr);
    assert!(said.contains("no check wasm; there are: toolchain, "), "{said}");
}

#[test]
fn a_program_that_hangs_is_not_waited_for() {
    let patient = Patient::new();
    patient.program("bin/wasm-pack", "sleep 5");
    let findings = patient.examine_with(&["wasm-pack"], &["--timeout", "0.5"]);
    findings.is_unknown("wasm-pack", "no answer in 0.5 s");
}

#[test]
fn the_words_that_fail_point_to_the_doctor() {
    let patient = Patient::new();
    patient.write("Cargo.toml", "[workspace]\nmembers = [\"missing\"]\n");
    let last_line = |word: &str| {
        let output = patient.command(&[word]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        text(&output.stderr).lines().last().unwrap().to_owned()
    };
    for word in ["start", "test", "setup"] {
        assert_eq!(last_line(word), "`cargo xtask doctor` looks for what is known to go wrong");
    }
    assert!(!last_line("check").contains("doctor"));
}
