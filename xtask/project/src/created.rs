//! Files that go again where what they are for fails.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// Files that were created. Dropped, they are deleted, unless they are kept.
pub(crate) struct Created<'a> {
    root: &'a Path,
    files: Vec<&'a str>,
    folders: Vec<PathBuf>,
    /// Cargo adds to it as soon as it sees a new crate.
    lockfile: Vec<u8>,
}

impl<'a> Created<'a> {
    /// Writes texts to paths from the root, at which nothing is yet.
    pub(crate) fn write(root: &'a Path, texts: &'a BTreeMap<String, String>) -> Result<Self> {
        let lockfile = fs::read(root.join("Cargo.lock")).context("reading Cargo.lock")?;
        let mut created = Self { root, files: Vec::new(), folders: Vec::new(), lockfile };
        for (path, text) in texts {
            created.write_one(path, text).with_context(|| format!("writing {path}"))?;
        }
        Ok(created)
    }

    fn write_one(&mut self, path: &'a str, text: &str) -> Result<()> {
        let place = self.root.join(path);
        let missing = place.ancestors().skip(1).take_while(|it| !it.exists());
        for folder in missing.map(Path::to_owned).collect::<Vec<_>>().into_iter().rev() {
            fs::create_dir(&folder)?;
            self.folders.push(folder);
        }
        let mut file = File::create_new(place)?;
        self.files.push(path);
        Ok(file.write_all(text.as_bytes())?)
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &'a str> {
        self.files.iter().copied()
    }

    /// Leaves them where they are.
    pub(crate) fn keep(mut self) -> Vec<&'a str> {
        self.folders.clear();
        self.lockfile.clear();
        std::mem::take(&mut self.files)
    }
}

impl Drop for Created<'_> {
    fn drop(&mut self) {
        // What cannot be deleted is for git to show: whoever drops this has an error to tell already.
        for path in &self.files {
            let _ = fs::remove_file(self.root.join(path));
        }
        // With what was built in them. The outermost was created first.
        for folder in &self.folders {
            let _ = fs::remove_dir_all(folder);
        }
        if !self.lockfile.is_empty() {
            let _ = fs::write(self.root.join("Cargo.lock"), &self.lockfile);
        }
    }
}
