//! The end-to-end tests in each of the three browsers.

use std::fs;

use anyhow::Result;

use crate::project::output;
use crate::serve::Server;
use crate::stages::{AT_ONCE, Tests, scratch};

/// What Firefox and WebKit run by default: what is most likely to differ, split so that both take about equally long.
/// Words on the command line select other files; `.test` selects all.
const IN_FIREFOX: &[&str] = &[
    "drawing",
    "hosts_frames",
    "hosts_pages",
    "hosts_parts",
    "language",
    "resting",
    "script_off",
    "take_over",
    "timeline_movement",
];
const IN_WEBKIT: &[&str] = &[
    "as_of",
    "calculate",
    "drawing",
    "hosts_",
    "language",
    "links",
    "resting",
    "selection",
    "tables",
];

/// Runs all files in Chromium.
pub fn chromium(tests: &Tests) -> Result<()> {
    run(tests, "chromium", AT_ONCE)
}

/// Runs some files in Firefox, one at a time, because WebKit runs beside it.
pub fn firefox(tests: &Tests) -> Result<()> {
    run(&tests.narrowed(IN_FIREFOX), "firefox", 1)
}

/// Runs some files in WebKit.
pub fn webkit(tests: &Tests) -> Result<()> {
    run(&tests.narrowed(IN_WEBKIT), "webkit", 1)
}

/// Runs the tests with the build at two addresses, since a page usually has another origin than the widget. A third
/// address serves what an author has built from a story that the engine's build did not know.
fn run(tests: &Tests, browser: &str, at_once: usize) -> Result<()> {
    let first = Server::start(tests.project.path("dist"), 0)?;
    let second = Server::start(tests.project.path("dist"), 0)?;
    let authored = scratch(tests.project, &format!("authored-{browser}"))?;
    fs::create_dir_all(&authored)?;
    let third = Server::start(authored.clone(), 0)?;
    let author = tests.project.author_tool();
    let author = author.args(["build", "tests/stories/small.json", "--engine", "dist"]);
    let author = author.args(["--base", &third.address()]);
    output(author.arg("-o").arg(authored))?;
    let node = tests
        .node(at_once)?
        .env("BROWSER", browser)
        .env("BASE_URL", first.address())
        .env("OTHER_URL", second.address())
        .env("AUTHORED_URL", third.address());
    tests.with_browser(node)
}
