//! Debian packages, for what rustup, cargo and npm cannot provide.

use anyhow::{Context, Result, bail};
use xshell::cmd;

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
    let is_root = output(cmd!(project, "id -u")).is_ok_and(|id| id == "0");
    let apt = || {
        let cmd = if is_root {
            project.cmd("env")
        } else {
            cmd!(project, "sudo -n env")
        };
        cmd.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"])
    };
    run(apt().arg("update")).with_context(by_hand)?;
    let install = apt().args(["install", "--yes", "--no-install-recommends"]);
    run(install.args(packages)).with_context(by_hand)
}
