//! The crates that an example brings into its module, as `cargo tree` tells them.

use anyhow::{Context, Result, bail};
use cargo_metadata::semver::Version;
use xshell::cmd;

use crate::environment::{Environment, TARGET, first_lines};

/// A crate of the tree, where it is met first.
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) version: Version,
    pub(crate) features: Vec<String>,
    /// The names that lead to it: the example first, itself last.
    pub(crate) path: Vec<String>,
}

impl Node {
    /// The way from the example, for people.
    pub(crate) fn way(&self) -> String {
        self.path.join(" → ")
    }
}

/// The crates that a build of the examples for Wasm has, without those that only the compiler runs.
pub(crate) fn tree(environment: &Environment, edges: &str) -> Result<Vec<Node>> {
    let shell = environment.shell()?;
    let names = environment.workspace()?.crates.iter().flat_map(|one| ["--package", &one.name]);
    let edges = format!("{edges},no-proc-macro");
    let command = cmd!(
        shell,
        "cargo tree --locked --offline --quiet {names...} --target {TARGET} --edges {edges}
            --prefix depth --format ' {p} | {f}'"
    );
    let output = command.quiet().ignore_status().output()?;
    if !output.status.success() {
        bail!("cargo tree: {}", first_lines(&String::from_utf8_lossy(&output.stderr)));
    }
    let (mut path, mut nodes) = (Vec::new(), Vec::new());
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((crate_of, features)) = line.split_once('|') else { continue };
        let mut words = crate_of.split_whitespace();
        let (Some(depth), Some(name), Some(version)) = (words.next(), words.next(), words.next())
        else {
            bail!("cargo tree printed {line}");
        };
        path.truncate(depth.parse().with_context(|| format!("cargo tree printed {line}"))?);
        path.push(name.to_owned());
        let features = features.trim_end_matches(" (*)").split(',');
        let version: Version = version.trim_start_matches('v').parse()?;
        if nodes.iter().any(|it: &Node| it.name == name && it.version == version) {
            continue;
        }
        nodes.push(Node {
            name: name.to_owned(),
            version,
            features: features.map(|it| it.trim().to_owned()).collect(),
            path: path.clone(),
        });
    }
    Ok(nodes)
}
