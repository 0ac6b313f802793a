//! Figures of the build: sizes, how long everything takes to be worked out natively, and how long a reader waits.

use std::fs;

use anyhow::Result;
use xshell::cmd;

use crate::browser::Browser;
use crate::project::{Project, run};
use crate::serve::Server;
use crate::sizes;
use crate::stages::scratch;

/// What is measured in a browser: how soon a story is ready, how long the largest ones keep it standing still, numbers
/// that are worked out anew, and the timeline beside its peers.
const SCRIPTS: [&str; 4] = [
    "tests/bench/ready.mjs",
    "tests/bench/largest.mjs",
    "tests/bench/numbers.mjs",
    "tests/bench/timeline.mjs",
];

/// Prints every figure; needs a build in `dist/`.
pub fn print(project: &Project, browser: &Browser) -> Result<()> {
    sizes::print(project)?;
    run(cmd!(
        project,
        "cargo bench --quiet --package contrappunto-story --features advice --bench recompute"
    ))?;
    let stories = scratch(project, "largest")?;
    fs::create_dir_all(&stories)?;
    run(cmd!(
        project,
        "cargo bench --quiet --package contrappunto-author --bench hostile"
    )
    .env("STORIES", &stories))?;
    let served = Server::start(project.path("dist"), 0)?;
    for script in SCRIPTS {
        let node = cmd!(project, "node {script}")
            .env("BASE_URL", served.address())
            .env("OTHER_URL", served.address())
            .env("STORIES", &stories);
        browser.run(node)?;
    }
    Ok(())
}
