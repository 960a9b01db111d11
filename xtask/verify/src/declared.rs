//! What is declared of a package, in two committed places: `module.toml` beside the crate's `Cargo.toml`, and in that the budget.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use toml_edit::{DocumentMut, value};
use workspace::Crate;

const HEADER: &str = "\
# What the built module exports and imports, and which features of WebAssembly it may use; `*` stands for a hash.
# `cargo xtask verify` compares, `cargo xtask verify --bless` writes what was built, for you to review.
";

/// What a module and JavaScript have of each other. Each name with its type, in the words of the text format, sorted.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Interface {
    pub(crate) exports: Vec<String>,
    /// Each with the module it comes from.
    pub(crate) imports: Vec<String>,
    /// What the compiler was allowed to use.
    pub(crate) features: Vec<String>,
}

/// Bytes of a module.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

impl Interface {
    fn path(one: &Crate) -> PathBuf {
        one.folder.join("module.toml")
    }

    /// None where nothing is declared yet.
    pub(crate) fn read(one: &Crate) -> Result<Option<Self>> {
        read(&Self::path(one))
    }

    /// A line for each where there are several, so that a review shows what came and went.
    pub(crate) fn write(&self, one: &Crate) -> Result<()> {
        let text = toml_edit::ser::to_string_pretty(self)?;
        Ok(fs::write(Self::path(one), format!("{HEADER}\n{text}"))?)
    }
}

impl Size {
    /// `[package.metadata.budget]` of a manifest; none where there is none yet.
    pub(crate) fn budget(manifest: &str) -> Result<Option<Self>> {
        let document: DocumentMut = manifest.parse()?;
        let budget = document["package"].get("metadata").and_then(|it| it.get("budget"));
        let bytes = |name| u64::try_from(budget?.get(name)?.as_integer()?).ok();
        Ok(bytes("raw").zip(bytes("brotli")).map(|(raw, brotli)| Self { raw, brotli }))
    }

    /// Writes a budget into a manifest, and leaves the rest of it as it is.
    pub(crate) fn write_budget(self, manifest: &str) -> Result<String> {
        let Self { raw, brotli } = self;
        if Self::budget(manifest)?.is_none() {
            let table = format!("[package.metadata.budget]\nraw = {raw}\nbrotli = {brotli}\n");
            let comment = "# Bytes of the module: cargo xtask verify --bless.";
            return Ok(format!("{}\n\n{comment}\n{table}", manifest.trim_end()));
        }
        let mut document: DocumentMut = manifest.parse()?;
        let budget = &mut document["package"]["metadata"]["budget"];
        budget["raw"] = value(i64::try_from(raw)?);
        budget["brotli"] = value(i64::try_from(brotli)?);
        Ok(document.to_string())
    }
}

/// Reads a file that may not exist yet.
pub(crate) fn read<T: DeserializeOwned>(path: &PathBuf) -> Result<Option<T>> {
    if !path.exists() {
        return Ok(None);
    }
    let context = || format!("reading {}", path.display());
    toml_edit::de::from_str(&fs::read_to_string(path)?).map(Some).with_context(context)
}
