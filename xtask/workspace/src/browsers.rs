//! The browser engines that tests run in: where browser and driver are, and whether they fit.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xshell::{Cmd, Shell, cmd};

use crate::{
    command::{find, find_all, npm_program, version},
    tools::PUPPETEER_BROWSERS,
};

/// An engine, by the name of its best-known browser.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, or Chromium.
    Chrome,
    /// Firefox.
    Firefox,
    /// On Linux WebKitGTK, on macOS Safari.
    WebKit,
}

/// A browser with the driver that fits it.
pub struct Browser {
    /// What it is.
    pub engine: Engine,
    /// None where the driver knows its browser.
    pub binary: Option<PathBuf>,
    /// The program that speaks `WebDriver`.
    pub driver: PathBuf,
}

/// Why an engine cannot be tested.
pub struct Missing {
    /// What is missing, or does not fit.
    pub reason: String,
    /// A command, or what to do.
    pub cure: String,
    /// What apt-get installs to cure it.
    pub packages: &'static [&'static str],
    /// The version of ChromeDriver to download, where that is the cure.
    pub chromedriver: Option<String>,
}

impl std::fmt::Display for Missing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}; cure: {}", self.reason, self.cure)
    }
}

impl Missing {
    fn new(reason: &str, cure: &str, packages: &'static [&'static str]) -> Self {
        Self { reason: reason.into(), cure: cure.into(), packages, chromedriver: None }
    }
}

impl Engine {
    /// In the order of the table that ends a test.
    pub const ALL: [Self; 3] = [Self::Chrome, Self::Firefox, Self::WebKit];

    /// As it is typed.
    pub fn from_name(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name));
        found.ok_or_else(|| "there are chrome, firefox and webkit".to_owned())
    }

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chrome => "Chrome",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The browser and a driver that fits, or why there is none.
    pub fn find(self, shell: &Shell) -> Result<Browser, Missing> {
        match self {
            Self::Chrome => find_chrome(shell),
            Self::Firefox => find_firefox(shell),
            Self::WebKit => find_webkit(shell),
        }
    }
}

impl Browser {
    /// wasm-pack's arguments for a test in this browser.
    pub fn wasm_pack_arguments(&self) -> [String; 3] {
        let (engine, driver) = match self.engine {
            Engine::Chrome => ("--chrome", "--chromedriver"),
            Engine::Firefox => ("--firefox", "--geckodriver"),
            Engine::WebKit => ("--safari", "--safaridriver"),
        };
        [engine.into(), driver.into(), self.driver.display().to_string()]
    }

    /// WebKitGTK has no headless mode, so it gets a screen that nobody sees.
    pub fn needs_screen(&self) -> bool {
        self.engine == Engine::WebKit && cfg!(target_os = "linux")
    }

    /// What the driver is asked for: a crate's own wishes, for this browser.
    pub fn capabilities(&self, crate_wishes: &Value) -> Value {
        let key = match self.engine {
            Engine::Chrome => "goog:chromeOptions",
            Engine::Firefox => "moz:firefoxOptions",
            Engine::WebKit => return json!({}),
        };
        let mut options = crate_wishes.get(key).cloned().unwrap_or_else(|| json!({}));
        if let Some(binary) = &self.binary {
            options["binary"] = json!(binary);
        }
        json!({ key: options })
    }
}

/// What `CHROME` names, else what is on the `PATH` or in the usual places.
pub fn find_chrome_binary(shell: &Shell) -> Option<PathBuf> {
    find_binary(
        shell,
        "CHROME",
        &["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"],
        &[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        ],
    )
}

fn find_chrome(shell: &Shell) -> Result<Browser, Missing> {
    const PACKAGES: &[&str] = &["chromium", "chromium-driver"];
    let Some(binary) = find_chrome_binary(shell) else {
        let cure = "install Chrome or Chromium, or set CHROME to its path";
        return Err(Missing::new("no Chrome here", cure, PACKAGES));
    };
    // Chrome on Windows opens a window instead of printing its version.
    let wanted = if cfg!(windows) { None } else { version(shell, &binary) };
    let mut seen = Vec::new();
    for driver in find_drivers(shell, "chromedriver", "CHROMEDRIVER", "CHROMEWEBDRIVER") {
        let found = version(shell, &driver).unwrap_or_else(|| "of unknown version".into());
        if wanted.as_deref().is_none_or(|wanted| major(wanted) == major(&found)) {
            return Ok(Browser { engine: Engine::Chrome, binary: Some(binary), driver });
        }
        seen.push(format!("{found} ({})", driver.display()));
    }
    let wanted = wanted.unwrap_or_else(|| "stable".into());
    let reason = match seen.join(", ") {
        seen if seen.is_empty() => format!("no ChromeDriver here for Chrome {wanted}"),
        seen => {
            format!("ChromeDriver {seen} does not fit Chrome {wanted}: the first numbers differ")
        }
    };
    if shell.var("CHROMEDRIVER").is_ok() {
        let cure = format!("unset CHROMEDRIVER, or set it to a ChromeDriver {}", major(&wanted));
        return Err(Missing::new(&reason, &cure, &[]));
    }
    if binary.ends_with("bin/chromium") {
        return Err(Missing::new(&reason, "apt-get install chromium chromium-driver", PACKAGES));
    }
    let cure = download_chromedriver(shell, major(&wanted)).to_string();
    let chromedriver = Some(major(&wanted).to_owned());
    Err(Missing { chromedriver, ..Missing::new(&reason, &cure, &[]) })
}

