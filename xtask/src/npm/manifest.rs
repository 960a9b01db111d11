//! `package.json`, made of `Cargo.toml`.

use anyhow::{Context, Result, ensure};
use cargo_metadata::Package;
use serde_json::{Value, json};

/// The manifest of the package that has the module named, with glue and types of the `stem`.
///
/// `scope`, as `@you`, is that of all packages, from `[workspace.metadata.npm]`. What `[package.metadata.npm]` holds takes the place of what would be here.
pub(super) fn of(
    package: &Package,
    scope: Option<&str>,
    stem: &str,
    module: &str,
    licences: &[String],
) -> Result<Value> {
    let (glue, types) = (format!("./{stem}.js"), format!("./{stem}.d.ts"));
    let required = |what: Option<&String>, field: &str| {
        let message =
            || format!("{} has no {field}: npm shows it, so add one", package.manifest_path);
        what.cloned().with_context(message)
    };
    let repository = required(package.repository.as_ref(), "repository")?;
    let folder = format!("crates/{}", package.name);
    ensure!(
        !package.keywords.is_empty(),
        "{} has no keywords: packages are found by them, so add some",
        package.manifest_path
    );
    let mut files = vec![
        module.to_owned(),
        format!("{stem}.js"),
        format!("{stem}.d.ts"),
        "node.js".into(),
        "module.d.ts".into(),
    ];
    files.extend_from_slice(licences);
    let mut manifest = json!({
        "name": scope.map_or(package.name.to_string(), |it| format!("{it}/{}", package.name)),
        "version": package.version,
        "description": required(package.description.as_ref(), "description")?,
        "keywords": package.keywords,
        "homepage": format!("{repository}/tree/main/{folder}#readme"),
        "bugs": format!("{repository}/issues"),
        "repository": {
            "type": "git",
            "url": format!("git+{repository}.git"),
            "directory": folder,
        },
        "license": required(package.license.as_ref(), "license")?,
        "type": "module",
        // Conditions are looked at in this order. Deno and Bun have `node`, too.
        "exports": {
            ".": { "types": types, "node": "./node.js", "default": glue },
            format!("./{module}"): { "types": "./module.d.ts", "default": format!("./{module}") },
            "./package.json": "./package.json",
        },
        // For what does not know `exports`.
        "main": glue,
        "types": types,
        // What a bundler must not leave out though nobody uses a name of it.
        "sideEffects": ["./node.js"],
        "files": files,
        "engines": { "node": ">=20" },
    });
    if let Some(own) = package.metadata.get("npm") {
        for (field, value) in own.as_object().context("package.metadata.npm is not a table")? {
            manifest[field] = value.clone();
        }
    }
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use cargo_metadata::Package;
    use serde_json::{Value, json};

    use super::of;

    /// As `cargo metadata` describes a package.
    fn package(change: impl FnOnce(&mut Value)) -> Package {
        let mut package = json!({
            "name": "sample",
            "version": "1.2.3",
            "id": "path+file:///sample#1.2.3",
            "description": "Shows",
            "license": "MIT",
            "repository": "https://example.org/starter",
            "keywords": ["wasm"],
            "dependencies": [],
            "targets": [],
            "features": {},
            "manifest_path": "/sample/Cargo.toml",
            "metadata": null,
        });
        change(&mut package);
        serde_json::from_value(package).unwrap()
    }

    fn manifest(package: &Package) -> Result<Value, String> {
        of(package, None, "sample", "sample_bg.wasm", &["LICENSE".to_owned()])
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_scope_is_that_of_every_package() {
        let manifest = of(&package(|_| {}), Some("@you"), "sample", "sample_bg.wasm", &[]).unwrap();
        assert_eq!(manifest["name"], "@you/sample");
        assert_eq!(manifest["repository"]["directory"], "crates/sample");
    }

    #[test]
    fn a_manifest_says_what_cargo_toml_says() {
        let manifest = manifest(&package(|_| {})).unwrap();
        for (field, value) in [
            ("name", json!("sample")),
            ("version", json!("1.2.3")),
            ("description", json!("Shows")),
            ("license", json!("MIT")),
            ("keywords", json!(["wasm"])),
            ("bugs", json!("https://example.org/starter/issues")),
        ] {
            assert_eq!(manifest[field], value);
        }
        let repository = &manifest["repository"];
        assert_eq!(repository["url"], "git+https://example.org/starter.git");
        assert_eq!(repository["directory"], "crates/sample");
    }

    #[test]
    fn types_are_the_first_condition_and_the_default_is_the_last() {
        let manifest = manifest(&package(|_| {})).unwrap();
        let conditions: Vec<_> = manifest["exports"]["."].as_object().unwrap().keys().collect();
        assert_eq!(conditions, ["types", "node", "default"]);
        assert_eq!(manifest["exports"]["./sample_bg.wasm"]["default"], "./sample_bg.wasm");
        let files = json!([
            "sample_bg.wasm",
            "sample.js",
            "sample.d.ts",
            "node.js",
            "module.d.ts",
            "LICENSE"
        ]);
        assert_eq!(manifest["files"], files);
    }

    #[test]
    fn what_a_crate_says_of_its_own_takes_precedence() {
        let metadata = json!({ "npm": { "name": "@example/sample", "private": true } });
        let manifest = manifest(&package(|it| it["metadata"] = metadata)).unwrap();
        assert_eq!(manifest["name"], "@example/sample");
        assert_eq!(manifest["private"], true);
        assert_eq!(manifest["version"], "1.2.3");
    }

    #[test]
    fn what_npm_shows_is_not_left_out() {
        for field in ["description", "license", "repository"] {
            let error = manifest(&package(|it| it[field] = Value::Null)).unwrap_err();
            assert!(error.contains(&format!("/sample/Cargo.toml has no {field}")), "{error}");
        }
        let error = manifest(&package(|it| it["keywords"] = json!([]))).unwrap_err();
        assert!(error.contains("has no keywords"), "{error}");
        let error = manifest(&package(|it| it["metadata"] = json!({ "npm": 1 }))).unwrap_err();
        assert!(error.contains("not a table"), "{error}");
    }
}
