//! Browsers and drivers: unlike each other, and unable to start.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use workspace::{browsers::find_chrome_binary, command};

use crate::support::{Patient, left_out};

/// With a Chrome and its driver of two versions.
fn with_chrome(browser: &str, driver: &str) -> Patient {
    let patient = Patient::new();
    patient.tool("bin/chromium", &format!("Chromium {browser} built on Debian GNU/Linux"));
    patient.tool("bin/chromedriver", &format!("ChromeDriver {driver} (a21ce95)"));
    patient
}

#[test]
fn a_driver_of_another_chrome_is_replaced() {
    let mut patient = with_chrome("156.0.8078.79", "156.0.1.2");
    patient.examine(&["browsers"]).is_ok("Chrome", "bin/chromium with ");
    patient.tool("bin/chromedriver", "ChromeDriver 155.0.1 (a21ce95)");
    let found = "does not fit Chrome 156.0.8078.79: the first numbers differ";
    let cure = "apt-get install chromium chromium-driver";
    patient.examine(&["browsers"]).has_cure("Chrome", found, cure);
    // Not of a Linux distribution: of these, drivers can be downloaded.
    fs::rename(patient.path("bin/chromium"), patient.path("bin/google-chrome")).unwrap();
    let findings = patient.examine(&["browsers"]);
    findings.has_cure("Chrome", found, "install chromedriver@156 --path .tools");
    patient.set("CHROMEDRIVER", &patient.path("bin/chromedriver").display().to_string());
    patient.examine(&["browsers"]).has_cure("Chrome", found, "unset CHROMEDRIVER");
}

#[test]
fn firefox_wants_its_driver_only_where_it_is() {
    let mut patient = with_chrome("156.0.1", "156.0.1");
    patient.set("FIREFOX", "/nowhere");
    patient.examine(&["browsers"]).is_ok("Firefox", "no Firefox here: the tests leave it out");
    patient.tool("bin/firefox", "Mozilla Firefox 153.7.0esr");
    patient.set("FIREFOX", "firefox");
    let findings = patient.examine(&["browsers"]);
    findings.has_cure("Firefox", "no geckodriver here", "cargo xtask setup");
}

#[test]
fn no_chrome_at_all_is_a_fault() {
    let mut patient = Patient::new();
    // Else it may be found in its usual place.
    patient.set("CHROME", "/nowhere");
    patient.examine(&["browsers"]).has_cure("Chrome", "no Chrome here", "install Chrome");
}

#[test]
fn a_browser_that_cannot_start_is_quoted() {
    let patient = with_chrome("156.0.1", "156.0.1");
    let browser = |start: &str| {
        let script = format!("[ $1 = --version ] && echo 'Chromium 156.0.1' && exit\n{start}");
        patient.program("bin/chromium", &script);
        patient.examine(&["start"])
    };
    let message =
        "chrome: error while loading shared libraries: libnss3.so: cannot open shared object file";
    let findings = browser(&format!("echo '{message}' >&2; exit 127"));
    findings.has_cure("Chrome starts", message, "npx playwright install-deps chromium");
    for (message, cure) in [
        ("Missing X server or $DISPLAY", "update Chrome"),
        ("Running as root without --no-sandbox is not supported.", "as another user than root"),
        (
            "No usable sandbox!",
            "sudo sysctl --write kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        ("Trace/breakpoint trap", "set CHROME to one that starts"),
    ] {
        let findings = browser(&format!("echo '{message}' >&2; exit 1"));
        findings.has_cure("Chrome starts", message, cure);
    }
    browser("exit 7").has_cure("Chrome starts", "exit status: 7", "set CHROME");
    let findings = browser("echo 'DevTools listening on ws://127.0.0.1:1/' >&2; sleep 60");
    findings.is_ok("Chrome starts", "bin/chromium");
}

#[test]
fn chrome_itself_says_why_it_does_not_start() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let chrome = find_chrome_binary(&command::shell(&root).unwrap());
    let user = Command::new("id").arg("-u").output().unwrap();
    let (Some(chrome), b"0\n") = (chrome, &user.stdout[..]) else {
        return left_out("only as root does Chrome refuse to start without --no-sandbox");
    };
    let chrome = chrome.display();
    let patient = with_chrome("", "");
    let script = format!(
        "PATH=/usr/bin:/bin\nfor word; do shift; [ $word = --no-sandbox ] || set -- \"$@\" $word; done\n\
         exec '{chrome}' \"$@\""
    );
    patient.program("bin/chromium", &script);
    let findings = patient.examine(&["start"]);
    let found = "Running as root without --no-sandbox is not supported";
    findings.has_cure("Chrome starts", found, "as another user than root");
}

#[test]
fn a_browser_that_hangs_is_not_waited_for_and_not_left_behind() {
    let patient = with_chrome("156.0.1", "156.0.1");
    let script =
        "[ $1 = --version ] && echo 'Chromium 156.0.1' && exit\nsleep 60 & echo $! > child; wait";
    patient.program("bin/chromium", script);
    let start = Instant::now();
    patient.examine_with(&["start"], &["--timeout", "3"]).is_unknown("Chrome starts", "--timeout");
    assert!(start.elapsed() < Duration::from_secs(10));
    let child = fs::read_to_string(patient.path("child")).unwrap();
    assert!(!runs(child.trim()));
}

/// Not where only its number is left, since nobody has asked how it ended.
fn runs(process: &str) -> bool {
    match fs::read_to_string(format!("/proc/{process}/stat")) {
        Ok(state) => !state.contains(") Z"),
        Err(_) => {
            Command::new("kill").args(["-0", process]).output().is_ok_and(|it| it.status.success())
        }
    }
}
