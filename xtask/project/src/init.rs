//! `init`: a clone of this workspace becomes a project of one's own.

use std::{
    fs,
    io::{IsTerminal, Write, stderr, stdin},
    path::Path,
};

use anyhow::{Context, Result, bail, ensure};
use workspace::{
    Workspace,
    command::npm_program,
    tools::{NPM_INSTALLED, npm_packages_are_installed},
};
use xshell::{Shell, cmd};

use crate::{
    changes::{Changes, Made},
    identity::{Identity, Licence},
    name,
    part::{self, Part},
};

#[derive(clap::Args)]
pub(crate) struct Wish {
    /// What the project is called: lower-case words with hyphens between them
    name: Option<String>,
    /// The scope that its packages have on npm, such as @you
    #[arg(long)]
    scope: Option<String>,
    /// Where it is: https://…
    #[arg(long)]
    repository: Option<String>,
    /// Whose it is, for the licence
    #[arg(long)]
    author: Option<String>,
    #[arg(long, value_enum)]
    licence: Option<Licence>,
    /// What is left out, of docs, bench, consumers (the book, the benchmarks, the projects that install the packages) and the
    /// examples, each by its name or all as `examples`; separated by commas
    #[arg(long, value_name = "PARTS")]
    without: Option<String>,
    /// Ask nothing: what is not said stays, or comes from git
    #[arg(long, short = 'y')]
    yes: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Even where something is not committed yet, though git cannot bring that back
    #[arg(long)]
    dirty: bool,
}

pub(crate) fn init(shell: &Shell, workspace: &Workspace, wish: &Wish) -> Result<()> {
    let status = cmd!(shell, "git status --porcelain").quiet().read();
    let status = status.context("asking git what is not committed")?;
    ensure!(
        status.is_empty() || wish.dirty || wish.dry_run,
        "this is not committed: commit it, or say --dirty to go on all the same\n{status}"
    );
    let before = Identity::read(&workspace.root)?;
    let all = Part::all(workspace);
    let (after, gone) = answers(shell, &before, wish, &workspace.root, &all)?;
    let commit = cmd!(shell, "git rev-parse HEAD").quiet().read()?;
    let paths = tracked(shell)?;
    let edit = |path: &str, text: String| edited(path, text, &gone, &before, &after, &commit);
    let going = |path: &str| part::going(path, &gone, &all);
    let mut changes = changes(workspace, &paths, going, edit)?;
    if before.is_template {
        // Of the page as it was; `node www/tools/screenshots.js` takes others.
        changes.extend(
            paths.iter().filter(|it| *it == ".github/page.png").map(|it| (it.clone(), None)),
        );
    }
    if changes.is_empty() {
        println!("Nothing is to change: this is {} already.", after.name);
        return Ok(());
    }
    tell(&changes);
    if wish.dry_run || !(wish.yes || agrees()?) {
        println!("Nothing has changed.");
        return Ok(());
    }
    let is_installed = npm_packages_are_installed(&workspace.root);
    let made = Made::make(&workspace.root, &changes, "Cargo.lock")?;
    finish(shell, &before, &after)
        .with_context(|| format!("{} is as it was: the last step failed", before.name))?;
    made.keep();
    if is_installed {
        // They still are: only the name in the lockfile has changed.
        fs::copy(workspace.root.join("package-lock.json"), workspace.root.join(NPM_INSTALLED))?;
    }
    println!("\nThis is {} now. Look at it with `git diff`, and commit it.", after.name);
    Ok(())
}

/// Says what will happen.
fn tell(changes: &Changes) {
    for (path, content) in changes {
        println!("{} {path}", if content.is_some() { "changes" } else { "deletes" });
    }
}

/// Brings the lockfile up to date, formats what became shorter, and looks for what should be gone.
fn finish(shell: &Shell, before: &Identity, after: &Identity) -> Result<()> {
    cmd!(shell, "cargo update --workspace --offline --quiet").run()?;
    let biome = npm_program("biome");
    cmd!(shell, "{biome} format --write --log-level warn tsconfig.json").run()?;
    if !before.is_template {
        // Its name may be a word that stands in many places for other reasons.
        return Ok(());
    }
    let old = [&before.name, &before.repository].into_iter().flat_map(|it| ["-e", it]);
    let found = cmd!(shell, "git grep --ignore-case --line-number --fixed-strings {old...}");
    // With status 1 it says that there is nothing.
    let found = found.quiet().ignore_status().read()?;
    // The new ones may have the old ones in them.
    let is_old = |line: &&str| {
        let rest = [&after.repository, &after.name, &after.author].into_iter();
        let rest = rest.filter(|it| !it.is_empty());
        let rest = rest.fold((*line).to_owned(), |line, new| line.replace(new.as_str(), ""));
        rest.to_lowercase().contains(&before.name) || rest.contains(&before.repository)
    };
    let found: Vec<&str> = found.lines().filter(is_old).collect();
    let found = found.join("\n");
    let (from, to) = (&before.name, &after.name);
    ensure!(
        found.is_empty(),
        "{from} still stands here; write {to} and commit that first\n{found}"
    );
    Ok(())
}

fn tracked(shell: &Shell) -> Result<Vec<String>> {
    let list =
        cmd!(shell, "git ls-files --cached --others --exclude-standard -z").quiet().read()?;
    Ok(list.split('\0').filter(|it| !it.is_empty()).map(str::to_owned).collect())
}

