//! `make docs`: mdBook makes the book in `dist/book`; what mdBook only warns of, and links, are errors here.

mod complaints;
mod html;
mod links;
mod sources;

use std::{env, fs, path::Path, process::ExitCode};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;

use crate::{links::Links, sources::Figure};

fn main() -> ExitCode {
    let room = Path::new(env!("CARGO_MANIFEST_DIR"));
    match build(room) {
        Ok(Outcome { links, faults }) if faults.is_empty() => {
            if env::args().any(|it| it == "--external") {
                for address in &links.external {
                    println!("{address}");
                }
            }
            let Links { pages, inside, external, .. } = links;
            let external = external.len();
            eprintln!("dist/book/index.html: {pages} pages, {inside} links between them");
            eprintln!("{external} addresses elsewhere, not looked at: --external lists them");
            ExitCode::SUCCESS
        }
        Ok(Outcome { faults, .. }) => {
            for fault in faults {
                eprintln!("error: {fault}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What became of a book.
struct Outcome {
    links: Links,
    /// What keeps it from being shown.
    faults: Vec<String>,
}

/// Builds the book whose `book.toml` is in this folder.
fn build(room: &Path) -> Result<Outcome> {
    complaints::collect();
    let mut book = MDBook::load(room).context("reading the book")?;
    let source = book.source_dir();
    let mut faults = sources::missing_parts(&book.book, &source)?;
    let figures = sources::take_figures(&mut book.book, &source)?;
    book.build()?;
    let output = book.build_dir_for("html");
    for Figure { from, to } in figures {
        let to = output.join(to);
        to.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::copy(&from, to).with_context(|| format!("copying {}", from.display()))?;
    }
    faults.extend(complaints::take());
    let links = links::of(&output)?;
    faults.extend_from_slice(&links.broken);
    Ok(Outcome { links, faults })
}
