/// How many lines a text has. What follows the last line break is one too, unless it is empty.
#[must_use]
pub fn lines(text: &str) -> usize {
    text.lines().count()
}
