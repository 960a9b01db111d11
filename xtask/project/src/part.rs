//! What can be taken away whole: a room, or an example crate with its card. What else speaks of it stands between `begin NAME`
//! and `end NAME` in comments, or is a line in one of the lists of the root.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Result, bail, ensure};
use workspace::{Crate, Workspace};

use crate::text::edit_lines;

/// All example crates.
const EXAMPLES: &str = "examples";

/// The room that needs nothing of the others, nor of the examples.
const WORKSHOP: &str = "workshop";
/// What people have written there, which git does not know.
const WORK: &str = "workshop/work";

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// From the root: folders end with a slash, `*` stands for anything.
    paths: Vec<String>,
    /// As the Makefile and the README have it.
    words: Vec<String>,
    is_example: bool,
}

impl Part {
    fn room(name: &str, folder: &str, words: &[&str]) -> Self {
        let words = words.iter().map(|it| (*it).to_owned()).collect();
        Self { name: name.into(), paths: vec![format!("{folder}/")], words, is_example: false }
    }

    /// A crate, its card, the card's spec, and what `package.metadata.init.files` names besides. A crate that says nothing of it
    /// is none that came with the template.
    fn example(one: &Crate) -> Option<Self> {
        let (name, path) = (&one.name, one.path());
        let files = one.package.metadata.pointer("/init/files")?.as_array();
        let files: Vec<String> =
            files.into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect();
        let words = files.iter().map(|it| it.trim_end_matches('/').to_owned());
        let words = words.chain([path.clone()]).collect();
        let own = [
            format!("{path}/"),
            format!("www/cards/{name}.js"),
            format!("www/tests/{name}.spec.js"),
        ];
        let paths = own.into_iter().chain(files).collect();
        Some(Self { name: name.clone(), paths, words, is_example: true })
    }

    /// The parts that a workspace has.
    pub(crate) fn all(workspace: &Workspace) -> Vec<Self> {
        let rooms = Self::rooms().into_iter();
        let rooms = rooms.filter(|room| room.is_in(&workspace.root));
        rooms.chain(workspace.crates.iter().filter_map(Self::example)).collect()
    }

    fn rooms() -> [Self; 4] {
        [
            Self::room(WORKSHOP, "workshop", &["workshop"]),
            Self::room("docs", "docs", &["docs", "claims"]),
            Self::room("bench", "bench", &["bench", "size"]),
            Self::room("consumers", "tests/consumers", &["tests/consumers"]),
        ]
    }

    /// Those of `all` that are named, separated by commas or spaces.
    pub(crate) fn named(names: &str, all: &[Self]) -> Result<Vec<Self>> {
        let mut parts: Vec<Self> = Vec::new();
        for name in names.split([',', ' ']).filter(|it| !it.is_empty()) {
            let found =
                all.iter().filter(|it| it.name == name || name == EXAMPLES && it.is_example);
            let count = parts.len();
            parts.extend(found.cloned());
            // What is gone already may be named again.
            let is_known = name == EXAMPLES || Self::rooms().iter().any(|room| room.name == name);
            if parts.len() == count && !is_known {
                let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
                bail!("there is no `{name}` to leave out: there are {}", names.join(", "));
            }
        }
        let is_alone = |part: &Part| part.name == WORKSHOP;
        let rest =
            || all.iter().filter(|it| !(it.is_example || is_alone(it) || parts.contains(it)));
        let kept: Vec<&str> = rest().map(|it| it.name.as_str()).collect();
        let is_one_out = parts.iter().any(|it| it.is_example);
        ensure!(
            kept.is_empty() || !is_one_out,
            "the rooms use the examples: who leaves one of these out leaves out {} as well",
            kept.join(", ")
        );
        ensure!(
            !kept.contains(&"docs") || parts.iter().all(is_alone),
            "the book is about the other rooms: who leaves one of them out leaves out docs as well"
        );
        Ok(parts)
    }

    /// Whether a workspace has it.
    pub(crate) fn is_in(&self, root: &Path) -> bool {
        root.join(&self.paths[0]).exists()
    }

    /// What would be lost with it.
    pub(crate) fn work_in(&self, root: &Path) -> Option<&'static str> {
        (self.name == WORKSHOP && root.join(WORK).exists()).then_some(WORK)
    }

    /// Whether a file is of this part.
    pub(crate) fn holds(&self, path: &str) -> bool {
        self.paths.iter().any(|pattern| matches(pattern, path))
    }

    /// A file of the workspace without this part.
    pub(crate) fn taken_from(&self, path: &str, text: &str) -> Result<String> {
        let rest = without(&self.name, path, text)?;
        let rest = edit_lines(&rest, |line| (!self.is_listed(path, line)).then(|| line.to_owned()));
        Ok(self.unlinked(path, &rest))
    }

    fn is_listed(&self, path: &str, line: &str) -> bool {
        let is_word = |word: &str| self.words.iter().any(|it| it == word.trim_matches('`'));
        match path {
            "Makefile" => line.split_once("::").is_some_and(|(word, _)| is_word(word)),
            "tsconfig.json" => line.trim().starts_with(&format!("\"{}", self.paths[0])),
            "README.md" => line
                .strip_prefix("| ")
                .and_then(|row| row.split_once(" |"))
                .is_some_and(|(cell, _)| cell.split(", ").all(is_word)),
            _ => false,
        }
    }

    /// Without links into it: their text stays.
    fn unlinked(&self, path: &str, text: &str) -> String {
        let mut text = text.to_owned();
        if path != "README.md" {
            return text;
        }
        let target = format!("]({}", self.paths[0]);
        while let Some(middle) = text.find(&target) {
            let (start, end) = (text[..middle].rfind('['), text[middle..].find(')'));
            let (Some(start), Some(end)) = (start, end) else { break };
            let label = text[start + 1..middle].to_owned();
            text.replace_range(start..=middle + end, &label);
        }
        text
    }
}

