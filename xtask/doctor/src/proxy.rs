//! Proxies: those of the environment, of Cargo and of npm.

use std::{env, fmt, fs, path::Path};

use crate::{cargo_config::CargoConfig, environment::home, finding::Download};

pub(crate) struct Proxy {
    /// The variable or the file that names it.
    pub(crate) place: String,
    pub(crate) is_variable: bool,
    /// `host:port`, without the password that may stand before it.
    pub(crate) address: String,
}

/// Whether `NO_PROXY` names the host.
fn is_direct(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    let list = env::var("NO_PROXY").or_else(|_| env::var("no_proxy")).unwrap_or_default();
    let names = list.split(',').map(|it| it.trim().trim_start_matches('.'));
    names.filter(|it| !it.is_empty()).any(|it| {
        it == "*" || name == it || name.strip_suffix(it).is_some_and(|rest| rest.ends_with('.'))
    })
}

impl fmt::Display for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the proxy {} of {}", self.address, self.place)
    }
}

impl Proxy {
    fn new(place: impl Into<String>, is_variable: bool, address: &str) -> Self {
        Self { place: place.into(), is_variable, address: host_and_port(address) }
    }
}

/// The proxy through which something is downloaded. A tool's own setting goes before the environment's.
pub(crate) fn of(from: Download, host: &str, root: &Path, config: &CargoConfig) -> Option<Proxy> {
    if is_direct(host) {
        return None;
    }
    let variable = |name: &&str| {
        let value = env::var(name).ok().filter(|it| !it.is_empty())?;
        Some(Proxy::new(*name, true, &value))
    };
    let own = match from {
        Download::Rust => None,
        Download::Crates => ["CARGO_HTTP_PROXY"].iter().find_map(variable).or_else(|| {
            let value = config.value(&["http", "proxy"])?.as_str()?;
            Some(Proxy::new("http.proxy in Cargo's configuration", false, value))
        }),
        Download::Npm => (["https-proxy", "proxy"].iter()).find_map(|key| {
            let (place, value) = npm_setting(root, key)?;
            Some(Proxy::new(place, false, &value))
        }),
    };
    let common = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    own.or_else(|| common.iter().find_map(variable))
}

/// What npm is told by the environment, the workspace or the user, and where.
pub(crate) fn npm_setting(root: &Path, key: &str) -> Option<(String, String)> {
    let variable = format!("npm_config_{}", key.replace('-', "_"));
    if let Ok(value) = env::var(&variable) {
        return Some((variable, value));
    }
    let user = env::var("npm_config_userconfig").map(Into::into).ok();
    let user = user.or_else(|| Some(home()?.join(".npmrc")));
    [Some(root.join(".npmrc")), user].into_iter().flatten().find_map(|path| {
        let text = fs::read_to_string(&path).ok()?;
        let mut pairs = text.lines().filter_map(|line| line.split_once('='));
        let (_, value) = pairs.find(|(name, _)| name.trim() == key)?;
        let value = value.trim().trim_matches('"');
        (value != "null").then(|| (path.display().to_string(), value.to_owned()))
    })
}

/// Of an address like `sparse+https://user:word@host:port/path`.
pub(crate) fn host_and_port(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("http", address));
    let host = rest.split('/').next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    let has_port = host.rsplit(':').next().is_some_and(|it| it.parse::<u16>().is_ok());
    match (has_port, scheme.ends_with("https")) {
        (true, _) => host.to_owned(),
        (false, true) => format!("{host}:443"),
        (false, false) => format!("{host}:80"),
    }
}
