//! getrandom: each version of it in a module wants to be told that it runs in a browser.

use std::collections::BTreeMap;

use anyhow::Result;
use cargo_metadata::semver::Version;

use crate::{
    cargo_config::{CargoConfig, flag_variable},
    environment::Environment,
    finding::Finding,
    tree::Node,
};

/// Names a backend since 0.3, in the flags of rustc.
const CFG: &str = "getrandom_backend";

/// Tests have dependencies of their own, and those reach for randomness most.
pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "getrandom";
    let declared = CargoConfig::read(environment).declared_flags().join(" ");
    let flags = flag_variable().map_or(declared, |(_, value)| value);
    let nodes = environment.tree()?;
    // Each package is built with the same features wherever it is met.
    let mut versions: BTreeMap<&Version, &Node> = BTreeMap::new();
    for node in nodes.iter().filter(|it| it.name == "getrandom") {
        versions.entry(&node.version).or_insert(node);
    }
    let findings: Vec<Finding> = (versions.into_values())
        .map(|node| {
            let has = |name: &str| node.features.iter().any(|it| it == name);
            let Node { version, .. } = node;
            let Some(wanted) = missing(version, has, &flags) else {
                return Finding::healthy(CHECK, format!("{version} has a backend for browsers"));
            };
            let found = format!("{version} has no backend for browsers: {}", node.way());
            Finding::cure(CHECK, found, wanted, cure(node, has))
        })
        .collect();
    Ok(match findings.len() {
        0 => vec![Finding::healthy(CHECK, "none in the modules")],
        _ => findings,
    })
}

/// What a version still wants. <https://docs.rs/getrandom/latest/getrandom/#webassembly-support>
fn missing(version: &Version, has: impl Fn(&str) -> bool, flags: &str) -> Option<&'static str> {
    let names_own_backend = flags.contains(CFG) && !flags.contains("wasm_js");
    match (version.major, version.minor) {
        (0, 1) if has("wasm-bindgen") || has("stdweb") => None,
        (0, 1) => Some("its feature wasm-bindgen"),
        (0, 2) if has("js") || has("custom") => None,
        (0, 2) => Some("its feature js"),
        _ if names_own_backend => None,
        _ if !has("wasm_js") => Some("its feature wasm_js"),
        (0, 3) if version.patch < 4 && !flags.contains(CFG) => Some(
            "beside its feature wasm_js, before 0.3.4, the flag --cfg getrandom_backend=\"wasm_js\"",
        ),
        _ => None,
    }
}

fn cure(node: &Node, has: impl Fn(&str) -> bool) -> String {
    let (example, version) = (&node.path[0], &node.version);
    let feature = match (version.major, version.minor) {
        (0, 1) => "wasm-bindgen",
        (0, 2) => "js",
        _ => "wasm_js",
    };
    if has(feature) {
        return format!("cargo update getrandom@{version}");
    }
    let series = format!("{}.{}", version.major, version.minor);
    // Renamed, since an example may have another version of it for itself.
    let name = format!("getrandom_{}_{}", version.major, version.minor);
    match node.path.len() {
        0..=2 => format!("cargo add --package {example} getrandom@{series} --features {feature}"),
        _ => format!(
            "cargo add --package {example} getrandom@{series} --rename {name} --features {feature}"
        ),
    }
}
