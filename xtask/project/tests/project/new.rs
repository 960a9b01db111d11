//! A crate from each skeleton, in a copy of this workspace: built, tested, on the page, and checked.
use workspace::Workspace;

use crate::copy::{Copy, root};

const KINDS: [&str; 5] = ["function", "class", "async", "compute", "raw"];

/// As long as names get, so that lines are broken elsewhere than in the skeletons.
const LONG: &str = "a-crate-whose-name-makes-every-line-as-long-as-any-may-be";

fn name(kind: &str) -> String {
    if kind == "class" { LONG.to_owned() } else { format!("own-{kind}") }
}

/// Leaves out all that can be, and looks for what is left of it.
fn make_a_bare_project(copy: &Copy) {
    let address = "https://example.org/own";
    let parts = "docs,bench,consumers,workshop,examples";
    let wish = ["init", "own-project", "--repository", address, "--without", parts, "--yes"];
    let output = copy.runs("project", &wish);
    assert!(output.contains("deletes docs/\n"), "{output}");
    // As GitHub's template leaves it, where a workflow may not change workflows.
    copy.sh("git", &["restore", ".github/workflows"]);
    copy.commit();
    let output = copy.runs("project", &["init", "--yes"]);
    assert!(output.contains("deletes .github/workflows/init.yml\n"), "{output}");
    let examples = Workspace::load().unwrap().crates;
    // One is called as a word of JavaScript and of Cargo.
    for name in examples.iter().map(|one| &one.name).filter(|name| *name != "fetch") {
        assert_eq!(copy.mentions(name), Vec::<String>::new(), "{name}");
    }
    for folder in ["crates/fetch", "docs/src", "tests/server", "tests/consumers", "workshop"] {
        let mut found = copy.mentions(folder);
        // The tools can handle what a project may have.
        found.retain(|path| !path.starts_with("xtask/"));
        assert_eq!(found, Vec::<String>::new(), "{folder}");
    }
}

#[test]
fn crates_of_every_kind_work_at_once() {
    let copy = Copy::of_workspace();
    if copy.is_template() {
        // As people do it: first the project, then its crates.
        make_a_bare_project(&copy);
    }
    for kind in KINDS {
        let output = copy.runs("project", &["new", &name(kind), "--kind", kind]);
        assert!(output.contains(&format!("crates/{}/src/lib.rs", name(kind))), "{output}");
    }
    let names: Vec<String> = KINDS.map(name).into();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();

    copy.is_green(&names);
    assert_eq!(copy.read("www/pkg/crates.json").matches("\"name\"").count(), names.len());
    for kind in KINDS {
        for word in [format!("skeleton-{kind}"), format!("skeleton_{kind}")] {
            let found = copy.mentions(&word);
            assert!(
                !found.iter().any(|it| it.starts_with("crates/") || it.starts_with("www/cards/"))
            );
        }
    }
}

#[test]
fn names_that_will_not_do_are_refused_and_nothing_is_written() {
    let copy = Copy::of_workspace();
    for (name, reason) in [
        ("", "is no name"),
        ("Own", "is no name"),
        ("own_crate", "is no name"),
        ("2d", "is no name"),
        ("own--crate", "is no name"),
        ("own-", "is no name"),
        ("größe", "is no name"),
        ("../own", "is no name"),
        (&"long".repeat(17), "is no name"),
        ("match", "is a keyword of Rust"),
        ("gen", "is a keyword of Rust"),
        ("core", "Rust brings itself"),
        ("nul", "another meaning"),
        ("com1", "another meaning"),
        ("docs", "another meaning"),
        ("xtask", "in Cargo.lock already"),
        ("anyhow", "in Cargo.lock already"),
        ("events", "Node's own modules"),
        ("typescript", "in package-lock.json already"),
        ("trouble", "www/index.html"),
        ("sources", "www/pkg"),
        ("page", "www/tests/page.spec.js exists already"),
    ] {
        let error = copy.fails("project", &["new", name]);
        assert!(error.contains(reason) && error.contains(" name"), "{name}: {error}");
        assert_eq!(copy.changes(), "", "{name}");
    }
}

#[test]
fn what_fails_leaves_nothing_behind() {
    let copy = Copy::of_workspace();
    // A file where the folder of the crate would be.
    copy.write("crates/own", "");
    let error = copy.fails("project", &["new", "own"]);
    assert!(error.contains("changing crates/own/"), "{error}");
    assert_eq!(copy.changes(), "?? crates/own\n");

    // What does not build: here, nothing does.
    copy.remove("crates/own");
    copy.write("xtask/project/skeletons/function/src/words.rs", "pub(crate) fn count() {}\n");
    let error = copy.fails("project", &["new", "own"]);
    assert!(error.contains("own is not there: making it failed"), "{error}");
    assert!(!copy.folder.path().join("www/pkg/own").exists());
    assert_eq!(copy.changes(), " M xtask/project/skeletons/function/src/words.rs\n");
    assert!(!root().join("crates/own").exists());
}
