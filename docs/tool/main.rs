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
            eprintln!("addresses elsewhere, not looked at: {external} (--external lists them)");
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

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::{Outcome, build};

    fn outcome(chapter: &str) -> Outcome {
        let folder = TempDir::new().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("book/book.toml", include_str!("../book.toml"));
        write("book/src/SUMMARY.md", "[Chapter](chapter.md)");
        write("book/src/chapter.md", chapter);
        write("room/part.rs", "// ANCHOR: part\nfn part() {}\n// ANCHOR_END: part\n");
        write("room/figure.svg", "<svg/>");
        build(&folder.path().join("book")).unwrap()
    }

    /// One test, since what mdBook complains of is collected for the whole process.
    #[test]
    fn a_book_is_sound_or_says_what_is_not() {
        let sound = outcome(
            "# Chapter\n\n{{#include ../../room/part.rs:part}}\n\n![](../../room/figure.svg) \\{{#include x:y}} [](#chapter)\n",
        );
        assert_eq!(sound.faults, [""; 0]);
        // Of a room that was taken away.
        assert_eq!(outcome("![](../../gone/figure.svg)").faults, [""; 0]);

        for (chapter, fault) in [
            ("{{#include ../../room/gone.rs}}", "Error updating"),
            ("{{#include ../../room/part.rs:gone}}", "where no line says ANCHOR: gone"),
            ("[gone](gone.md)", "chapter.html leads to gone.html, but there is no such file"),
            ("[gone](#gone)", "chapter.html has no heading or anchor of that name"),
            ("![](https://example.org/figure.svg)", "complete without a network"),
        ] {
            let faults = outcome(chapter).faults;
            assert!(faults.iter().any(|it| it.contains(fault)), "{chapter}: {faults:?}");
        }
    }
}
