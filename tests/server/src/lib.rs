//! The HTTP server that the tests of crates/fetch talk to. Only this machine can reach it.
//!
//! | path | answers |
//! |---|---|
//! | `/json` | `{"answer":42}` |
//! | `/json-as-text` | the same, called `text/plain` |
//! | `/malformed` | half an object, called JSON |
//! | `/status/{code}/{id}` | that status, then as `/slow` |
//! | `/empty` | 204, which has no body |
//! | `/bytes/{id}`, `/bytes-chunked/{id}` | 5 MiB, byte i being i mod 251; the second does not tell its length |
//! | `/resume/{id}` | makes that request send the second half of its bytes |
//! | `/gzip`, `/gzip-hidden` | 1,000 times `a`, compressed; the second does not let other origins see that |
//! | `/truncated` | 8 of 1,000 promised bytes, then the end of the connection |
//! | `/huge/{id}` | the promise of more bytes than any memory holds, then as `/slow` |
//! | `/slow/{id}` | headers and 8 bytes at once, then nothing more |
//! | `/silent/{id}` | nothing |
//! | `/started/{id}` | 200 as soon as a request with this id has arrived |
//! | `/cancelled/{id}` | 200 as soon as the client of that request has gone away |
//! | `/refused` | an address of this machine where nobody listens |

