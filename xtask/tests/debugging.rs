//! The builds that docs/src/debugging.md describes hold what a debugger and a profiler read.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::{collections::HashSet, fs, path::PathBuf};

use addr2line::Loader;
use workspace::{Workspace, command::shell};
use xshell::cmd;

/// Builds greet, and gives the path of its module.
fn build(workspace: &Workspace, profile: &str) -> PathBuf {
    let shell = shell(&workspace.root).unwrap();
    let folder = workspace.target.join("debugging").join(profile.trim_start_matches('-'));
    shell.change_dir("crates/greet");
    cmd!(shell, "wasm-pack build {profile} --target web --no-gitignore --out-dir {folder}")
        .run()
        .unwrap();
    folder.join("greet_bg.wasm")
}

#[test]
fn a_dev_build_leads_from_an_address_to_a_line_of_rust() {
    let workspace = Workspace::load().unwrap();
    let module = Loader::new(build(&workspace, "--dev")).unwrap();
    let own_folder = workspace.root.join("crates/greet/src");
    let mut found = 0;
    for (address, _, location) in module.find_location_range(0, u64::MAX).unwrap() {
        // The names come from another section: that both agree says that wasm-bindgen, which moves functions, moved both.
        let symbol = module.find_symbol(address).unwrap_or_default();
        if !symbol.starts_with("greet::greeting::greeting") || location.line.is_none() {
            continue;
        }
        let file = PathBuf::from(location.file.unwrap());
        assert_eq!(file, own_folder.join("greeting.rs"), "{symbol}");
        let source = fs::read_to_string(&file).unwrap();
        let first = source.lines().position(|line| line.contains("fn greeting(")).unwrap() + 1;
        let last = first + source.lines().skip(first).position(|line| line == "}").unwrap() + 1;
        let line = usize::try_from(location.line.unwrap()).unwrap();
        assert!((first..=last).contains(&line), "{line} is not in {first} to {last}");
        found += 1;
    }
    assert!(found > 2, "only {found} addresses have a line");
}

#[test]
fn a_profiling_build_is_a_release_with_names() {
    let workspace = Workspace::load().unwrap();
    let [profiling, release] = ["--profile=profiling", "--release"].map(|profile| {
        let path = build(&workspace, profile);
        let (size, module) = (fs::metadata(&path).unwrap().len(), Loader::new(path).unwrap());
        let functions: HashSet<String> = (0..size)
            .filter_map(|address| module.find_symbol(address))
            .filter(|name| name.contains("::"))
            .map(str::to_owned)
            .collect();
        (functions, size)
    });
    assert!(profiling.0.iter().any(|name| name.starts_with("wasm_bindgen::")), "{profiling:?}");
    assert!(profiling.0.len() > 20, "{profiling:?}");
    assert_eq!(release.0, HashSet::new());
    // Without the names it would be as large; with DWARF, or without wasm-opt, a multiple.
    assert!(profiling.1 < release.1 * 3 / 2, "{} and {} bytes", profiling.1, release.1);
}
