//! Traces of the machine that built: folders that are nobody's business, and that make each machine's bytes differ.

use std::{env, path::Path};

use workspace::{Workspace, remap};

/// Where people, Cargo and rustup keep things on any machine.
const ANYWHERE: [&str; 11] = [
    "/home/",
    "/Users/",
    "\\Users\\",
    "/root/",
    ".cargo/",
    ".cargo\\",
    "registry/src",
    "registry\\src",
    "/rustup/",
    "\\rustup\\",
    ".rustup",
];

/// What no published file contains.
pub(crate) struct Traces {
    patterns: Vec<String>,
    /// What a path of no machine in particular begins with.
    harmless: Vec<String>,
}

impl Traces {
    pub(crate) fn of_this_machine(workspace: &Workspace) -> Self {
        let mut patterns: Vec<String> = ANYWHERE.map(str::to_owned).into();
        let mut add = |folder: &str| {
            for separator in ["/", "\\"] {
                let folder = folder.trim_end_matches(['/', '\\']).replace(['/', '\\'], separator);
                if !folder.is_empty() {
                    patterns.push(folder + separator);
                }
            }
        };
        for folder in [&workspace.root, &workspace.target] {
            add(&folder.to_string_lossy());
        }
        for name in ["HOME", "USERPROFILE", "CARGO_HOME", "RUSTUP_HOME"] {
            if let Ok(folder) = env::var(name) {
                add(&folder);
            }
        }
        // A name alone is a word like any other; as a folder it is somebody's.
        for name in ["USER", "USERNAME"] {
            if let Ok(user) = env::var(name) {
                add(&format!("/{user}"));
            }
        }
        // The first one is of the standard library, which was built elsewhere.
        let harmless = ["/rust/deps", remap::RUSTC, remap::DEPENDENCIES, remap::WORKSPACE];
        Self { patterns, harmless: harmless.map(|it| format!("{it}/")).into() }
    }

    /// Where in a file they are, and what stands there.
    pub(crate) fn find(&self, path: &Path, bytes: &[u8]) -> Vec<String> {
        let begins =
            |rest: &[u8], with: &[String]| with.iter().any(|it| rest.starts_with(it.as_bytes()));
        let mut found = Vec::new();
        let mut offset = 0;
        while offset < bytes.len() {
            let rest = &bytes[offset..];
            if begins(rest, &self.patterns) && !begins(rest, &self.harmless) {
                let text = printable(bytes, offset);
                found.push(format!("{}, byte {offset}: {text}", path.display()));
                offset += text.len();
            } else {
                offset += 1;
            }
        }
        found
    }
}

/// As much of what follows as makes clear what it is.
fn printable(bytes: &[u8], offset: usize) -> String {
    let text = bytes[offset..].iter().take(100).map(|&byte| char::from(byte));
    text.take_while(|it| it.is_ascii_graphic() || *it == ' ').collect()
}
