//! What it says, however much it weighs: natively and in Node.

use wasm_bindgen_test::wasm_bindgen_test;
use weigh::commonest;

#[wasm_bindgen_test(unsupported = test)]
fn says_the_commonest_letter_and_its_share() {
    assert_eq!(commonest("Hello"), "l 40.0 %");
    assert_eq!(commonest("zzz"), "z 100.0 %");
    assert_eq!(commonest("Sphinx of black quartz, judge my vow!"), "a 6.9 %");
    assert_eq!(commonest("the quick brown fox jumps over the lazy dog"), "o 11.4 %");
}

#[wasm_bindgen_test(unsupported = test)]
fn rounds_to_the_nearest_tenth() {
    assert_eq!(commonest("aab"), "a 66.7 %");
    assert_eq!(commonest("aaaabbb"), "a 57.1 %");
    assert_eq!(commonest(&format!("{}b", "a".repeat(1999))), "a 100.0 %", "1999 of 2000");
    assert_eq!(commonest("abcdefghijklmnopqrstuvwxyz"), "a 3.8 %");
    assert_eq!(commonest("abcdefghijklmnop"), "a 6.3 %", "half of a tenth is rounded up");
}

#[wasm_bindgen_test(unsupported = test)]
fn of_several_it_is_the_first_in_the_alphabet() {
    assert_eq!(commonest("ba"), "a 50.0 %");
    assert_eq!(commonest("zYxXyZ"), "x 33.3 %");
}

#[wasm_bindgen_test(unsupported = test)]
fn only_letters_from_a_to_z_count() {
    assert_eq!(commonest("A, a! 111 @@@@ [[[[ {{{{ ````"), "a 100.0 %");
    assert_eq!(commonest("ééé 日本 e"), "e 100.0 %");
    assert_eq!(commonest(""), "", "nothing");
    assert_eq!(commonest("1, 2, 3 …"), "", "no letter");
}
