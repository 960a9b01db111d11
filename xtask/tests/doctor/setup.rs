//! What is left of the set-up, and the network that it needs.

use std::{fs, net::TcpListener};

use crate::support::{Patient, WASM_BINDGEN, wasm_pack};

/// An address where nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// Of what needs a network, only npm's packages are missing.
fn without_npm_packages() -> Patient {
    let patient = Patient::new();
    patient.tool("bin/wasm-bindgen", &format!("wasm-bindgen {WASM_BINDGEN}"));
    patient.tool("bin/wasm-pack", &wasm_pack());
    patient.write("package-lock.json", "{}");
    patient
}

#[test]
fn npm_packages_are_there_when_their_lockfile_says_so() {
    let patient = without_npm_packages();
    let found = "node_modules is not as package-lock.json says";
    patient.examine(&["npm"]).has_cure("npm packages", found, "cargo xtask setup");
    patient.write("node_modules/.installed.json", "{}");
    patient.examine(&["npm"]).is_ok("npm packages", "");
}

#[test]
fn a_crate_that_is_not_here_is_fetched() {
    let mut patient = without_npm_packages();
    let source = "registry+https://github.com/rust-lang/crates.io-index";
    patient.set("CARGO_HOME", &patient.path("cargo").display().to_string());
    patient.package("crates/example", "example", "0.1.0", "[dependencies]\nserde = \"1\"\n");
    let package = |name: &str, version: &str, rest: &str| {
        format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{rest}\n\n")
    };
    let lock = package("example", "0.1.0", "dependencies = [\n \"serde\",\n]")
        + &package("serde", "1.0.0", &format!("source = \"{source}\""));
    patient.write("Cargo.lock", &format!("version = 4\n\n{lock}"));
    patient.examine(&["lockfile"]).has_cure("lockfile", "serde", "cargo fetch --locked");
}

#[test]
fn a_proxy_that_does_not_answer_is_a_fault_only_where_something_needs_it() {
    let mut patient = without_npm_packages();
    let proxy = nobody();
    patient.set("HTTPS_PROXY", &format!("http://user:secret@{proxy}"));
    let found = format!("through the proxy {proxy} of HTTPS_PROXY: Connection refused");
    let findings = patient.examine(&["network"]);
    findings.has_cure("network", &found, "unset HTTPS_PROXY");
    findings.has_cure("network", "needed for npm packages", "");
    patient.write("node_modules/.installed.json", "{}");
    let findings = patient.examine(&["network"]);
    findings.is_ok("network", "nothing is left to download; downloads would go through the proxy");
}

#[test]
fn proxies_of_npm_and_of_cargo_are_found_in_their_files() {
    let patient = without_npm_packages();
    let (npm, cargo) = (nobody(), nobody());
    patient.write(".npmrc", &format!("https-proxy = \"http://{npm}/\"\n"));
    let findings = patient.examine(&["network"]);
    findings.has_cure("network", &format!("the proxy {npm} of"), ".npmrc");
    fs::remove_file(patient.path("bin/wasm-pack")).unwrap();
    let config = fs::read_to_string(patient.path(".cargo/config.toml")).unwrap();
    patient.write(".cargo/config.toml", &format!("{config}[http]\nproxy = \"{cargo}\"\n"));
    let findings = patient.examine(&["network"]);
    let found = format!("the proxy {cargo} of http.proxy in Cargo's configuration");
    findings.has_cure("network", &found, "http.proxy in Cargo's configuration");
    findings.has_cure("network", "needed for wasm-pack", "");
}

#[test]
fn registries_that_are_replaced_are_the_ones_that_are_asked() {
    let mut patient = without_npm_packages();
    fs::remove_file(patient.path("bin/wasm-pack")).unwrap();
    let (npm, cargo) = (nobody(), nobody());
    patient.set("npm_config_registry", &format!("http://{npm}/npm/"));
    let config = fs::read_to_string(patient.path(".cargo/config.toml")).unwrap();
    let sources = format!(
        "[source.crates-io]\nreplace-with = \"mirror\"\n[source.mirror]\nregistry = \"sparse+http://{cargo}/index/\"\n"
    );
    patient.write(".cargo/config.toml", &format!("{config}{sources}"));
    let findings = patient.examine(&["network"]);
    let cure = "cargo xtask setup, where there is a network";
    findings.has_cure("network", &format!("{npm} cannot be reached: Connection refused"), cure);
    findings.has_cure("network", &format!("{cargo} cannot be reached: Connection refused"), cure);

    // One that answers.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    patient.set("npm_config_registry", &format!("http://{}/", listener.local_addr().unwrap()));
    patient.tool("bin/wasm-pack", &wasm_pack());
    patient.examine(&["network"]).is_ok("network", "can be reached, needed for npm packages");
}
