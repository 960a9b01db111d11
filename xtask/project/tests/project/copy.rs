//! A copy of this workspace, to make crates in.

use std::{
    env, fs,
    io::{BufRead, BufReader, Write, stdout},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use workspace::{Workspace, command};
use xshell::{Shell, TempDir, cmd};

#[cfg(unix)]
use std::os::unix::fs::symlink as link_folder;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link_folder;

pub(crate) fn root() -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap()
}

/// As the table counts it. Not println!, which shows nothing of a test that passes.
pub(crate) fn left_out(reason: &str) {
    let mut output = stdout();
    writeln!(output, "\nleft out: {reason}").unwrap();
}

pub(crate) struct Copy {
    pub(crate) shell: Shell,
    pub(crate) folder: TempDir,
    /// Of all copies, so that what crates depend on is compiled once. Not of the workspace itself: in another of the same shape, cargo
    /// goes by the time of a file alone, and would take what was built of a copy for its own.
    pub(crate) target: PathBuf,
}

impl Copy {
    /// What is committed and what is not yet, as the only commit.
    pub(crate) fn of_workspace() -> Self {
        let root = root();
        let here = command::shell(&root).unwrap();
        let folder = here.create_temp_dir().unwrap();
        let list = cmd!(here, "git ls-files --cached --others --exclude-standard -z").read();
        for name in list.unwrap().split('\0').filter(|name| root.join(name).is_file()) {
            let place = folder.path().join(name);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(root.join(name), place).unwrap();
        }
        link_folder(root.join(".tools"), folder.path().join(".tools")).unwrap();
        // A folder of its own, since the lockfile that it was made of is noted in it.
        let modules = folder.path().join("node_modules");
        fs::create_dir(&modules).unwrap();
        for path in workspace::files(&root.join("node_modules")).unwrap() {
            let place = modules.join(path.file_name().unwrap());
            if path.is_dir() {
                link_folder(&path, place).unwrap();
            } else {
                fs::copy(&path, place).unwrap();
            }
        }
        let target = Workspace::load().unwrap().target.join("copies");
        // With its own tools on the PATH.
        let shell = command::shell(folder.path()).unwrap();
        // A link, which a rule for folders does not match.
        shell.write_file(".git/info/exclude", ".tools\n").unwrap();
        cmd!(shell, "git init --quiet").run().unwrap();
        let copy = Self { shell, folder, target };
        copy.commit();
        copy
    }

    /// Whether no project was made of it yet.
    pub(crate) fn is_template(&self) -> bool {
        !self.read("Cargo.toml").contains("template = ")
    }

    pub(crate) fn commit(&self) {
        cmd!(self.shell, "git add --all").run().unwrap();
        let who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
        cmd!(self.shell, "git {who...} commit --quiet --message Copy").run().unwrap();
    }

    /// Goes back to the commit.
    pub(crate) fn restore(&self) {
        cmd!(self.shell, "git reset --hard --quiet").run().unwrap();
    }

    pub(crate) fn commit_if_changed(&self) {
        if !self.changes().is_empty() {
            self.commit();
        }
    }

    pub(crate) fn read(&self, path: &str) -> String {
        self.shell.read_file(path).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.shell.write_file(path, text).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        self.shell.remove_path(path).unwrap();
    }

    /// What differs from the commit.
    pub(crate) fn changes(&self) -> String {
        let status = Command::new("git")
            .args(["status", "--porcelain"])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        String::from_utf8(status.stdout).unwrap()
    }

    /// Files in which a word stands by itself.
    pub(crate) fn mentions(&self, word: &str) -> Vec<String> {
        let found = cmd!(
            self.shell,
            "git grep --untracked --ignore-case --word-regexp --fixed-strings --files-with-matches {word}"
        );
        let found = found.ignore_status().read().unwrap();
        found.lines().map(str::to_owned).collect()
    }

    pub(crate) fn sh(&self, program: &str, arguments: &[&str]) {
        cmd!(self.shell, "{program} {arguments...}").run().unwrap();
    }

    /// A program of this workspace, at work in the copy.
    pub(crate) fn program(&self, name: &str) -> Command {
        let program = Path::new(env!("CARGO_BIN_EXE_project"))
            .with_file_name(format!("{name}{}", env::consts::EXE_SUFFIX));
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env("CARGO_TARGET_DIR", &self.target);
        command.stdin(Stdio::null());
        // Where the set-up installs what only tests of the workspace itself need.
        command.env_remove("CI");
        command
    }

    fn output(&self, name: &str, arguments: &[&str]) -> (Output, String) {
        let output = self.program(name).args(arguments).output().unwrap();
        let text = [&output.stdout[..], &output.stderr].concat();
        (output, String::from_utf8_lossy(&text).into_owned())
    }

    /// What it says when it succeeds, as it must.
    #[track_caller]
    pub(crate) fn runs(&self, name: &str, arguments: &[&str]) -> String {
        let (output, text) = self.output(name, arguments);
        assert!(output.status.success(), "{name} {arguments:?}:\n{text}");
        text
    }

    /// What it says when it fails, as it must.
    #[track_caller]
    pub(crate) fn fails(&self, name: &str, arguments: &[&str]) -> String {
        let (output, text) = self.output(name, arguments);
        assert!(!output.status.success(), "{name} {arguments:?}:\n{text}");
        text
    }

    /// All passes: the tests of these crates natively, in Node and in one browser, the page, what is declared, checks.
    #[track_caller]
    pub(crate) fn is_green(&self, names: &[&str]) {
        let tested = self.runs("xtask", &[&["test", "--browser", "chrome"], names].concat());
        for name in names {
            for host in ["native", "Node", "Chrome, page", "Chrome, worker"] {
                let row = |line: &&str| line.trim_start().starts_with(name) && line.contains(host);
                assert!(tested.lines().any(|line| row(&line)), "no {host} of {name} in {tested}");
            }
        }
        self.page_passes();
        for word in ["verify", "check"] {
            let command = cmd!(self.shell, "cargo xtask {word}");
            command.env("CARGO_TARGET_DIR", &self.target).run().unwrap();
        }
    }

    /// The page's tests, as it is served while one works on it.
    #[track_caller]
    fn page_passes(&self) {
        let (_server, url) = self.start();
        let playwright = command::npm_program("playwright");
        let chrome = workspace::browsers::find_chrome_binary(&self.shell);
        let mut command = cmd!(self.shell, "{playwright} test --config www --reporter list");
        command = command.env("PAGE_URL", url);
        if let Some(chrome) = chrome {
            command = command.env("CHROME", chrome);
        }
        // Kept back, or the table would count these tests among those of this suite.
        let output = command.ignore_status().output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }

    fn start(&self) -> (Server, String) {
        let mut server = self.program("xtask");
        let mut child =
            server.args(["start", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let url = lines.map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("The page: ")?;
            rest.split_whitespace().next().map(str::to_owned)
        });
        (Server(child), url.unwrap())
    }
}

/// Ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
