//! What a learner is shown of a command that failed: what was expected and what came, and where. The rest is noise.

use std::process::Output;

use console::style;

/// How many lines are enough to see what is wrong, and how much of each.
const LINES: usize = 30;
const CHARACTERS: usize = 200;

pub(crate) struct Failure {
    /// The tests that failed, by their names without modules.
    pub(crate) tests: Vec<String>,
    /// What the compiler calls its first error.
    pub(crate) code: Option<String>,
    /// What is worth reading.
    pub(crate) excerpt: String,
    /// All of it.
    pub(crate) text: String,
}

impl Failure {
    pub(crate) fn of(output: &Output) -> Self {
        let text = [&output.stdout[..], b"\n", &output.stderr].concat();
        Self::read(String::from_utf8_lossy(&text).into_owned())
    }

    fn read(text: String) -> Self {
        let tests = text.lines().filter_map(failed_test).map(str::to_owned).collect();
        let code = text.lines().find_map(|line| line.strip_prefix("error[")?.split(']').next());
        let code = code.map(str::to_owned);
        let mut lines =
            of_compiler(&text).or_else(|| of_tests(&text)).unwrap_or_else(|| last(&text));
        let more = lines.len().saturating_sub(LINES);
        lines.truncate(LINES);
        for line in &mut lines {
            if let Some((end, _)) = line.char_indices().nth(CHARACTERS) {
                line.replace_range(end.., "…");
            }
        }
        if more > 0 {
            lines.push(format!("… and {more} lines more: --verbose shows all"));
        }
        Self { tests, code, excerpt: lines.join("\n"), text }
    }

    /// What is worth reading, for a terminal.
    pub(crate) fn coloured(&self) -> String {
        let lines = self.excerpt.lines().map(|line| match line.trim().split(':').next() {
            Some("got") => style(line).red(),
            Some("expected") => style(line).green(),
            _ => style(line),
        });
        lines.map(|line| line.for_stderr().to_string()).collect::<Vec<_>>().join("\n")
    }
}

/// `test suite::name ... FAILED` natively, `FAIL` by wasm-bindgen's runner, `not ok 1 - name` by Node's.
fn failed_test(line: &str) -> Option<&str> {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix("not ok ") {
        return rest.split_once(" - ").map(|(_, name)| name);
    }
    let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    verdict.starts_with("FAIL").then(|| last_name(name))
}

fn last_name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// The first error; those after it often follow from it.
fn of_compiler(text: &str) -> Option<Vec<String>> {
    text.contains("error: could not compile").then(|| {
        let is_error = |line: &&str| line.starts_with("error[") || line.starts_with("error: ");
        let from = text.lines().skip_while(|line| !is_error(line));
        from.take_while(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    })
}

/// Of each test that failed: its name, where, and what it said. None where nothing of that is found.
fn of_tests(text: &str) -> Option<Vec<String>> {
    let mut shown = Vec::new();
    let mut is_said = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let words = line.trim();
        if let Some(name) = heading(words) {
            shown.push(format!("{name}:"));
            is_said = false;
        } else if let Some((_, place)) = words.split_once("panicked at ") {
            shown.push(format!("  at {}", place.trim_end_matches(':')));
            is_said = true;
        } else if let Some(error) = line.strip_prefix("  error: ") {
            // Of Node's tests: a line, or a block of them.
            is_said = error == "|-";
            if !is_said {
                shown.push(format!("  {}", error.trim_matches(['\'', '"'])));
            }
        } else if words == "JS exception that was thrown:" {
            let thrown = lines.peek().map_or("", |line| line.trim());
            // What a panic ends with has been said.
            if !thrown.ends_with("unreachable") {
                shown.push(format!("  {thrown}"));
            }
        } else if ["code:", "name:", "note:", "failures:", "Stack:", "stack:"]
            .iter()
            .any(|it| words.starts_with(it))
        {
            is_said = false;
        } else if is_said && !words.is_empty() {
            shown.push(format!("  {}", translated(words)));
        }
    }
    (!shown.is_empty()).then_some(shown)
}

/// The name of a test, before what it said.
fn heading(words: &str) -> Option<&str> {
    if let Some(rest) = words.strip_prefix("not ok ") {
        return rest.split_once(" - ").map(|(_, name)| name);
    }
    let name = words.strip_prefix("---- ")?.strip_suffix(" ----")?;
    name.rsplit_once(' ').map(|(name, _)| last_name(name))
}

/// In the tests of the exercises, what came is on the left.
fn translated(words: &str) -> String {
    let replaced = words.strip_prefix("left: ").map(|got| format!("got:      {got}"));
    let expected = || words.strip_prefix("right: ").map(|it| format!("expected: {it}"));
    replaced.or_else(expected).unwrap_or_else(|| words.to_owned())
}

