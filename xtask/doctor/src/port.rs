//! The process that listens on a port: from /proc where there is one, else from lsof or netstat.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    process::Command,
};

pub(crate) struct Owner {
    name: String,
    id: String,
    /// The folder it was started in.
    pub(crate) folder: Option<PathBuf>,
}

impl fmt::Display for Owner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (process {})", self.name, self.id)?;
        match &self.folder {
            Some(folder) => write!(formatter, " in {}", folder.display()),
            None => Ok(()),
        }
    }
}

/// None where it is that of another user, who is none of ours.
pub(crate) fn owner(port: u16) -> Option<Owner> {
    if Path::new("/proc/net/tcp").exists() {
        from_proc(port)
    } else if cfg!(windows) {
        from_netstat(port)
    } else {
        from_lsof(port)
    }
}

fn from_proc(port: u16) -> Option<Owner> {
    /// The state of a socket that listens, in the kernel's tables.
    const LISTENS: &str = "0A";
    let suffix = format!(":{port:04X}");
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(fs::read_to_string);
    let sockets: Vec<String> = (tables.iter().flatten().flat_map(|table| table.lines()))
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let listens = words.get(1)?.ends_with(&suffix) && *words.get(3)? == LISTENS;
            listens.then(|| format!("socket:[{}]", words.get(9).unwrap_or(&"")))
        })
        .collect();
    let entries = |path: PathBuf| fs::read_dir(path).into_iter().flatten().flatten();
    entries("/proc".into()).map(|it| it.path()).find_map(|process| {
        let has_socket = entries(process.join("fd")).any(|file| {
            fs::read_link(file.path())
                .is_ok_and(|it| sockets.iter().any(|socket| it.ends_with(socket)))
        });
        if !has_socket {
            return None;
        }
        Some(Owner {
            name: fs::read_to_string(process.join("comm")).ok()?.trim().to_owned(),
            id: process.file_name()?.to_string_lossy().into_owned(),
            folder: fs::read_link(process.join("cwd")).ok(),
        })
    })
}

fn from_lsof(port: u16) -> Option<Owner> {
    let address = format!("-iTCP:{port}");
    let text = output("lsof", &["-nP", &address, "-sTCP:LISTEN", "-Fpc"])?;
    let field = |letter| text.lines().find_map(|line| line.strip_prefix(letter)).map(str::to_owned);
    Some(Owner { name: field('c')?, id: field('p')?, folder: None })
}

fn from_netstat(port: u16) -> Option<Owner> {
    let text = output("netstat", &["-ano", "-p", "TCP"])?;
    let suffix = format!(":{port}");
    let id = text.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        // A socket that listens has no other end; the word for it is in the system's language.
        let listens = words.get(1)?.ends_with(&suffix) && words.get(2)?.ends_with(":0");
        listens.then(|| words.last().map(|it| (*it).to_owned()))?
    })?;
    let filter = format!("PID eq {id}");
    let row = output("tasklist", &["/FI", &filter, "/FO", "CSV", "/NH"])?;
    let name = row.trim_start_matches('"').split('"').next()?.to_owned();
    Some(Owner { name, id, folder: None })
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
