//! Browsers and drivers that fit each other.

use anyhow::Result;
use workspace::browsers::{Browser, Engine, Missing};

use crate::{
    environment::Environment,
    finding::{Download, Finding},
};

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    let browsers = environment.browsers()?.iter();
    Ok(browsers
        .map(|(engine, browser)| match browser {
            Ok(browser) => fitting(browser),
            Err(missing) => misfit(*engine, missing),
        })
        .collect())
}

fn fitting(browser: &Browser) -> Finding {
    let driver = browser.driver.display();
    let found = match &browser.binary {
        Some(binary) => format!("{} with {driver}", binary.display()),
        None => driver.to_string(),
    };
    Finding::healthy(browser.engine.name(), found)
}

fn misfit(engine: Engine, missing: &Missing) -> Finding {
    let (name, Missing { reason, cure, packages, chromedriver }) = (engine.name(), missing);
    // The tests want Chrome, and leave out the others where they are wholly absent.
    if engine != Engine::Chrome && !packages.is_empty() {
        return Finding::healthy(name, format!("{reason}: the tests leave it out"));
    }
    let finding = Finding::cure(name, reason, format!("{name} and a driver that fits it"), cure);
    match (engine, chromedriver) {
        (Engine::Chrome, Some(_)) => finding.downloads(Download::Npm),
        (Engine::Firefox, _) => finding.downloads(Download::Crates),
        _ => finding,
    }
}
