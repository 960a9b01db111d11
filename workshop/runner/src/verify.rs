//! `verify`: every exercise fails as `workshop.toml` says, every solution passes, and nothing around them is missing or left over.

mod room;

use std::path::Path;

use anyhow::Result;
use workspace::browsers::find_chrome_binary;
use xshell::{Cmd, Shell, cmd};

use crate::{
    ground::Ground,
    hosts::{captured, first_failure},
    list::{Exercise, Host, List},
    output::Failure,
};

pub(crate) fn verify(shell: &Shell, root: &Path, ids: &[String], write: bool) -> Result<bool> {
    let workshop = root.join("workshop");
    let list = List::read(&workshop)?;
    let mut failed = Vec::new();
    if ids.is_empty() || write {
        failed.extend(room::faults(&workshop, &list)?);
        failed.extend(of_texts(shell, write)?);
    }
    let mut chosen = ids.iter().map(|id| list.find(id)).collect::<Result<Vec<_>>>()?;
    if ids.is_empty() {
        chosen.extend(&list.exercises);
    }
    let mut passed = 0;
    for exercise in chosen {
        let faults = faults(shell, &workshop, exercise)?;
        passed += usize::from(faults.is_empty());
        failed.extend(faults.into_iter().map(|fault| format!("{}: {fault}", exercise.id)));
    }
    for fault in &failed {
        println!("\n{fault}");
    }
    let verdict = if failed.is_empty() { "ok" } else { "FAILED" };
    println!("\ntest result: {verdict}. {passed} passed; {} failed", failed.len());
    Ok(failed.is_empty())
}

/// The timetables; and the slides, which mdBook makes, and `slides/check.js` measures in a browser.
fn of_texts(shell: &Shell, write: bool) -> Result<Vec<String>> {
    let write = write.then_some("--write");
    let place = ["--manifest-path", "workshop/Cargo.toml", "--target-dir", "target/workshop"];
    let chrome = find_chrome_binary(shell).unwrap_or_default();
    failing([
        cmd!(shell, "node workshop/timetables.js {write...}"),
        cmd!(shell, "cargo run --quiet {place...} --package slides"),
        cmd!(shell, "node workshop/slides/check.js").env("CHROME", chrome),
    ])
}

/// What does not succeed, of some commands.
fn failing<const N: usize>(commands: [Cmd<'_>; N]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for command in commands {
        let text = command.to_string();
        let output = captured(command)?;
        if !output.status.success() {
            faults.push(format!("{text} fails:\n{}", Failure::of(&output).text.trim()));
        }
    }
    Ok(faults)
}

fn faults(shell: &Shell, workshop: &Path, exercise: &Exercise) -> Result<Vec<String>> {
    eprintln!("\n{}, as it is", exercise.id);
    let ground = Ground::of_trial(workshop, &format!("{}/unsolved", exercise.id))?;
    ground.add(exercise)?;
    let mut faults = Vec::new();
    faults.extend(beginning(exercise, first_failure(shell, &ground, exercise)?));

    eprintln!("\n{}, solved", exercise.id);
    let ground = Ground::of_trial(workshop, &format!("{}/solved", exercise.id))?;
    ground.add(exercise)?;
    ground.solve(exercise)?;
    if let Some((host, failure)) = first_failure(shell, &ground, exercise)? {
        faults.push(format!("its solution fails in {}:\n{}", host.name(), failure.excerpt));
    }
    faults.extend(style(shell, &ground, exercise)?);
    Ok(faults)
}

/// How an exercise that nobody has worked on does not fail as is declared.
fn beginning(exercise: &Exercise, failed: Option<(Host, Failure)>) -> Option<String> {
    let declared = &exercise.fails;
    let Some((host, failure)) = failed else {
        return Some("it passes before anybody has worked on it".into());
    };
    let excerpt = &failure.excerpt;
    if host != declared.host {
        let (found, declared) = (host.name(), declared.host.name());
        return Some(format!("it fails in {found}, and should in {declared}:\n{excerpt}"));
    }
    if failure.code != declared.code {
        let (found, code) = (&failure.code, &declared.code);
        return Some(format!("the compiler says {found:?}, and should {code:?}:\n{excerpt}"));
    }
    if let Some(test) = &declared.test
        && !failure.tests.contains(test)
    {
        return Some(format!("{test} should fail, and {:?} do:\n{excerpt}", failure.tests));
    }
    let message = &declared.message;
    (!excerpt.contains(message)).then(|| format!("it should say `{message}`:\n{excerpt}"))
}

/// What people copy is as it should be written. (JavaScript is looked at where it is, by `make check`.)
fn style(shell: &Shell, ground: &Ground, exercise: &Exercise) -> Result<Vec<String>> {
    let _there = shell.push_dir(&ground.folder);
    let _target = shell.push_env("CARGO_TARGET_DIR", &ground.target);
    let name = exercise.package();
    let lint = ["--package", name, "--all-targets"];
    let (wasm, deny) = (["--target", "wasm32-unknown-unknown"], ["--", "--deny", "warnings"]);
    failing([
        // By itself it colours what goes to a pipe, too, where `TERM` is a terminal's.
        cmd!(shell, "cargo fmt --package {name} --check -- --color never"),
        cmd!(shell, "cargo clippy {lint...} {deny...}"),
        cmd!(shell, "cargo clippy {lint...} {wasm...} {deny...}"),
    ])
}

#[cfg(test)]
mod tests {
    use super::beginning;
    use crate::{
        list::{Exercise, Fails, Host},
        output::Failure,
    };

    fn exercise(fails: Fails) -> Exercise {
        let text = String::new;
        Exercise {
            id: text(),
            title: text(),
            minutes: 5,
            tracks: vec![],
            hosts: vec![],
            fails,
            hints: vec![],
        }
    }

    fn failure(host: Host, test: &str, code: Option<&str>) -> (Host, Failure) {
        let (tests, code) = (vec![test.to_owned()], code.map(str::to_owned));
        let excerpt = "at src/lib.rs\nnot yet implemented: it".to_owned();
        (host, Failure { tests, code, text: excerpt.clone(), excerpt })
    }

    #[test]
    fn an_exercise_that_fails_for_another_reason_is_told() {
        let test = || Fails {
            host: Host::Native,
            test: Some("works".into()),
            code: None,
            message: "not yet implemented: it".into(),
        };
        let told = |fails, failed| beginning(&exercise(fails), failed).unwrap_or_default();
        assert_eq!(told(test(), Some(failure(Host::Native, "works", None))), "");
        for (failed, reason) in [
            (None, "it passes before anybody has worked on it"),
            (
                Some(failure(Host::Node, "works", None)),
                "it fails in Node, and should in this machine",
            ),
            (Some(failure(Host::Native, "other", None)), "works should fail, and [\"other\"] do"),
            (
                Some(failure(Host::Native, "works", Some("E0382"))),
                "the compiler says Some(\"E0382\")",
            ),
        ] {
            assert!(told(test(), failed).contains(reason), "{reason}");
        }
        let other = Fails { message: "something else".into(), ..test() };
        let found = told(other, Some(failure(Host::Native, "works", None)));
        assert!(found.contains("it should say `something else`"), "{found}");
        let code = Fails { test: None, code: Some("E0382".into()), ..test() };
        assert_eq!(told(code, Some(failure(Host::Native, "", Some("E0382")))), "");
        let code = Fails { test: None, code: Some("E0382".into()), ..test() };
        assert!(
            told(code, Some(failure(Host::Native, "works", None)))
                .contains("the compiler says None")
        );
    }
}
