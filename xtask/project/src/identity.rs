//! Who a project is: what of it stands where in the workspace's files.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::Value;
use toml_edit::{DocumentMut, Item, Table, value};

use crate::text::edit_lines;

#[derive(Debug, PartialEq)]
pub(crate) struct Identity {
    pub(crate) name: String,
    /// Of its packages on npm; empty where there is none.
    pub(crate) scope: String,
    pub(crate) repository: String,
    pub(crate) author: String,
    /// As Cargo.toml has it; of one that is not of `Licence`, the files are not touched.
    pub(crate) licence: String,
    /// Whether nothing was made of it yet.
    pub(crate) is_template: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Licence {
    /// As its users choose
    #[value(name = "MIT OR Apache-2.0")]
    Both,
    #[value(name = "MIT")]
    Mit,
    #[value(name = "Apache-2.0")]
    Apache,
}

impl Licence {
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::from_str(name, true).ok()
    }

    /// Whether its texts are.
    pub(crate) fn is_here(self, root: &Path) -> bool {
        ["LICENSE-MIT", "LICENSE-APACHE"].iter().all(|it| !self.has(it) || root.join(it).exists())
    }

    /// What the README says of it.
    fn sentence(self) -> &'static str {
        match self {
            Self::Both => "[MIT](LICENSE-MIT) or [Apache 2.0](LICENSE-APACHE), as you choose.",
            Self::Mit => "[MIT](LICENSE-MIT).",
            Self::Apache => "[Apache 2.0](LICENSE-APACHE).",
        }
    }

    fn has(self, file: &str) -> bool {
        match file {
            "LICENSE-MIT" => self != Self::Apache,
            "LICENSE-APACHE" => self != Self::Mit,
            _ => true,
        }
    }
}

/// Before whom the licence is.
const COPYRIGHT: &str = "Copyright (c) ";

const CHANGELOG: &str = "\
# Changelog

What users of the packages notice. The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

## Unreleased
";

impl Identity {
    /// As the files have it.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let read = |path: &str| {
            fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"))
        };
        let package: Value = serde_json::from_str(&read("package.json")?)?;
        let manifest: DocumentMut = read("Cargo.toml")?.parse()?;
        let workspace = manifest.get("workspace").context("Cargo.toml has no [workspace]")?;
        let text = |table: Option<&Item>, key: &str| {
            table.and_then(|it| it.get(key)?.as_str()).unwrap_or_default().to_owned()
        };
        let about = workspace.get("package");
        let metadata = workspace.get("metadata");
        let npm = metadata.and_then(|it| it.get("npm"));
        let author = fs::read_to_string(root.join("LICENSE-MIT")).unwrap_or_default();
        let author = author.lines().find_map(|line| line.strip_prefix(COPYRIGHT));
        Ok(Self {
            name: package["name"].as_str().context("package.json has no name")?.to_owned(),
            scope: text(npm, "scope"),
            repository: text(about, "repository"),
            author: author.unwrap_or_default().to_owned(),
            licence: text(about, "license"),
            is_template: metadata.and_then(|it| it.get("template")).is_none(),
        })
    }

    /// What a file is to hold, or none where it goes.
    pub(crate) fn edit(
        &self,
        path: &str,
        text: &str,
        before: &Self,
        tree: &str,
    ) -> Result<Option<String>> {
        if Licence::of_name(&self.licence).is_some_and(|it| !it.has(path)) {
            return Ok(None);
        }
        let text = match before.repository.as_str() {
            "" => text.to_owned(),
            repository => text.replace(repository, &self.repository),
        };
        Ok(Some(match path {
            "Cargo.toml" => self.manifest(&text, before.is_template.then_some(tree))?,
            "package.json" | "package-lock.json" => self.npm_manifest(&text)?,
            "README.md" => self.readme(&text, before),
            "www/index.html" => ["title", "h1"].iter().fold(text, |text, tag| {
                let tagged = |name: &str| format!("<{tag}>{name}</{tag}>");
                text.replace(&tagged(&before.name), &tagged(&self.name))
            }),
            "LICENSE-MIT" => edit_lines(&text, |line| match line.strip_prefix(COPYRIGHT) {
                Some(_) => Some(format!("{COPYRIGHT}{}", self.author)),
                None => Some(line.to_owned()),
            }),
            "CHANGELOG.md" if before.is_template => CHANGELOG.to_owned(),
            _ => text,
        }))
    }

    /// `tree` is that of the template, where this is the first time.
    fn manifest(&self, text: &str, tree: Option<&str>) -> Result<String> {
        let mut document: DocumentMut = text.parse()?;
        let about = &mut document["workspace"]["package"];
        let version = about["version"].as_str().unwrap_or_default().to_owned();
        about["repository"] = value(&self.repository);
        about["license"] = value(&self.licence);
        if tree.is_some() {
            about["version"] = value("0.1.0");
        }
        if self.scope.is_empty() && tree.is_none() {
            // A scope that is given up; where there is none, nothing changes.
            let metadata = document["workspace"].get_mut("metadata");
            if let Some(npm) = metadata.and_then(|it| it.get_mut("npm")?.as_table_like_mut()) {
                npm.remove("scope");
            }
            return Ok(document.to_string());
        }
        let workspace = document["workspace"].as_table_mut().context("[workspace] is no table")?;
        let metadata = workspace.entry("metadata").or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        });
        if !self.scope.is_empty() {
            metadata["npm"]["scope"] = value(&self.scope);
        }
        // Where later versions of the template are compared with.
        if let Some(tree) = tree {
            metadata["template"]["version"] = value(version);
            metadata["template"]["tree"] = value(tree);
        }
        Ok(document.to_string())
    }

    fn npm_manifest(&self, text: &str) -> Result<String> {
        let mut manifest: Value = serde_json::from_str(text)?;
        manifest["name"] = self.name.as_str().into();
        if let Some(own) = manifest.pointer_mut("/packages/") {
            own["name"] = self.name.as_str().into();
        }
        Ok(serde_json::to_string_pretty(&manifest)? + "\n")
    }

    fn readme(&self, text: &str, before: &Self) -> String {
        let sentence = |name: &str| Licence::of_name(name).map(Licence::sentence);
        let text = match (sentence(&before.licence), sentence(&self.licence)) {
            (Some(before), Some(after)) => text.replace(before, after),
            _ => text.to_owned(),
        };
        edit_lines(&text, |line| {
            if line == format!("# {}", before.name) {
                return Some(format!("# {}", self.name));
            }
            let is_picture = before.is_template && line.contains("(.github/page.png)");
            (!is_picture).then(|| line.to_owned())
        })
    }
}
