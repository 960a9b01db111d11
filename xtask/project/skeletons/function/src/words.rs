/// How many words there are between the white space of a text.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn white_space_of_any_kind_and_length_parts_words() {
        assert_eq!(count(" to  be,\tor\nnot\u{a0}to\u{3000}be \r\n"), 6);
    }
}
