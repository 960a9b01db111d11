//! Who a project is to be, and what it leaves out.

use std::{
    io::{IsTerminal, Write, stderr, stdin},
    path::Path,
};

use anyhow::{Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::{
    identity::{Identity, Licence},
    init::Wish,
    name,
    part::Part,
};

/// What another project is, and has.
pub(crate) fn of_project(
    root: &Path,
    before: &Identity,
    all: &[Part],
) -> Result<(Identity, Vec<Part>)> {
    let mut project = Identity::read(root)?;
    ensure!(
        !project.is_template,
        "{} is no project yet: cargo xtask init makes it one",
        root.display()
    );
    if project.author.is_empty() {
        // Its licence names none.
        project.author.clone_from(&before.author);
    }
    let gone = all.iter().filter(|part| !part.is_in(root)).cloned().collect();
    Ok((project, gone))
}

/// What the flags say, else the person who is asked, else what is there.
pub(crate) fn answers(
    shell: &Shell,
    before: &Identity,
    wish: &Wish,
    root: &Path,
    all: &[Part],
) -> Result<(Identity, Vec<Part>)> {
    let ask = |question: &str, said: &Option<String>, otherwise: String| match said {
        Some(said) => Ok(said.clone()),
        None if wish.yes || !stdin().is_terminal() => Ok(otherwise),
        None => ask(question, &otherwise),
    };
    let from_git =
        |arguments: &[&str]| cmd!(shell, "git {arguments...}").quiet().ignore_stderr().read();
    // Later, whoever works on it need not be its author, nor the remote its repository.
    let is_first = before.is_template;
    let remote = from_git(&["remote", "get-url", "origin"]).ok().filter(|_| is_first);
    let remote = remote.and_then(|it| web_address(&it));
    let name = ask("What is it called", &wish.name, before.name.clone())?;
    name::check_form(&name)?;
    let repository = remote.unwrap_or_else(|| before.repository.clone());
    let repository = ask("Where is its repository", &wish.repository, repository)?;
    ensure!(
        repository.starts_with("https://") && !repository.ends_with('/'),
        "`{repository}` is no address of a repository: it begins with https:// and ends without a slash"
    );
    for (flag, is_old) in
        [("a name", name == before.name), ("--repository", repository == before.repository)]
    {
        ensure!(!is_old || !before.is_template, "this is the template's; say {flag} of your own");
    }
    let author = match from_git(&["config", "user.name"]) {
        _ if !is_first => before.author.clone(),
        Ok(author) => author,
        Err(_) => format!("the {name} authors"),
    };
    let author = ask("Who are its authors", &wish.author, author)?;
    let scope = ask(
        "Which scope have its packages on npm, such as @you",
        &wish.scope,
        before.scope.clone(),
    )?;
    ensure!(
        scope.is_empty() || scope.strip_prefix('@').is_some_and(|it| name::check_form(it).is_ok()),
        "`{scope}` is no scope: it begins with @, and goes on with lower-case words"
    );
    let licence = wish.licence.map(Licence::name);
    let question = "Which licence: MIT OR Apache-2.0, MIT, or Apache-2.0";
    let licence = ask(question, &licence, before.licence.clone())?;
    ensure!(
        licence == before.licence || Licence::of_name(&licence).is_some_and(|it| it.is_here(root)),
        "`{licence}` cannot be chosen: its text is not here, in LICENSE-MIT or LICENSE-APACHE"
    );
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    let question = format!("What is left out, of {}", names.join(", "));
    let gone = Part::named(&ask(&question, &wish.without, String::new())?, all)?;
    Ok((Identity { name, scope, repository, author, licence, is_template: false }, gone))
}

/// As browsers know it: of `git@example.org:you/it.git`, `https://example.org/you/it`.
fn web_address(remote: &str) -> Option<String> {
    let remote = remote.trim_end_matches('/').trim_end_matches(".git");
    if let Some(address) = remote.strip_prefix("https://") {
        // What is before an @ is a secret.
        let address = address.rsplit_once('@').map_or(address, |(_, public)| public);
        return Some(format!("https://{address}"));
    }
    let (host, path) = remote.strip_prefix("git@")?.split_once(':')?;
    Some(format!("https://{host}/{path}"))
}

fn ask(question: &str, otherwise: &str) -> Result<String> {
    eprint!("{question}? [{otherwise}] ");
    let answer = answer()?;
    Ok(if answer.is_empty() { otherwise.to_owned() } else { answer })
}

pub(crate) fn agrees() -> Result<bool> {
    if !stdin().is_terminal() {
        bail!("nobody is here to agree: say --yes");
    }
    eprint!("Go on? [Y/n] ");
    Ok(matches!(answer()?.as_str(), "" | "y" | "Y" | "yes"))
}

fn answer() -> Result<String> {
    stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn remotes_have_addresses_on_the_web() {
        let address = Some("https://example.org/you/it".to_owned());
        for remote in [
            "https://example.org/you/it.git",
            "https://example.org/you/it",
            "https://you:secret@example.org/you/it.git",
            "git@example.org:you/it.git",
        ] {
            assert_eq!(web_address(remote), address);
        }
        assert_eq!(web_address("../elsewhere"), None);
    }
}
