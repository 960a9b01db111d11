//! What is pinned, and where. What moves together, and how far, stands in `renovate.json`, which
//! Renovate goes by as well.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use semver::Version;
use serde_json::Value;
use toml_edit::DocumentMut;
use xshell::Shell;

use crate::newest;

pub(crate) const TOOLCHAIN: &str = "rust-toolchain.toml";
pub(crate) const MANIFEST: &str = "Cargo.toml";
pub(crate) const TOOLS: &str = "xtask/workspace/src/tools.rs";

/// By which rustup hands its choice for this tool down to all that this starts.
pub(crate) const RUSTUP_TOOLCHAIN: &str = "RUSTUP_TOOLCHAIN";

/// Before a tool's version in `TOOLS`.
const MARK: &str = "// renovate: ";

/// One version, which stands in one place.
pub(crate) struct Pin {
    pub(crate) name: String,
    pub(crate) version: Version,
    /// None of npm's packages, whose files npm itself writes.
    pub(crate) file: Option<&'static str>,
    source: Source,
}

enum Source {
    Rust,
    CratesIo,
    /// With the versions that are wanted: a range, or a tag.
    Npm(String),
}

/// What moves together; most pins do alone.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) pins: Vec<Pin>,
}

/// Of all that is pinned. First the compiler, which those after it are built with.
pub(crate) fn groups(root: &Path) -> Result<Vec<Group>> {
    let read =
        |path: &str| fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"));
    // Whoever does without Renovate has no rules.
    let rules: Value = match fs::read_to_string(root.join("renovate.json")) {
        Ok(text) => serde_json::from_str(&text).context("reading renovate.json")?,
        Err(_) => Value::Null,
    };
    let mut pins = Vec::new();
    pins.extend(compiler(&read(TOOLCHAIN)?)?);
    pins.extend(exact_crates(&read(MANIFEST)?)?);
    pins.extend(programs(&read(TOOLS)?)?);
    pins.extend(npm_packages(&read("package.json")?)?);
    let mut groups: Vec<Group> = Vec::new();
    for mut pin in pins {
        let rule = rule(&rules, &pin.name);
        let text = |key: &str| rule.and_then(|it| it[key].as_str()).map(str::to_owned);
        if let (Source::Npm(wanted), Some(allowed)) = (&mut pin.source, text("allowedVersions")) {
            *wanted = allowed;
        }
        let name = text("groupName").unwrap_or_else(|| pin.name.clone());
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.pins.push(pin),
            None => groups.push(Group { name, pins: vec![pin] }),
        }
    }
    Ok(groups)
}

fn rule<'a>(renovate: &'a Value, name: &str) -> Option<&'a Value> {
    let names = |rule: &Value| rule["matchPackageNames"].as_array().cloned().unwrap_or_default();
    renovate["packageRules"].as_array()?.iter().find(|rule| names(rule).iter().any(|it| it == name))
}

/// None where it is a channel such as `stable`, which moves by itself.
fn compiler(text: &str) -> Result<Option<Pin>> {
    let document: DocumentMut = text.parse()?;
    let channel = document.get("toolchain").and_then(|it| it.get("channel")?.as_str());
    let pin =
        |version| Pin { name: "rust".into(), version, file: Some(TOOLCHAIN), source: Source::Rust };
    Ok(channel.and_then(|it| Version::parse(it).ok()).map(pin))
}

/// Those of the workspace's dependencies of which only one version will do.
pub(crate) fn exact_crates(text: &str) -> Result<Vec<Pin>> {
    let document: DocumentMut = text.parse()?;
    let list = document.get("workspace").and_then(|it| it.get("dependencies")?.as_table_like());
    let pins = list.into_iter().flat_map(|it| it.iter()).filter_map(|(name, item)| {
        let version = item.as_str().or_else(|| item.get("version")?.as_str())?.strip_prefix('=')?;
        Some((name.to_owned(), Version::parse(version)))
    });
    pins.map(|(name, version)| {
        let version = version.with_context(|| format!("reading the version of {name}"))?;
        Ok(Pin { name, version, file: Some(MANIFEST), source: Source::CratesIo })
    })
    .collect()
}

