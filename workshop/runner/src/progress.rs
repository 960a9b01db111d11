//! What a learner has done: a plain file, which a crash leaves as it was before or after.

use std::{
    collections::BTreeMap,
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Error, Result};
use serde::{Deserialize, Serialize};

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Progress {
    #[serde(skip)]
    path: PathBuf,
    /// The track that was chosen.
    pub(crate) track: String,
    /// The exercise that is worked on.
    pub(crate) current: String,
    /// The ids of those that passed on every host.
    pub(crate) done: Vec<String>,
    /// How many hints were shown, by id.
    pub(crate) hints: BTreeMap<String, usize>,
}

impl Progress {
    /// Of a learner who has begun, or has not.
    pub(crate) fn read(work: &Path) -> Result<Self> {
        let path = work.join("progress.toml");
        let progress: Result<Self, Error> = match fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            text => text.map_err(Into::into).and_then(|it| Ok(toml_edit::de::from_str(&it)?)),
        };
        let progress = progress.with_context(|| format!("reading {}", path.display()))?;
        Ok(Self { path, ..progress })
    }

    pub(crate) fn is_done(&self, id: &str) -> bool {
        self.done.iter().any(|it| it == id)
    }

    /// Replaces the file at once, so that none is ever half written.
    pub(crate) fn write(&self) -> Result<()> {
        let folder = self.path.parent().context("a file without a folder")?;
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(toml_edit::ser::to_string_pretty(self)?.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&self.path).with_context(|| format!("writing {}", self.path.display()))?;
        Ok(())
    }
}
