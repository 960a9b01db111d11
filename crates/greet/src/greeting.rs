/// The greeting for a name.
pub(crate) fn greeting(name: &str) -> String {
    let name = if name.is_empty() { "world" } else { name };
    ["Hello, ", name, "!"].concat()
}
