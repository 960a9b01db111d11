//! `site`: the page as a static folder, ready for any host.

use anyhow::Result;
use xshell::{Shell, cmd};

use workspace::Workspace;

/// Where it is, from the workspace's root.
pub(crate) const SITE: &str = "dist/site";

/// Of what was built.
pub(crate) fn site(shell: &Shell, workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join(SITE);
    cmd!(shell, "node www/tools/site.js {folder}").run()?;
    println!("\nThe page is in {SITE}: put it on any host, in any folder.");
    Ok(())
}
