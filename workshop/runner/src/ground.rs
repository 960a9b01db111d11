//! Where exercises are worked on: copies of them, as a workspace of its own, so that what they were made of stays as it is.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result, ensure};
use toml_edit::{Array, DocumentMut, value};
use workspace::{copy_folder, files};

use crate::list::Exercise;

pub(crate) struct Ground {
    /// The room.
    pub(crate) workshop: PathBuf,
    /// Where the copies are.
    pub(crate) folder: PathBuf,
    /// What cargo builds of them.
    pub(crate) target: PathBuf,
}

impl Ground {
    /// A learner's.
    pub(crate) fn of_learner(workshop: &Path) -> Self {
        let target = workshop.join("../target/workshop-work");
        Self { workshop: workshop.to_owned(), folder: workshop.join("work"), target }
    }

    /// For a trial; what was there is gone. What cargo builds is not the learner's: in workspaces of which paths and names are alike,
    /// it goes by the time of a file alone, and would take an older exercise for the one that was built last.
    pub(crate) fn of_trial(workshop: &Path, name: &str) -> Result<Self> {
        let folder = workshop.join("../target/workshop-trial").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let target = workshop.join("../target/workshop-trials");
        Ok(Self { workshop: workshop.to_owned(), folder, target })
    }

    pub(crate) fn place(&self, exercise: &Exercise) -> PathBuf {
        self.folder.join(&exercise.id)
    }

    pub(crate) fn has(&self, exercise: &Exercise) -> bool {
        self.place(exercise).exists()
    }

    /// Copies an exercise, unless it is there.
    pub(crate) fn add(&self, exercise: &Exercise) -> Result<()> {
        if !self.has(exercise) {
            let original = self.workshop.join("exercises").join(&exercise.id);
            ensure!(original.is_dir(), "{} is not there", original.display());
            // Complete or not at all: a folder that is there is somebody's work.
            fs::create_dir_all(&self.folder)?;
            let staging = tempfile::tempdir_in(&self.folder)?;
            copy(&original, &staging.path().join("copy"))?;
            fs::rename(staging.path().join("copy"), self.place(exercise))?;
        }
        self.write_manifest()
    }

    /// Puts the files of its solution over an exercise.
    pub(crate) fn solve(&self, exercise: &Exercise) -> Result<()> {
        copy(&self.workshop.join("solutions").join(&exercise.id), &self.place(exercise))
    }

    /// Puts away what was worked on, and says where it is now.
    pub(crate) fn put_away(&self, exercise: &Exercise) -> Result<PathBuf> {
        let backups = self.folder.join("backups");
        fs::create_dir_all(&backups)?;
        let free = (1..).map(|number| backups.join(format!("{}-{number}", exercise.id)));
        let backup = free.into_iter().find(|it| !it.exists()).context("there is no free name")?;
        fs::rename(self.place(exercise), &backup)?;
        Ok(backup)
    }

    /// That of the room, with what is here as members.
    fn write_manifest(&self) -> Result<()> {
        let mut manifest: DocumentMut =
            fs::read_to_string(self.workshop.join("Cargo.toml"))?.parse()?;
        let mut members: Vec<String> = (files(&self.folder)?.iter())
            .filter(|path| path.join("Cargo.toml").exists())
            .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
            .filter(|name| !name.starts_with('.'))
            .collect();
        members.sort();
        manifest["workspace"]["members"] = value(members.into_iter().collect::<Array>());
        fs::write(self.folder.join("Cargo.toml"), manifest.to_string())?;
        let lockfile = self.folder.join("Cargo.lock");
        if !lockfile.exists() {
            fs::copy(self.workshop.join("Cargo.lock"), lockfile)?;
        }
        Ok(())
    }
}

/// Copies a folder, as files of now: some systems keep the time of a file that is copied.
fn copy(from: &Path, to: &Path) -> Result<()> {
    copy_folder(from, to)?;
    for path in all_files(from)? {
        File::options().append(true).open(to.join(path))?.set_modified(SystemTime::now())?;
    }
    Ok(())
}

/// All files in a folder and those in it, with their paths from there, sorted.
pub(crate) fn all_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in files(&next)? {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}
