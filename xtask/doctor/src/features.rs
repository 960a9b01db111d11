//! The section `target_features`: what deletes it, and the modules that have lost it. Without it wasm-opt rejects a
//! module, and wasm-bindgen falls back to its slower table of objects.

use std::{env, fs, path::Path};

use anyhow::{Context, Result};
use toml::{Table, Value};
use wasmparser::{Parser, Payload};
use workspace::files;

use crate::{
    cargo_config::{CargoConfig, flag_variable},
    environment::Environment,
    finding::Finding,
    toolchain::unset,
};

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    Ok(vec![strip(environment)?, flags(environment), modules(environment)?])
}

fn strip(environment: &Environment) -> Result<Finding> {
    const VARIABLE: &str = "CARGO_PROFILE_RELEASE_STRIP";
    const WANTED: &str = "strip = \"debuginfo\", which keeps the section target_features";
    if let Ok(value) = env::var(VARIABLE)
        && matches!(value.as_str(), "true" | "symbols")
    {
        let found = format!("{VARIABLE}={value}");
        return Ok(Finding::cure("strip", found, WANTED, unset(VARIABLE)));
    }
    let manifest = environment.toml("Cargo.toml")?;
    let config = CargoConfig::read(environment);
    let places = [
        ("Cargo.toml", manifest.get("profile")),
        ("Cargo's configuration", config.value(&["profile"])),
    ];
    for (file, profiles) in places {
        let profiles = profiles.and_then(Value::as_table);
        for (name, profile) in profiles.into_iter().flatten().filter_map(table) {
            let packages = profile.get("package").and_then(Value::as_table);
            let parts = packages.into_iter().flatten().filter_map(table);
            for part in parts.map(|(_, part)| part).chain([profile]) {
                let Some(value) = part.get("strip").filter(|it| deletes_everything(it)) else {
                    continue;
                };
                let value = value.as_str().map_or("true".into(), |it| format!("{it:?}"));
                let found = format!("strip = {value} in profile.{name} of {file}");
                let cure = format!("strip = \"debuginfo\" in profile.{name} of {file}");
                return Ok(Finding::cure("strip", found, WANTED, cure));
            }
        }
    }
    Ok(Finding::healthy("strip", "the profiles keep the section target_features"))
}

fn table<'a>((name, value): (&'a String, &'a Value)) -> Option<(&'a str, &'a Table)> {
    Some((name, value.as_table()?))
}

fn deletes_everything(value: &Value) -> bool {
    matches!(value, Value::Boolean(true)) || value.as_str() == Some("symbols")
}

/// A variable of flags replaces those that `.cargo/config.toml` declares.
fn flags(environment: &Environment) -> Finding {
    const CHECK: &str = "target features";
    let declared = CargoConfig::read(environment).declared_flags();
    let text = declared.join(" ");
    let Some((variable, value)) = flag_variable() else {
        return Finding::healthy(CHECK, text);
    };
    if declared.iter().all(|flag| value.contains(flag)) {
        return Finding::healthy(CHECK, format!("{variable} has {text}"));
    }
    let found = format!("{variable} is set, and replaces the flags of .cargo/config.toml: {text}");
    Finding::cure(CHECK, found, format!("{text} for every module"), unset(variable))
}

fn modules(environment: &Environment) -> Result<Finding> {
    const CHECK: &str = "built modules";
    let (mut count, mut without) = (0, Vec::new());
    for one in &environment.workspace()?.crates {
        for path in files(&one.folder.join("pkg"))? {
            if path.extension().is_some_and(|it| it == "wasm") {
                count += 1;
                if !has_target_features(&path)? {
                    without.push(one.name.as_str());
                }
            }
        }
    }
    if without.is_empty() {
        let found = format!("{count} in crates/*/pkg, each with target_features");
        return Ok(match count {
            0 => Finding::not_looked_at(CHECK, "nothing is built yet"),
            _ => Finding::healthy(CHECK, found),
        });
    }
    let (names, wanted) = (without.join(" "), "the section target_features in each module");
    let found = format!("no target_features in crates/*/pkg of {}", without.join(", "));
    Ok(Finding::cure(CHECK, found, wanted, format!("cargo xtask build {names}")))
}

fn has_target_features(path: &Path) -> Result<bool> {
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    for payload in Parser::new(0).parse_all(&bytes) {
        let payload = payload.with_context(|| format!("reading {}", path.display()))?;
        if matches!(&payload, Payload::CustomSection(it) if it.name() == "target_features") {
            return Ok(true);
        }
    }
    Ok(false)
}
