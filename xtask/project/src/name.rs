//! What a crate may be called: it is the name of a folder, a Rust crate, an npm package, and a card.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};
use workspace::Workspace;
use xshell::{Shell, cmd};

/// What crates.io allows, the strictest of those who care.
const LONGEST: usize = 64;

/// Crates that every program has without naming them as dependencies.
const OF_RUST: [&str; 5] = ["alloc", "core", "proc-macro", "std", "test"];

/// What `cargo xtask init` can leave out and marks with, and the entry that every package has for Node.
const TAKEN: [&str; 7] = ["bench", "consumers", "docs", "examples", "node", "template", "workshop"];

/// Fails, with the reason and a cure, where the name would not do for one of its uses.
pub(crate) fn check(
    shell: &Shell,
    workspace: &Workspace,
    name: &str,
    files: &BTreeMap<String, String>,
) -> Result<()> {
    check_form(name)?;
    ensure!(
        !OF_RUST.contains(&name),
        "`{name}` is a crate that Rust brings itself: choose another name"
    );
    ensure!(
        !TAKEN.contains(&name) && !is_device(name),
        "`{name}` has another meaning, for init, for npm or for Windows: choose another name"
    );
    ensure!(!is_keyword(shell, name)?, "`{name}` is a keyword of Rust: choose another name");
    ensure!(
        !workspace.metadata.packages.iter().any(|package| package.name == name),
        "there is a crate {name} in Cargo.lock already, and cargo would not know which is meant: choose another name"
    );
    ensure!(
        !is_builtin(shell, name)?,
        "npm refuses packages that are called as Node's own modules, and `{name}` is one: choose another name"
    );
    let lockfile = fs::read_to_string(workspace.root.join("package-lock.json"))
        .context("reading package-lock.json")?;
    ensure!(
        !lockfile.contains(&format!("\"node_modules/{name}\"")),
        "there is an npm package {name} in package-lock.json already, which `import` would find in its place: choose another name"
    );
    ensure!(
        !is_on_page(workspace, name)?,
        "the page has something called {name} already, in www/index.html or www/pkg: choose another name"
    );
    if let Some(path) = files.keys().find(|path| workspace.root.join(path).exists()) {
        anyhow::bail!("{path} exists already: delete it, or choose another name");
    }
    Ok(())
}

/// Fails where it is no name for a crate and its package.
pub(crate) fn check_form(name: &str) -> Result<()> {
    ensure!(
        is_well_formed(name),
        "`{name}` is no name: take lower-case letters and digits, in words that begin with a letter, \
         with single hyphens between them, {LONGEST} characters at most; `word-count`, for example"
    );
    Ok(())
}

fn is_well_formed(name: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|it: char| it.is_ascii_lowercase())
            && word.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    name.len() <= LONGEST && name.split('-').all(is_word)
}

/// Windows has no files of these names, whatever follows their first dot:
/// <https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions>.
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| number.len() == 1 && number != "0");
    is_port && name.ends_with(|it: char| it.is_ascii_digit())
        || ["aux", "con", "nul", "prn"].contains(&name)
}

/// The compiler knows: keywords differ between editions.
fn is_keyword(shell: &Shell, name: &str) -> Result<bool> {
    let folder = shell.create_temp_dir()?;
    let output = folder.path().join("name.rmeta");
    let source = format!("pub mod {} {{}}", name.replace('-', "_"));
    let command = cmd!(
        shell,
        "rustc --edition 2024 --crate-name name --crate-type lib --emit metadata -o {output} -"
    );
    let output = command.stdin(source).quiet().ignore_status().output()?;
    let message = String::from_utf8_lossy(&output.stderr);
    let is_keyword = message.contains("keyword");
    ensure!(
        output.status.success() || is_keyword,
        "asking rustc whether {name} is a keyword: {message}"
    );
    Ok(is_keyword)
}

fn is_builtin(shell: &Shell, name: &str) -> Result<bool> {
    let question = "console.log(require('module').isBuiltin(process.argv[1]))";
    let answer = cmd!(shell, "node --eval {question} {name}").quiet().read();
    Ok(answer.context("asking node for its own modules")? == "true")
}

/// Cards have their crate's name as id, and packages of features a longer one.
fn is_on_page(workspace: &Workspace, name: &str) -> Result<bool> {
    let page = workspace.root.join("www/index.html");
    let page = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    let of_features = workspace.crates.iter().any(|one| {
        one.page_features.iter().any(|feature| format!("{}-{feature}", one.name) == name)
    });
    Ok(page.contains(&format!("id=\"{name}\"")) || of_features || name == "sources")
}