/// The tools that the set-up builds or downloads.
pub(crate) fn programs(text: &str) -> Result<Vec<Pin>> {
    let lines: Vec<&str> = text.lines().collect();
    let marked = lines.windows(2).filter_map(|pair| Some((pair[0].strip_prefix(MARK)?, pair[1])));
    marked
        .map(|(mark, line)| {
            let word = |key| mark.split_whitespace().find_map(|it| it.strip_prefix(key));
            let name = word("depName=").context("a mark of Renovate without depName")?.to_owned();
            let version = line.split('"').nth(1).unwrap_or_default();
            let version =
                Version::parse(version).with_context(|| format!("the version of {name}"))?;
            let source = match word("datasource=") {
                Some("crate") => Source::CratesIo,
                Some("npm") => Source::Npm("latest".into()),
                other => bail!("the source of {name} is {other:?}, not crate or npm"),
            };
            Ok(Pin { name, version, file: Some(TOOLS), source })
        })
        .collect()
}

fn npm_packages(text: &str) -> Result<Vec<Pin>> {
    let manifest: Value = serde_json::from_str(text)?;
    let list = manifest["devDependencies"].as_object().into_iter().flatten();
    let pins = list.filter_map(|(name, version)| {
        // A range is none that is pinned.
        let version = Version::parse(version.as_str()?).ok()?;
        Some(Pin { name: name.clone(), version, file: None, source: Source::Npm("latest".into()) })
    });
    Ok(pins.collect())
}

impl Pin {
    /// What there is by now.
    pub(crate) fn newest(&self, shell: &Shell) -> Result<Version> {
        let name = &self.name;
        let looked_up = match &self.source {
            Source::Rust => newest::of_rust(shell),
            Source::CratesIo => newest::of_crate(shell, name),
            Source::Npm(wanted) => newest::of_npm_package(shell, name, wanted),
        };
        looked_up.with_context(|| format!("looking for the newest {name}"))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{exact_crates, groups, npm_packages, programs};

    pub(crate) const TOOLS: &str = "\
// renovate: datasource=crate depName=packer
const PACKER: &str = \"1.2.3\";
/// Downloads.
// renovate: datasource=npm depName=@scope/packer
pub const DOWNLOADER: &str = \"1.2.3\";
";

    pub(crate) const MANIFEST: &str = "\
[workspace.package]
version = \"1.2.3\"
rust-version = \"1.90\"

# Exact.
[workspace.dependencies]
any = \"1.2.3\"
one = \"=1.2.3\"
other = { version = \"=1.2.3\", default-features = false } # why
";

    #[test]
    fn what_is_no_version_is_no_pin_or_is_told() {
        let ranges = r#"{"devDependencies": {"a": "^1.2.3", "b": "1.2.3", "c": "file:../c"}}"#;
        let names: Vec<_> = npm_packages(ranges).unwrap().into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["b"]);
        assert!(npm_packages("{}").unwrap().is_empty());
        assert!(exact_crates("[workspace]\n").unwrap().is_empty());
        assert!(exact_crates("[package]\n").unwrap().is_empty());
        for text in [
            "// renovate: datasource=crate\nconst A: &str = \"1.2.3\";\n",
            "// renovate: datasource=crate depName=a\nconst A: &str = \"newest\";\n",
            "// renovate: datasource=elsewhere depName=a\nconst A: &str = \"1.2.3\";\n",
        ] {
            assert!(programs(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_belongs_together_moves_together() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("rust-toolchain.toml", "[toolchain]\nchannel = \"stable\"\n");
        write("Cargo.toml", MANIFEST);
        write("xtask/workspace/src/tools.rs", TOOLS);
        write("package.json", r#"{"devDependencies": {"types": "1.2.3"}}"#);
        let names = || {
            let groups = groups(folder.path()).unwrap().into_iter();
            groups.map(|it| (it.name, it.pins.len())).collect::<Vec<_>>()
        };
        let found = names();
        let alone = ["one", "other", "packer", "@scope/packer", "types"];
        assert_eq!(found, alone.map(|name| (name.to_owned(), 1)));

        let rule = r#"{"matchPackageNames": ["other", "one"], "groupName": "family"}"#;
        write("renovate.json", &format!(r#"{{"packageRules": [{rule}]}}"#));
        assert_eq!(names()[0], ("family".to_owned(), 2));
        assert_eq!(names().len(), 4);
    }
}