use std::{
    collections::HashSet,
    future::IntoFuture,
    io,
    net::{Ipv4Addr, SocketAddr},
    thread,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::map_response,
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::{
    net::TcpListener,
    runtime,
    sync::{oneshot, watch},
    task::yield_now,
    time::{sleep, timeout},
};
use tokio_stream::StreamExt;

type Header = (HeaderName, HeaderValue);

const JSON: &str = r#"{"answer":42}"#;
const FIVE_MEGABYTES: usize = 5 << 20;
const FIRST_BYTES: &str = "8 bytes.";
/// What `printf 'a%.0s' $(seq 1000) | gzip -9n` prints.
const GZIP: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03\x4b\x4c\x1c\x05\xa3\x60\x14\x0c\x77\0\0\x03\xda\x38\x9a\xe8\x03\0\0";
/// Long for a machine, short for a person who waits for a test to fail.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running server. Dropping it stops it.
pub struct TestServer {
    address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl TestServer {
    /// Listens on a free port of this machine, on a thread of its own.
    pub fn start() -> io::Result<Self> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        thread::Builder::new().name("test server".into()).spawn(move || {
            runtime.spawn(axum::serve(listener, router()).into_future());
            // Ends, with an error, as soon as the sender is dropped; the runtime ends with it.
            let _ = runtime.block_on(stopped);
        })?;
        Ok(Self { address, _stop: stop })
    }

    /// The address, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn router() -> Router {
    let json = text_header(header::CONTENT_TYPE, "application/json");
    let gzip = text_header(header::CONTENT_ENCODING, "gzip");
    let expose = text_header(header::ACCESS_CONTROL_EXPOSE_HEADERS, "content-encoding");
    Router::new()
        .route("/json", get(([json.clone()], JSON)))
        .route("/json-as-text", get(JSON))
        .route("/malformed", get(([json], &JSON[..10])))
        .route("/status/{code}/{id}", get(status))
        .route("/empty", get(StatusCode::NO_CONTENT))
        .route("/bytes/{id}", get(bytes))
        .route("/bytes-chunked/{id}", get(bytes_chunked))
        .route("/resume/{id}", get(resume))
        .route("/gzip", get(([gzip.clone(), expose], GZIP)))
        .route("/gzip-hidden", get(([gzip], GZIP)))
        .route("/truncated", get(truncated))
        .route("/huge/{id}", get(huge))
        .route("/slow/{id}", get(slow))
        .route("/silent/{id}", get(silent))
        .route("/started/{id}", get(wait_for))
        .route("/cancelled/{id}", get(wait_for))
        .route("/refused", get(refused))
        .layer(map_response(for_every_origin))
        .with_state(Events::default())
}

fn text_header(name: HeaderName, value: &'static str) -> Header {
    (name, HeaderValue::from_static(value))
}

fn length(bytes: usize) -> Header {
    (header::CONTENT_LENGTH, bytes.into())
}

/// The tests run in pages of another origin, which may read an answer only with these.
async fn for_every_origin(response: Response) -> impl IntoResponse {
    let headers = [
        text_header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        text_header(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        text_header(header::CACHE_CONTROL, "no-store"),
    ];
    (headers, response)
}

/// The paths `/started/…`, `/resume/…` and `/cancelled/…` that have come true.
#[derive(Clone, Default)]
struct Events(watch::Sender<HashSet<String>>);

impl Events {
    fn tell(&self, path: String) {
        self.0.send_modify(|paths| {
            paths.insert(path);
        });
    }

    async fn wait_for(&self, path: &str) -> io::Result<()> {
        let mut paths = self.0.subscribe();
        let event = paths.wait_for(|paths| paths.contains(path));
        timeout(PATIENCE, event).await?.map(drop).map_err(io::Error::other)
    }
}

/// One request with an id: it has started when this is made, and is over when this is dropped.
struct Request {
    events: Events,
    id: String,
}

impl Request {
    fn new(events: Events, id: String) -> Self {
        events.tell(format!("/started/{id}"));
        Self { events, id }
    }

    /// Lasts until the client goes away; one that does not has failed its test long before this ends.
    async fn last(self) -> io::Error {
        sleep(2 * PATIENCE).await;
        io::ErrorKind::TimedOut.into()
    }

    fn endless_body(self) -> Body {
        let first = tokio_stream::once(Ok(FIRST_BYTES));
        let rest = tokio_stream::once(self).then(async |request| Err(request.last().await));
        Body::from_stream(first.chain(rest))
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.events.tell(format!("/cancelled/{}", self.id));
    }
}

async fn status(
    State(events): State<Events>,
    Path((code, id)): Path<(u16, String)>,
) -> Result<impl IntoResponse, StatusCode> {
    let code = StatusCode::from_u16(code).map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok((code, Request::new(events, id).endless_body()))
}

async fn huge(State(events): State<Events>, Path(id): Path<String>) -> impl IntoResponse {
    ([length((1 << 53) - 1)], Request::new(events, id).endless_body())
}

async fn slow(State(events): State<Events>, Path(id): Path<String>) -> Body {
    Request::new(events, id).endless_body()
}

async fn silent(State(events): State<Events>, Path(id): Path<String>) -> StatusCode {
    Request::new(events, id).last().await;
    StatusCode::GATEWAY_TIMEOUT
}

async fn wait_for(State(events): State<Events>, uri: Uri) -> Result<(), StatusCode> {
    let event = events.wait_for(uri.path()).await;
    event.map_err(|_| StatusCode::GATEWAY_TIMEOUT)
}

async fn resume(State(events): State<Events>, uri: Uri) {
    events.tell(uri.path().into());
}

async fn bytes(events: State<Events>, id: Path<String>) -> impl IntoResponse {
    ([length(FIVE_MEGABYTES)], bytes_chunked(events, id).await)
}

async fn bytes_chunked(State(events): State<Events>, Path(id): Path<String>) -> Body {
    let mut first: Vec<u8> = (0..=250).cycle().take(FIVE_MEGABYTES).collect();
    let second = first.split_off(FIVE_MEGABYTES / 2);
    let resume = format!("/resume/{id}");
    let rest = tokio_stream::once(second).then(move |second| {
        let (events, resume) = (events.clone(), resume.clone());
        async move { events.wait_for(&resume).await.map(|()| second) }
    });
    Body::from_stream(tokio_stream::once(Ok(first)).chain(rest))
}

/// Yields between the first bytes and the end, because the server sends only when the body makes it wait.
async fn truncated() -> impl IntoResponse {
    let pieces = tokio_stream::iter([Ok(FIRST_BYTES), Err(io::ErrorKind::ConnectionReset)]);
    let pieces = pieces.then(async |piece| {
        yield_now().await;
        piece.map_err(io::Error::from)
    });
    ([length(1_000)], Body::from_stream(pieces))
}

/// The port was free a moment ago, and the listener is gone when the answer leaves.
async fn refused() -> Result<String, StatusCode> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
    let address = listener.and_then(|listener| listener.local_addr());
    let address = address.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(format!("http://{address}/"))
}
