//! Dependencies that cannot work in a browser, with the way by which they came.

use anyhow::Result;

use crate::{
    environment::Environment,
    finding::Finding,
    lockfile::{self, Locked},
    tree::{Node, tree},
};

/// Crates that were seen not to compile for wasm32-unknown-unknown, or to compile and fail where they are called.
const UNFIT: [(&str, &str); 11] = [
    ("blocking", "threads: to start one panics"),
    ("errno", "an operating system's errors: it does not compile"),
    ("memmap2", "files mapped into memory: it returns errors"),
    ("mio", "sockets: it does not compile"),
    ("os_pipe", "pipes of an operating system: it does not compile"),
    ("polling", "sockets: it does not compile"),
    ("socket2", "sockets: it does not compile"),
    ("subprocess", "processes: it does not compile"),
    ("tempfile", "files: there is no file system"),
    ("threadpool", "threads: to start one panics"),
    ("xshell", "processes: to start one returns an error"),
];

/// tokio says so itself: "Only features sync,macros,io-util,rt,time are supported on wasm".
const UNFIT_OF_TOKIO: [&str; 6] = ["fs", "io-std", "net", "process", "rt-multi-thread", "signal"];

/// Build scripts that have these compile or look for C, and rustc brings no C library for the target.
const C_BUILDERS: [&str; 5] = ["bindgen", "cc", "cmake", "pkg-config", "vcpkg"];

/// They have a C builder for other targets, and build without it for Wasm.
const FIT: [&str; 1] = ["blake3"];

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "dependencies";
    let locked = lockfile::read(environment)?;
    let mut findings: Vec<Finding> = Vec::new();
    let has_reason = |node: &Node| reason(node, &locked).is_some();
    if environment.tree()?.iter().any(has_reason) {
        // What only tests have is no matter, and has features of its own.
        for node in tree(environment, "normal")? {
            let Some(reason) = reason(&node, &locked) else { continue };
            let found = format!("{}: {reason}", node.way());
            let wanted = "crates that work in a browser";
            findings.push(Finding::cure(CHECK, found, wanted, cure(&node)));
        }
    }
    if findings.is_empty() {
        let found = "none in the modules that needs an operating system";
        findings.push(Finding::healthy(CHECK, found));
    }
    Ok(findings)
}

fn reason(node: &Node, locked: &[Locked]) -> Option<String> {
    if let Some((_, reason)) = UNFIT.iter().find(|(name, _)| *name == node.name) {
        return Some((*reason).to_owned());
    }
    if node.name == "tokio" {
        let unfit = UNFIT_OF_TOKIO.iter().find(|it| node.features.iter().any(|had| had == *it));
        return unfit.map(|it| format!("its feature {it} wants an operating system"));
    }
    if FIT.contains(&node.name.as_str()) {
        return None;
    }
    let version = node.version.to_string();
    let package = locked.iter().find(|it| it.name == node.name && it.version == version)?;
    let names = package.dependencies.iter().filter_map(|it| it.split(' ').next());
    let builder = names.into_iter().find(|it| C_BUILDERS.contains(it))?;
    Some(format!(
        "its build script uses {builder}, and rustc brings neither a compiler nor a library of C"
    ))
}

fn cure(node: &Node) -> String {
    let [example, direct, ..] = &node.path[..] else { return String::new() };
    let remove = format!("cargo remove --package {example} {direct}");
    match node.path.len() {
        0..=2 => remove,
        _ => format!("{remove}, or without the feature of it that brings {}", node.name),
    }
}
