//! Words of a text, for JavaScript and TypeScript.

pub mod words;

use js_sys::{Function, Map};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

// Goes into the .d.ts as it is.
#[wasm_bindgen(typescript_custom_section)]
const VISIT: &str = "
/** Is called with each word and its position, which begins at 0. */
export type Visit = (word: string, position: number) => void;
";

/// Counts the words of a text.
// Types of Rust are the best of all: from them wasm-bindgen writes the declaration and the translation, and these agree.
#[wasm_bindgen(js_name = countWords)]
#[must_use]
pub fn count_words(text: &str) -> usize {
    words::all(text).count()
}

/// The longest word of a text, or nothing where there is no word.
// An Option is `… | undefined`: who calls it has to ask whether there is one.
#[wasm_bindgen(js_name = longestWord)]
#[must_use]
pub fn longest_word(text: &str) -> Option<String> {
    words::longest(text).map(str::to_owned)
}

/// How often each word is in a text.
// There is no type of Rust for it: a Map of js-sys is Map<any, any>. So the declaration is our
// word, and `unchecked` warns that nobody holds us to it.
#[wasm_bindgen(js_name = wordCounts, unchecked_return_type = "Map<string, number>")]
#[must_use]
pub fn word_counts(text: &str) -> Map {
    let map = Map::new();
    for (word, count) in words::counts(text) {
        map.set(&word.into(), &count.into());
    }
    map
}

/// Calls a function with each word of a text and its position, which begins at 0.
// `Function` alone takes every function, as `any` would.
#[wasm_bindgen(js_name = eachWord)]
pub fn each_word(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Visit")] visit: &Function,
) -> Result<(), JsValue> {
    for (position, word) in words::all(text).enumerate() {
        // What it throws is thrown on.
        visit.call2(&JsValue::UNDEFINED, &word.into(), &position.into())?;
    }
    Ok(())
}
