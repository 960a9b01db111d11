//! A copy of this workspace becomes a project of one's own.

use std::io::{Write, stdout};

use crate::copy::Copy;

const WISH: [&str; 11] = [
    "init",
    "own-project",
    "--scope",
    "@ada",
    "--repository",
    "https://example.org/ada/own-project",
    "--author",
    "Ada Example",
    "--licence",
    "MIT",
    "--yes",
];

/// The template, and the name of it; none once a project was made of it.
fn template() -> Option<(Copy, String)> {
    let copy = Copy::of_workspace();
    if !copy.is_template() {
        // Not println!, which shows nothing of a test that passes.
        let reason = "this is a project already";
        let mut output = stdout();
        writeln!(output, "\nleft out: {reason}").unwrap();
        return None;
    }
    let name = copy.read("README.md").lines().next().unwrap().trim_start_matches("# ").to_owned();
    Some((copy, name))
}

#[test]
fn a_clone_becomes_a_project_and_stays_it() {
    let Some((copy, template)) = template() else { return };
    let output = copy.runs("project", &WISH);
    assert!(output.contains("This is own-project now."), "{output}");
    assert_eq!(copy.mentions(&template), Vec::<String>::new());
    for (path, text) in [
        ("README.md", "# own-project\n"),
        ("README.md", "[MIT](LICENSE-MIT).\n"),
        ("LICENSE-MIT", "Copyright (c) Ada Example\n"),
        ("package.json", "{\n  \"name\": \"own-project\",\n  \"private\": true,"),
        ("package-lock.json", "\"name\": \"own-project\""),
        ("www/index.html", "<title>own-project</title>"),
        ("Cargo.toml", "repository = \"https://example.org/ada/own-project\""),
        ("Cargo.toml", "license = \"MIT\""),
        ("Cargo.toml", "npm = { scope = \"@ada\" }"),
        ("Cargo.toml", "template = { version = \"0.1.0\", commit = "),
        ("docs/src/claims.md", "https://example.org/ada/own-project/blob/main/docs/"),
    ] {
        assert!(copy.read(path).contains(text), "no {text} in {path}");
    }
    for path in ["LICENSE-APACHE", ".github/page.png"] {
        assert!(copy.changes().contains(&format!(" D {path}\n")), "{path}");
    }
    assert!(copy.read("CHANGELOG.md").ends_with("## Unreleased\n"));

    let workspace = workspace::Workspace::load().unwrap();
    let name = &workspace.crates[0].name;
    copy.runs("xtask", &["build", name]);
    let manifest = copy.read(&format!("crates/{name}/pkg/package.json"));
    assert!(manifest.contains(&format!("\"name\": \"@ada/{name}\"")), "{manifest}");

    copy.commit();
    let output = copy.runs("project", &WISH);
    assert!(output.contains("Nothing is to change"), "{output}");
    assert_eq!(copy.changes(), "");
    // What was left out may be said again, and who works on it later is not its author by that.
    for arguments in [&["init", "--without", "docs,bench", "--yes"][..], &["init", "--yes"]] {
        copy.runs("project", arguments);
        copy.commit_if_changed();
        let output = copy.runs("project", arguments);
        assert!(output.contains("Nothing is to change"), "{output}");
        assert!(copy.read("LICENSE-MIT").contains("Copyright (c) Ada Example\n"));
    }
    let gone = copy.fails("project", &["init", "--licence", "Apache-2.0", "--yes"]);
    assert!(gone.contains("its text is not here"), "{gone}");
    let licensed = copy.fails("project", &["init", "--licence", "GPL"]);
    assert!(licensed.contains("invalid value 'GPL'"), "{licensed}");
}

#[test]
fn what_cannot_be_done_leaves_all_as_it_was() {
    let Some((copy, template)) = template() else { return };
    for (arguments, reason) in [
        (&["init", "Own"][..], "is no name"),
        (&["init", "own", "--repository", "example.org/own"], "is no address of a repository"),
        (
            &["init", "own", "--repository", "https://example.org/own/"],
            "is no address of a repository",
        ),
        (&["init", "own"], "this is the template's; say --repository of your own"),
        (&["init", "--repository", "https://example.org/own"], "say a name of your own"),
        (
            &["init", "own", "--repository", "https://example.org/own", "--scope", "ada"],
            "is no scope",
        ),
        (
            &["init", "own", "--repository", "https://example.org/own", "--without", "bench"],
            "leaves out docs as well",
        ),
    ] {
        let error = copy.fails("project", &[arguments, &["--yes"]].concat());
        assert!(error.contains(reason), "{arguments:?}: {error}");
        assert_eq!(copy.changes(), "", "{arguments:?}");
    }
    let shown = copy.runs("project", &[&WISH[..], &["--dry-run"]].concat());
    assert!(shown.contains("deletes LICENSE-APACHE\n"), "{shown}");
    assert!(shown.contains("changes www/index.html\n"), "{shown}");
    assert_eq!(copy.changes(), "");

    let longer = format!("{template}-demo");
    let address = format!("https://example.org/{template}");
    let of_fork = ["init", &longer, "--repository", &address, "--yes"];
    assert!(copy.runs("project", &of_fork).contains(&format!("This is {longer} now.")));
    copy.restore();

    copy.write("mine.txt", "not committed");
    let error = copy.fails("project", &WISH);
    assert!(error.contains("this is not committed: commit it, or say --dirty"), "{error}");
    assert_eq!(copy.changes(), "?? mine.txt\n");

    // The name of the template, where only its owner can say what to make of it.
    copy.write("mine.txt", &template);
    copy.commit();
    let error = copy.fails("project", &WISH);
    assert!(error.contains(&format!("{template} still stands here")), "{error}");
    assert!(error.contains("mine.txt:1:"), "{error}");
    assert_eq!(copy.changes(), "");
}
