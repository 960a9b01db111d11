//! A copy of this workspace becomes a project of one's own.

use std::process::Command;

use crate::copy::{Copy, left_out};

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
        left_out("this is a project already");
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
        ("Cargo.toml", "template = { version = \"0.1.0\", tree = "),
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
fn a_project_that_keeps_everything_is_green() {
    let Some((copy, _)) = template() else { return };
    copy.runs("project", &WISH);
    // The crates are as they are here, where all of them are tested.
    copy.is_green(&[&workspace::Workspace::load().unwrap().crates[0].name]);
}

#[test]
fn a_project_that_keeps_one_example_is_green() {
    let Some((copy, _)) = template() else { return };
    let mut examples = workspace::Workspace::load().unwrap().crates;
    // The last is the one to which most else belongs.
    let belongings = |one: &workspace::Crate| {
        let files = one.package.metadata.pointer("/init/files");
        files.and_then(|it| it.as_array()).map(Vec::len)
    };
    examples.sort_by_key(belongings);
    let kept = examples.pop().unwrap().name;
    let gone: Vec<&str> = examples.iter().map(|one| one.name.as_str()).collect();
    let gone = format!("docs,bench,consumers,workshop,{}", gone.join(","));
    copy.runs("project", &[&WISH[..], &["--without", &gone]].concat());
    for name in examples.iter().map(|one| &one.name).filter(|name| *name != "fetch") {
        assert_eq!(copy.mentions(name), Vec::<String>::new(), "{name}");
    }
    copy.is_green(&[&kept]);
}

/// As on a disk that is full: nothing of more than so many blocks of 512 bytes can be written, by this tool or by those that it starts.
#[cfg(unix)]
#[test]
fn where_the_disk_is_full_all_is_as_it_was() {
    let Some((copy, _)) = template() else { return };
    for blocks in [0, 8, 32, 64, 100] {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let program = copy.program("project");
        let mut command = Command::new("sh");
        command.args(["-c", &script]).arg(program.get_program()).args(WISH);
        command.current_dir(copy.folder.path()).env("CARGO_TARGET_DIR", &copy.target);
        let output = command.output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{blocks}");
        assert!(error.contains("File too large"), "{blocks}: {error}");
        assert_eq!(copy.changes(), "", "{blocks}");
    }
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
    if copy.folder.path().join("workshop").exists() {
        copy.write("workshop/work/mine.rs", "not in git");
        let error = copy.fails("project", &[&WISH[..], &["--without", "workshop"]].concat());
        assert!(error.contains("workshop/work holds what was written"), "{error}");
        assert_eq!(copy.changes(), "");
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
