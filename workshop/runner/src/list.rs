//! `workshop.toml`: the only list of what there is.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    #[serde(rename = "track")]
    pub(crate) tracks: Vec<Track>,
    #[serde(rename = "exercise")]
    pub(crate) exercises: Vec<Exercise>,
}

/// As much as fits into a time.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Track {
    pub(crate) name: String,
    pub(crate) minutes: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exercise {
    /// The name of its folder.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) minutes: u32,
    pub(crate) tracks: Vec<String>,
    /// The fast ones first.
    pub(crate) hosts: Vec<Host>,
    pub(crate) fails: Fails,
    pub(crate) hints: Vec<String>,
}

/// Where an exercise is checked.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Host {
    /// `cargo test`
    Native,
    /// `wasm-pack test --node`
    Node,
    /// The package that wasm-pack builds, by tests in JavaScript.
    Package,
    /// `wasm-pack test --headless --chrome`
    Chrome,
}

/// How an exercise fails before anybody has worked on it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fails {
    pub(crate) host: Host,
    /// A test, where it compiles.
    pub(crate) test: Option<String>,
    /// An error of the compiler, such as E0382, where that is the lesson.
    pub(crate) code: Option<String>,
    /// What is said of it.
    pub(crate) message: String,
}

impl Exercise {
    /// What its `Cargo.toml` calls it: the id without its number.
    pub(crate) fn package(&self) -> &str {
        self.id.trim_start_matches(|it: char| it.is_ascii_digit() || it == '-')
    }
}

impl List {
    pub(crate) fn read(room: &Path) -> Result<Self> {
        let path = room.join("workshop.toml");
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        toml_edit::de::from_str(&text).with_context(|| format!("reading {}", path.display()))
    }

    /// By its id, or by as much of it as is clear: `04`.
    pub(crate) fn find(&self, id: &str) -> Result<&Exercise> {
        let found: Vec<_> = self.exercises.iter().filter(|it| it.id.starts_with(id)).collect();
        match found[..] {
            [one] if !id.is_empty() => Ok(one),
            _ => {
                let ids: Vec<_> = self.exercises.iter().map(|it| it.id.as_str()).collect();
                bail!("there is no exercise {id}; there are {}", ids.join(", "))
            }
        }
    }

    pub(crate) fn track(&self, name: &str) -> Result<&Track> {
        let names: Vec<_> = self.tracks.iter().map(|it| it.name.as_str()).collect();
        let found = self.tracks.iter().find(|it| it.name == name);
        found.with_context(|| format!("there is no track {name}; there are {}", names.join(", ")))
    }

    /// What belongs to a track, in its order.
    pub(crate) fn of_track<'a>(&'a self, track: &'a str) -> impl Iterator<Item = &'a Exercise> {
        self.exercises.iter().filter(move |it| it.tracks.iter().any(|name| name == track))
    }
}
