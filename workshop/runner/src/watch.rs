//! `watch`: checks again whenever a file has changed, and serves the learner's page.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};

use crate::{ground::all_files, learner::Learner};

/// Looked at again and again: what tells of changes does not do so on network drives.
const PAUSE: Duration = Duration::from_millis(500);

/// Ends with this program; where that is stopped at once, by the end of its input.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

pub(crate) fn watch(learner: &mut Learner, port: u16) -> Result<bool> {
    let mut before = files(learner)?;
    before.clear();
    let mut server = Command::new("node");
    server.arg("workshop/page/serve.js").arg(port.to_string()).current_dir(learner.root);
    server.stdin(Stdio::piped());
    let _server = Server(server.spawn().context("starting Node, which serves the page")?);
    loop {
        // `next` is said in another terminal; and in the middle of a `reset` there may be no files.
        learner.read_progress()?;
        let now = files(learner).unwrap_or_default();
        if now != before {
            before = now;
            println!();
            // Whatever is wrong, the next change may mend it.
            if let Err(error) = learner.check(None, false) {
                eprintln!("{error:#}");
            }
        }
        thread::sleep(PAUSE);
    }
}

/// The files that are worked on, each with its length and when it changed.
fn files(learner: &Learner) -> Result<BTreeMap<PathBuf, (u64, Option<SystemTime>)>> {
    let folder = learner.folder()?;
    let mut found = BTreeMap::new();
    for path in all_files(&folder)?.into_iter().filter(|path| !path.starts_with("pkg")) {
        // One that is gone by now has changed as well.
        if let Ok(metadata) = fs::metadata(folder.join(&path)) {
            found.insert(folder.join(path), (metadata.len(), metadata.modified().ok()));
        }
    }
    Ok(found)
}