/// What differs from what is there.
fn changes(
    workspace: &Workspace,
    paths: &[String],
    going: impl Fn(&str) -> Option<String>,
    edit: impl Fn(&str, String) -> Result<Option<String>>,
) -> Result<Changes> {
    let mut changes = Changes::new();
    for path in paths {
        let place = workspace.root.join(path);
        if let Some(going) = going(path) {
            if place.exists() {
                changes.insert(going, None);
            }
            continue;
        }
        // Pictures, and what is deleted but not committed.
        let Ok(text) = fs::read_to_string(&place) else { continue };
        let edited = edit(path, text.clone()).with_context(|| format!("changing {path}"))?;
        if edited.as_ref() != Some(&text) {
            changes.insert(path.clone(), edited.map(String::into_bytes));
        }
    }
    Ok(changes)
}

/// What a file is to hold, or none where it goes.
fn edited(
    path: &str,
    mut text: String,
    gone: &[Part],
    before: &Identity,
    after: &Identity,
    commit: &str,
) -> Result<Option<String>> {
    if before.is_template {
        text = part::without("template", path, &text)?;
    }
    for part in gone {
        match part.taken_from(path, &text)? {
            Some(rest) => text = rest,
            None => return Ok(None),
        }
    }
    after.edit(path, &text, before, commit)
}

/// What the flags say, else the person who is asked, else what is there.
fn answers(
    shell: &Shell,
    before: &Identity,
    wish: &Wish,
    root: &Path,
    all: &[Part],
) -> Result<(Identity, Vec<Part>)> {
    let ask = |question: &str, said: &Option<String>, otherwise: String| match said {
        Some(said) => Ok(said.clone()),
        None if wish.yes || !stdin().is_terminal() => Ok(otherwise),
        None => ask(question, &otherwise),
    };
    let from_git =
        |arguments: &[&str]| cmd!(shell, "git {arguments...}").quiet().ignore_stderr().read();
    // Later, whoever works on it need not be its author, nor the remote its repository.
    let is_first = before.is_template;
    let remote = from_git(&["remote", "get-url", "origin"]).ok().filter(|_| is_first);
    let remote = remote.and_then(|it| web_address(&it));
    let name = ask("What is it called", &wish.name, before.name.clone())?;
    name::check_form(&name)?;
    let repository = remote.unwrap_or_else(|| before.repository.clone());
    let repository = ask("Where is its repository", &wish.repository, repository)?;
    ensure!(
        repository.starts_with("https://") && !repository.ends_with('/'),
        "`{repository}` is no address of a repository: it begins with https:// and ends without a slash"
    );
    for (flag, is_old) in
        [("a name", name == before.name), ("--repository", repository == before.repository)]
    {
        ensure!(!is_old || !before.is_template, "this is the template's; say {flag} of your own");
    }
    let author = match from_git(&["config", "user.name"]) {
        _ if !is_first => before.author.clone(),
        Ok(author) => author,
        Err(_) => format!("the {name} authors"),
    };
    let author = ask("Who are its authors", &wish.author, author)?;
    let scope = ask(
        "Which scope have its packages on npm, such as @you",
        &wish.scope,
        before.scope.clone(),
    )?;
    ensure!(
        scope.is_empty() || scope.strip_prefix('@').is_some_and(|it| name::check_form(it).is_ok()),
        "`{scope}` is no scope: it begins with @, and goes on with lower-case words"
    );
    let licence = wish.licence.map(Licence::name);
    let question = "Which licence: MIT OR Apache-2.0, MIT, or Apache-2.0";
    let licence = ask(question, &licence, before.licence.clone())?;
    ensure!(
        licence == before.licence || Licence::of_name(&licence).is_some_and(|it| it.is_here(root)),
        "`{licence}` cannot be chosen: its text is not here, in LICENSE-MIT or LICENSE-APACHE"
    );
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    let question = format!("What is left out, of {}", names.join(", "));
    let gone = Part::named(&ask(&question, &wish.without, String::new())?, all)?;
    Ok((Identity { name, scope, repository, author, licence, is_template: false }, gone))
}

/// As browsers know it: of `git@example.org:you/it.git`, `https://example.org/you/it`.
fn web_address(remote: &str) -> Option<String> {
    let remote = remote.trim_end_matches('/').trim_end_matches(".git");
    if remote.starts_with("https://") {
        return Some(remote.to_owned());
    }
    let (host, path) = remote.strip_prefix("git@")?.split_once(':')?;
    Some(format!("https://{host}/{path}"))
}

fn ask(question: &str, otherwise: &str) -> Result<String> {
    eprint!("{question}? [{otherwise}] ");
    let answer = answer()?;
    Ok(if answer.is_empty() { otherwise.to_owned() } else { answer })
}

fn agrees() -> Result<bool> {
    if !stdin().is_terminal() {
        bail!("nobody is here to agree: say --yes");
    }
    eprint!("Go on? [Y/n] ");
    Ok(matches!(answer()?.as_str(), "" | "y" | "Y" | "yes"))
}

fn answer() -> Result<String> {
    stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn remotes_have_addresses_on_the_web() {
        let address = Some("https://example.org/you/it".to_owned());
        for remote in [
            "https://example.org/you/it.git",
            "https://example.org/you/it",
            "git@example.org:you/it.git",
        ] {
            assert_eq!(web_address(remote), address);
        }
        assert_eq!(web_address("../elsewhere"), None);
    }
}
