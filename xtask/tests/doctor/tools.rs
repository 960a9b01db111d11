//! wasm-bindgen, wasm-pack and wasm-opt of other versions, and from elsewhere.

use std::{fs, os::unix::fs::symlink};

use workspace::tools::Tool;

use crate::support::{Patient, WASM_BINDGEN, wasm_pack};

#[test]
fn a_command_line_tool_unlike_the_library_is_installed_anew() {
    let patient = Patient::new();
    let cure = Tool::wasm_bindgen_cli(WASM_BINDGEN).cure();
    patient.examine(&["wasm-bindgen"]).has_cure("wasm-bindgen", "it is not on the PATH", &cure);
    patient.tool("bin/wasm-bindgen", "wasm-bindgen 0.2.100");
    patient.examine(&["wasm-bindgen"]).has_cure("wasm-bindgen", "0.2.100", &cure);
    patient.tool(".tools/bin/wasm-bindgen", &format!("wasm-bindgen {WASM_BINDGEN}"));
    patient.examine(&["wasm-bindgen"]).is_ok("wasm-bindgen", WASM_BINDGEN);
}

#[test]
fn two_versions_of_the_library_are_named_with_who_wants_them() {
    const CHECK: &str = "wasm-bindgen in Cargo.lock";
    let patient = Patient::new();
    patient.examine(&["lockfile"]).is_ok(CHECK, WASM_BINDGEN);
    patient.package("vendor/older", "wasm-bindgen", "0.1.0", "");
    let rest = "[dependencies]\nwasm-bindgen = { path = \"../older\" }\n";
    patient.package("vendor/gloo", "gloo", "0.1.0", rest);
    patient.example("gloo = { path = \"../../vendor/gloo\" }\n");
    let findings = patient.examine(&["lockfile"]);
    findings.has_cure(CHECK, "0.1.0, wanted by gloo", "in the Cargo.toml of gloo");
    // The same from a registry, where its author has to move first.
    let lock = fs::read_to_string(patient.path("Cargo.lock")).unwrap();
    let source = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let lock = lock.replace("name = \"gloo\"", &format!("name = \"gloo\"\n{source}"));
    patient.write("Cargo.lock", &lock);
    patient.examine(&["lockfile"]).has_cure(CHECK, "0.1.0, wanted by gloo", "cargo update gloo");
}

#[test]
fn a_lockfile_that_does_not_fit_is_left_as_it_is() {
    let patient = Patient::new();
    let before = fs::read(patient.path("Cargo.lock")).unwrap();
    patient.package("crates/second", "second", "0.1.0", "");
    let findings = patient.examine(&["lockfile"]);
    findings.has_cure("lockfile", "does not fit the manifests", "cargo update --workspace");
    assert_eq!(fs::read(patient.path("Cargo.lock")).unwrap(), before);
}

#[test]
fn an_old_wasm_pack_is_replaced() {
    let patient = Patient::new();
    let cure = Tool::wasm_pack().cure();
    let cure = cure.as_str();
    patient.examine(&["wasm-pack"]).has_cure("wasm-pack", "it is not on the PATH", cure);
    patient.tool("bin/wasm-pack", "wasm-pack 0.9.1");
    let found = "0.9.1, which installers leave behind";
    patient.examine(&["wasm-pack"]).has_cure("wasm-pack", found, cure);
    patient.tool(".tools/bin/wasm-pack", &wasm_pack());
    let findings = patient.examine(&["wasm-pack"]);
    findings.is_ok("wasm-pack", &Tool::wasm_pack().version);
    findings.has_cure("wasm-pack by hand", "0.9.1", "export PATH=\"$PWD/.tools/bin:");
}

#[test]
fn a_wasm_pack_from_an_abandoned_source_is_replaced_whatever_its_version() {
    let patient = Patient::new();
    patient.tool(".tools/bin/wasm-pack", &wasm_pack());
    let note = |source: &str| {
        let note = format!("{{\"installs\":{{\"{} ({source})\":{{}}}}}}", wasm_pack());
        patient.write(".tools/.crates2.json", &note);
        patient.examine(&["wasm-pack"])
    };
    for owner in ["rustwasm", "drager"] {
        let source = format!("git+https://github.com/{owner}/wasm-pack#2c07b0b");
        note(&source).has_cure(
            "wasm-pack",
            &source,
            &format!("{} --force", Tool::wasm_pack().cure()),
        );
    }
    note("registry+https://github.com/rust-lang/crates.io-index")
        .is_ok("wasm-pack", &Tool::wasm_pack().version);

    patient.tool("node_modules/wasm-pack/run.js", &wasm_pack());
    let manifest = "{\"repository\":{\"url\":\"git+https://github.com/drager/wasm-pack.git\"}}";
    patient.write("node_modules/wasm-pack/package.json", manifest);
    symlink("../node_modules/wasm-pack/run.js", patient.path("bin/wasm-pack")).unwrap();
    let findings = patient.examine(&["wasm-pack"]);
    findings.has_cure("wasm-pack by hand", "github.com/drager/wasm-pack", "export PATH=");
}

#[test]
fn an_old_wasm_opt_is_found_on_the_path_of_the_words_and_on_that_of_the_person() {
    let patient = Patient::new();
    patient.tool("bin/wasm-opt", "wasm-opt version 108 (version_108)");
    patient.examine(&["wasm-opt"]).has_cure("wasm-opt", "108", "cargo xtask setup");
    patient.write("node_modules/binaryen/package.json", "{\"version\":\"132.0.0\"}");
    patient.program("node_modules/binaryen/bin/wasm-opt", "exit 1");
    fs::create_dir(patient.path("node_modules/.bin")).unwrap();
    symlink("../binaryen/bin/wasm-opt", patient.path("node_modules/.bin/wasm-opt")).unwrap();
    let findings = patient.examine(&["wasm-opt"]);
    findings.is_ok("wasm-opt", "132");
    findings.has_cure("wasm-opt by hand", "108", "node_modules/.bin:$PATH\"");
    patient.tool("bin/wasm-opt", "wasm-opt version 117 (version_117)");
    patient.examine(&["wasm-opt"]).is_ok("wasm-opt by hand", "117");
}
