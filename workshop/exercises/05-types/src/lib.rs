//! Words of a text, for JavaScript and TypeScript.

pub mod words;

use js_sys::{Function, Map};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Counts the words of a text.
#[wasm_bindgen(js_name = countWords)]
#[must_use]
pub fn count_words(text: &JsValue) -> JsValue {
    let text = text.as_string().unwrap_or_default();
    words::all(&text).count().into()
}

/// The longest word of a text, or nothing where there is no word.
#[wasm_bindgen(js_name = longestWord)]
#[must_use]
pub fn longest_word(text: &JsValue) -> JsValue {
    let text = text.as_string().unwrap_or_default();
    words::longest(&text).map_or(JsValue::UNDEFINED, JsValue::from)
}

/// How often each word is in a text.
#[wasm_bindgen(js_name = wordCounts)]
#[must_use]
pub fn word_counts(text: &str) -> Map {
    let map = Map::new();
    for (word, count) in words::counts(text) {
        map.set(&word.into(), &count.into());
    }
    map
}

/// Calls a function with each word of a text and its position, which begins at 0.
#[wasm_bindgen]
pub fn each_word(text: &str, visit: &Function) -> Result<(), JsValue> {
    for (position, word) in words::all(text).enumerate() {
        visit.call2(&JsValue::UNDEFINED, &word.into(), &position.into())?;
    }
    Ok(())
}
