//! What the template has learned since a project was made of it: the difference between what `init` makes of it then and now.

use anyhow::{Context, Result, anyhow, bail};
use toml_edit::DocumentMut;
use workspace::Workspace;
use xshell::{Shell, cmd};

use crate::upgrade::afresh;

/// Merges it into the project, as git merges: what both have changed is left to be decided.
pub(crate) fn merge(shell: &Shell, workspace: &Workspace, address: &str) -> Result<()> {
    let then = made_of(&shell.read_file("Cargo.toml")?)?;
    cmd!(shell, "git fetch --quiet --no-tags {address}").run()?;
    let now = "FETCH_HEAD^{tree}";
    let now = cmd!(shell, "git rev-parse {now}").quiet().read()?;
    if now == then {
        println!("This has all that the template at {address} has.");
        return Ok(());
    }
    let is_here = cmd!(shell, "git cat-file -e {then}").quiet().ignore_stderr().run();
    is_here.map_err(|_| {
        anyhow!("the template at {address} was never as this project was made of it, {then}")
    })?;
    let then = made(shell, workspace, &then)?;
    let now = made(shell, workspace, &now)?;
    let before = commit(shell, &then, &[])?;
    let after = commit(shell, &now, &["-p", &before])?;
    println!("{}", cmd!(shell, "git diff --stat {before} {after}").quiet().read()?);
    if cmd!(shell, "git cherry-pick --no-commit {after}").run().is_err() {
        bail!(
            "not all fits: decide on the files above, which have both, and commit; \
             or `git reset --hard` for all to be as it was"
        );
    }
    println!("All of it is in, and staged: run the tests, and commit it.");
    Ok(())
}

/// The state of the template that `init` has noted.
fn made_of(manifest: &str) -> Result<String> {
    let manifest: DocumentMut = manifest.parse()?;
    let noted =
        manifest["workspace"].get("metadata").and_then(|it| it.get("template")?.get("tree"));
    let noted = noted.and_then(|it| it.as_str()).context(
        "Cargo.toml does not say what this was made of: cargo xtask init makes a project, and notes it",
    )?;
    Ok(noted.to_owned())
}

/// The files that this project would have had of a state of the template.
fn made(shell: &Shell, workspace: &Workspace, tree: &str) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("made");
    let index = folder.path().join("index");
    let git = |words: &[&str]| cmd!(shell, "git {words...}").env("GIT_INDEX_FILE", &index);
    let prefix = format!("--prefix={}/", place.display());
    git(&["read-tree", tree]).run()?;
    git(&["checkout-index", "--all", &prefix]).run()?;

    let root = &workspace.root;
    let _there = shell.push_dir(&place);
    cmd!(shell, "git init --quiet").run()?;
    // Whatever somebody's own settings ignore.
    let all = ["-c", "core.excludesFile=", "add", "--all"];
    cmd!(shell, "git {all...}").run()?;
    // Not the project's: in a workspace of the same shape cargo goes by the time of a file alone.
    let target = workspace.target.join("template");
    let init =
        cmd!(shell, "cargo run --quiet --package project -- init --like {root} --yes --dirty");
    afresh(workspace, init.env("CARGO_TARGET_DIR", target).ignore_stdout())?;
    let repository = {
        let _here = shell.push_dir(root);
        cmd!(shell, "git rev-parse --absolute-git-dir").quiet().read()?
    };
    let there = cmd!(shell, "git --git-dir {repository} --work-tree . {all...}");
    there.env("GIT_INDEX_FILE", &index).run()?;
    let tree = cmd!(shell, "git --git-dir {repository} write-tree").env("GIT_INDEX_FILE", &index);
    Ok(tree.quiet().read()?)
}

/// A commit that no branch has.
fn commit(shell: &Shell, tree: &str, parents: &[&str]) -> Result<String> {
    let who = ["-c", "user.name=template", "-c", "user.email=template@localhost"];
    let commit = cmd!(shell, "git {who...} commit-tree {tree} {parents...} -m Template");
    Ok(commit.quiet().read()?)
}
