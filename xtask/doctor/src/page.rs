//! The page's port: who has it, and how modules come from there.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    thread,
};

use anyhow::{Result, anyhow};
use workspace::RELOAD_PATH;

use crate::{
    content_type,
    environment::Environment,
    finding::Finding,
    port::{self, Owner},
};

/// Both in one, since a port that is tried for one would answer the other.
pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    const CHECK: &str = "port";
    let port = environment.port;
    let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) else {
        let reason = format!("no server runs on port {port}; --port asks another");
        let silence = Finding::not_looked_at(content_type::CHECK, reason);
        return Ok(vec![Finding::healthy(CHECK, format!("{port} is free")), silence]);
    };
    let wanted = format!("{port} for the page of cargo xtask start");
    let next = port.wrapping_add(1).max(1024);
    let cure = format!("cargo xtask start --port {next}");
    if error.kind() != ErrorKind::AddrInUse {
        let found = format!("{port} cannot be used: {error}");
        return Ok(vec![Finding::cure(CHECK, found, wanted, cure)]);
    }
    let owner = port::owner(port);
    let is_elsewhere = (owner.as_ref().and_then(|it| it.folder.as_ref()))
        .is_some_and(|folder| !folder.starts_with(&environment.root));
    // A server that takes connections and says nothing costs the time of one question, not of two.
    let (is_page, content_type) = thread::scope(|scope| {
        let content_type = scope.spawn(|| content_type::check(environment));
        (is_page(port), content_type.join())
    });
    let content_type =
        content_type.map_err(|_| anyhow!("the question to port {port} failed"))??;
    let owner =
        owner.map_or_else(|| "a program of another user".to_owned(), |it: Owner| it.to_string());
    Ok(vec![
        match (is_page, is_elsewhere) {
            (true, false) => Finding::healthy(CHECK, format!("{port} has the page: {owner}")),
            (true, true) => {
                let found = format!("{port} has the page of another workspace: {owner}");
                Finding::cure(CHECK, found, wanted, cure)
            }
            _ => Finding::cure(CHECK, format!("{port} is taken by {owner}"), wanted, cure),
        },
        content_type,
    ])
}

/// Whether the page's own server answers: no other has this path.
fn is_page(port: u16) -> bool {
    let request = minreq::get(format!("http://127.0.0.1:{port}{RELOAD_PATH}")).with_timeout(1);
    request.send().is_ok_and(|answer| {
        answer.status_code == 200
            && answer.header("content-type").is_some_and(|it| it.starts_with("text/javascript"))
    })
}
