//! What a learner types, from `start` to the last exercise, and what comes back.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use tempfile::TempDir;
use workspace::copy_folder;

/// A room of one's own, in a folder of the workspace: cargo and Node find what they need above it.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for folder in ["exercises", "solutions", "page"] {
            copy_folder(&original.join(folder), &room.path(folder)).unwrap();
        }
        for file in ["workshop.toml", "Cargo.toml", "Cargo.lock"] {
            fs::copy(original.join(file), room.path(file)).unwrap();
        }
        room
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("workshop").join(path)
    }

    fn command(&self, program: &str) -> Command {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let tools = [root.join(".tools/bin"), root.join("node_modules/.bin")];
        let path = env::var_os("PATH").unwrap();
        let path = env::join_paths(tools.into_iter().chain(env::split_paths(&path))).unwrap();
        let mut command = Command::new(program);
        // As workflows have it: what is read of cargo must be plain all the same.
        command.current_dir(self.0.path()).env("PATH", path).env("CARGO_TERM_COLOR", "always");
        command
    }

    /// `cargo workshop` with these words.
    fn workshop(&self, words: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_runner"));
        command.args(words);
        command
    }

    /// It succeeds, and says this.
    fn succeeds(&self, words: &[&str], wanted: &str) {
        let output = self.workshop(words).output().unwrap();
        let said = said(&output);
        assert!(output.status.success() && said.contains(wanted), "{words:?}, {wanted}:\n{said}");
    }

    /// It fails, says this, and nothing of what only cargo's users want to know.
    fn fails(&self, words: &[&str], wanted: &str) {
        let output = self.workshop(words).output().unwrap();
        let (said, code) = (said(&output), output.status.code());
        assert!(code == Some(1) && said.contains(wanted), "{words:?}, {wanted}:\n{said}");
        assert!(!said.contains("test result:") && !said.contains("Compiling"), "{said}");
    }

    /// Writes what somebody writes who knows how.
    fn solve(&self, id: &str) {
        copy_folder(&self.path("solutions").join(id), &self.path("work").join(id)).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// From `start` on, exercise after exercise of a track: failed, with all hints, then solved.
    fn go_through(&self, track: &str, ids: &[&str]) {
        self.fails(&["check"], "nothing is begun yet: cargo workshop start");
        self.succeeds(&["start", "--track", track], "This machine is ready.");
        for (index, id) in ids.iter().enumerate() {
            self.succeeds(&["list"], &format!("now  {id} "));
            self.fails(&["check"], "Not yet. `cargo workshop hint` helps.");
            self.fails(&["next"], &format!("{id} is not solved yet"));
            self.fails(&["solution", id], &format!("{id} is not solved yet"));
            self.succeeds(&["hint"], "1. ");
            self.succeeds(&["hint"], "\n2. ");
            self.succeeds(&["hint"], "\n3. ");
            self.solve(id);
            self.succeeds(&["check"], &format!("{id} is solved, and on your page."));
            self.succeeds(&["solution", id], &format!("// workshop/solutions/{id}/"));
            self.succeeds(&["list"], &format!("{} of 14 solved", index + 1));
            if let Some(next) = ids.get(index + 1) {
                self.succeeds(&["next"], &format!("Open workshop/work/{next}/"));
            }
        }
    }
}

/// Plain, as there is no terminal.
fn said(output: &Output) -> String {
    let said = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it)).concat();
    assert!(!said.contains('\u{1b}'), "{said:?}");
    said
}

#[test]
fn a_learner_goes_on_when_an_exercise_is_solved_and_may_begin_anew() {
    let room = Room::new();
    let (first, second) = ("00-ready", "01-greet");
    room.go_through("90 minutes", &[first, second]);
    // One that the track does not have is left out by `next`, and can be had by name.
    room.succeeds(&["next"], "Open workshop/work/02-counter/");
    room.succeeds(&["next", "--skip"], "Open workshop/work/04-errors/");
    room.succeeds(&["next", "03"], "Open workshop/work/03-who-frees/");

    let solved = room.read("work/00-ready/src/lib.rs");
    room.fails(&["reset", first], "nobody is here to agree: say --yes");
    assert_eq!(room.read("work/00-ready/src/lib.rs"), solved);
    room.succeeds(&["reset", first, "--yes"], "is kept in workshop/work/backups/00-ready-1");
    let begun = room.read("exercises/00-ready/src/lib.rs");
    assert_eq!(room.read("work/00-ready/src/lib.rs"), begun);
    assert_eq!(room.read("work/backups/00-ready-1/src/lib.rs"), solved);
    room.succeeds(&["list"], "1 of 14 solved");
    room.succeeds(&["reset", "--all", "--yes"], "is kept in workshop/work/backups/00-ready-2");
    assert_eq!(room.read("work/backups/00-ready-2/src/lib.rs"), begun);
    room.succeeds(&["list"], "0 of 14 solved");
    room.fails(&["check", "99"], "99");

    let progress = room.read("work/progress.toml");
    fs::write(room.path("work/progress.toml"), "track = ").unwrap();
    room.fails(&["list"], "progress.toml");
    fs::write(room.path("work/progress.toml"), progress).unwrap();
    watches(&room);
    holds(&room);
}

