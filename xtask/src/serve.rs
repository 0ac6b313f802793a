//! A small static server for `dist/`, for looking at a build and for the end-to-end tests.
//!
//! It speaks as a careful host would: right types, `dist/_headers` obeyed, nothing outside the folder.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::headers;
use crate::project::Project;

/// How many requests are answered at once; a browser opens up to six connections to a host.
const THREADS: usize = 6;

/// The port tried first when none is asked for.
const FIRST_PORT: u16 = 8080;

/// A running server. It stops when it is dropped.
pub struct Running {
    server: Arc<Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Running {
    /// Serves a folder on 127.0.0.1; port 0 takes any free one.
    pub fn start(folder: PathBuf, port: u16) -> Result<Self> {
        let server = Server::http((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| anyhow!("port {port}: {error}"))?;
        let server = Arc::new(server);
        let folder: Arc<Path> = folder.into();
        let threads = (0..THREADS)
            .map(|_| {
                let (server, folder) = (Arc::clone(&server), Arc::clone(&folder));
                thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        // A reader who has gone away is no fault of ours.
                        answer(&folder, request).ok();
                    }
                })
            })
            .collect();
        Ok(Self { server, threads })
    }

    /// The address to open, ending in a slash.
    pub fn address(&self) -> String {
        let port = self
            .server
            .server_addr()
            .to_ip()
            .as_ref()
            .map_or(0, SocketAddr::port);
        format!("http://127.0.0.1:{port}/")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.server.unblock();
        }
    }
}

/// Serves `dist/` until the process is stopped, and prints the address last.
///
/// A port that is asked for is taken exactly; without one it is 8080 or the next free one.
pub fn forever(project: &Project, port: Option<u16>) -> Result<()> {
    let dist = project.path("dist");
    if !dist.join("index.html").is_file() {
        bail!("there is no build to serve: run `cargo xtask dist`, or leave out --no-build");
    }
    let mut running = match port {
        Some(port) => {
            Running::start(dist, port).context("choose another with --port, or leave it out")?
        }
        None => (FIRST_PORT..=FIRST_PORT + 100)
            .find_map(|port| Running::start(dist.clone(), port).ok())
            .context("no free port from 8080 to 8180; name one with --port")?,
    };
    println!(
        "Serving dist/ until stopped with Ctrl-C:\n{}",
        running.address()
    );
    for thread in running.threads.drain(..) {
        thread.join().ok();
    }
    Ok(())
}

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    let is_head = *request.method() == Method::Head;
    if !is_head && *request.method() != Method::Get {
        return request.respond(text(
            405,
            "Only GET and HEAD are answered here.\n",
            "Allow",
            "GET, HEAD",
        ));
    }
    let path = request
        .url()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let Some(file) = find(folder, &path) else {
        return request.respond(text(
            404,
            &format!("There is no {path} here.\n"),
            "Cache-Control",
            "no-store",
        ));
    };
    if file.is_dir() {
        // Relative addresses in the page only work with the slash.
        return request.respond(text(301, "", "Location", &format!("{path}/")));
    }
    let content = File::open(&file)?;
    let about = content.metadata()?;
    let modified = about
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let tag = format!("\"{:x}-{:x}\"", about.len(), modified.as_nanos());
    let headers = headers::of(folder, &path, &file, &tag);

    let known = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("If-None-Match"));
    if known.is_some_and(|header| {
        header
            .value
            .as_str()
            .split(',')
            .any(|one| one.trim() == tag)
    }) {
        let mut response = Response::empty(304);
        for header in headers {
            response.add_header(header);
        }
        return request.respond(response);
    }
    let length = usize::try_from(about.len()).ok();
    // tiny_http leaves the body out of an answer to HEAD.
    request.respond(
        Response::new(StatusCode(200), headers, content, length, None)
            .with_chunked_threshold(usize::MAX),
    )
}

/// The file or folder that a request path means. Nothing outside `folder` is ever found.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(path)?;
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

/// `%20` and the like undone; `None` if that is not UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// A short answer in plain words, with one more header.
fn text(status: u16, body: &str, name: &str, value: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let mut response = Response::from_string(body).with_status_code(status);
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

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
