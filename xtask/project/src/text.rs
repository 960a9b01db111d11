//! Editing texts line by line.

/// A text with each line edited, or left out. Around what is left out, one empty line is enough.
pub(crate) fn edit_lines(text: &str, edit: impl FnMut(&str) -> Option<String>) -> String {
    let count = text.lines().count();
    let mut lines: Vec<String> = text.lines().filter_map(edit).collect();
    if lines.len() < count {
        lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    }
    let end = if text.ends_with('\n') && !lines.is_empty() { "\n" } else { "" };
    lines.join("\n") + end
}

#[cfg(test)]
mod tests {
    use super::edit_lines;

    #[test]
    fn only_what_is_edited_changes() {
        for text in ["", "a", "a\n", "a\n\n\nb\n"] {
            assert_eq!(edit_lines(text, |line| Some(line.to_owned())), text);
        }
        let without_b = |line: &str| (line != "b").then(|| line.to_uppercase());
        assert_eq!(edit_lines("a\n\nb\n\nc\n", without_b), "A\n\nC\n");
        assert_eq!(edit_lines("b\n", without_b), "");
    }
}
