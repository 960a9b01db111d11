//! `doctor`: says what is known to go wrong here, and the cure of each.

use std::{env, path::PathBuf, time::Duration};

use anyhow::{Context, Result, bail};
use doctor::Question;

#[derive(clap::Args)]
pub(crate) struct Examination {
    /// The checks to run; all of them where none is named
    checks: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The port of the page
    #[arg(long, env = "PORT", default_value_t = 8080)]
    port: u16,
    /// The seconds after which a check that has not answered is left
    #[arg(long, value_name = "SECONDS", default_value_t = 1.7, overrides_with = "timeout")]
    timeout: f64,
}

pub(crate) fn examine(examination: Examination) -> Result<()> {
    let Examination { checks, json, port, timeout } = examination;
    let timeout = Duration::try_from_secs_f64(timeout).context("reading --timeout")?;
    let report = doctor::examine(&Question { root: root()?, port, checks, timeout })?;
    if json {
        println!("{:#}", report.to_json());
    } else {
        println!("{report}");
    }
    if !report.is_healthy() {
        bail!("something needs a cure");
    }
    Ok(())
}

/// Found without Cargo, which may be what is ill.
fn root() -> Result<PathBuf> {
    let here = env::current_dir()?;
    let root = here.ancestors().find(|it| it.join("rust-toolchain.toml").exists());
    let root =
        root.with_context(|| format!("no rust-toolchain.toml in or above {}", here.display()));
    Ok(root?.to_owned())
}
