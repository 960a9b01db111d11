//! Modules that lost their features, suites that run nothing, and packages that would be empty.

use std::fs;

use crate::support::Patient;

/// The shortest module, and the section that says which features it uses, with none.
const MODULE: &[u8] = b"\0asm\x01\0\0\0";
const TARGET_FEATURES: &[u8] = b"\0\x11\x0ftarget_features\0";

#[test]
fn a_profile_that_strips_everything_is_named_with_its_place() {
    let mut patient = Patient::new();
    let manifest = fs::read_to_string(patient.path("Cargo.toml")).unwrap();
    for (place, profile) in [
        ("profile.release of Cargo.toml", "[profile.release]\nstrip = true\n"),
        ("profile.release of Cargo.toml", "[profile.release.package.example]\nstrip = true\n"),
        (
            "profile.small of Cargo.toml",
            "[profile.small]\ninherits = \"release\"\nstrip = \"symbols\"\n",
        ),
    ] {
        patient.write("Cargo.toml", &format!("{manifest}{profile}"));
        let cure = format!("strip = \"debuginfo\" in {place}");
        patient.examine(&["features"]).has_cure("strip", place, &cure);
    }
    patient.write("Cargo.toml", &format!("{manifest}[profile.release]\nstrip = \"debuginfo\"\n"));
    patient.examine(&["features"]).is_ok("strip", "");
    patient.set("CARGO_PROFILE_RELEASE_STRIP", "true");
    let found = "CARGO_PROFILE_RELEASE_STRIP=true";
    patient.examine(&["features"]).has_cure("strip", found, "unset CARGO_PROFILE_RELEASE_STRIP");
}

#[test]
fn a_variable_that_replaces_the_declared_features_is_unset() {
    let mut patient = Patient::new();
    patient.examine(&["features"]).is_ok("target features", "-Ctarget-feature=+simd128");
    patient.set("RUSTFLAGS", "-Dwarnings");
    let findings = patient.examine(&["features"]);
    findings.has_cure("target features", "-Ctarget-feature=+simd128", "unset RUSTFLAGS");
    patient.set("RUSTFLAGS", "-Dwarnings -Ctarget-feature=+simd128");
    patient.examine(&["features"]).is_ok("target features", "RUSTFLAGS");
}

#[test]
fn a_built_module_without_its_features_is_built_anew() {
    let patient = Patient::new();
    patient.examine(&["features"]).is_unknown("built modules", "nothing is built");
    patient.write_bytes("crates/example/pkg/example_bg.wasm", &[MODULE, TARGET_FEATURES].concat());
    patient.examine(&["features"]).is_ok("built modules", "1 in crates/*/pkg");
    patient.write_bytes("crates/example/pkg/example_bg.wasm", MODULE);
    let findings = patient.examine(&["features"]);
    findings.has_cure("built modules", "of example", "cargo xtask build example");
}

#[test]
fn an_ignore_file_that_empties_a_package_is_built_away() {
    let patient = Patient::new();
    let package = "crates/example/pkg";
    patient.write_bytes(&format!("{package}/example_bg.wasm"), MODULE);
    let ignore = |name: &str, text: &str| {
        patient.write(&format!("{package}/{name}"), text);
        patient.examine(&["packages"])
    };
    ignore(".gitignore", "# from an editor\n*.swp\n").is_ok("packages", "nothing");
    for pattern in ["*", "*.wasm", "/example_bg.wasm", "**/*"] {
        let findings = ignore(".gitignore", pattern);
        let found = "crates/example/pkg/.gitignore ignores the module";
        findings.has_cure("packages", found, "cargo xtask build example");
    }
    // npm looks at the one only without the other.
    ignore(".npmignore", "").is_ok("packages", "nothing");
}

#[test]
fn a_suite_that_runs_nothing_is_found_for_each_host() {
    const TEST: &str = "#[wasm_bindgen_test(unsupported = test)]\nfn passes() {}\n";
    const CONFIGURE: &str = "wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);\n";
    let patient = Patient::new();
    patient.examine(&["suites"]).is_ok("suites", "1 crates have tests for every host");
    for (suite, browser, found, cure) in [
        (TEST, "mod suite;", "browser.rs does not say run_in_browser", "run_in_browser"),
        (TEST, CONFIGURE, "browser.rs includes no test", "mod suite;"),
        (&format!("{CONFIGURE}{TEST}"), CONFIGURE, "suite.rs chooses another host", "browser.rs"),
        (&format!("// {TEST}"), CONFIGURE, "has no #[wasm_bindgen_test", "in crates/example/tests"),
        (
            "#[wasm_bindgen_test]\nfn passes() {}\n",
            CONFIGURE,
            "the native run runs nothing",
            "unsupported",
        ),
    ] {
        patient.write("crates/example/tests/suite.rs", suite);
        patient.write("crates/example/tests/browser.rs", browser);
        patient.examine(&["suites"]).has_cure("suites", found, cure);
    }
    for file in ["suite.rs", "browser.rs"] {
        fs::remove_file(patient.path("crates/example/tests").join(file)).unwrap();
        let found = format!("there is no crates/example/tests/{file}");
        patient.examine(&["suites"]).has_cure("suites", &found, "cp xtask/project/skeletons/");
    }
}
