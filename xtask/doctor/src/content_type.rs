//! The type with which a server sends modules: of another, `WebAssembly.instantiateStreaming` takes none.

use std::path::{Path, PathBuf};

use anyhow::Result;
use workspace::files;

use crate::{environment::Environment, finding::Finding};

pub(crate) const CHECK: &str = "type of .wasm";
const WANTED: &str = "application/wasm";

pub(crate) fn check(environment: &Environment) -> Result<Finding> {
    let page = environment.root.join("www");
    let Some(module) = module(&page.join("pkg"))? else {
        return Ok(Finding::not_looked_at(CHECK, "the page has no module yet: cargo xtask build"));
    };
    let path: Vec<_> = module.strip_prefix(&page)?.iter().map(|it| it.to_string_lossy()).collect();
    let address = format!("http://127.0.0.1:{}/{}", environment.port, path.join("/"));
    // Lazily, since only the headers matter.
    let answer = match minreq::get(&address).with_timeout(1).send_lazy() {
        Ok(answer) if answer.status_code == 200 => answer,
        Ok(answer) => {
            let reason = format!("{address} answers {}", answer.status_code);
            return Ok(Finding::not_looked_at(CHECK, reason));
        }
        Err(error) => return Ok(Finding::not_looked_at(CHECK, format!("{address}: {error}"))),
    };
    let header = |name: &str| {
        let mut headers = answer.headers.iter();
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    };
    let found = header("content-type").unwrap_or("no type");
    if found.split(';').next() == Some(WANTED) {
        return Ok(Finding::healthy(CHECK, format!("{found} ({address})")));
    }
    let cure = match header("server") {
        Some(server) if server.starts_with("nginx") => {
            "types { application/wasm wasm; } in nginx's mime.types"
        }
        Some(server) if server.starts_with("Apache") => {
            "AddType application/wasm .wasm in .htaccess"
        }
        _ => "cargo xtask start, whose server sends the type, in place of this one",
    };
    Ok(Finding::cure(CHECK, format!("{found} ({address})"), WANTED, cure))
}

/// A module of the page.
fn module(folder: &Path) -> Result<Option<PathBuf>> {
    let mut modules = Vec::new();
    for package in files(folder)?.into_iter().filter(|it| it.is_dir()) {
        modules.extend(files(&package)?);
    }
    modules.retain(|path| path.extension().is_some_and(|it| it == "wasm"));
    Ok(modules.into_iter().min())
}
