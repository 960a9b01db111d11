//! `check`: formats, lints, types and licences, without running a test.

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use workspace::{
    Workspace,
    command::{find, npm_program},
};

pub(crate) fn check(shell: &Shell, workspace: &Workspace) -> Result<()> {
    let (biome, tsc) = (npm_program("biome"), npm_program("tsc"));
    let examples = workspace.crates.iter().flat_map(|one| ["--package", &one.name]);
    let mut commands = vec![
        cmd!(shell, "cargo fmt --all --check"),
        cmd!(shell, "cargo clippy --workspace --all-targets --all-features -- --deny warnings"),
        cmd!(shell, "cargo doc --workspace --no-deps --document-private-items --quiet")
            .env("RUSTDOCFLAGS", "--deny warnings"),
        cmd!(shell, "{biome} ci --error-on-warnings"),
        cmd!(shell, "{tsc}"),
    ];
    // begin workshop
    if shell.path_exists("workshop") {
        let place = ["--manifest-path", "workshop/Cargo.toml"];
        let tools =
            ["--target-dir", "target/workshop", "--package", "runner", "--package", "slides"];
        let deny = ["--all-targets", "--", "--deny", "warnings"];
        commands.push(cmd!(shell, "cargo fmt {place...} --all --check"));
        commands.push(cmd!(shell, "cargo clippy {place...} {tools...} {deny...}"));
    }
    // end workshop
    if !workspace.crates.is_empty() {
        // Without the features: on Wasm, those for the finished module collide with what tests bring.
        let target = ["--target", "wasm32-unknown-unknown"];
        commands.push(cmd!(
            shell,
            "cargo clippy {examples...} --all-targets {target...} -- --deny warnings"
        ));
    }
    if find(shell, "cargo-deny").is_some() {
        // Advisories want a network; the workflow asks for them.
        commands.push(cmd!(shell, "cargo deny --workspace check bans licenses sources"));
    } else {
        eprintln!("skipped: no cargo-deny here; cure: cargo install --locked cargo-deny");
    }
    let failed: Vec<String> = (commands.into_iter())
        .filter_map(|command| {
            let text = command.to_string();
            command.run().is_err().then_some(text)
        })
        .collect();
    if !failed.is_empty() {
        bail!("failed:\n  {}", failed.join("\n  "));
    }
    Ok(())
}
