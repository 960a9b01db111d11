//! mdBook makes the slides, in `dist/slides`.

use std::path::Path;

use anyhow::{Context, Result};
use mdbook_driver::MDBook;

fn main() -> Result<()> {
    let book = MDBook::load(Path::new(env!("CARGO_MANIFEST_DIR"))).context("reading the slides")?;
    book.build().context("making the slides")?;
    println!("dist/slides/index.html");
    Ok(())
}
