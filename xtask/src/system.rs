//! Browsers from the system's package manager. Nothing outside the workspace is changed without
//! permission: that of root, of a continuous-integration host, of `--yes`, or of the person asked.

use std::io::{IsTerminal, Write, stderr, stdin};

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use workspace::{
    browsers::{Engine, Missing, download_chromedriver},
    command::find,
};

#[derive(Clone, Copy, Default, clap::Args)]
pub(crate) struct Permission {
    /// Install missing browsers with the system's package manager, without asking
    #[arg(long = "yes", short = 'y')]
    given: bool,
}

/// Installs what the package manager has of the browsers and drivers that are missing.
pub(crate) fn install_browsers(shell: &Shell, permission: Permission) -> Result<()> {
    let missing: Vec<Missing> = Engine::ALL.iter().filter_map(|it| it.find(shell).err()).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|it| it.packages).copied().collect();
    if packages.is_empty() || find(shell, "apt-get").is_none() {
        return Ok(());
    }
    let is_root = cmd!(shell, "id -u").quiet().read()? == "0";
    if !(is_root || permission.given || shell.var("CI").is_ok() || agrees(&missing, &packages)?) {
        return Ok(());
    }
    let apt_get = || {
        let command = if is_root { cmd!(shell, "apt-get") } else { cmd!(shell, "sudo apt-get") };
        command.env("DEBIAN_FRONTEND", "noninteractive")
    };
    let install = ["install", "--yes", "--no-install-recommends"];
    let installed = (apt_get().arg("update").run())
        .and_then(|()| apt_get().args(install).args(&packages).run());
    if let Err(error) = installed {
        // Only Chrome is required, and whether it is there is asked at the end of the set-up.
        eprintln!("{error}\nThe tests go on with the browsers that are here.");
    }
    Ok(())
}

fn agrees(missing: &[Missing], packages: &[&str]) -> Result<bool> {
    if !stdin().is_terminal() {
        return Ok(false);
    }
    let reasons: Vec<&str> = missing.iter().map(|it| it.reason.as_str()).collect();
    eprintln!("For the tests: {}.", reasons.join(", "));
    eprint!("Install {} with `sudo apt-get install`? [y/N] ", packages.join(" "));
    stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// Chrome is the engine that no test run goes without. Its driver can be had without permission,
/// since it goes to the workspace's own folder.
pub(crate) fn require_chrome(shell: &Shell) -> Result<()> {
    if let Err(Missing { chromedriver: Some(version), .. }) = Engine::Chrome.find(shell) {
        // Where the download fails, the cure below says what is missing.
        let _ = download_chromedriver(shell, &version).run();
    }
    match Engine::Chrome.find(shell) {
        Ok(_) => Ok(()),
        Err(missing) => bail!("{missing}"),
    }
}
