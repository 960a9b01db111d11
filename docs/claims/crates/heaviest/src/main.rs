//! What `twiggy top` prints as JSON: each item of a module with its size.

use twiggy_traits::{OutputFormat, ParseMode};

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("usage: heaviest MODULE"))?;
    let mut items = twiggy_parser::read_and_parse(path, ParseMode::Wasm)?;
    let mut options = twiggy_opt::Top::new();
    options.set_max_items(u32::MAX);
    let top = twiggy_analyze::top(&mut items, &options)?;
    top.emit(&items, &mut std::io::stdout().lock(), OutputFormat::Json)
}
