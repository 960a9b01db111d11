//! What the checks look at: the workspace, its shell, and that of the person.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow};
use cargo_metadata::MetadataCommand;
use workspace::{
    Workspace,
    browsers::{Browser, Engine, Missing},
    command,
};
use xshell::Shell;

use crate::{
    Question,
    tree::{Node, tree},
};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) struct Environment {
    pub(crate) root: PathBuf,
    pub(crate) port: u16,
    deadline: Instant,
    workspace: OnceLock<Result<Workspace, String>>,
    tree: OnceLock<Result<Vec<Node>, String>>,
    browsers: OnceLock<Vec<(Engine, Result<Browser, Missing>)>>,
}

impl Environment {
    pub(crate) fn new(question: &Question, deadline: Instant) -> Self {
        Self {
            root: question.root.clone(),
            port: question.port,
            deadline,
            workspace: OnceLock::new(),
            tree: OnceLock::new(),
            browsers: OnceLock::new(),
        }
    }

    /// What is left until an answer comes too late.
    pub(crate) fn time_left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// The shell that the other words use.
    pub(crate) fn shell(&self) -> Result<Shell> {
        let shell = command::shell(&self.root)?;
        // Else rustup installs what is missing as soon as it is asked for its version.
        shell.set_var("RUSTUP_AUTO_INSTALL", "0");
        Ok(shell)
    }

    /// The shell of a person who runs the tools by hand.
    pub(crate) fn own_shell(&self) -> Result<Shell> {
        let shell = self.shell()?;
        shell.set_var("PATH", env::var_os("PATH").unwrap_or_default());
        Ok(shell)
    }

    /// The crates, read once. Their dependencies are left out, since to read all of them takes half a second.
    pub(crate) fn workspace(&self) -> Result<&Workspace> {
        once(&self.workspace, || {
            let mut command = MetadataCommand::new();
            command.current_dir(&self.root).env("RUSTUP_AUTO_INSTALL", "0").no_deps();
            Workspace::read(&command)
        })
    }

    /// The dependencies of the crates and of their tests, read once.
    pub(crate) fn tree(&self) -> Result<&Vec<Node>> {
        once(&self.tree, || tree(self, "normal,dev"))
    }

    /// The browsers, looked for once: Chrome and its driver take a while to tell their versions.
    pub(crate) fn browsers(&self) -> Result<&[(Engine, Result<Browser, Missing>)]> {
        let shell = self.shell()?;
        Ok(self.browsers.get_or_init(|| Engine::ALL.map(|it| (it, it.find(&shell))).into()))
    }

    /// A file of the workspace, parsed.
    pub(crate) fn toml(&self, path: impl AsRef<Path>) -> Result<toml::Table> {
        toml(&self.root.join(path))
    }
}

/// The first who asks reads it, and the others wait.
fn once<T>(place: &OnceLock<Result<T, String>>, read: impl FnOnce() -> Result<T>) -> Result<&T> {
    let answer = place.get_or_init(|| read().map_err(|error| format!("{error:#}")));
    answer.as_ref().map_err(|error| anyhow!("{}", first_lines(error)))
}

pub(crate) fn toml(path: &Path) -> Result<toml::Table> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    text.parse().with_context(|| format!("reading {}", path.display()))
}

/// The user's folder.
pub(crate) fn home() -> Option<PathBuf> {
    env::home_dir()
}

/// What a program says first, without the stack that may follow.
pub(crate) fn first_lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).take_while(|line| !line.starts_with("Stack backtrace"));
    lines.filter(|line| !line.is_empty()).take(4).collect::<Vec<_>>().join("\n")
}
