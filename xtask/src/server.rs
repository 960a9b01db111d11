//! The page's server: static files, the headers a careful host sends, and a signal to reload.

use std::{
    convert::Infallible,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::PathBuf,
    thread,
};

use anyhow::{Context, Result, bail};
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    response::{Html, Sse, sse::Event},
    routing::get,
};
use tokio::sync::watch;
use tokio_stream::{StreamExt, wrappers::WatchStream};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};
use workspace::RELOAD_PATH;

/// As `www/index.html` states it, for hosts that send none, and what can only be sent. `'wasm-unsafe-eval'` lets the page
/// compile WebAssembly, and nothing else; pictures that a visitor opens have addresses that begin with `blob:`.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; \
    script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob:; \
    base-uri 'none'; form-action 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types workers; frame-ancestors 'none'";

const RELOAD_SCRIPT: &str = "new EventSource('/-/changes').onmessage = () => location.reload();\n";

pub(crate) struct Server {
    listener: TcpListener,
    folder: PathBuf,
    /// Where the page is on the host. Of `/` it is the one that is worked on; elsewhere it is a published one.
    path: &'static str,
}

/// Tells the open pages to reload.
#[derive(Clone)]
pub(crate) struct Reload(watch::Sender<u64>);

impl Reload {
    pub(crate) fn send(&self) {
        self.0.send_modify(|count| *count += 1);
    }
}

impl Server {
    /// Takes the port, or with 0 any free one.
    pub(crate) fn bind(folder: PathBuf, port: u16) -> Result<Self> {
        Self::bind_at("/", folder, port)
    }

    /// Serves a published page in a folder of the host.
    pub(crate) fn bind_at(path: &'static str, folder: PathBuf, port: u16) -> Result<Self> {
        let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => listener,
            Err(error) => bail!(
                "port {port} cannot be used: {error}\n\
                 cure: stop the program that uses it, or choose another port: PORT={} make start",
                port.wrapping_add(1).max(1024),
            ),
        };
        listener.set_nonblocking(true)?;
        Ok(Self { listener, folder, path })
    }

    pub(crate) fn address(&self) -> Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    pub(crate) fn url(&self) -> Result<String> {
        Ok(format!("http://{}{}", self.address()?, self.path))
    }

    /// Serves from a thread of its own until the process ends.
    pub(crate) fn spawn(self) -> Result<Reload> {
        let reload = Reload(watch::Sender::new(0));
        let router = match self.path {
            "/" => with_reload_of(self.folder, reload.clone()),
            path => published(path, self.folder),
        }
        .layer(set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        thread::spawn(move || -> Result<()> {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(self.listener)?;
                axum::serve(listener, router).await.context("serving the page")
            })
        });
        Ok(reload)
    }
}

/// As a careful host would, it sends what is compressed already.
fn published(path: &str, folder: PathBuf) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    Router::new().nest_service(path, files)
}

fn with_reload_of(folder: PathBuf, reload: Reload) -> Router {
    let page = folder.join("index.html");
    // A subscription made now knows nothing of earlier changes: a page that was just loaded has them.
    let changes = async move || {
        let changes = WatchStream::from_changes(reload.0.subscribe());
        let event = |change: u64| Ok::<_, Infallible>(Event::default().data(change.to_string()));
        Sse::new(changes.map(event))
    };
    Router::new()
        .route("/", get(move || with_reload(page.clone())))
        .route("/-/changes", get(changes))
        .route(RELOAD_PATH, get(([(header::CONTENT_TYPE, "text/javascript")], RELOAD_SCRIPT)))
        .fallback_service(ServeDir::new(folder))
        .layer(set(header::CACHE_CONTROL, "no-store"))
}

fn set(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

/// The page with the script that reloads it: only this server adds it, a published page has none.
async fn with_reload(page: PathBuf) -> Result<Html<String>, (axum::http::StatusCode, String)> {
    match tokio::fs::read_to_string(&page).await {
        Ok(html) => {
            Ok(Html(format!("{html}<script type=\"module\" src=\"{RELOAD_PATH}\"></script>\n")))
        }
        Err(error) => {
            let message = format!("{}: {error}", page.display());
            Err((axum::http::StatusCode::NOT_FOUND, message))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Write},
        net::TcpStream,
    };

    use super::Server;

    #[test]
    fn a_page_hears_of_changes_after_it_was_loaded_and_of_no_earlier_ones() {
        let server = Server::bind("www".into(), 0).unwrap();
        let address = server.address().unwrap();
        let reload = server.spawn().unwrap();
        reload.send();

        let mut connection = TcpStream::connect(address).unwrap();
        write!(connection, "GET /-/changes HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut lines = BufReader::new(connection).lines().map(Result::unwrap);
        // The headers end in an empty line, and come when the subscription is made.
        assert!(lines.by_ref().any(|line| line.is_empty()));
        reload.send();
        let first = lines.find(|line| line.starts_with("data: ")).unwrap();
        assert_eq!(first, "data: 2");
    }

    #[test]
    fn a_port_in_use_is_an_error_with_its_cure() {
        let server = Server::bind("www".into(), 0).unwrap();
        let port = server.address().unwrap().port();
        let message = Server::bind("www".into(), port).err().unwrap().to_string();
        assert!(
            message.contains(&format!("port {port} ")) && message.contains("cure: "),
            "{message}"
        );
    }
}
