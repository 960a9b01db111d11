//! The network: looked at only where the set-up still has something to download.

use std::{
    env,
    net::{TcpStream, ToSocketAddrs},
    path::Path,
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::{
    cargo_config::CargoConfig,
    environment::Environment,
    finding::{Download, Finding, State},
    proxy::{self, Proxy},
    toolchain::unset,
};

const CHECK: &str = "network";
/// What is waited for a connection: a name that nobody knows may take many seconds.
const PATIENCE: Duration = Duration::from_millis(900);

/// Asks those from whom something is left to be downloaded.
pub(crate) fn check(environment: &Environment, findings: &[Finding]) -> Vec<Finding> {
    let left = |from: Download| -> Vec<&str> {
        let is_left =
            |it: &&Finding| it.download == Some(from) && matches!(it.state, State::Cure(_));
        findings.iter().filter(is_left).map(|it| it.check.as_str()).collect()
    };
    let downloads: Vec<Download> = [Download::Rust, Download::Crates, Download::Npm]
        .into_iter()
        .filter(|it| !left(*it).is_empty())
        .collect();
    let config = CargoConfig::read(environment);
    if downloads.is_empty() {
        let proxy = proxy::of(Download::Crates, "", &environment.root, &config);
        let through = proxy.map(|it| format!("; downloads would go through {it}"));
        let found = format!("nothing is left to download{}", through.unwrap_or_default());
        return vec![Finding::healthy(CHECK, found)];
    }
    let time = environment.time_left().saturating_sub(Duration::from_millis(50)).min(PATIENCE);
    thread::scope(|scope| {
        let ask = |from: Download| {
            let needed = format!("needed for {}", left(from).join(", "));
            let (config, root) = (&config, &environment.root);
            scope.spawn(move || ask(from, &needed, root, config, time))
        };
        let asked: Vec<_> = downloads.into_iter().map(ask).collect();
        asked.into_iter().filter_map(|it| it.join().ok()).collect()
    })
}

fn ask(from: Download, needed: &str, root: &Path, config: &CargoConfig, time: Duration) -> Finding {
    let Some(host) = host(from, root, config) else {
        return Finding::healthy(CHECK, format!("the crates are in a folder, {needed}"));
    };
    let proxy = proxy::of(from, &host, root, config);
    let address = proxy.as_ref().map_or(&host, |it| &it.address);
    let way = proxy.as_ref().map(|it| format!(" through {it}")).unwrap_or_default();
    match connect(address, time) {
        Ok(()) => Finding::healthy(CHECK, format!("{host} can be reached{way}, {needed}")),
        Err(reason) => {
            let found = format!("{host} cannot be reached{way}: {reason}; {needed}");
            let cure = match &proxy {
                Some(Proxy { place, is_variable: true, .. }) => unset(place),
                Some(Proxy { place, .. }) => format!("a proxy that answers in {place}"),
                None => "cargo xtask setup, where there is a network".into(),
            };
            Finding::cure(CHECK, found, "a network, for what is left of the set-up", cure)
        }
    }
}

/// `host:port` of who serves it, and none where it is a folder of this machine.
fn host(from: Download, root: &Path, config: &CargoConfig) -> Option<String> {
    let address = match from {
        Download::Rust => {
            env::var("RUSTUP_DIST_SERVER").unwrap_or("https://static.rust-lang.org".into())
        }
        Download::Npm => proxy::npm_setting(root, "registry")
            .map_or("https://registry.npmjs.org".into(), |(_, address)| address),
        Download::Crates => {
            let text = |path: &[&str]| config.value(path)?.as_str().map(str::to_owned);
            let mut source = "crates-io".to_owned();
            // Cargo follows a chain, too.
            for _ in 0..5 {
                source = text(&["source", &source, "replace-with"]).unwrap_or(source);
            }
            let is_folder = ["directory", "local-registry"]
                .iter()
                .any(|key| config.value(&["source", &source, key]).is_some());
            if is_folder {
                return None;
            }
            let registry = text(&["source", &source, "registry"])
                .or_else(|| text(&["registries", &source, "index"]));
            registry.unwrap_or("https://index.crates.io".into())
        }
    };
    Some(proxy::host_and_port(&address))
}

fn connect(address: &str, time: Duration) -> Result<(), String> {
    let (sender, answer) = mpsc::channel();
    let asked = address.to_owned();
    // In a thread, since the question for a name's address has no time limit.
    thread::spawn(move || {
        let connected = asked.to_socket_addrs().and_then(|addresses| {
            let mut last = Err(std::io::Error::other("the name has no address"));
            for address in addresses {
                last = TcpStream::connect_timeout(&address, PATIENCE);
                if last.is_ok() {
                    break;
                }
            }
            last.map(drop)
        });
        sender.send(connected)
    });
    match answer.recv_timeout(time) {
        Ok(answer) => answer.map_err(|error| error.to_string()),
        Err(_) => Err(format!("no answer in {:.1} s", time.as_secs_f64())),
    }
}
