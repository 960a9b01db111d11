//! What chapters take from elsewhere in the repository: parts of files, and figures.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use mdbook_driver::book::{Book, BookItem, Chapter};
use regex::{Captures, Regex};

/// `{{#include path:part}}`, if it is not escaped.
const INCLUDE: &str = r"(?m)(?:^|[^\\])\{\{#include\s+([^:}\s]+):([^}\s]*)\s*\}\}";

/// `![text](../path.svg)`, outside of the chapters' folder.
const FIGURE: &str = r"!\[[^\]]*\]\(((?:\.\./)+)([^)\s]+\.svg)\)";

/// Parts of files that are not there, of which mdBook includes nothing without a word.
pub(crate) fn missing_parts(book: &Book, source: &Path) -> Result<Vec<String>> {
    let include = Regex::new(INCLUDE)?;
    let mut missing = Vec::new();
    for item in book.iter() {
        let BookItem::Chapter(chapter) = item else { continue };
        for [file, part] in include.captures_iter(&chapter.content).map(|it| it.extract().1) {
            // A file that is not there is what mdBook complains of itself.
            let text = fs::read_to_string(folder(chapter, source).join(file)).unwrap_or_default();
            let mark = format!("ANCHOR: {part}");
            if !text.lines().any(|line| line.trim_end().ends_with(&mark)) {
                let name = &chapter.name;
                missing.push(format!("“{name}” includes {file}:{part}, where no line says {mark}"));
            }
        }
    }
    Ok(missing)
}

/// A figure to copy into the book.
pub(crate) struct Figure {
    pub(crate) from: PathBuf,
    /// Its path in the book.
    pub(crate) to: PathBuf,
}

/// Gives the figures of other rooms an address in the book. Where the room was taken away, so are they.
pub(crate) fn take_figures(book: &mut Book, source: &Path) -> Result<Vec<Figure>> {
    let pattern = Regex::new(FIGURE)?;
    let mut figures = Vec::new();
    book.for_each_chapter_mut(|chapter| {
        let folder = folder(chapter, source);
        let page = chapter.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let text = pattern.replace_all(&chapter.content, |found: &Captures| {
            let (up, path) = (&found[1], &found[2]);
            let room = folder.join(up).join(path.split('/').next().unwrap_or_default());
            if !room.exists() {
                eprintln!("left out: {path}, since its folder is not here");
                return String::new();
            }
            figures.push(Figure { from: folder.join(up).join(path), to: page.join(path) });
            found[0].replacen(up, "", 1)
        });
        chapter.content = text.into_owned();
    });
    Ok(figures)
}

/// Where the paths of a chapter start from.
fn folder(chapter: &Chapter, source: &Path) -> PathBuf {
    let page = chapter.path.as_deref().and_then(Path::parent);
    page.map_or_else(|| source.to_owned(), |page| source.join(page))
}
