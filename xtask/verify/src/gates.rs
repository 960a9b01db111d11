//! What is demanded of a module, and why it fails.

use std::collections::BTreeSet;

use crate::declared::{Interface, Size};

/// How far a budget may lie above what is measured, in percent: further, and growth goes unseen.
const SLACK: u64 = 3;

/// What `--bless` adds to what is measured, in percent: some growth, and some shrinking, before a person must look.
const ROOM: u64 = 2;

const BLESS: &str = "where it is meant, cargo xtask verify --bless";

/// Modules that only something other than a page offers.
const SYSTEMS: [&str; 3] = ["env", "wasi_snapshot_preview1", "wasi_unstable"];

#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) gate: Gate,
    pub(crate) reason: String,
    pub(crate) cure: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gate {
    Valid,
    Exports,
    Imports,
    Features,
    /// Too large.
    Size,
    /// None, or so much that growth goes unseen.
    Budget,
    Paths,
}

impl Gate {
    pub(crate) const COUNT: usize = 7;

    pub(crate) fn fails(self, reason: String, cure: impl Into<String>) -> Failure {
        Failure { gate: self, reason, cure: cure.into() }
    }
}

impl std::fmt::Display for Gate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&format!("{self:?}").to_lowercase())
    }
}

/// Compares what was built with what is declared of the crate `name`.
pub(crate) fn interface(
    name: &str,
    built: &Interface,
    declared: Option<&Interface>,
) -> Vec<Failure> {
    let Some(declared) = declared else {
        return vec![Gate::Exports.fails(
            format!("crates/{name}/module.toml does not exist, so nothing is declared"),
            "cargo xtask verify --bless, review what it writes, and commit it",
        )];
    };
    let (exports, imports, features) = (&built.exports, &built.imports, &built.features);
    let undeclared = more(imports, &declared.imports).into_iter();
    let mut failures: Vec<Failure> = undeclared.map(|it| undeclared_import(name, &it)).collect();
    let rustflags =
        "rustflags in .cargo/config.toml say what rustc may use beyond its target's own";
    for (gate, names, what, cure) in [
        (
            Gate::Exports,
            more(&declared.exports, exports),
            "is declared, but not exported: it was renamed, or nothing keeps it",
            "put it back, with #[wasm_bindgen] or #[unsafe(no_mangle)]",
        ),
        (
            Gate::Exports,
            more(exports, &declared.exports),
            "is exported, but not declared",
            "make it private",
        ),
        (
            Gate::Imports,
            more(&declared.imports, imports),
            "is declared, but not imported any more",
            "nothing to do but to say so",
        ),
        (
            Gate::Features,
            more(&declared.features, features),
            "is declared, but not in the section target_features",
            rustflags,
        ),
        (
            Gate::Features,
            more(features, &declared.features),
            "is in the section target_features, but not declared",
            rustflags,
        ),
    ] {
        let fails = |it| gate.fails(format!("{it} {what}"), format!("{cure}; {BLESS}"));
        failures.extend(names.into_iter().map(fails));
    }
    failures
}

fn undeclared_import(name: &str, import: &str) -> Failure {
    let module = import.split(' ').next().unwrap_or_default();
    if !SYSTEMS.contains(&module) {
        return Gate::Imports.fails(format!("{import} is imported, but not declared"), BLESS);
    }
    Gate::Imports.fails(
        format!(
            "{import} is of {module}, which no page has: this is what a dependency looks like that wants an operating \
             system, or C code"
        ),
        format!(
            "cargo tree --package {name} --target wasm32-unknown-unknown shows who wants it, and cargo xtask doctor names \
             those it knows; take the dependency's feature for browsers, or another"
        ),
    )
}

pub(crate) fn size(built: Size, budget: Option<Size>) -> Vec<Failure> {
    let Some(budget) = budget else {
        let reason = "there is no [package.metadata.budget] in Cargo.toml".to_owned();
        return vec![Gate::Budget.fails(reason, "cargo xtask verify --bless")];
    };
    let both = [("", built.raw, budget.raw), (" in brotli", built.brotli, budget.brotli)];
    let fails = |(how, bytes, budget): (&str, u64, u64)| {
        if bytes > budget {
            let over = bytes - budget;
            let reason = format!("{bytes} bytes{how}, {over} over the budget of {budget}");
            Some(Gate::Size.fails(reason, format!("make it smaller; {BLESS}")))
        } else if budget * 100 > bytes * (100 + SLACK) {
            let reason = format!(
                "{budget} bytes{how} are more than {SLACK} % above the {bytes} that were built"
            );
            let cure = "tighten it, so that what was won stays: cargo xtask verify --bless";
            Some(Gate::Budget.fails(reason, cure))
        } else {
            None
        }
    };
    both.into_iter().filter_map(fails).collect()
}

/// The budget for what was built.
pub(crate) fn budget(built: Size) -> Size {
    let with_room = |bytes: u64| bytes + bytes * ROOM / 100;
    Size { raw: with_room(built.raw), brotli: with_room(built.brotli) }
}

/// What one list has more often than the other: names that only a hash set apart are there several times.
fn more(of: &[String], than: &[String]) -> Vec<String> {
    let count = |list: &[String], it: &str| list.iter().filter(|other| *other == it).count();
    let names: BTreeSet<&String> = of.iter().collect();
    names.into_iter().filter(|it| count(of, it) > count(than, it)).cloned().collect()
}
