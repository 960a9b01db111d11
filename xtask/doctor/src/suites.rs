//! Suites that run no test on a host, and yet end well: wasm-pack calls that a success.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use cargo_metadata::TargetKind;
use workspace::{Crate, files};

use crate::{environment::Environment, finding::Finding};

const ATTRIBUTE: &str = "#[wasm_bindgen_test";

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "suites";
    let crates = &environment.workspace()?.crates;
    let mut findings = Vec::new();
    for one in crates {
        for (host, found, cure) in silent_hosts(one)? {
            let wanted = format!("a test of {} in {host}", one.name);
            findings.push(Finding::cure(
                CHECK,
                format!("{found}: {host} runs nothing"),
                wanted,
                cure,
            ));
        }
    }
    if findings.is_empty() {
        let found = format!("{} crates have tests for every host", crates.len());
        findings.push(Finding::healthy(CHECK, found));
    }
    Ok(findings)
}

type Silence = (&'static str, String, String);

/// `cargo xtask test` runs `suite` natively, in Node and in workers, and `browser` in pages.
fn silent_hosts(one: &Crate) -> Result<Vec<Silence>> {
    let path = one.path();
    let file = |name: &str| {
        let target = (one.package.targets.iter())
            .find(|it| it.name == name && it.kind.contains(&TargetKind::Test))?;
        fs::read_to_string(&target.src_path).ok().map(|text| code(&text))
    };
    let skeleton = "xtask/project/skeletons/function/tests";
    let add = |name: &str| format!("cp {skeleton}/{name}.rs {path}/tests/{name}.rs");
    let all = text_of(&one.folder.join("tests"))? + &text_of(&one.folder.join("src"))?;
    let mut silences = Vec::new();
    if !["#[test]", "unsupported = test"].iter().any(|it| all.contains(it)) {
        let cure = format!("#[wasm_bindgen_test(unsupported = test)] in {path}/tests/suite.rs");
        silences.push(("the native run", format!("no test in {path} is for it"), cure));
    }
    let modules = text_of(&one.folder.join("tests/suite"))?;
    match file("suite").map(|suite| suite + &modules) {
        None => silences.push(("Node", format!("there is no {path}/tests/suite.rs"), add("suite"))),
        Some(suite) if suite.contains("wasm_bindgen_test_configure!") => {
            let cure = format!("move that line to {path}/tests/browser.rs");
            silences.push(("Node", format!("{path}/tests/suite.rs chooses another host"), cure));
        }
        Some(suite) if !suite.contains(ATTRIBUTE) => {
            let cure = format!("{ATTRIBUTE}(unsupported = test)] in {path}/tests/suite.rs");
            silences.push(("Node", format!("{path}/tests/suite.rs has no {ATTRIBUTE}]"), cure));
        }
        Some(_) => {}
    }
    match file("browser") {
        None => {
            silences.push((
                "a page",
                format!("there is no {path}/tests/browser.rs"),
                add("browser"),
            ));
        }
        Some(browser) if !browser.contains("run_in_browser") => {
            let cure = "wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);";
            let found = format!("{path}/tests/browser.rs does not say run_in_browser");
            silences.push(("a page", found, format!("add the line {cure}")));
        }
        Some(browser) if !browser.contains("mod suite;") && !browser.contains(ATTRIBUTE) => {
            let found = format!("{path}/tests/browser.rs includes no test");
            silences.push(("a page", found, "add the line mod suite;".into()));
        }
        Some(_) => {}
    }
    Ok(silences)
}

/// Everything in a folder that is Rust, without comments.
fn text_of(folder: &Path) -> Result<String> {
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in files(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                text += &code(&fs::read_to_string(path)?);
            }
        }
    }
    Ok(text)
}

fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}
