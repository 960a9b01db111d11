//! Words of a text, ignorant of JavaScript. There is nothing to do here.

use std::collections::BTreeMap;

/// All of them, in their order.
pub fn all(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

/// The first of the longest.
#[must_use]
pub fn longest(text: &str) -> Option<&str> {
    // Of several that are as long, min_by_key takes the first, and max_by_key the last.
    all(text).min_by_key(|word| std::cmp::Reverse(word.chars().count()))
}

/// How often each is there.
#[must_use]
pub fn counts(text: &str) -> BTreeMap<&str, u32> {
    let mut counts = BTreeMap::new();
    for word in all(text) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}
