//! Toolchains, in a rustup home of each test's own.

use std::{fs, os::unix::fs::symlink, path::PathBuf, process::Command};

use crate::support::{Patient, channel, left_out};

/// A home with a toolchain that is not the pinned one, and with the pinned one where that is wanted.
struct Rustup {
    patient: Patient,
    pinned: String,
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

impl Rustup {
    fn new() -> Option<Self> {
        let Some(version) = output("rustup", &["--version"]) else {
            left_out("there is no rustup here");
            return None;
        };
        let minor = version.strip_prefix("rustup 1.").and_then(|it| it.split('.').next());
        if minor.and_then(|it| it.parse().ok()) < Some(28) {
            left_out("before 1.28, rustup installs by itself what is missing");
            return None;
        }
        let mut patient = Patient::new();
        let home = patient.path("rustup");
        patient.write("rustup/settings.toml", "version = \"12\"\n");
        patient.set("RUSTUP_HOME", &home.display().to_string());
        let version = "rustc 1.60.0 (7737e0b5c 2022-04-04)";
        patient.tool("rustup/toolchains/other/bin/rustc", version);
        let about = output("rustc", &["-vV"])?;
        let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
        let pinned = format!("{}-{host}", channel());
        Some(Self { patient, pinned })
    }

    fn pinned(&self) -> PathBuf {
        self.patient.path("rustup/toolchains").join(&self.pinned)
    }

    /// The one that runs this test.
    fn with_pinned(self) -> Self {
        let sysroot = output("rustc", &["--print", "sysroot"]).unwrap();
        symlink(sysroot, self.pinned()).unwrap();
        self
    }
}

#[test]
fn a_toolchain_that_is_missing_is_installed_with_all_that_the_file_names() {
    let Some(Rustup { patient, .. }) = Rustup::new() else { return };
    patient.examine(&["toolchain"]).has_cure(
        "toolchain",
        "is not installed",
        &format!(
            "rustup toolchain install {} -c clippy,rustfmt -t wasm32-unknown-unknown",
            channel()
        ),
    );
    assert_eq!(fs::read_dir(patient.path("rustup/toolchains")).unwrap().count(), 1);
}

#[test]
fn a_variable_that_chooses_another_toolchain_is_unset() {
    let Some(rustup) = Rustup::new() else { return };
    let Rustup { mut patient, .. } = rustup.with_pinned();
    patient.examine(&["toolchain"]).is_ok("toolchain", "rustc ");
    patient.set("RUSTUP_TOOLCHAIN", "other");
    let found = "rustc 1.60.0 (7737e0b5c 2022-04-04), since RUSTUP_TOOLCHAIN is set to other";
    patient.examine(&["toolchain"]).has_cure("toolchain", found, "unset RUSTUP_TOOLCHAIN");
}

#[test]
fn an_override_is_unset_for_the_folder_that_has_it() {
    let Some(rustup) = Rustup::new() else { return };
    let Rustup { mut patient, .. } = rustup.with_pinned();
    let root = patient.root().display().to_string();
    let mut command = Command::new("rustup");
    command.args(["override", "set", "other", "--path", &root]);
    assert!(command.env("RUSTUP_HOME", patient.path("rustup")).output().unwrap().status.success());
    let cure = format!("rustup override unset --path {root}");
    let found = format!("since an override is set for {root}");
    patient.examine(&["toolchain"]).has_cure("toolchain", &found, &cure);
    // Under `cargo xtask` rustup sets the variable as well, and that is not the cause.
    patient.set("RUSTUP_TOOLCHAIN", "other");
    patient.examine(&["toolchain"]).has_cure("toolchain", &found, &cure);
}

#[test]
fn a_target_that_is_missing_is_added() {
    let Some(rustup) = Rustup::new() else { return };
    let patient = &rustup.patient;
    let folder = rustup.pinned().display().to_string();
    let version = format!("rustc {} (59807616e 2026-04-14)", channel());
    let script = format!("case $1 in --print) echo '{folder}';; *) echo '{version}';; esac");
    patient.program(&format!("{folder}/bin/rustc"), &script);
    let findings = patient.examine(&["toolchain"]);
    findings.is_ok("toolchain", &version);
    let cure = format!("rustup target add --toolchain {} wasm32-unknown-unknown", channel());
    findings.has_cure("target", "wasm32-unknown-unknown is not installed", &cure);
}
