//! Dependencies that a browser cannot have.

use std::fs;

use crate::support::Patient;

const CHECK: &str = "dependencies";

#[test]
fn a_dependency_that_opens_sockets_is_shown_with_its_way() {
    let patient = Patient::new();
    patient.package("vendor/mio", "mio", "1.0.0", "");
    let rest = "[dependencies]\nmio = { path = \"../mio\" }\n";
    patient.package("vendor/client", "client", "1.0.0", rest);
    patient.example("client = { path = \"../../vendor/client\" }\n");
    let findings = patient.examine(&[CHECK]);
    let cure =
        "cargo remove --package example client, or without the feature of it that brings mio";
    findings.has_cure(CHECK, "example → client → mio: sockets", cure);
}

#[test]
fn what_only_other_systems_or_tests_or_the_compiler_have_is_no_fault() {
    let patient = Patient::new();
    patient.package("vendor/mio", "mio", "1.0.0", "");
    let rest = "[lib]\nproc-macro = true\n[dependencies]\nmio = { path = \"../mio\" }\n";
    patient.package("vendor/macros", "macros", "1.0.0", rest);
    let mio = "mio = { path = \"../../vendor/mio\" }\n";
    patient.example(&format!(
        "macros = {{ path = \"../../vendor/macros\" }}\n\
         [target.'cfg(not(target_family = \"wasm\"))'.dependencies]\n{mio}\
         [dev-dependencies]\n{mio}[build-dependencies]\n{mio}"
    ));
    patient.examine(&[CHECK]).is_ok(CHECK, "none in the modules that needs");
}

#[test]
fn tokio_is_fit_without_the_features_of_a_system() {
    let patient = Patient::new();
    patient.package("vendor/tokio", "tokio", "1.50.0", "[features]\nnet = []\nsync = []\n");
    let with = |feature: &str| {
        patient.example(&format!(
            "tokio = {{ path = \"../../vendor/tokio\", features = [\"{feature}\"] }}\n"
        ));
        patient.examine(&[CHECK])
    };
    with("sync").is_ok(CHECK, "");
    let found = "example → tokio: its feature net";
    with("net").has_cure(CHECK, found, "cargo remove --package example tokio");
}

#[test]
fn c_code_is_known_by_what_its_build_script_uses() {
    let patient = Patient::new();
    patient.package("vendor/cc", "cc", "1.2.0", "");
    let rest = "links = \"z\"\n[features]\nbundled = [\"dep:cc\"]\n\
        [build-dependencies]\ncc = { path = \"../cc\", optional = true }\n";
    patient.package("vendor/zlib-sys", "zlib-sys", "0.1.0", rest);
    patient.write("vendor/zlib-sys/build.rs", "fn main() {}\n");
    patient.example("zlib-sys = { path = \"../../vendor/zlib-sys\" }\n");
    patient.examine(&[CHECK]).is_ok(CHECK, "");
    patient.example("zlib-sys = { path = \"../../vendor/zlib-sys\", features = [\"bundled\"] }\n");
    let found = "example → zlib-sys: its build script uses cc";
    patient.examine(&[CHECK]).has_cure(CHECK, found, "cargo remove --package example zlib-sys");
}

#[test]
fn each_getrandom_wants_a_backend_of_its_own() {
    const CHECK: &str = "getrandom";
    let patient = Patient::new();
    for (folder, version) in [("two", "0.2.15"), ("three", "0.3.2"), ("four", "0.4.3")] {
        let folder = format!("vendor/getrandom-{folder}");
        patient.package(&folder, "getrandom", version, "[features]\njs = []\nwasm_js = []\n");
    }
    let rest = "[dependencies]\ngetrandom = { path = \"../getrandom-two\" }\n";
    patient.package("vendor/rand", "rand", "0.8.0", rest);
    let getrandom = |name: &str, folder: &str, features: &str| {
        format!(
            "{name} = {{ package = \"getrandom\", path = \"../../vendor/getrandom-{folder}\", features = [{features}] }}\n"
        )
    };
    patient.examine(&[CHECK]).is_ok(CHECK, "none");
    let rand = "rand = { path = \"../../vendor/rand\" }\n";
    patient.example(&[rand, &getrandom("getrandom", "four", "")].concat());
    let findings = patient.examine(&[CHECK]);
    findings.has_cure(
        CHECK,
        "0.2.15 has no backend for browsers: example → rand → getrandom",
        "cargo add --package example getrandom@0.2 --rename getrandom_0_2 --features js",
    );
    let cure = "cargo add --package example getrandom@0.4 --features wasm_js";
    findings.has_cure(CHECK, "0.4.3 has no backend for browsers", cure);

    let all = [
        rand,
        &getrandom("getrandom_0_2", "two", "\"js\""),
        &getrandom("getrandom_0_3", "three", "\"wasm_js\""),
        &getrandom("getrandom", "four", "\"wasm_js\""),
    ];
    patient.example(&all.concat());
    let findings = patient.examine(&[CHECK]);
    findings.has_cure(CHECK, "0.3.2 has no backend for browsers", "cargo update getrandom@0.3.2");
    // Before 0.3.4 a flag is the only other way.
    let config = fs::read_to_string(patient.path(".cargo/config.toml")).unwrap();
    let flags = "rustflags = [\"--cfg\", 'getrandom_backend=\"wasm_js\"', ";
    patient.write(".cargo/config.toml", &config.replace("rustflags = [", flags));
    patient.examine(&[CHECK]).is_ok(CHECK, "has a backend for browsers");
}

#[test]
fn what_only_tests_bring_wants_a_backend_too() {
    let patient = Patient::new();
    patient.package("vendor/getrandom", "getrandom", "0.3.4", "[features]\nwasm_js = []\n");
    patient.example("[dev-dependencies]\ngetrandom = { path = \"../../vendor/getrandom\" }\n");
    let cure = "cargo add --package example getrandom@0.3 --features wasm_js";
    patient.examine(&["getrandom"]).has_cure("getrandom", "0.3.4 has no backend", cure);
}
