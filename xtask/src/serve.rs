//! A small static server for `dist/`, for viewing a build and for the end-to-end tests.
//!
//! It behaves like a careful host: correct media types, `dist/_headers` applied, nothing outside the folder.

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, bail};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ALLOW, CACHE_CONTROL, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use tokio::sync::oneshot;

use crate::headers;
use crate::project::Project;

/// The first port tried if none is given.
const FIRST_PORT: u16 = 8080;

/// A running server, which stops when dropped.
pub struct Server {
    at: SocketAddr,
    thread: JoinHandle<()>,
    // Dropping it ends the thread.
    _stop: oneshot::Sender<Infallible>,
}

impl Server {
    /// Serves a folder on 127.0.0.1; port 0 selects any free port.
    pub fn start(folder: PathBuf, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port}"))?;
        listener.set_nonblocking(true)?;
        let at = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    _ = serve(listener, folder.into()) => {}
                }
            });
        });
        Ok(Self {
            at,
            thread,
            _stop: stop,
        })
    }

    /// Returns the address to open, ending with a slash.
    pub fn address(&self) -> String {
        format!("http://{}/", self.at)
    }
}

/// Handles each connection for as long as the browser keeps it open, however many there are.
async fn serve(listener: TcpListener, folder: Arc<Path>) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        // A client that has gone away is not our error.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let folder = Arc::clone(&folder);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let answered = answer(&folder, &request).unwrap_or_else(|error| {
                    text(StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}\n"))
                });
                async { Ok::<_, Infallible>(answered) }
            });
            http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await
                .ok();
        });
    }
}

/// Serves `dist/` until the process is stopped, and prints the address last.
///
/// If a port is given, only that one is used; otherwise 8080 or the next free one.
pub fn forever(project: &Project, port: Option<u16>) -> Result<()> {
    let dist = project.path("dist");
    if !dist.join("index.html").is_file() {
        bail!("there is no build to serve: run `cargo xtask dist`, or leave out --no-build");
    }
    let running = match port {
        Some(port) => {
            Server::start(dist, port).context("choose another with --port, or leave it out")?
        }
        None => (FIRST_PORT..=FIRST_PORT + 100)
            .find_map(|port| Server::start(dist.clone(), port).ok())
            .context("no free port from 8080 to 8180; name one with --port")?,
    };
    println!(
        "Serving dist/ until stopped with Ctrl-C:\n{}",
        running.address()
    );
    running.thread.join().ok();
    Ok(())
}

fn answer<Body>(folder: &Path, request: &Request<Body>) -> Result<Response<Full<Bytes>>> {
    if *request.method() != Method::GET && *request.method() != Method::HEAD {
        let refusal = text(
            StatusCode::METHOD_NOT_ALLOWED,
            "Only GET and HEAD are answered here.\n",
        );
        return Ok(with(refusal, ALLOW, HeaderValue::from_static("GET, HEAD")));
    }
    let path = request.uri().path();
    let Some(file) = find(folder, path) else {
        let refusal = text(StatusCode::NOT_FOUND, format!("There is no {path} here.\n"));
        let uncached = HeaderValue::from_static("no-store");
        return Ok(with(refusal, CACHE_CONTROL, uncached));
    };
    if file.is_dir() {
        // Relative addresses in the page work only with the slash.
        let moved = text(StatusCode::MOVED_PERMANENTLY, "");
        let slash = HeaderValue::from_str(&format!("{path}/"))?;
        return Ok(with(moved, LOCATION, slash));
    }
    let about = file.metadata()?;
    let modified = about
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let tag = format!("\"{:x}-{:x}\"", about.len(), modified.as_nanos());
    let known = request.headers().get(IF_NONE_MATCH);
    let is_known = known
        .and_then(|tags| tags.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|one| one.trim() == tag));
    let mut response = if is_known {
        let mut unchanged = Response::default();
        *unchanged.status_mut() = StatusCode::NOT_MODIFIED;
        unchanged
    } else {
        // hyper omits the body of a response to HEAD.
        Response::new(fs::read(&file)?.into())
    };
    for (name, value) in headers::of(folder, path, &file, &tag) {
        let name = HeaderName::try_from(name)?;
        response
            .headers_mut()
            .insert(name, HeaderValue::try_from(value)?);
    }
    Ok(response)
}

/// Returns the file or folder for a request path; never anything outside `folder`.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let relative = Path::new(decoded.strip_prefix('/')?);
    let stays_inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !stays_inside || decoded.contains(['\0', '\\']) {
        return None;
    }
    let file = folder.join(relative);
    if decoded.ends_with('/') {
        return Some(file.join("index.html")).filter(|index| index.is_file());
    }
    file.exists().then_some(file)
}

/// Returns a short plain-text response.
fn text(status: StatusCode, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    response
}

/// Returns the response with one more header.
fn with(
    mut response: Response<Full<Bytes>>,
    name: HeaderName,
    value: HeaderValue,
) -> Response<Full<Bytes>> {
    response.headers_mut().insert(name, value);
    response
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_connection_is_answered_while_others_stay_open() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let server = Server::start(folder, 0).unwrap();
        let mut open: Vec<TcpStream> = (0..64)
            .map(|_| TcpStream::connect(server.at).unwrap())
            .collect();
        for stream in &mut open {
            stream
                .set_read_timeout(Some(Duration::from_secs(20)))
                .unwrap();
            stream
                .write_all(b"GET /main.rs HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .unwrap();
        }
        for stream in &mut open {
            let mut start = [0; 15];
            stream.read_exact(&mut start).unwrap();
            assert_eq!(&start, b"HTTP/1.1 200 OK");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(find(&folder, "/main.rs").is_some());
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "main.rs",
            "/a\\b",
            "/%zz",
        ] {
            assert_eq!(find(&folder, path), None, "{path}");
        }
    }
}
