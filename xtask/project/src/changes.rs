//! Files that are written and deleted together, or not at all.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// By its path from the root: what a file is to hold, or none where it goes, or where a folder does with all that is in it.
pub(crate) type Changes = BTreeMap<String, Option<Vec<u8>>>;

/// Whether changes are made that are not kept yet: then Ctrl-C ends what was started for them, and they are undone.
static IS_MAKING: AtomicBool = AtomicBool::new(false);
static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Whether somebody pressed Ctrl-C while changes were made.
pub(crate) fn is_interrupted() -> bool {
    IS_INTERRUPTED.load(Ordering::SeqCst)
}

fn undo_when_interrupted() -> Result<()> {
    static HANDLER: Once = Once::new();
    let mut set = Ok(());
    HANDLER.call_once(|| {
        set = ctrlc::set_handler(|| {
            IS_INTERRUPTED.store(true, Ordering::SeqCst);
            if !IS_MAKING.load(Ordering::SeqCst) {
                // As a shell has it: 128, and the number of the signal.
                process::exit(130);
            }
        });
    });
    IS_MAKING.store(true, Ordering::SeqCst);
    set.context("listening to Ctrl-C")
}

/// Changes that were made. Dropped, they are undone, unless they are kept.
pub(crate) struct Made<'a> {
    root: &'a Path,
    /// What was done, to be undone from its end.
    steps: Vec<Step>,
    /// In the root, as a file moves at once, and without a copy, only within its file system.
    staging: TempDir,
    is_kept: bool,
}

enum Step {
    /// A file or folder that was not there, or is not yet; in it may be more by now.
    New(PathBuf),
    /// A file or folder that was put away.
    Away { from: PathBuf, to: PathBuf },
}

impl<'a> Made<'a> {
    /// Makes all changes, or none. `others` are files that later commands may change, and files and folders that they may make:
    /// all are brought back with these.
    pub(crate) fn make(root: &'a Path, changes: &Changes, others: &[&str]) -> Result<Self> {
        undo_when_interrupted()?;
        let staging = tempfile::Builder::new().prefix(".changes-").tempdir_in(root);
        let staging = staging.with_context(|| format!("writing in {}", root.display()))?;
        let mut made = Self { root, steps: Vec::new(), staging, is_kept: false };
        // What does not fit on the disk, or may not be changed, is noticed before anything is.
        let staged = made.stage(changes)?;
        for (number, path) in others.iter().enumerate() {
            let place = root.join(path);
            if place.is_file() {
                let kept = made.aside(&format!("other-{number}"));
                fs::copy(&place, &kept).with_context(|| format!("copying {path}"))?;
                made.steps.push(Step::Away { from: place, to: kept });
            } else if !place.exists() {
                made.steps.push(Step::New(place));
            }
        }
        for (path, staged) in staged {
            made.one(path, staged).with_context(|| format!("changing {path}"))?;
        }
        Ok(made)
    }

    fn aside(&self, name: &str) -> PathBuf {
        self.staging.path().join(name)
    }

    /// Writes what is new, and says where.
    fn stage<'b>(&self, changes: &'b Changes) -> Result<Vec<(&'b str, Option<PathBuf>)>> {
        let stage = |(number, (path, content)): (usize, (&'b String, &'b Option<Vec<u8>>))| {
            let place = self.root.join(path);
            let before = fs::metadata(&place).ok();
            let is_read_only =
                before.as_ref().is_some_and(|it| it.is_file() && it.permissions().readonly());
            ensure!(!is_read_only, "{path} is read-only: allow it to be written");
            let Some(content) = content else { return Ok((path.as_str(), None)) };
            let staged = self.aside(&format!("new-{number}"));
            fs::write(&staged, content).with_context(|| format!("writing {path}"))?;
            if let Some(before) = before {
                fs::set_permissions(&staged, before.permissions())?;
            }
            Ok((path.as_str(), Some(staged)))
        };
        changes.iter().enumerate().map(stage).collect()
    }

    fn one(&mut self, path: &str, staged: Option<PathBuf>) -> Result<()> {
        let place = self.root.join(path);
        if place.exists() {
            let to = self.aside(&format!("old-{}", self.steps.len()));
            fs::rename(&place, &to)?;
            self.steps.push(Step::Away { from: place.clone(), to });
        }
        let Some(staged) = staged else { return Ok(()) };
        let missing = place.ancestors().skip(1).take_while(|it| !it.exists());
        for folder in missing.map(Path::to_owned).collect::<Vec<_>>().into_iter().rev() {
            fs::create_dir(&folder)?;
            self.steps.push(Step::New(folder));
        }
        fs::rename(staged, &place)?;
        self.steps.push(Step::New(place));
        Ok(())
    }

    /// Leaves them as they are, unless somebody has stopped it.
    pub(crate) fn keep(mut self) -> Result<()> {
        ensure!(!is_interrupted(), "stopped");
        self.is_kept = true;
        for step in &self.steps {
            if let Step::Away { from, .. } = step
                && let Some(folder) = from.parent()
            {
                // One that is empty now; of the others, this removes none.
                let _ = fs::remove_dir(folder);
            }
        }
        Ok(())
    }
}