/// What goes with the parts that go: the folder that a file is in, with what was built there, or the file alone. None where it
/// stays, since one that stays needs it as well.
pub(crate) fn going(path: &str, gone: &[Part], all: &[Part]) -> Option<String> {
    if all.iter().any(|part| !gone.contains(part) && part.holds(path)) {
        return None;
    }
    let pattern = gone.iter().flat_map(|it| &it.paths).find(|pattern| matches(pattern, path))?;
    Some(if pattern.ends_with('/') { pattern.clone() } else { path.to_owned() })
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => path
            .strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(end))
            .is_some_and(|rest| !rest.contains('/')),
        None if pattern.ends_with('/') => path.starts_with(pattern),
        None => path == pattern,
    }
}

/// A text without what is between marks of other parts than these.
pub(crate) fn with_only(parts: &[&Part], path: &str, text: &str) -> Result<String> {
    let begun = text.lines().filter_map(|line| mark(line).strip_prefix("begin "));
    let others = begun.filter(|name| !parts.iter().any(|part| part.name == *name));
    let others: BTreeSet<&str> = others.collect();
    others.into_iter().try_fold(text.to_owned(), |text, name| without(name, path, &text))
}

/// What a comment says.
fn mark(line: &str) -> &str {
    line.trim_matches(|it: char| " #<!->/*".contains(it))
}

/// A text without what is between `begin NAME` and `end NAME` in comments.
pub(crate) fn without(name: &str, path: &str, text: &str) -> Result<String> {
    let (begin, end) = (format!("begin {name}"), format!("end {name}"));
    let mut is_inside = false;
    let mut is_wrong = false;
    let rest = edit_lines(text, |line| {
        let mark = mark(line);
        if mark == begin || mark == end {
            is_wrong |= is_inside == (mark == begin);
            is_inside = mark == begin;
            return None;
        }
        (!is_inside).then(|| line.to_owned())
    });
    ensure!(!is_wrong && !is_inside, "the marks `{begin}` and `{end}` in {path} do not match");
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use super::{Part, going, matches, with_only};

    fn docs() -> Part {
        Part::room("docs", "docs", &["docs", "claims"])
    }

    fn example(name: &str, files: &[&str]) -> Part {
        let mut part = Part::room(name, &format!("crates/{name}"), &[]);
        part.paths.extend(files.iter().map(|it| (*it).to_owned()));
        part.is_example = true;
        part
    }

    #[test]
    fn what_speaks_of_a_part_goes_with_it() {
        for (path, before, after) in [
            ("Cargo.toml", "a\n# begin docs\nb\n# end docs\nc\n", "a\nc\n"),
            ("a.rs", "    // begin docs\n    b\n    // end docs\nc\n", "c\n"),
            ("a.yml", "# begin docs\nb\n# end docs\n", ""),
            ("a.yml", "# begin bench\nb\n# end bench\n", "# begin bench\nb\n# end bench\n"),
            ("Makefile", "size:: ; a\nclaims:: ; b\n", "size:: ; a\n"),
            ("tsconfig.json", "  \"docs/a.js\",\n  \"www\"\n", "  \"www\"\n"),
            ("README.md", "| `docs`, `claims` | b |\n| `size` | c |\n", "| `size` | c |\n"),
            ("README.md", "a [b](docs/b.md#c) d [e](bench/f)\n", "a b d [e](bench/f)\n"),
            ("README.md", "a\n\n<!-- begin docs -->\nb\n<!-- end docs -->\n\nc\n", "a\n\nc\n"),
        ] {
            assert_eq!(docs().taken_from(path, before).unwrap(), after, "{before}");
        }
    }

    #[test]
    fn what_speaks_of_parts_that_are_not_there_goes() {
        let text = "a\n# begin docs\nb\n# end docs\n# begin attic\nc\n# begin cellar\nd\n# end cellar\n# end attic\n";
        let found = with_only(&[&docs()], "a.yml", text).unwrap();
        assert_eq!(found, "a\n# begin docs\nb\n# end docs\n");
    }

    #[test]
    fn marks_that_do_not_match_are_told() {
        for text in ["# begin docs\n", "# end docs\n", "# begin docs\n# begin docs\n# end docs\n"] {
            assert!(docs().taken_from("a.yml", text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_another_part_needs_stays() {
        let all = [
            example("one", &["www/shared.js", "www/one-*.js"]),
            example("other", &["www/shared.js"]),
        ];
        let going = |path, gone: &[Part]| going(path, gone, &all);
        assert_eq!(going("crates/one/src/lib.rs", &all[..1]).unwrap(), "crates/one/");
        assert_eq!(going("www/one-more.js", &all[..1]).unwrap(), "www/one-more.js");
        assert_eq!(going("www/shared.js", &all[..1]), None);
        assert_eq!(going("www/shared.js", &all).unwrap(), "www/shared.js");
        assert!(!matches("www/one-*.js", "www/one-/more.js"));
    }

    #[test]
    fn parts_are_named_and_those_that_need_them_go_first() {
        let all = [docs(), Part::room("bench", "bench", &[]), example("one", &[])];
        let named = |names| Part::named(names, &all).map_err(|error| error.to_string());
        assert!(named("").unwrap().is_empty());
        assert_eq!(named("docs, bench").unwrap(), all[..2]);
        assert_eq!(named("docs bench examples").unwrap(), all);
        assert!(named("bench").unwrap_err().contains("leaves out docs as well"));
        assert!(named("one,docs").unwrap_err().contains("leaves out bench as well"));
        assert!(named("attic").unwrap_err().contains("there is no `attic` to leave out"));
    }
}
