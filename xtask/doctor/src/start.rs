//! Browsers that are here and cannot start, with their own message.

use std::{
    ffi::OsStr,
    fs,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::Command,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;
use serde_json::Value;
use workspace::browsers::{Engine, find_chrome_binary};
use xshell::{Shell, TempDir};

use crate::{
    child::{self, Ending, Outcome},
    environment::Environment,
    finding::Finding,
};

/// What is kept of the time to stop a browser and to remove its profile.
const MARGIN: Duration = Duration::from_millis(150);

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    let shell = environment.shell()?;
    // Without what their drivers say of themselves, which takes a while.
    let places = [
        (Engine::Firefox, Engine::Firefox.find(&shell).ok().and_then(|it| it.binary)),
        (Engine::Chrome, find_chrome_binary(&shell)),
        (Engine::WebKit, Engine::WebKit.find(&shell).ok().map(|it| it.driver)),
    ];
    Ok(thread::scope(|scope| {
        let starts: Vec<_> = (places.into_iter())
            .filter_map(|(engine, place)| Some((engine, place?)))
            .map(|(engine, place)| scope.spawn(move || look_at(environment, engine, &place)))
            .collect();
        starts.into_iter().filter_map(|start| start.join().ok()).collect()
    }))
}

fn look_at(environment: &Environment, engine: Engine, place: &Path) -> Finding {
    let check = format!("{} starts", engine.name());
    let time = environment.time_left().saturating_sub(MARGIN);
    let outcome = match engine {
        Engine::WebKit if cfg!(target_os = "linux") => start_session(place, time),
        Engine::WebKit => {
            let reason = "Safari would open a window: cargo xtask test does";
            return Finding::not_looked_at(&check, reason);
        }
        _ => start(engine, place, time),
    };
    let place = place.display();
    match outcome.unwrap_or_else(|error| Outcome::Failed(format!("{error:#}"))) {
        Outcome::Started => Finding::healthy(&check, place.to_string()),
        Outcome::Late => {
            Finding::not_looked_at(&check, "it takes longer; --timeout 20 waits for it")
        }
        Outcome::Failed(message) => {
            let cure = cure(engine, &message);
            Finding::cure(&check, format!("{place}: {message}"), "a browser that starts", cure)
        }
    }
}

/// Starts a browser without its driver, which would hide what it says. It tells when it is ready for one.
fn start(engine: Engine, binary: &Path, time: Duration) -> Result<Outcome> {
    let profile = Profile(Shell::new()?.create_temp_dir()?);
    let folder = profile.0.path();
    let mut command = profile.command(binary);
    command.args(["--headless", "--remote-debugging-port=0"]);
    let ready = if engine == Engine::Chrome {
        // As wasm-bindgen-test-runner starts it: without its sandbox root may start it, too.
        command.args(["--no-sandbox", "--disable-dev-shm-usage"]);
        // As its driver does: nothing is downloaded, and no keychain opened.
        command.args([
            "--disable-background-networking",
            "--disable-default-apps",
            "--no-first-run",
        ]);
        command.args(["--disable-sync", "--password-store=basic", "--use-mock-keychain"]);
        command.arg(format!("--user-data-dir={}", folder.display()));
        "DevTools listening on"
    } else {
        command.args(["--no-remote", "--profile"]).arg(folder);
        if cfg!(windows) {
            command.arg("--wait-for-browser");
        }
        "WebDriver BiDi listening on"
    };
    child::start(command, Ending::AtOnce, time, |line| {
        line?.contains(ready).then_some(Outcome::Started)
    })
}

/// WebKitGTK's driver brings its browser, and says over its own protocol whether that starts.
fn start_session(driver: &Path, time: Duration) -> Result<Outcome> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let profile = Profile(Shell::new()?.create_temp_dir()?);
    let mut command = profile.command("xvfb-run");
    command.arg("--auto-servernum").arg(driver).arg(format!("--port={port}"));
    let (sender, session) = mpsc::channel();
    thread::spawn(move || {
        let end = Instant::now() + time;
        let address = format!("http://127.0.0.1:{port}/session");
        while Instant::now() < end {
            let request = minreq::post(&address).with_timeout(time.as_secs() + 1);
            match request.with_body(r#"{"capabilities":{}}"#).send() {
                // The driver does not listen yet.
                Err(_) => thread::sleep(Duration::from_millis(15)),
                Ok(answer) => return sender.send(answer),
            }
        }
        Ok(())
    });
    child::start(command, Ending::Gentle, time, |_| {
        let answer = session.try_recv().ok()?;
        if answer.status_code == 200 {
            return Some(Outcome::Started);
        }
        let answer: Value = serde_json::from_slice(answer.as_bytes()).unwrap_or_default();
        let message = answer["value"]["message"].as_str().unwrap_or("it refuses a session");
        Some(Outcome::Failed(message.to_owned()))
    })
}

/// <https://chromium.googlesource.com/chromium/src/+/main/docs/security/apparmor-userns-restrictions.md>
const NAMESPACES: &str = "sudo sysctl --write kernel.apparmor_restrict_unprivileged_userns=0";

/// By what the message says is missing.
fn cure(engine: Engine, message: &str) -> String {
    let (name, variable) = match engine {
        Engine::Chrome => ("chromium", "CHROME"),
        Engine::Firefox => ("firefox", "FIREFOX"),
        Engine::WebKit => return "apt-get install webkit2gtk-driver xauth xvfb".into(),
    };
    let has = |words: &str| message.contains(words);
    if has("shared librar") {
        return format!("npx playwright install-deps {name}");
    }
    if has("as root") {
        return "start it as another user than root".into();
    }
    if has("usable sandbox") || has("namespace") {
        return NAMESPACES.into();
    }
    if has("DISPLAY") || has("display") {
        return format!("update {}: in newer ones, --headless wants no display", engine.name());
    }
    format!("install {} anew, or set {variable} to one that starts", engine.name())
}

/// A folder of its own for each start, which goes with it.
struct Profile(TempDir);

impl Profile {
    /// A program that has its temporary files there, too. Elsewhere than on Linux, the paths of sockets get too long.
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        if cfg!(target_os = "linux") {
            command.env("TMPDIR", self.0.path());
        }
        command
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // A process that is about to end may still write.
        for _ in 0..3 {
            if fs::remove_dir_all(self.0.path()).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}
