//! `test`: every suite on every host, and one table of what they did.

use std::{fs, path::Path, time::Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
// begin fetch
use test_server::TestServer;
// end fetch
use xshell::{Cmd, Shell, cmd};

use crate::{
    build::{self, Quality},
    pack,
    report::{Report, Row},
    server::Server,
    site,
};
use workspace::{
    Crate, Workspace,
    browsers::{Browser, Engine, find_chrome_binary},
    command::{find, npm_program, run_lines},
    files,
};

/// The tool that makes crates of one's own.
const PROJECT: &str = "project";

/// A variable of a command's environment.
type Variable = (&'static str, String);

struct Run<'a> {
    shell: &'a Shell,
    workspace: &'a Workspace,
    /// For the tests of crates, on every host but the native one.
    variables: Vec<Variable>,
    report: Report,
}

pub(crate) fn test(
    shell: &Shell,
    workspace: &Workspace,
    names: &[String],
    only: Option<Engine>,
) -> Result<()> {
    let crates = workspace.select(names)?;
    // begin fetch
    let server = TestServer::start().context("starting the server that tests talk to")?;
    // end fetch
    let variables = vec![
        // begin fetch
        ("FETCH_TEST_SERVER", server.url()),
        // end fetch
        // The runner's 20 seconds are short for a busy machine.
        ("WASM_BINDGEN_TEST_TIMEOUT", "120".to_owned()),
    ];
    let mut run = Run { shell, workspace, variables, report: Report::default() };
    for one in &crates {
        run.native(&one.name)?;
        run.node(one)?;
    }
    for engine in Engine::ALL.into_iter().filter(|it| only.is_none_or(|only| only == *it)) {
        match engine.find(shell) {
            Ok(browser) => crates.iter().try_for_each(|one| run.browser(one, &browser))?,
            Err(missing) => run.report.missing_hosts.push(missing.to_string()),
        }
    }
    if names.is_empty() {
        run.tools()?;
        run.project()?;
        run.page()?;
        run.verify()?;
        run.consumers()?;
        // begin workshop
        run.workshop()?;
        // end workshop
    }
    println!("{}", run.report);
    if !run.report.has_passed() {
        bail!("not every suite passed");
    }
    Ok(())
}

impl Run<'_> {
    fn native(&mut self, name: &str) -> Result<()> {
        let command = cmd!(self.shell, "cargo test --package {name}");
        self.suite(name, "native", command, &[])
    }

    /// The workspace's own tools.
    fn tools(&mut self) -> Result<()> {
        let examples = self.workspace.crates.iter().flat_map(|one| ["--exclude", &one.name]);
        let command = cmd!(
            self.shell,
            "cargo test --workspace --no-fail-fast {examples...} --exclude {PROJECT}"
        );
        self.suite("tools", "native", command, &[])
    }

    /// Crates of one's own, in copies of the workspace.
    fn project(&mut self) -> Result<()> {
        let command = cmd!(self.shell, "cargo test --package {PROJECT} -- --test-threads 1");
        self.suite(PROJECT, "copies", command, &[])
    }

    fn node(&mut self, one: &Crate) -> Result<()> {
        let path = one.path();
        let command = cmd!(self.shell, "wasm-pack test --node {path} --test suite -- --nocapture");
        let variables = self.variables.clone();
        self.suite(&one.name, "Node", command, &variables)?;
        if !one.node_tests.is_empty() {
            let _lock = build::lock(self.workspace)?;
            build::package(self.shell, self.workspace, one, Quality::Release)?;
        }
        for file in &one.node_tests {
            let command = cmd!(self.shell, "node --test --test-reporter=tap {file}");
            self.suite(&one.name, "Node, package", command, &[])?;
        }
        Ok(())
    }

    /// A page and a dedicated worker of one browser.
    fn browser(&mut self, one: &Crate, browser: &Browser) -> Result<()> {
        let path = one.path();
        let arguments = &browser.wasm_pack_arguments();
        let screen =
            if browser.needs_screen() { &["xvfb-run", "--auto-servernum"][..] } else { &[] };
        let words = [screen, &["wasm-pack"]].concat();
        let (program, before) = (words[0], &words[1..]);
        let mut variables = self.variables.clone();
        variables.push(("WASM_BINDGEN_TEST_WEBDRIVER_JSON", self.capabilities(one, browser)?));
        if browser.needs_screen() {
            // WebKitGTK 2.50's optimizing compiler now and then loses a sum when it takes over amid a loop:
            // seen in 2 of about 80 runs of a suite of filters, in the naive code and not in the filters.
            variables.push(("JSC_useOMGJIT", "0".to_owned()));
        }
        for (host, suite) in [("page", "browser"), ("worker", "suite")] {
            if host == "worker" {
                variables.push(("WASM_BINDGEN_USE_DEDICATED_WORKER", "1".to_owned()));
            }
            let host = format!("{}, {host}", browser.engine.name());
            let run = || {
                let command = cmd!(
                    self.shell,
                    "{program} {before...} test --headless {arguments...} {path} --test {suite} -- --nocapture"
                );
                row(&one.name, &host, command, &variables)
            };
            let mut row = run()?;
            if browser.needs_screen() && row.has_stopped {
                // WebKitGTK 2.50 did so once, in a suite that it then passed 190 times: if it does so again, it is the suite.
                eprintln!("\n{host} stopped in the middle: once more, from the start");
                row = run()?;
                row.note = "second try";
            }
            self.report.rows.push(row);
        }
        Ok(())
    }

    /// Every card of the page, end to end: as it is worked on, and as it is published.
    fn page(&mut self) -> Result<()> {
        build::build(self.shell, self.workspace, &self.workspace.select(&[])?)?;
        site::site(self.shell, self.workspace)?;
        let root = &self.workspace.root;
        let published = Server::bind_at("/some/folder/", root.join(site::SITE), 0)?;
        for (host, server) in
            [("Chrome, page", Server::bind(root.join("www"), 0)?), ("Chrome, site", published)]
        {
            let mut variables = self.chrome();
            variables.push(("PAGE_URL", server.url()?));
            let _reload = server.spawn()?;
            let playwright = npm_program("playwright");
            let command = cmd!(self.shell, "{playwright} test --config www --reporter list");
            self.suite("www", host, command, &variables)?;
        }
        Ok(())
    }

    /// What the page's tests had built, against what is declared of it.
    fn verify(&mut self) -> Result<()> {
        let command = cmd!(self.shell, "cargo run --quiet --package verify -- verify --as-built");
        self.suite("verify", "packages", command, &[])
    }

    /// The packages as others have them: each folder of `tests/consumers` with a package.json is a project of its own.
    fn consumers(&mut self) -> Result<()> {
        let room = "tests/consumers";
        let mut projects = files(&self.workspace.root.join(room))?;
        projects.retain(|path| path.join("package.json").exists());
        projects.sort();
        if projects.is_empty() {
            return Ok(());
        }
        if let Err(error) = pack::pack(self.shell, self.workspace) {
            eprintln!("\nerror: {error:#}");
            self.report.rows.push(Row::new("packages", "npm pack"));
            return Ok(());
        }
        let reporter = "--test-reporter=tap";
        let command = cmd!(self.shell, "node --test {reporter} {room}/packages.test.js");
        self.suite("packages", "Node", command, &[])?;
        let variables = self.chrome();
        for project in projects {
            let name = project.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(engine) = missing_engine(self.shell, &project)? {
                let reason = format!("consumers, {name}: there is no {engine} on the PATH");
                self.report.missing_hosts.push(reason);
                continue;
            }
            let command = cmd!(self.shell, "node {reporter} {room}/run.js {name}");
            self.suite("consumers", &name, command, &variables)?;
        }
        Ok(())
    }

    // begin workshop
    /// The exercises: each fails as it should, and its solution passes.
    fn workshop(&mut self) -> Result<()> {
        if !self.shell.path_exists("workshop") {
            return Ok(());
        }
        let place = ["--manifest-path", "workshop/Cargo.toml", "--target-dir", "target/workshop"];
        let tests = cmd!(self.shell, "cargo test {place...} --package runner --package slides");
        self.suite("workshop", "native", tests, &[])?;
        let verify = cmd!(self.shell, "cargo run --quiet {place...} --package runner -- verify");
        self.suite("workshop", "exercises", verify, &[])
    }
    // end workshop

    fn chrome(&self) -> Vec<Variable> {
        let chrome = find_chrome_binary(self.shell);
        chrome.into_iter().map(|path| ("CHROME", path.display().to_string())).collect()
    }

    /// Writes what the driver is asked for, and says where.
    fn capabilities(&self, one: &Crate, browser: &Browser) -> Result<String> {
        let wishes = match fs::read(one.folder.join("webdriver.json")) {
            Ok(text) => serde_json::from_slice(&text).context("reading webdriver.json")?,
            Err(_) => json!({}),
        };
        let path = self.workspace.target.join(format!("webdriver-{}.json", one.name));
        fs::write(&path, browser.capabilities(&wishes).to_string())?;
        Ok(path.display().to_string())
    }

    fn suite(
        &mut self,
        suite: &str,
        host: &str,
        command: Cmd<'_>,
        variables: &[Variable],
    ) -> Result<()> {
        self.report.rows.push(row(suite, host, command, variables)?);
        Ok(())
    }
}

/// Runs what tests one suite on one host.
fn row(suite: &str, host: &str, command: Cmd<'_>, variables: &[Variable]) -> Result<Row> {
    let mut row = Row::new(suite, host);
    let start = Instant::now();
    row.succeeded = run_lines(command, variables, |line| row.read(line))?;
    row.time = start.elapsed();
    Ok(row)
}

/// The first of a project's `engines` that is not on the `PATH`.
fn missing_engine(shell: &Shell, project: &Path) -> Result<Option<String>> {
    let manifest: Value = serde_json::from_slice(&fs::read(project.join("package.json"))?)?;
    let mut engines = manifest["engines"].as_object().into_iter().flat_map(|it| it.keys());
    Ok(engines.find(|engine| find(shell, engine).is_none()).cloned())
}
