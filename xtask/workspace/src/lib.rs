//! What the workspace holds, found in `cargo metadata`: crates, their folders and locked versions.
#![allow(
    clippy::must_use_candidate,
    reason = "for the tools of this workspace, which ask in order to know"
)]

pub mod browsers;
pub mod command;
pub mod remap;
pub mod tools;

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand, Package};

/// A path that only the page's own server has.
pub const RELOAD_PATH: &str = "/-/reload.js";

/// Cargo's workspace, as `cargo metadata` tells it.
pub struct Workspace {
    /// Its folder.
    pub root: PathBuf,
    /// Cargo's build output.
    pub target: PathBuf,
    /// The folders of `crates/`, by name.
    pub crates: Vec<Crate>,
    /// Everything else that Cargo knows: dependencies, other members.
    pub metadata: Metadata,
}

/// One folder of `crates/`.
pub struct Crate {
    /// As in its `Cargo.toml`.
    pub name: String,
    /// What `Cargo.toml` says.
    pub package: Package,
    /// Where it is.
    pub folder: PathBuf,
    /// Built and tested by wasm-pack; the others have hand-written glue.
    pub uses_wasm_bindgen: bool,
    /// What wasm-pack gives to wasm-opt, `package.metadata.wasm-pack.profile.release.wasm-opt`.
    pub wasm_opt: Vec<String>,
    /// Features of the package, which tests do without, `package.metadata.package.features`.
    pub package_features: Vec<String>,
    /// Features of which the page gets a package of its own, `package.metadata.page.features`.
    pub page_features: Vec<String>,
    /// Files that the page shows, by default the boundary, `package.metadata.page.sources`.
    pub page_sources: Vec<String>,
    /// `tests/*.test.js`, run by Node against the package.
    pub node_tests: Vec<PathBuf>,
}

impl Workspace {
    /// Reads the workspace of the current folder.
    pub fn load() -> Result<Self> {
        Self::read(&MetadataCommand::new())
    }

    /// Reads the workspace that a command describes.
    pub fn read(command: &MetadataCommand) -> Result<Self> {
        let metadata = command.exec().context("reading the workspace")?;
        let root = metadata.workspace_root.clone().into_std_path_buf();
        let mut crates: Vec<Crate> = (metadata.workspace_packages().into_iter())
            .filter(|package| package.manifest_path.starts_with(root.join("crates")))
            .map(Crate::new)
            .collect::<Result<_>>()?;
        crates.sort_by(|a, b| a.name.cmp(&b.name));
        let target = metadata.target_directory.clone().into_std_path_buf();
        Ok(Self { root, target, crates, metadata })
    }

    /// The crates named, or all of them where none is.
    pub fn select(&self, names: &[String]) -> Result<Vec<&Crate>> {
        if names.is_empty() {
            return Ok(self.crates.iter().collect());
        }
        (names.iter())
            .map(|name| match self.crates.iter().find(|it| it.name == *name) {
                Some(found) => Ok(found),
                None => bail!("there is no crate {name}; there are: {}", self.names()),
            })
            .collect()
    }

    /// The version of a dependency in `Cargo.lock`.
    pub fn locked(&self, dependency: &str) -> Result<String> {
        (self.metadata.packages.iter())
            .find(|package| package.name.as_str() == dependency)
            .map(|package| package.version.to_string())
            .with_context(|| format!("{dependency} is not in Cargo.lock"))
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.crates.iter().map(|it| it.name.as_str()).collect();
        names.join(", ")
    }
}

impl Crate {
    fn new(package: &Package) -> Result<Self> {
        let folder = package.manifest_path.with_file_name("").into_std_path_buf();
        let mut node_tests = files(&folder.join("tests"))?;
        node_tests.retain(|path| path.to_string_lossy().ends_with(".test.js"));
        let list = |place| {
            let list = package.metadata.pointer(place).and_then(|it| it.as_array());
            (list.into_iter().flatten()).filter_map(|it| it.as_str().map(str::to_owned)).collect()
        };
        let mut page_sources: Vec<String> = list("/page/sources");
        if page_sources.is_empty() {
            page_sources.push("src/lib.rs".to_owned());
        }
        Ok(Self {
            name: package.name.to_string(),
            package: package.clone(),
            folder,
            uses_wasm_bindgen: package.dependencies.iter().any(|it| {
                it.name == "wasm-bindgen" && it.kind == cargo_metadata::DependencyKind::Normal
            }),
            wasm_opt: list("/wasm-pack/profile/release/wasm-opt"),
            package_features: list("/package/features"),
            page_features: list("/page/features"),
            page_sources,
            node_tests,
        })
    }

    /// The path from the workspace's root, as one types it.
    pub fn path(&self) -> String {
        format!("crates/{}", self.name)
    }

    /// The name of the files made from the crate: Rust has no hyphen in names.
    pub fn file_stem(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// The entries of a folder; of one that does not exist, none.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("reading {}", folder.display())),
    }
}

/// Copies a folder with what is in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for path in files(from)? {
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("copying {}", path.display()))?;
        }
    }
    Ok(())
}
