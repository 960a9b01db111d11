//! `cargo generate` makes of this workspace what `cargo xtask init` makes of it.

use workspace::command::{self, find};
use xshell::{Shell, cmd};

use crate::copy::{Copy, left_out};

/// The name of all files, as they are now.
fn tree(shell: &Shell) -> String {
    cmd!(shell, "git add --all").run().unwrap();
    cmd!(shell, "git write-tree").read().unwrap()
}

#[test]
fn a_generated_project_is_as_one_that_was_cloned() {
    let copy = Copy::of_workspace();
    if !copy.is_template() {
        return left_out("this is a project already");
    }
    if find(&copy.shell, "cargo-generate").is_none() {
        return left_out("cargo-generate is not on the PATH");
    }
    let answers = [
        ("repository", "https://example.org/ada/own-project"),
        ("author", "Ada O'Example"),
        ("scope", "@ada"),
        ("licence", "MIT OR Apache-2.0"),
        ("without", "docs,bench,consumers,workshop,examples"),
    ];
    let flags = answers.map(|(name, answer)| [format!("--{name}"), answer.to_owned()]).concat();
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();

    let elsewhere = copy.shell.create_temp_dir().unwrap();
    let (here, template) = (copy.folder.path(), elsewhere.path().join("template"));
    // Without what is built and installed there.
    cmd!(copy.shell, "git clone --quiet {here} {template}").run().unwrap();
    let definitions = answers
        .iter()
        .flat_map(|(name, answer)| ["--define".to_owned(), format!("{name}={answer}")]);
    let into = elsewhere.path();
    let generate = cmd!(
        copy.shell,
        "cargo generate --path {template} --destination {into} --name own-project --silent --allow-commands"
    );
    // Where git does not say who is at work, it fails without this.
    let generate = generate.args(definitions).env("USER", "test");
    generate.env("CARGO_TARGET_DIR", &copy.target).run().unwrap();
    copy.runs("project", &[&["init", "own-project", "--yes"], &flags[..]].concat());

    let generated = command::shell(&into.join("own-project")).unwrap();
    assert_eq!(tree(&generated), tree(&copy.shell));
}
