//! The items that twiggy finds in a module, one a line: size and name. The heaviest comes first, as in `twiggy top`.

use twiggy_traits::ParseMode;

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("usage: heaviest MODULE"))?;
    let items = twiggy_parser::read_and_parse(path, ParseMode::Wasm)?;
    let mut lines: Vec<_> = items.iter().map(|item| (item.size(), item.name())).collect();
    lines.sort_unstable_by(|a, b| b.cmp(a));
    for (size, name) in lines {
        println!("{size} {name}");
    }
    Ok(())
}
