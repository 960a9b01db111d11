//! What git knows of the workspace.

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

/// Fails unless all is committed, so that git can bring it back. `otherwise` is what else can be done about it.
pub(crate) fn require_clean(shell: &Shell, otherwise: &str) -> Result<()> {
    let status = cmd!(shell, "git status --porcelain").quiet().read();
    let status = status.context("asking git what is not committed")?;
    ensure!(status.is_empty(), "this is not committed: commit it{otherwise}\n{status}");
    Ok(())
}

/// All files but those that git is to ignore, with their paths from the root.
pub(crate) fn files(shell: &Shell) -> Result<Vec<String>> {
    let list =
        cmd!(shell, "git ls-files --cached --others --exclude-standard -z").quiet().read()?;
    Ok(list.split('\0').filter(|it| !it.is_empty()).map(str::to_owned).collect())
}

/// The name of all that is committed, which a repository without the commits has as well, if it was made of the same files.
pub(crate) fn tree(shell: &Shell) -> Result<String> {
    cmd!(shell, "git write-tree").quiet().read().context("asking git for its tree")
}
