//! A disk that is full, and what builds have left on it.

use std::{
    fs::File,
    process::{Command, Output},
};

use crate::support::{Findings, Patient, WASM_BINDGEN, left_out};

const GIGABYTE: u64 = 1_000_000_000;

/// Cargo's notes of two units, built by two compilers, and a file of a size.
fn built_by_two_compilers(patient: &Patient, size: u64) {
    for (folder, rustc) in [("debug", 1_u64), ("wasm32-unknown-unknown/release", 2)] {
        let note =
            format!("target/{folder}/.fingerprint/example-0123456789abcdef/lib-example.json");
        patient.write(&note, &format!("{{\"rustc\":{rustc},\"features\":\"[]\"}}"));
    }
    patient.write("target/debug/deps/libexample.rlib", "");
    let file = File::options().write(true).open(patient.path("target/debug/deps/libexample.rlib"));
    // It takes no room where file systems leave out what is empty.
    file.unwrap().set_len(size).unwrap();
}

#[test]
fn builds_of_several_compilers_are_a_fault_when_they_are_large() {
    let patient = Patient::new();
    patient.examine(&["space"]).is_ok("caches", "nothing is left");
    built_by_two_compilers(&patient, GIGABYTE);
    let found = "target holds what 2 compilers built: 1.0 GB";
    patient.examine(&["space"]).is_ok("caches", found);
    built_by_two_compilers(&patient, 5 * GIGABYTE);
    let found = "target holds what 2 compilers built: 5.0 GB";
    patient.examine(&["space"]).has_cure("caches", found, "cargo clean");
}

#[test]
fn tools_of_other_versions_are_named_with_their_folders() {
    let mut patient = Patient::new();
    let cache = patient.path("cache").display().to_string();
    patient.set("XDG_CACHE_HOME", &cache);
    patient.set("HOME", &cache);
    let folder = if cfg!(target_os = "macos") {
        "cache/Library/Caches/.wasm-pack"
    } else {
        "cache/.wasm-pack"
    };
    for version in ["0.2.95", WASM_BINDGEN] {
        let program = format!("{folder}/wasm-bindgen-{version}/wasm-bindgen");
        patient.tool(&program, &format!("wasm-bindgen {version}"));
    }
    for version in ["155.0.1", "156.0.1"] {
        patient.write(&format!(".tools/chromedriver/linux-{version}/chromedriver"), version);
    }
    patient.write(".tools/.crates2.json", "{}");
    patient.write("target/tools/release/wasm-pack", "");
    let findings = patient.examine(&["space"]);
    findings.is_ok("caches", "wasm-pack's wasm-bindgen 0.2.95 in ");
    findings.is_ok("caches", "an older ChromeDriver in ");
    findings.is_ok("caches", "target/tools, where the tools were built");
    let file = patient.path("target/tools/release/wasm-pack");
    File::options().write(true).open(file).unwrap().set_len(6 * GIGABYTE).unwrap();
    let cure = "cargo clean --target-dir target/tools";
    patient.examine(&["space"]).has_cure("caches", "target/tools, where", cure);
}

#[test]
fn a_disk_that_is_nearly_full_is_a_fault() {
    let patient = Patient::new();
    std::fs::create_dir(patient.path("target")).unwrap();
    let examine = patient.command(&["doctor", "--json", "--timeout", "60", "space"]);
    let Some(output) = on_a_small_disk(&patient, &examine) else {
        return left_out("only Linux lets a test mount a disk, and not everywhere");
    };
    Findings::of(&output).has_cure("disk", "0.0 GB free in", "cargo clean");
}

/// Runs a command where `target` is a disk of 16 MB that nobody else sees.
fn on_a_small_disk(patient: &Patient, command: &Command) -> Option<Output> {
    const SCRIPT: &str = "mount -t tmpfs -o size=16m none target && exec \"$@\"";
    let mut unshare = Command::new("unshare");
    unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c"]);
    unshare.args([SCRIPT, "sh", "env"]);
    // The shell that mounts has the PATH of this test, and the doctor its own.
    let variables = || command.get_envs().map(|(name, value)| (name.to_string_lossy(), value));
    unshare.args(
        variables()
            .filter(|it| it.1.is_none())
            .flat_map(|it| ["-u".into(), it.0])
            .map(String::from),
    );
    for (name, value) in variables() {
        unshare.args(value.map(|value| format!("{name}={}", value.display())));
    }
    unshare.arg(command.get_program()).args(command.get_args());
    let output = unshare.current_dir(patient.root()).output().ok()?;
    (!output.stdout.is_empty()).then_some(output)
}
