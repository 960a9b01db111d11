//! What the test runners print, counted, and the table that ends a run.

use std::time::Duration;

use comfy_table::{CellAlignment, Table, presets};

/// What one suite did on one host.
#[derive(Debug, Default)]
pub(crate) struct Row {
    suite: String,
    host: String,
    pub(crate) time: Duration,
    /// Whether the command that ran the suite succeeded.
    pub(crate) succeeded: bool,
    passed: usize,
    failed: usize,
    ignored: usize,
    /// Whether the tests stopped without a verdict in a page that still answers, as wasm-bindgen's runner says.
    pub(crate) has_stopped: bool,
    /// What else is to be known of it.
    pub(crate) note: &'static str,
    /// Tests that found at run time that the host lacks what they need: they count as passed for
    /// their runner, not here.
    left_out: Vec<String>,
}

impl Row {
    pub(crate) fn new(suite: &str, host: &str) -> Self {
        Self { suite: suite.to_owned(), host: host.to_owned(), ..Self::default() }
    }

    /// Counts what a line of a runner's output says: cargo and wasm-bindgen (`test result: ok. 6
    /// passed; 0 failed`), Playwright (`12 passed (8.2s)`), or Node (`# pass 3`).
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        let words: Vec<&str> = line.split([' ', ';', '.']).filter(|it| !it.is_empty()).collect();
        if let Some(reason) = line.strip_prefix("left out: ") {
            self.left_out.push(reason.to_owned());
        } else if line.starts_with("Failed to detect test as having been run.") {
            self.has_stopped = true;
        } else if line.starts_with("test result: ") {
            for pair in words.windows(2) {
                self.count(pair[0], pair[1]);
            }
        } else if let ["#", what, count] = words[..] {
            self.count(count, what);
        } else if let [count, what, ..] = words[..] {
            self.count(count, what);
        }
    }

    fn count(&mut self, count: &str, what: &str) {
        let Ok(count) = count.parse::<usize>() else { return };
        match what {
            "passed" | "pass" => self.passed += count,
            "failed" | "fail" | "flaky" => self.failed += count,
            "ignored" | "skipped" => self.ignored += count,
            _ => {}
        }
    }

    fn passed(&self) -> usize {
        self.passed.saturating_sub(self.left_out.len())
    }

    fn skipped(&self) -> usize {
        self.ignored + self.left_out.len()
    }

    /// A suite in which nothing ran proves nothing, so it has not passed.
    fn complaint(&self) -> Option<&'static str> {
        match (self.succeeded, self.failed, self.passed()) {
            (true, 0, 0) => Some("no test ran"),
            (true, 0, _) => None,
            (false, 0, _) => Some("did not finish"),
            _ => Some("failed"),
        }
    }
}

#[derive(Default)]
pub(crate) struct Report {
    pub(crate) rows: Vec<Row>,
    /// Why whole hosts were left out.
    pub(crate) missing_hosts: Vec<String>,
}

impl Report {
    pub(crate) fn has_passed(&self) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| row.complaint().is_none())
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(["suite", "host", "passed", "failed", "skipped", "time", ""]);
        for row in &self.rows {
            table.add_row([
                row.suite.clone(),
                row.host.clone(),
                row.passed().to_string(),
                row.failed.to_string(),
                row.skipped().to_string(),
                format!("{:.1} s", row.time.as_secs_f32()),
                row.complaint().unwrap_or(row.note).to_owned(),
            ]);
        }
        for column in table.column_iter_mut().skip(2).take(4) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        writeln!(formatter, "\n{}", table.trim_fmt())?;
        for row in &self.rows {
            for reason in &row.left_out {
                writeln!(formatter, "skipped in {} on {}: {reason}", row.suite, row.host)?;
            }
        }
        for reason in &self.missing_hosts {
            writeln!(formatter, "skipped: {reason}")?;
        }
        let sum = |count: fn(&Row) -> usize| self.rows.iter().map(count).sum::<usize>();
        let (passed, failed, skipped) =
            (sum(Row::passed), sum(|row| row.failed), sum(Row::skipped));
        write!(formatter, "\ntotal: {passed} passed, {failed} failed, {skipped} skipped")
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, Row};

    fn row(succeeded: bool, lines: &[&str]) -> Row {
        let mut row = Row { succeeded, ..Row::default() };
        for line in lines {
            row.read(line);
        }
        row
    }

    #[test]
    fn every_runner_s_summary_is_counted() {
        for lines in [
            &["test result: ok. 3 passed; 0 failed; 1 ignored; 0 filtered out; finished in 0.19s"]
                [..],
            &["  3 passed (8.2s)", "  1 skipped"],
            &["# tests 4", "# pass 3", "# fail 0", "# skipped 1"],
            &["test result: ok. 4 passed; 0 failed; 0 ignored", "left out: no such syntax here"],
            &[
                "test result: ok. 1 passed; 0 failed; 1 ignored",
                "test result: ok. 2 passed; 0 failed",
            ],
        ] {
            let row = row(true, lines);
            assert_eq!((row.passed(), row.failed, row.skipped()), (3, 0, 1), "{lines:?}");
            assert_eq!(row.complaint(), None);
        }
    }

    #[test]
    fn what_does_not_prove_anything_has_not_passed() {
        let complaint = |succeeded, lines: &[&str]| row(succeeded, lines).complaint();
        assert_eq!(complaint(true, &["no tests to run!"]), Some("no test ran"));
        assert_eq!(complaint(true, &["test result: ok. 0 passed; 0 failed"]), Some("no test ran"));
        assert_eq!(
            complaint(false, &["test result: ok. 3 passed; 0 failed"]),
            Some("did not finish")
        );
        assert_eq!(complaint(false, &["test result: FAILED. 3 passed; 1 failed"]), Some("failed"));
        let lines = ["Failed to detect test as having been run. It might have timed out."];
        assert_eq!(complaint(false, &lines), Some("did not finish"));
        assert!(
            row(false, &lines).has_stopped
                && !row(false, &["error: could not compile"]).has_stopped
        );
        assert!(!Report::default().has_passed());
    }
}
