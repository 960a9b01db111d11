//! What can be taken away whole: a folder, and the little outside of it that speaks of it. That is between `begin ROOM` and
//! `end ROOM` in comments, or a line in one of the lists of the root.

use anyhow::{Result, bail, ensure};
use clap::ValueEnum;

use crate::text::edit_lines;

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Room {
    /// The book, and the claims that it checks
    Docs,
    /// The tables of speed and size
    Bench,
    /// The projects that install the packages
    Consumers,
}

impl Room {
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Docs => "docs",
            Self::Bench => "bench",
            Self::Consumers => "tests/consumers",
        }
    }

    /// As the Makefile and the README have them.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Docs => &["docs", "claims"],
            Self::Bench => &["bench", "size"],
            Self::Consumers => &["tests/consumers"],
        }
    }

    pub(crate) fn name(self) -> &'static str {
        self.words()[0].trim_start_matches("tests/")
    }

    /// The rooms that are named, separated by commas or spaces.
    pub(crate) fn list(names: &str) -> Result<Vec<Self>> {
        let names = names.split([',', ' ']).filter(|it| !it.is_empty());
        let room = |name| match Self::from_str(name, true) {
            Ok(room) => Ok(room),
            Err(_) => bail!("there is no room `{name}`: there are docs, bench and consumers"),
        };
        let rooms: Vec<Self> = names.map(room).collect::<Result<_>>()?;
        ensure!(
            rooms.is_empty() || rooms.contains(&Self::Docs),
            "the book is about the other rooms: who leaves one of them out leaves out docs as well"
        );
        Ok(rooms)
    }

    pub(crate) fn holds(self, path: &str) -> bool {
        path.strip_prefix(self.folder()).is_some_and(|rest| rest.starts_with('/'))
    }

    /// A file of the workspace without this room, or none where nothing is left of it.
    pub(crate) fn taken_from(self, path: &str, text: &str) -> Result<Option<String>> {
        let rest = without(self.name(), path, text)?;
        let rest = edit_lines(&rest, |line| (!self.is_listed(path, line)).then(|| line.to_owned()));
        let rest = self.unlinked(path, &rest);
        Ok((rest == text || !rest.trim().is_empty()).then_some(rest))
    }

    fn is_listed(self, path: &str, line: &str) -> bool {
        let is_word = |word: &str| self.words().contains(&word.trim_matches('`'));
        match path {
            "Makefile" => line.split_once("::").is_some_and(|(word, _)| is_word(word)),
            "tsconfig.json" => line.trim().starts_with(&format!("\"{}/", self.folder())),
            "README.md" => line
                .strip_prefix("| ")
                .and_then(|row| row.split_once(" |"))
                .is_some_and(|(cell, _)| cell.split(", ").all(is_word)),
            _ => false,
        }
    }

    /// Without links into the room: their text stays.
    fn unlinked(self, path: &str, text: &str) -> String {
        let mut text = text.to_owned();
        if path != "README.md" {
            return text;
        }
        let target = format!("]({}/", self.folder());
        while let Some(middle) = text.find(&target) {
            let (start, end) = (text[..middle].rfind('['), text[middle..].find(')'));
            let (Some(start), Some(end)) = (start, end) else { break };
            let label = text[start + 1..middle].to_owned();
            text.replace_range(start..=middle + end, &label);
        }
        text
    }
}

/// A text without what is between `begin NAME` and `end NAME` in comments.
pub(crate) fn without(name: &str, path: &str, text: &str) -> Result<String> {
    let (begin, end) = (format!("begin {name}"), format!("end {name}"));
    let mut is_inside = false;
    let mut is_wrong = false;
    let rest = edit_lines(text, |line| {
        let mark = line.trim_matches(|it: char| " #<!->".contains(it));
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
    use super::Room;

    #[test]
    fn what_speaks_of_a_room_goes_with_it() {
        for (path, before, after) in [
            ("Cargo.toml", "a\n# begin docs\nb\n# end docs\nc\n", Some("a\nc\n")),
            ("a.yml", "# begin docs\nb\n# end docs\n", None),
            ("a.yml", "# begin bench\nb\n# end bench\n", Some("# begin bench\nb\n# end bench\n")),
            ("Makefile", "size:: ; a\nclaims:: ; b\n", Some("size:: ; a\n")),
            ("tsconfig.json", "  \"docs/a.js\",\n  \"www\"\n", Some("  \"www\"\n")),
            ("README.md", "| `docs`, `claims` | b |\n| `size` | c |\n", Some("| `size` | c |\n")),
            ("README.md", "a [b](docs/b.md#c) d [e](bench/f)\n", Some("a b d [e](bench/f)\n")),
            (
                "README.md",
                "a\n\n<!-- begin docs -->\nb\n<!-- end docs -->\n\nc\n",
                Some("a\n\nc\n"),
            ),
        ] {
            let found = Room::Docs.taken_from(path, before).unwrap();
            assert_eq!(found.as_deref(), after, "{before}");
        }
    }

    #[test]
    fn marks_that_do_not_match_are_told() {
        for text in ["# begin docs\n", "# end docs\n", "# begin docs\n# begin docs\n# end docs\n"] {
            assert!(Room::Docs.taken_from("a.yml", text).is_err(), "{text}");
        }
    }

    #[test]
    fn rooms_are_named_and_the_book_goes_first() {
        assert_eq!(Room::list("docs, bench").unwrap(), [Room::Docs, Room::Bench]);
        assert!(Room::list("").unwrap().is_empty());
        assert!(Room::list("bench").is_err());
        assert!(Room::list("attic").unwrap_err().to_string().contains("there is no room `attic`"));
    }
}
