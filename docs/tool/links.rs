//! Whether the links of the finished book lead somewhere, from whichever folder it is opened.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use percent_encoding::percent_decode_str;

use crate::html::{self, Link, Page};

/// The links of a folder of pages.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) pages: usize,
    /// How many lead to another place of the folder.
    pub(crate) inside: usize,
    /// Addresses on other machines, which are not asked.
    pub(crate) external: BTreeSet<String>,
    /// In words.
    pub(crate) broken: Vec<String>,
}

/// Reads all pages of a folder and follows their links.
pub(crate) fn of(folder: &Path) -> Result<Links> {
    let mut pages = Pages::new();
    read(folder, "", &mut pages)?;
    let mut links = Links { pages: pages.len(), ..Links::default() };
    for (name, page) in &pages {
        for link in &page.links {
            match follow(folder, &pages, name, link) {
                Ok(Place::Inside) => links.inside += 1,
                Ok(Place::External) => _ = links.external.insert(link.address.clone()),
                Err(reason) => {
                    links.broken.push(format!("{name} leads to {}, but {reason}", link.address));
                }
            }
        }
    }
    Ok(links)
}

/// By their paths, as links write them.
type Pages = BTreeMap<String, Page>;

enum Place {
    Inside,
    External,
}

fn follow(folder: &Path, pages: &Pages, from: &str, link: &Link) -> Result<Place, String> {
    let address = &link.address;
    if address.starts_with("https:") || address.starts_with("http:") {
        return if link.is_resource {
            Err("the book must be complete without a network".into())
        } else {
            Ok(Place::External)
        };
    }
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let decoded = |text| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let target = if path.is_empty() {
        from.to_owned()
    } else {
        join(from, &decoded(path)).ok_or("that is outside of the book")?
    };
    if !folder.join(&target).is_file() {
        return Err("there is no such file".into());
    }
    match pages.get(&target) {
        Some(page) if !anchor.is_empty() && !page.anchors.contains(&decoded(anchor)) => {
            Err(format!("{target} has no heading or anchor of that name"))
        }
        _ => Ok(Place::Inside),
    }
}

/// The path of a file that is named from another; none if it is outside of the folder.
fn join(from: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => (),
            ".." => _ = parts.pop()?,
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn read(folder: &Path, prefix: &str, pages: &mut Pages) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = format!("{prefix}{}", name.to_string_lossy());
        if path.is_dir() {
            read(&path, &format!("{name}/"), pages)?;
        } else if path.extension().is_some_and(|it| it == "html") {
            pages.insert(name, html::page(&fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::{Links, of};

    /// The links of a page beside which there is another, in a folder, with the heading `there`.
    fn links(page: &str) -> Links {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("part")).unwrap();
        fs::write(folder.path().join("page.html"), page).unwrap();
        let other = r#"<h1 id="there">There</h1><a href="../page.html">back</a>"#;
        fs::write(folder.path().join("part/other.html"), other).unwrap();
        fs::write(folder.path().join("figure.svg"), "<svg/>").unwrap();
        of(folder.path()).unwrap()
    }

    #[test]
    fn links_that_lead_somewhere_are_counted() {
        let links = links(
            r##"<h1 id="a%20b">Here</h1><img src="figure.svg"><a href="#a%2520b">here</a><a href="">again</a>
            <a href="./part/other.html#there">there</a><a href="https://example.org">elsewhere</a>"##,
        );
        assert_eq!(links.broken, [""; 0]);
        assert_eq!((links.pages, links.inside), (2, 5));
        assert_eq!(links.external.into_iter().collect::<Vec<_>>(), ["https://example.org"]);
    }

    #[test]
    fn what_leads_nowhere_is_said() {
        for (address, reason) in [
            ("part/missing.html", "there is no such file"),
            ("part", "there is no such file"),
            ("part/other.html#nowhere", "part/other.html has no heading or anchor of that name"),
            ("#nowhere", "page.html has no heading or anchor of that name"),
            ("../page.html", "that is outside of the book"),
            ("/page.html", "that is outside of the book"),
        ] {
            let links = links(&format!(r#"<a href="{address}">"#));
            assert_eq!(links.broken, [format!("page.html leads to {address}, but {reason}")]);
        }
    }

    #[test]
    fn what_a_page_needs_is_in_the_book() {
        let links = links(r#"<script src="https://example.org/script.js"></script>"#);
        assert!(links.broken[0].contains("complete without a network"), "{:?}", links.broken);
    }

    #[test]
    fn what_only_looks_like_a_link_is_none() {
        let links = links(r#"<script>write('<a href="x">')</script><!-- <a href="y"> -->"#);
        assert_eq!(links.broken, [""; 0]);
    }
}