/// The first exercise, in a room where nothing is solved.
fn watches(room: &Room) {
    room.succeeds(&["next", "00"], "Open");
    let mut watch = room.workshop(&["watch", "--port", "0"]);
    let mut watch = watch.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(watch.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = said.find_map(|it| Some(it.strip_prefix("Your page: http://")?.to_owned()));
    let page = |path: &str| {
        let mut stream = TcpStream::connect(address.as_ref().unwrap()).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(said.any(|it| it.starts_with("Not yet.")));
    assert!(page("/solved.json").ends_with("\r\n[]"));
    room.solve("00-ready");
    assert!(said.any(|it| it.starts_with("00-ready is solved")));
    assert!(page("/solved.json").contains("\"id\":\"00-ready\""));
    assert!(page("/work/00-ready/card.js").starts_with("HTTP/1.1 200"));

    // Stopped without a chance to end what it started: a server that still runs holds the pipe open.
    watch.kill().unwrap();
    watch.wait().unwrap();
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || sender.send(said.count()));
    assert!(ended.recv_timeout(Duration::from_secs(20)).is_ok(), "the page is still served");
}

/// What holds the exercises tells of a solution that is badly written, and of an exercise that is not one.
fn holds(room: &Room) {
    let (exercise, solution) = ("exercises/00-ready/src/lib.rs", "solutions/00-ready/src/lib.rs");
    let (begun, solved) = (room.read(exercise), room.read(solution));
    let told = |faults: &[&str]| {
        let output = room.workshop(&["verify", "00"]).output().unwrap();
        let said = said(&output);
        assert!(said.contains(&format!("FAILED. 0 passed; {} failed\n", faults.len())), "{said}");
        for fault in faults {
            assert!(said.contains(&format!("\n00-ready: {fault}")), "{fault}:\n{said}");
        }
    };
    let careless = "\n#[must_use]\npub fn  more() -> u8 {\n    return 1;\n}\n";
    fs::write(room.path(solution), [&solved, careless].concat()).unwrap();
    told(&[
        "cargo fmt --package ready --check -- --color never fails:",
        "cargo clippy --package ready --all-targets -- --deny warnings fails:",
        "cargo clippy --package ready --all-targets --target wasm32-unknown-unknown",
    ]);
    fs::write(room.path(exercise), solved).unwrap();
    fs::write(room.path(solution), begun).unwrap();
    told(&["it passes before anybody has worked on it", "its solution fails in this machine:"]);
}

#[cfg(unix)]
#[test]
fn a_crash_while_it_writes_loses_nothing() {
    let room = Room::new();
    fs::create_dir(room.path("work")).unwrap();
    fs::write(room.path("work/progress.toml"), "current = \"00-ready\"\n").unwrap();
    room.succeeds(&["next", "00"], "Open");
    room.succeeds(&["hint"], "1. ");
    let progress = room.read("work/progress.toml");
    // A file may have no byte: whoever writes one is stopped by a signal.
    let script = "ulimit -f 0; exec \"$0\" hint > /dev/null 2>&1";
    let crash = room.command("sh").args(["-c", script, env!("CARGO_BIN_EXE_runner")]).status();
    assert_eq!(crash.unwrap().code(), None);
    assert_eq!(room.read("work/progress.toml"), progress);
    room.succeeds(&["hint"], "\n2. ");
}

#[test]
#[ignore = "takes minutes, and `verify` solves each of them too"]
fn all_exercises_from_start_to_solved() {
    let room = Room::new();
    let list = room.read("workshop.toml");
    let ids = list.lines().filter_map(|it| it.strip_prefix("id = \"")?.strip_suffix('"'));
    room.go_through("full day", &ids.collect::<Vec<_>>());
    room.succeeds(&["next"], "There is none after 13-filter.");
    room.succeeds(&["list"], "14 of 14 solved");
}