/// Google's own archive of drivers: the newest for a first number of Chrome's version.
pub fn download_chromedriver<'a>(shell: &'a Shell, version: &str) -> Cmd<'a> {
    let npx = npm_program("npx");
    let package = format!("@puppeteer/browsers@{PUPPETEER_BROWSERS}");
    cmd!(shell, "{npx} --yes {package} install chromedriver@{version} --path .tools")
}

fn find_firefox(shell: &Shell) -> Result<Browser, Missing> {
    let places = [
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ];
    let Some(binary) = find_binary(shell, "FIREFOX", &["firefox", "firefox-esr"], &places) else {
        let cure = "install Firefox, or set FIREFOX to its path";
        return Err(Missing::new("no Firefox here", cure, &["firefox-esr"]));
    };
    match find_drivers(shell, "geckodriver", "GECKODRIVER", "GECKOWEBDRIVER").into_iter().next() {
        Some(driver) => Ok(Browser { engine: Engine::Firefox, binary: Some(binary), driver }),
        None => Err(Missing::new("no geckodriver here", "cargo xtask setup", &[])),
    }
}

/// On Linux WebKitGTK's driver, which brings a small browser of its own. Safari's, on macOS, refuses its service until
/// it is allowed to, so it is used only where `SAFARIDRIVER` names it.
fn find_webkit(shell: &Shell) -> Result<Browser, Missing> {
    let cure = match std::env::consts::OS {
        "linux" => "install WebKitWebDriver, xvfb-run and xauth",
        "macos" => "sudo safaridriver --enable, then set SAFARIDRIVER to /usr/bin/safaridriver",
        _ => "none: there is no WebKit for this system",
    };
    let is_linux = cfg!(target_os = "linux");
    let driver = match shell.var("SAFARIDRIVER") {
        Ok(path) => find(shell, &path),
        Err(_) => find(shell, "WebKitWebDriver"),
    };
    match driver {
        Some(driver) if !is_linux || find(shell, "xvfb-run").is_some() => {
            Ok(Browser { engine: Engine::WebKit, binary: None, driver })
        }
        _ => Err(Missing::new("no WebKit here", cure, &["webkit2gtk-driver", "xauth", "xvfb"])),
    }
}

fn find_binary(shell: &Shell, variable: &str, names: &[&str], places: &[&str]) -> Option<PathBuf> {
    if let Ok(path) = shell.var(variable) {
        return find(shell, &path);
    }
    let on_path = names.iter().find_map(|name| find(shell, name));
    on_path.or_else(|| places.iter().map(PathBuf::from).find(|path| path.exists()))
}

/// The variable that names a driver decides alone; else `PATH`, `.tools/` and the folder variable
/// of hosted runners are looked through.
fn find_drivers(shell: &Shell, name: &str, variable: &str, folder_variable: &str) -> Vec<PathBuf> {
    if let Ok(path) = shell.var(variable) {
        return find(shell, &path).into_iter().collect();
    }
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let mut found = find_all(shell, name);
    found.extend(downloaded(&shell.current_dir().join(".tools").join(name), &file));
    found.extend(shell.var(folder_variable).ok().map(|folder| Path::new(&folder).join(&file)));
    found.retain(|path| path.exists());
    found
}

/// What `@puppeteer/browsers` downloaded: `<platform>-<version>/<archive>/<file>`.
fn downloaded(folder: &Path, file: &str) -> Vec<PathBuf> {
    let children = |folder: PathBuf| {
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
    };
    children(folder.to_owned()).flat_map(children).map(|folder| folder.join(file)).collect()
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::{Browser, Engine, major};
    use serde_json::json;

    #[test]
    fn a_driver_fits_by_its_first_number() {
        assert_eq!(major("156.0.8078.79"), major("156.0.1.2"));
        assert_ne!(major("156.0.8078.79"), major("15.6"));
    }

    #[test]
    fn a_browser_gets_the_crate_s_wishes_and_its_own_binary_only() {
        let chrome = Browser {
            engine: Engine::Chrome,
            binary: Some("/opt/chrome".into()),
            driver: "chromedriver".into(),
        };
        let wishes = json!({ "goog:chromeOptions": { "args": ["--x"] }, "moz:firefoxOptions": {} });
        assert_eq!(
            chrome.capabilities(&wishes),
            json!({ "goog:chromeOptions": { "args": ["--x"], "binary": "/opt/chrome" } })
        );
    }
}
