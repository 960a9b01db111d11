//! `start`: the main job. Serves the page; rebuilds the crate that was edited and reloads.

use std::{
    collections::BTreeSet,
    path::{Component, Path},
    sync::mpsc,
    time::Duration,
};

use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};
use xshell::Shell;

use crate::{
    build::{self, Quality},
    server::{Reload, Server},
};
use workspace::{Crate, Workspace, browsers::Engine};

/// Editors write a file in several steps; what comes within this time counts as one edit.
const QUIET: Duration = Duration::from_millis(30);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Page,
    Crate(String),
    Everything,
}

pub(crate) fn start(shell: &Shell, workspace: &Workspace, server: Server) -> Result<()> {
    let (_watcher, edits) = watch(workspace)?;
    build::build(shell, workspace, &workspace.select(&[])?)?;
    let port = server.address()?.port();
    let reload = server.spawn()?;
    println!(
        "\nThe page: http://localhost:{port}  (edit a crate or the page and it reloads; Ctrl-C ends)"
    );
    if let Err(missing) = Engine::Chrome.find(shell) {
        println!("`make test` would stop at: {missing}");
    }
    while let Ok(first) = edits.recv() {
        let mut changes = BTreeSet::from([first]);
        while let Ok(next) = edits.recv_timeout(QUIET) {
            changes.insert(next);
        }
        apply(shell, workspace, &changes, &reload);
    }
    Ok(())
}

/// Sends a change for each edit from now on, also for those made during the first build.
fn watch(workspace: &Workspace) -> Result<(impl Watcher, mpsc::Receiver<Change>)> {
    let (sender, receiver) = mpsc::channel();
    let root = workspace.root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        if event.kind.is_access() {
            return;
        }
        for path in event.paths {
            if let Some(change) = path.strip_prefix(&root).ok().and_then(classify) {
                // The receiver is gone only when the process is about to end.
                let _ = sender.send(change);
            }
        }
    })?;
    for (path, mode) in [
        ("crates", RecursiveMode::Recursive),
        ("www", RecursiveMode::Recursive),
        // Not Cargo.toml itself: editors put a new file in its place, which a watch of the old one misses.
        ("", RecursiveMode::NonRecursive),
    ] {
        let path = workspace.root.join(path);
        watcher.watch(&path, mode).with_context(|| format!("watching {}", path.display()))?;
    }
    Ok((watcher, receiver))
}

/// What an edited file, named from the workspace's root, changes.
fn classify(path: &Path) -> Option<Change> {
    let parts: Vec<&str> = (path.components())
        .filter_map(|part| match part {
            Component::Normal(part) => part.to_str(),
            _ => None,
        })
        .collect();
    match parts.as_slice() {
        ["www", "pkg" | "tests", ..] | ["crates", _, "pkg" | "tests" | "examples", ..] => None,
        ["www", ..] => Some(Change::Page),
        ["crates", name, _, ..] => Some(Change::Crate((*name).to_owned())),
        ["Cargo.toml"] => Some(Change::Everything),
        _ => None,
    }
}

/// A crate that does not build leaves the page as it was: the compiler has said why.
fn apply(shell: &Shell, workspace: &Workspace, changes: &BTreeSet<Change>, reload: &Reload) {
    let everything = changes.contains(&Change::Everything);
    let edited = |one: &&Crate| everything || changes.contains(&Change::Crate(one.name.clone()));
    let edited: Vec<&Crate> = workspace.crates.iter().filter(edited).collect();
    let built = build::lock(workspace).and_then(|_lock| {
        edited.iter().try_for_each(|one| build::package(shell, workspace, one, Quality::Quick))?;

        reload.send();
        println!("reloaded");
        // Nothing on the page waits for these.
        edited
            .iter()
            .try_for_each(|one| build::page_packages(shell, workspace, one, Quality::Quick))
    });
    if let Err(error) = built {
        eprintln!("{error:#}\nThe page keeps the last build that succeeded.");
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, classify};
    use std::path::Path;

    #[test]
    fn an_edit_rebuilds_only_what_it_belongs_to() {
        for (path, change) in [
            ("crates/sample/src/lib.rs", Some(Change::Crate("sample".into()))),
            ("crates/other/other.js", Some(Change::Crate("other".into()))),
            ("crates/sample/pkg/sample.js", None),
            ("crates/sample/tests/suite.rs", None),
            ("www/style.css", Some(Change::Page)),
            ("www/pkg/sample/sample.js", None),
            ("Cargo.toml", Some(Change::Everything)),
            ("crates", None),
        ] {
            assert_eq!(classify(Path::new(path)), change, "{path}");
        }
    }
}
