use std::str::{Utf8Error, from_utf8};

/// The greeting for a name in UTF-8, in pieces: no memory is needed before the length of the whole is known.
pub fn greeting(name: &[u8]) -> Result<[&str; 3], Utf8Error> {
    let name = from_utf8(name)?;
    Ok(["Hello, ", if name.is_empty() { "world" } else { name }, "!"])
}