impl Drop for Made<'_> {
    fn drop(&mut self) {
        IS_MAKING.store(false, Ordering::SeqCst);
        if self.is_kept {
            return;
        }
        for step in self.steps.drain(..).rev() {
            let undone = match &step {
                Step::New(path) if path.is_dir() => fs::remove_dir_all(path),
                Step::New(path) => fs::remove_file(path),
                Step::Away { from, to } => fs::rename(to, from).and_then(|()| touch(from)),
            };
            if let (Err(error), Step::Away { from, to }) = (undone, step) {
                // What is there is not in git, perhaps.
                self.staging.disable_cleanup(true);
                eprintln!("{} stays in {}: {error}", from.display(), to.display());
            }
        }
    }
}

/// Makes a file one of now: cargo goes by the time, and something may have been built of what was there in between.
fn touch(path: &Path) -> io::Result<()> {
    if path.is_file() {
        File::options().append(true).open(path)?.set_modified(SystemTime::now())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{Changes, Made};

    /// A folder with two files and a lockfile.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("kept", "kept"), ("old", "old"), ("lock", "1")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn changes(list: &[(&str, Option<&str>)]) -> Changes {
        let change = |(path, text): &(&str, Option<&str>)| {
            ((*path).to_owned(), text.map(|text| text.as_bytes().to_vec()))
        };
        list.iter().map(change).collect()
    }

    /// All that is in a folder, by name.
    fn content(folder: &Path) -> Vec<(String, String)> {
        let mut files: Vec<_> = (fs::read_dir(folder).unwrap())
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap_or_default())
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn what_is_kept_is_there() {
        let folder = folder();
        fs::create_dir(folder.path().join("folder")).unwrap();
        fs::write(folder.path().join("folder/only"), "").unwrap();
        let list = changes(&[
            ("folder/only", None),
            ("new/in/it", Some("new")),
            ("kept", Some("more")),
            ("old", None),
        ]);
        Made::make(folder.path(), &list, &["lock"]).unwrap().keep().unwrap();
        let names: Vec<_> = content(folder.path()).into_iter().map(|it| it.0).collect();
        assert_eq!(names, ["kept", "lock", "new"]);
        assert_eq!(fs::read_to_string(folder.path().join("kept")).unwrap(), "more");
        assert_eq!(fs::read_to_string(folder.path().join("new/in/it")).unwrap(), "new");
    }

    #[test]
    fn what_is_not_kept_leaves_all_as_it_was() {
        let folder = folder();
        let others = ["lock", "built", "never-built"];
        let before = content(folder.path());
        fs::create_dir(folder.path().join("folder")).unwrap();
        fs::write(folder.path().join("folder/ignored"), "").unwrap();
        let before = [before, vec![("folder".to_owned(), String::new())]].concat();
        let list =
            [("new/in/it", Some("new")), ("kept", Some("more")), ("old", None), ("folder/", None)];
        let made = Made::make(folder.path(), &changes(&list), &others).unwrap();
        fs::create_dir(folder.path().join("built")).unwrap();
        fs::write(folder.path().join("built/it"), "").unwrap();
        assert!(!folder.path().join("folder").exists());
        fs::write(folder.path().join("lock"), "2").unwrap();
        fs::write(folder.path().join("new/built"), "").unwrap();
        let modified = || fs::metadata(folder.path().join("lock")).unwrap().modified().unwrap();
        let built = modified();
        drop(made);
        // Or cargo would take what was built in between for what is there now.
        assert!(modified() >= built);
        let mut after = content(folder.path());
        after.sort_by_key(|(name, _)| name == "folder");
        assert_eq!(after, before);
        assert!(folder.path().join("folder/ignored").exists());
    }

    #[test]
    fn a_change_that_cannot_be_made_undoes_those_before_it() {
        let folder = folder();
        let before = content(folder.path());
        // A file where a folder would be.
        let list =
            changes(&[("new/it", Some("")), ("kept", Some("more")), ("old/in/it", Some(""))]);
        let error = Made::make(folder.path(), &list, &["lock"]).err().unwrap();
        assert!(error.to_string().contains("changing old/in/it"), "{error}");
        assert_eq!(content(folder.path()), before);
    }

    #[test]
    fn a_read_only_file_is_named_and_nothing_changes() {
        let folder = folder();
        let mut permissions = fs::metadata(folder.path().join("old")).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(folder.path().join("old"), permissions).unwrap();
        let before = content(folder.path());
        let list = changes(&[("kept", Some("more")), ("old", None)]);
        let error = Made::make(folder.path(), &list, &["lock"]).err().unwrap();
        assert_eq!(error.to_string(), "old is read-only: allow it to be written");
        assert_eq!(content(folder.path()), before);
    }
}
