//! Figures of the build: sizes, how long everything takes to be worked out natively, and how long a reader waits.

use anyhow::Result;

use crate::browser::Browser;
use crate::project::{Project, run};
use crate::serve::Running;
use crate::sizes;

/// What is measured in a browser: how soon a story is ready, numbers that are worked out anew, and the timeline beside
/// its peers.
const SCRIPTS: [&str; 3] = [
    "tests/bench/ready.mjs",
    "tests/bench/numbers.mjs",
    "tests/bench/timeline.mjs",
];

/// Prints every figure; needs a build in `dist/`.
pub fn print(project: &Project, browser: &Browser) -> Result<()> {
    sizes::print(project)?;
    run(project
        .cargo(&["bench", "--quiet", "--no-default-features"])
        .args(["--features", "advice", "--bench", "recompute"]))?;
    let served = Running::start(project.path("dist"), 0)?;
    for script in SCRIPTS {
        let mut node = project.command("node");
        node.arg(project.path(script))
            .env("BASE_URL", served.address())
            .env("OTHER_URL", served.address())
            .env("CHROME", &browser.chrome)
            .env("CHROMEDRIVER", &browser.driver)
            .env("SE_OFFLINE", "true");
        run(&mut node)?;
    }
    Ok(())
}
