//! What a crate begins as: members of this workspace, tested as they are, in which only the name has to change.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::ValueEnum;
use workspace::files as entries;

/// Where the skeletons are, from the workspace's root.
const SKELETONS: &str = "xtask/project/skeletons";

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Kind {
    /// A function that takes a string
    #[default]
    Function,
    /// A struct as a class, with errors as exceptions
    Class,
    /// An async fn as a promise
    Async,
    /// Bytes that are computed with where they are, and viewed without a copy
    Compute,
    /// No wasm-bindgen: extern "C" and a page of JavaScript
    Raw,
}

/// The files of a crate, with their paths from the workspace's root.
pub(crate) fn files(root: &Path, kind: Kind, name: &str) -> Result<BTreeMap<String, String>> {
    let kind = kind.to_possible_value().context("a kind without a name")?;
    let folder = root.join(SKELETONS).join(kind.get_name());
    let hyphened = format!("skeleton-{}", kind.get_name());
    let named = |text: &str| {
        text.replace(&hyphened, name).replace(&hyphened.replace('-', "_"), &name.replace('-', "_"))
    };
    let mut files = BTreeMap::new();
    for path in all(&folder)? {
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let path = path.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        let place = match path.as_str() {
            "card.js" => format!("www/cards/{name}.js"),
            "card.spec.js" => format!("www/tests/{name}.spec.js"),
            path => format!("crates/{name}/{}", named(path)),
        };
        files.insert(place, named(&text));
    }
    Ok(files)
}

/// All files in a folder and those in it.
fn all(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() { found.extend(all(&path)?) } else { found.push(path) }
    }
    Ok(found)
}
