//! npm's packages: those of the lockfile.

use anyhow::Result;
use workspace::tools::npm_packages_are_installed;

use crate::{
    environment::Environment,
    finding::{Download, Finding},
};

#[expect(clippy::unnecessary_wraps, reason = "as every check")]
pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "npm packages";
    Ok(vec![if npm_packages_are_installed(&environment.root) {
        Finding::healthy(CHECK, "node_modules is as package-lock.json says")
    } else {
        let found = "node_modules is not as package-lock.json says";
        // Not `npm ci`: what is complete is noted by the set-up.
        Finding::cure(CHECK, found, "every package of package-lock.json", "cargo xtask setup")
            .downloads(Download::Npm)
    }])
}
