//! A program that is started only to see whether it starts.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// How a start went.
pub(crate) enum Outcome {
    Started,
    /// With what the program says of it.
    Failed(String),
    Late,
}

/// How a program is stopped.
#[derive(Clone, Copy)]
pub(crate) enum Ending {
    AtOnce,
    /// With a while to clean up.
    Gentle,
}

impl Ending {
    /// How long it may take.
    fn time(self) -> Duration {
        match self {
            Self::AtOnce => Duration::ZERO,
            Self::Gentle => Duration::from_millis(250),
        }
    }
}

/// How often the program is looked at between its lines.
const TICK: Duration = Duration::from_millis(15);

/// Starts a program, asks of each line that it prints to its standard error and now and then without one whether that
/// settles it, and stops it with all that it has started.
pub(crate) fn start(
    mut command: Command,
    ending: Ending,
    time: Duration,
    mut settles: impl FnMut(Option<&str>) -> Option<Outcome>,
) -> Result<Outcome> {
    let end = Instant::now() + time;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = Group(command.spawn().context("it cannot be run")?, ending);
    let (sender, lines) = mpsc::channel();
    let output = child.0.stderr.take().context("it has no standard error")?;
    thread::spawn(move || {
        let lines = BufReader::new(output).split(b'\n').map_while(Result::ok);
        lines.map(|it| String::from_utf8_lossy(&it).into_owned()).try_for_each(|it| sender.send(it))
    });
    let mut said: Vec<String> = Vec::new();
    while Instant::now() < end {
        let line = lines.recv_timeout(TICK);
        if let Some(outcome) = settles(line.as_deref().ok()) {
            return Ok(outcome);
        }
        match line {
            Ok(line) => said.push(line),
            Err(silence) => {
                if silence == RecvTimeoutError::Disconnected {
                    thread::sleep(TICK);
                }
                if let Some(status) = child.0.try_wait()? {
                    return Ok(Outcome::Failed(last(&said).unwrap_or_else(|| status.to_string())));
                }
            }
        }
    }
    Ok(Outcome::Late)
}

/// The last lines, which tell more than those before.
fn last(said: &[String]) -> Option<String> {
    let lines: Vec<&str> = said.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    let last = lines[lines.len().saturating_sub(3)..].join("\n");
    (!last.is_empty()).then_some(last)
}

/// A program and all that it has started: they end together.
struct Group(Child, Ending);

impl Drop for Group {
    fn drop(&mut self) {
        let group = self.0.id();
        let ends = |signal: &str| {
            let mut command = if cfg!(windows) {
                let mut command = Command::new("taskkill");
                command.args(["/F", "/T", "/PID", &group.to_string()]);
                command
            } else {
                let mut command = Command::new("kill");
                command.args([signal, "--", &format!("-{group}")]);
                command
            };
            // It fails when nothing of the group is left.
            let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        };
        if let Ending::Gentle = self.1 {
            ends("-TERM");
            let end = Instant::now() + self.1.time();
            while Instant::now() < end && matches!(self.0.try_wait(), Ok(None)) {
                thread::sleep(Duration::from_millis(5));
            }
        }
        ends("-KILL");
        let _ = self.0.wait();
    }
}
