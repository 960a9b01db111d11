//! `init`: a clone of this workspace becomes a project of one's own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use workspace::{
    Workspace,
    tools::{NPM_INSTALLED, npm_packages_are_installed},
};
use xshell::{Shell, cmd};

use crate::{
    answers::{self, agrees},
    changes::{Changes, Made},
    git,
    identity::{Identity, Licence},
    part::{self, Part},
};

#[derive(clap::Args)]
pub(crate) struct Wish {
    /// What the project is called: lower-case words with hyphens between them
    pub(crate) name: Option<String>,
    /// The scope that its packages have on npm, such as @you
    #[arg(long)]
    pub(crate) scope: Option<String>,
    /// Where it is: https://…
    #[arg(long)]
    pub(crate) repository: Option<String>,
    /// Whose it is, for the licence
    #[arg(long)]
    pub(crate) author: Option<String>,
    #[arg(long, value_enum)]
    pub(crate) licence: Option<Licence>,
    /// What is left out, of docs, bench, consumers, workshop (the book, the benchmarks, the projects that install the packages, the
    /// exercises) and the examples, each by its name or all as `examples`; separated by commas
    #[arg(long, value_name = "PARTS")]
    pub(crate) without: Option<String>,
    /// All as in the project in this folder, which was made of this workspace before
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["name", "scope", "repository", "author", "licence", "without"])]
    pub(crate) like: Option<PathBuf>,
    /// Ask nothing: what is not said stays, or comes from git
    #[arg(long, short = 'y')]
    pub(crate) yes: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Even where something is not committed yet, though git cannot bring that back
    #[arg(long)]
    dirty: bool,
}

pub(crate) fn init(shell: &Shell, workspace: &Workspace, wish: &Wish) -> Result<()> {
    if !(wish.dirty || wish.dry_run) {
        git::require_clean(shell, ", or say --dirty to go on all the same")?;
    }
    let before = Identity::read(&workspace.root)?;
    let all = Part::all(workspace);
    let (after, gone) = match &wish.like {
        Some(project) => answers::of_project(project, &before, &all)?,
        None => answers::answers(shell, &before, wish, &workspace.root, &all)?,
    };
    if let Some(work) = gone.iter().find_map(|part| part.work_in(&workspace.root)) {
        bail!(
            "{work} holds what was written in the workshop, and git does not: move it away first"
        );
    }
    let paths = git::files(shell)?;
    let project =
        Project { before: &before, after: &after, all: &all, gone: &gone, tree: git::tree(shell)? };
    let mut changes = project.changes(&workspace.root, &paths)?;
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
    let made = Made::make(&workspace.root, &changes, &["Cargo.lock"])?;
    finish(shell, &before, &after)
        .with_context(|| format!("{} is as it was: the last step failed", before.name))?;
    made.keep()?;
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

/// Brings the lockfile up to date, and looks for what should be gone.
fn finish(shell: &Shell, before: &Identity, after: &Identity) -> Result<()> {
    cmd!(shell, "cargo update --workspace --offline --quiet").run()?;
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

/// What a clone is, and what it is to be.
struct Project<'a> {
    before: &'a Identity,
    after: &'a Identity,
    all: &'a [Part],
    gone: &'a [Part],
    /// Of all files, as git has it.
    tree: String,
}

impl Project<'_> {
    /// What differs from what is there.
    fn changes(&self, root: &Path, paths: &[String]) -> Result<Changes> {
        let mut changes = Changes::new();
        for path in paths {
            let place = root.join(path);
            if let Some(going) = part::going(path, self.gone, self.all) {
                if place.exists() {
                    changes.insert(going, None);
                }
                continue;
            }
            // Pictures, and what is deleted but not committed.
            let Ok(text) = fs::read_to_string(&place) else { continue };
            let edited = self.edited(path, &text).with_context(|| format!("changing {path}"))?;
            if edited.as_ref() != Some(&text) {
                changes.insert(path.clone(), edited.map(String::into_bytes));
            }
        }
        Ok(changes)
    }

    /// What a file is to hold, or none where it goes, or nothing would be left of it.
    fn edited(&self, path: &str, text: &str) -> Result<Option<String>> {
        let mut rest = text.to_owned();
        if self.before.is_template {
            rest = part::without("template", path, &rest)?;
        }
        for part in self.gone {
            rest = part.taken_from(path, &rest)?;
        }
        if path.starts_with(".github/workflows/") {
            // As they were where init.yml made the project: GitHub lets no workflow change another.
            let kept = self.all.iter().filter(|it| !self.gone.contains(it));
            rest = part::with_only(&kept.collect::<Vec<_>>(), path, &rest)?;
        }
        if rest.trim().is_empty() && rest != text {
            return Ok(None);
        }
        self.after.edit(path, &rest, self.before, &self.tree)
    }
}
