//! What a check says, for people and for programs.

use std::{fmt, time::Duration};

use serde_json::{Value, json};

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: String,
    /// What is there; of what could not be looked at, the reason.
    pub found: String,
    /// What the workspace wants.
    pub wanted: String,
    /// What follows.
    pub state: State,
    /// From where the cure is downloaded, where it is.
    pub download: Option<Download>,
}

/// What follows from a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Healthy,
    /// The one command, or edit, that cures it.
    Cure(String),
    /// Nothing is known.
    NotLookedAt,
}

/// Who serves what a set-up downloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Download {
    /// Toolchains and targets.
    Rust,
    /// Crates, and the tools built from them.
    Crates,
    /// npm's packages.
    Npm,
}

impl Finding {
    pub(crate) fn healthy(check: &str, found: impl Into<String>) -> Self {
        let (check, found) = (check.to_owned(), found.into());
        Self { check, found, wanted: String::new(), state: State::Healthy, download: None }
    }

    pub(crate) fn cure(
        check: &str,
        found: impl Into<String>,
        wanted: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        let (state, wanted) = (State::Cure(cure.into()), wanted.into());
        Self { wanted, state, ..Self::healthy(check, found) }
    }

    pub(crate) fn not_looked_at(check: &str, reason: impl Into<String>) -> Self {
        Self { state: State::NotLookedAt, ..Self::healthy(check, reason) }
    }

    pub(crate) fn downloads(self, from: Download) -> Self {
        Self { download: Some(from), ..self }
    }

    fn word(&self) -> &'static str {
        match self.state {
            State::Healthy => "ok",
            State::Cure(_) => "cure",
            State::NotLookedAt => "unknown",
        }
    }
}

/// What all checks found.
pub struct Report {
    /// In the order of the checks.
    pub findings: Vec<Finding>,
    /// How long it took.
    pub time: Duration,
}

impl Report {
    /// Whether nothing needs a cure.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        !self.findings.iter().any(|it| matches!(it.state, State::Cure(_)))
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let finding = |it: &Finding| {
            let cure = match &it.state {
                State::Cure(cure) => Some(cure),
                _ => None,
            };
            json!({
                "check": it.check, "state": it.word(), "found": it.found, "wanted": it.wanted, "cure": cure,
            })
        };
        let findings: Vec<Value> = self.findings.iter().map(finding).collect();
        json!({
            "healthy": self.is_healthy(), "seconds": self.time.as_secs_f64(), "findings": findings,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.findings.iter().map(|it| it.check.chars().count()).max().unwrap_or(0);
        let lines = |text: &str| text.replace('\n', &format!("\n{:9}{:width$}  ", "", ""));
        for finding in &self.findings {
            let Finding { check, found, wanted, state, .. } = finding;
            writeln!(formatter, "{:7}  {check:width$}  {}", finding.word(), lines(found))?;
            if let State::Cure(cure) = state {
                writeln!(formatter, "{:9}{:width$}  wanted: {}", "", "", lines(wanted))?;
                writeln!(formatter, "{:9}{:width$}  cure:   {}", "", "", lines(cure))?;
            }
        }
        let count = |word| self.findings.iter().filter(|it| it.word() == word).count();
        write!(
            formatter,
            "\n{} ok, {} to cure, {} not looked at, in {:.1} s",
            count("ok"),
            count("cure"),
            count("unknown"),
            self.time.as_secs_f64()
        )
    }
}
