//! A project takes what the template has learned since.

use workspace::command;
use xshell::{Shell, cmd};

use crate::copy::{Copy, left_out};

fn add(shell: &Shell, path: &str, text: &str) {
    let before = shell.read_file(path).unwrap_or_default();
    shell.write_file(path, before + text).unwrap();
}

fn commit(shell: &Shell) {
    let who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    cmd!(shell, "git add --all").run().unwrap();
    cmd!(shell, "git {who...} commit --quiet --message Later").run().unwrap();
}

#[test]
fn a_project_takes_what_the_template_has_learned() {
    let project = Copy::of_workspace();
    if !project.is_template() {
        return left_out("this is a project already");
    }
    let elsewhere = project.shell.create_temp_dir().unwrap();
    let (here, address) = (project.folder.path(), elsewhere.path().to_str().unwrap());
    cmd!(project.shell, "git clone --quiet {here} {address}").run().unwrap();
    let template = command::shell(elsewhere.path()).unwrap();

    let repository = "https://example.org/own";
    let wish = ["init", "own-project", "--repository", repository, "--author", "Ada Example"];
    project.runs("project", &[&wish[..], &["--without", "docs,bench", "--yes"]].concat());
    add(&project.shell, "CONTRIBUTING.md", "Ours.\n");
    project.write("www/own.js", "");
    project.commit();
    let again = || project.runs("project", &["upgrade", "--template", address]);
    assert!(again().contains("This has all that the template at"));

    let was = template.read_file("www/index.html").unwrap();
    let name = template.read_file("README.md").unwrap();
    let name = name.lines().next().unwrap().trim_start_matches("# ").to_owned();
    template
        .write_file("www/index.html", was.replace("</title>", "</title>\n<!-- Later. -->"))
        .unwrap();
    add(&template, "docs/src/introduction.md", "Later.\n");
    add(&template, "Makefile", "later: ; @true\n");
    template.write_file("xtask/later.txt", "https://example.org/later\n").unwrap();
    template.remove_path("rustfmt.toml").unwrap();
    commit(&template);
    let output = again();
    assert!(output.contains("All of it is in"), "{output}");
    for path in [
        "A  xtask/later.txt",
        "M  Makefile",
        "M  www/index.html",
        "M  Cargo.toml",
        "D  rustfmt.toml",
    ] {
        assert!(project.changes().contains(&format!("{path}\n")), "{path}");
    }
    assert_eq!(project.changes().lines().count(), 5, "{}", project.changes());
    let title = "<title>own-project</title>\n<!-- Later. -->";
    assert!(project.read("www/index.html").contains(title));
    assert_eq!(project.mentions(&name), Vec::<String>::new());
    project.commit();
    assert!(again().contains("This has all that"));

    // What both have changed.
    add(&template, "CONTRIBUTING.md", "Theirs.\n");
    commit(&template);
    let error = project.fails("project", &["upgrade", "--template", address]);
    assert!(error.contains("not all fits"), "{error}");
    assert!(project.changes().contains("UU CONTRIBUTING.md\n"));
    project.restore();

    let error = project.fails("project", &["upgrade", "--template", "../nowhere"]);
    assert!(error.contains("git fetch"), "{error}");
    let manifest = project.read("Cargo.toml");
    project.write("Cargo.toml", &manifest.replace("tree = \"", "tree = \"0"));
    project.commit();
    let error = project.fails("project", &["upgrade", "--template", address]);
    assert!(error.contains("was never as this project was made of it"), "{error}");
}
