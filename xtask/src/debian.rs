//! Debian packages, for what rustup, cargo and npm cannot provide.

use anyhow::{Context, Result, bail};

use crate::project::{Project, output, run};

/// Installs Debian packages, as root or through `sudo` if that needs no password; otherwise fails with what to run.
pub fn install(project: &Project, packages: &[String]) -> Result<()> {
    let by_hand = || {
        format!(
            "run as root: apt-get update && apt-get install --yes {}",
            packages.join(" ")
        )
    };
    if project.which("apt-get").is_none() {
        bail!(
            "this machine has no apt-get; these are the packages by their Debian names: {}",
            packages.join(" ")
        );
    }
    let is_root = output(project.command("id").arg("-u")).is_ok_and(|id| id == "0");
    let apt = |arguments: &[&str]| {
        let mut command = project.command(if is_root { "env" } else { "sudo" });
        if !is_root {
            command.args(["-n", "env"]);
        }
        command
            .arg("DEBIAN_FRONTEND=noninteractive")
            .arg("apt-get")
            .arg("--quiet=2")
            .args(arguments);
        command
    };
    run(&mut apt(&["update"])).with_context(by_hand)?;
    run(apt(&["install", "--yes", "--no-install-recommends"]).args(packages)).with_context(by_hand)
}
