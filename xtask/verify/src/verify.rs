//! `verify`: each built package against what is declared of it.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};
use comfy_table::{CellAlignment, Table, presets};
use workspace::{
    Crate, Workspace,
    command::{find, npm_program},
};
use xshell::{Shell, cmd};

use crate::{
    declared::{Interface, Size},
    gates::{self, Failure, Gate},
    module::Module,
    package::Package,
    release,
    traces::Traces,
};

/// How many of the heaviest items of a module that is too large are shown.
const SHOWN: usize = 10;

pub(crate) fn verify(
    shell: &Shell,
    workspace: &Workspace,
    crates: &[&Crate],
    bless: bool,
) -> Result<()> {
    let traces = Traces::of_this_machine(workspace);
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["package", "bytes", "budget", "brotli", "budget", "exports", "imports", ""]);
    let (mut passed, mut failed) = (0, Vec::new());
    for &one in crates {
        let package = Package::read(one)?;
        if bless {
            self::bless(shell, one, &package)?;
        }
        let verdict = judge(shell, one, &package, &traces)?;
        let gates: BTreeSet<Gate> = verdict.failures.iter().map(|it| it.gate).collect();
        passed += verdict.looked_at - gates.len();
        table.add_row(verdict.row(&one.name, &gates));
        failed.extend(verdict.failures.into_iter().map(|it| (one, it)));
    }
    for column in table.column_iter_mut().skip(1).take(6) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    println!("\n{}\n", table.trim_fmt());
    let count = failed.iter().map(|(one, it)| (&one.name, it.gate)).collect::<BTreeSet<_>>().len();
    for (one, Failure { gate, reason, cure }) in &failed {
        println!("{}, {gate}: {reason}\n  cure: {cure}", one.name);
    }
    explain_sizes(shell, workspace, &failed);
    let verdict = if failed.is_empty() { "ok" } else { "FAILED" };
    println!("test result: {verdict}. {passed} passed; {count} failed");
    if !failed.is_empty() {
        bail!("what was built is not what is declared");
    }
    Ok(())
}

struct Verdict {
    failures: Vec<Failure>,
    /// A module that is not valid has no exports to look at.
    looked_at: usize,
    built: Size,
    budget: Option<Size>,
    interface: Option<Interface>,
}

fn judge(shell: &Shell, one: &Crate, package: &Package, traces: &Traces) -> Result<Verdict> {
    let built = package.size(shell)?;
    let budget = Size::budget(&manifest(one)?)?;
    let mut failures = validate(shell, &package.module)?;
    let interface = match Module::read(&package.bytes) {
        Ok(module) => Some(module.interface),
        Err(error) => {
            let cure = "cargo xtask build builds it anew; cargo xtask doctor names a tool that does not fit";
            failures.push(Gate::Valid.fails(format!("{error:#}"), cure));
            None
        }
    };
    if let Some(interface) = &interface {
        let declared = Interface::read(one)?;
        failures.extend(gates::interface(&one.name, interface, declared.as_ref()));
    }
    failures.extend(gates::size(built, budget));
    failures.extend(paths(package, traces));
    let looked_at = if interface.is_some() { Gate::COUNT } else { Gate::COUNT - 3 };
    Ok(Verdict { failures, looked_at, built, budget, interface })
}

/// A second opinion, by wabt.
fn validate(shell: &Shell, module: &Path) -> Result<Vec<Failure>> {
    let program = npm_program("wasm-validate");
    find(shell, &program).with_context(|| {
        format!("{program} is not on the PATH: cargo xtask setup installs it with npm's packages")
    })?;
    let output = cmd!(shell, "{program} {module}").quiet().ignore_status().output()?;
    if output.status.success() {
        return Ok(Vec::new());
    }
    let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Ok(vec![
        Gate::Valid
            .fails(format!("wasm-validate says {reason}"), "cargo xtask build builds it anew"),
    ])
}

/// In what is run, and in its types; a README may well speak of somebody's home.
fn paths(package: &Package, traces: &Traces) -> Vec<Failure> {
    let is_code = |path: &Path| {
        let name = path.to_string_lossy();
        [".wasm", ".js", ".d.ts"].iter().any(|it| name.ends_with(it))
    };
    let files = package.files.iter().filter(|(path, _)| is_code(path));
    let found = files.flat_map(|(path, bytes)| traces.find(path, bytes));
    let fails = |reason| {
        Gate::Paths.fails(
            reason,
            "build with cargo xtask build, which writes other names for the folders of a machine \
             (xtask/workspace/src/remap.rs); env! and include! of an absolute path stay as they are",
        )
    };
    found.map(fails).collect()
}

/// Writes down what was built. A budget that fits is left as it is.
fn bless(shell: &Shell, one: &Crate, package: &Package) -> Result<()> {
    let module = Module::read(&package.bytes)
        .with_context(|| format!("{} is not for --bless", package.module.display()))?;
    module.interface.write(one)?;
    let (built, manifest) = (package.size(shell)?, manifest(one)?);
    if !gates::size(built, Size::budget(&manifest)?).is_empty() {
        fs::write(&one.package.manifest_path, gates::budget(built).write_budget(&manifest)?)?;
    }
    Ok(())
}

fn manifest(one: &Crate) -> Result<String> {
    let path = &one.package.manifest_path;
    fs::read_to_string(path).with_context(|| format!("reading {path}"))
}

/// Of modules that are too large: what they are made of.
fn explain_sizes(shell: &Shell, workspace: &Workspace, failed: &[(&Crate, Failure)]) {
    let mut last = None;
    for (one, failure) in failed {
        if failure.gate != Gate::Size || last == Some(&one.name) {
            continue;
        }
        last = Some(&one.name);
        match release::heaviest(shell, workspace, one, SHOWN) {
            Ok(table) => println!("\nThe heaviest of {}:\n{table}\n", one.name),
            Err(error) => println!("\nThe heaviest of {} are not known: {error:#}\n", one.name),
        }
    }
}

impl Verdict {
    fn row(&self, name: &str, failing: &BTreeSet<Gate>) -> [String; 8] {
        let budget =
            |bytes: fn(Size) -> u64| self.budget.map_or("none".into(), |it| bytes(it).to_string());
        let count = |list: fn(&Interface) -> &[String]| {
            self.interface.as_ref().map_or("?".into(), |it| list(it).len().to_string())
        };
        let failing: Vec<String> = failing.iter().map(ToString::to_string).collect();
        [
            name.to_owned(),
            self.built.raw.to_string(),
            budget(|it| it.raw),
            self.built.brotli.to_string(),
            budget(|it| it.brotli),
            count(|it| &it.exports),
            count(|it| &it.imports),
            failing.join(", "),
        ]
    }
}