/// Of anything else, such as a driver that does not start: the end.
fn last(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(LINES)..].iter().map(|line| (*line).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::Failure;

    fn read(text: &str) -> Failure {
        Failure::read(text.to_owned())
    }

    #[test]
    fn a_native_test_shows_what_came_and_what_was_expected() {
        let failure = read(
            "\nrunning 2 tests\ntest suite::one ... ok\ntest suite::other ... FAILED\n\nfailures:\n\n\
             ---- suite::other stdout ----\n\nthread 'suite::other' (7) panicked at tests/suite.rs:14:5:\n\
             assertion `left == right` failed: around the name\n  left: \"Helo\"\n right: \"Hello\"\n\
             note: run with `RUST_BACKTRACE=1`\n\n\nfailures:\n    suite::other\n\ntest result: FAILED. 1 passed\n",
        );
        assert_eq!(failure.tests, ["other"]);
        assert_eq!(failure.code, None);
        assert_eq!(
            failure.excerpt,
            "other:\n  at tests/suite.rs:14:5\n  assertion `left == right` failed: around the name\n  \
             got:      \"Helo\"\n  expected: \"Hello\""
        );
    }

    #[test]
    fn of_many_tests_the_last_shows_no_more_than_the_first() {
        // Only the first has a note at its end.
        let failure = read(
            "test one ... FAILED\ntest other ... FAILED\n\nfailures:\n\n---- one stdout ----\n\n\
             thread 'one' (8) panicked at src/lib.rs:12:5:\nnot yet implemented: one\n\
             note: run with `RUST_BACKTRACE=1`\n\n---- other stdout ----\n\n\
             thread 'other' (7) panicked at src/lib.rs:14:5:\nnot yet implemented: other\n\n\nfailures:\n    one\n    other\n\n\
             test result: FAILED. 0 passed; 2 failed\n\n\n    Finished `test` profile\nerror: test failed\n",
        );
        assert_eq!(failure.tests, ["one", "other"]);
        assert_eq!(
            failure.excerpt,
            "one:\n  at src/lib.rs:12:5\n  not yet implemented: one\n\
             other:\n  at src/lib.rs:14:5\n  not yet implemented: other"
        );
    }

    #[test]
    fn a_test_on_wasm_shows_no_stack() {
        let failure = read(
            "[INFO]: Checking\nrunning 1 test\ntest suite::one ... FAIL\n\nfailures:\n\n---- suite::one output ----\n    \
             error output:\n        panicked at tests/suite.rs:8:5:\n        assertion failed: it\n        \n        \
             Stack:\n        \n        Error\n            at http://127.0.0.1/x.js:341:25\n    \n    \
             JS exception that was thrown:\n        RuntimeError: unreachable\n            at x.wasm\n",
        );
        assert_eq!(failure.tests, ["one"]);
        assert_eq!(failure.excerpt, "one:\n  at tests/suite.rs:8:5\n  assertion failed: it");
        let thrown = read(
            "test one ... FAIL\n---- one output ----\n    JS exception that was thrown:\n        RangeError: too large\n",
        );
        assert_eq!(thrown.excerpt, "one:\n  RangeError: too large");
    }

    #[test]
    fn a_test_in_javascript_shows_its_error() {
        let failure = read(
            "TAP version 13\n# Subtest: is greeted\nnot ok 1 - is greeted\n  ---\n  duration_ms: 2.8\n  error: |-\n    \
             Expected values to be strictly equal:\n    + actual - expected\n    \n    + 'Helo'\n    - 'Hello'\n  \
             code: 'ERR_ASSERTION'\n  stack: |-\n    x (file:///x.js)\n  ...\nok 2 - other\nnot ok 3 - third\n  ---\n  \
             error: 'no function'\n  code: 'x'\n",
        );
        assert_eq!(failure.tests, ["is greeted", "third"]);
        assert_eq!(
            failure.excerpt,
            "is greeted:\n  Expected values to be strictly equal:\n  + actual - expected\n  + 'Helo'\n  - 'Hello'\n\
             third:\n  no function"
        );
    }

    #[test]
    fn of_the_compiler_the_first_error_is_shown() {
        let failure = read(
            "   Compiling x\nwarning: unused\n\nerror[E0382]: use of moved value\n --> src/lib.rs:1:2\n  |\n\n\
             error[E0599]: none\n\nerror: could not compile `x` (lib) due to 2 previous errors\n",
        );
        assert_eq!(failure.code.as_deref(), Some("E0382"));
        assert_eq!(failure.excerpt, "error[E0382]: use of moved value\n --> src/lib.rs:1:2\n  |");
    }

    #[test]
    fn of_anything_else_the_end_is_shown() {
        assert_eq!(read("one\n\ntwo\n").excerpt, "one\ntwo");
        let long = read(&"x\n".repeat(50)).excerpt;
        assert_eq!(long.lines().count(), 30);
        assert_eq!(read(&"é".repeat(300)).excerpt.chars().count(), 201);
    }
}
