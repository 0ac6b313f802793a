//! The tools that the project needs: finds them, or installs what is missing, once.
//!
//! Each version is defined in one place: `tools.toml` for cargo tools and Debian packages, `package-lock.json` for npm.
//! Cargo tools go to `.tools/`, npm packages to `node_modules/`; git ignores both.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use xshell::cmd;

use crate::browser::{self, Browser, Program};
use crate::project::{Project, output, run};
use crate::report::step;
use crate::wasm::{self, TARGET};

/// The content of `tools.toml`.
#[derive(Deserialize)]
struct Pins {
    cargo: BTreeMap<String, CargoTool>,
    wasm32: Packages,
    browser: Packages,
    geckodriver: CargoTool,
    firefox: Packages,
    webkit: Packages,
    node: Node,
}

/// A tool that `cargo install` builds.
#[derive(Deserialize)]
struct CargoTool {
    version: String,
    /// The program whose version is checked.
    binary: String,
    locked: bool,
    /// Whether to build it as fast as possible: without optimization, symbols or optional features.
    #[serde(default)]
    quick: bool,
}

/// Debian packages.
#[derive(Deserialize)]
struct Packages {
    debian: Vec<String>,
}

/// The oldest supported version of Node, as major and minor version.
#[derive(Deserialize)]
struct Node {
    at_least: Vec<u32>,
}

/// Sets up everything that a build needs: compiler, crates, cargo tools, npm packages.
pub fn set_up_build(project: &Project) -> Result<()> {
    println!("set-up");
    let pins = pins(project)?;
    step("node", || node(project, &pins.node))?;
    step("wasm32 compiler", || {
        wasm::set_up(project, &pins.wasm32.debian)
    })?;
    step("crates", || crates(project))?;
    step("pinned versions", || agree(project, &pins))?;
    for (name, tool) in &pins.cargo {
        step(name, || cargo_tool(project, name, tool))?;
    }
    step("npm packages", || npm(project))
}

/// Sets up the browser for the tests, from `CHROME` and `CHROMEDRIVER`, PATH, or Debian.
pub fn set_up_browser(project: &Project) -> Result<Browser> {
    browser::set_up(project, &pins(project)?.browser.debian)
}

/// Sets up Firefox and its driver, and returns the environment variables with their paths.
pub fn set_up_firefox(project: &Project) -> Result<Vec<(&'static str, PathBuf)>> {
    let pins = pins(project)?;
    step("geckodriver", || {
        cargo_tool(project, "geckodriver", &pins.geckodriver)
    })?;
    let firefox = Program("FIREFOX", "firefox-esr", Some("/usr/bin/firefox"));
    let mut found = browser::set_up_other(project, "firefox", &[firefox], &pins.firefox.debian)?;
    found.push(("GECKODRIVER", project.path(".tools/bin/geckodriver")));
    Ok(found)
}

/// Sets up WebKit and its driver, and returns the environment variables with their paths.
pub fn set_up_webkit(project: &Project) -> Result<Vec<(&'static str, PathBuf)>> {
    let programs = [
        Program("WEBKITDRIVER", "WebKitWebDriver", None),
        Program("XVFB_RUN", "xvfb-run", None),
        Program(
            "WEBKIT",
            "MiniBrowser",
            Some("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"),
        ),
    ];
    browser::set_up_other(project, "webkit", &programs, &pins(project)?.webkit.debian)
}

/// Returns the numbers of a version, for comparison: `1.96.0` → `[1, 96, 0]`.
pub fn numbers(version: &str) -> Vec<u32> {
    version
        .split(|letter: char| !letter.is_ascii_digit())
        .map_while(|part| part.parse().ok())
        .collect()
}

fn pins(project: &Project) -> Result<Pins> {
    toml::from_str(&project.read("tools.toml")?).context("tools.toml")
}

fn node(project: &Project, wanted: &Node) -> Result<String> {
    let oldest: Vec<_> = wanted.at_least.iter().map(u32::to_string).collect();
    let need = format!(
        "Node {} or later with npm is needed: see nodejs.org",
        oldest.join(".")
    );
    let version = output(cmd!(project, "node --version")).with_context(|| need.clone())?;
    if numbers(version.trim_start_matches('v')) < wanted.at_least {
        bail!("{need}; this is {version}");
    }
    project.which("npm").context(need)?;
    Ok(version)
}

/// Fetches every crate of Cargo.lock for this machine and for wasm32, so that the build itself needs no network.
fn crates(project: &Project) -> Result<String> {
    cmd!(project, "cargo fetch --quiet").run()?;
    cmd!(project, "cargo fetch --quiet --target {TARGET}")
        .env("CONTRAPPUNTO_WASM", "small")
        .run()?;
    Ok("fetched".to_owned())
}

/// Fails if a version that is repeated in a second place differs there.
fn agree(project: &Project, pins: &Pins) -> Result<String> {
    let bindgen = &pins
        .cargo
        .get("wasm-bindgen-cli")
        .context("tools.toml has no [cargo.wasm-bindgen-cli]")?
        .version;
    let lock: toml::Table = project.read("Cargo.lock")?.parse().context("Cargo.lock")?;
    let locked = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .and_then(|packages| {
            packages
                .iter()
                .find(|one| text(one, "name") == Some("wasm-bindgen"))
        })
        .and_then(|package| text(package, "version"));
    must_be(
        "wasm-bindgen in Cargo.lock",
        locked,
        "wasm-bindgen-cli in tools.toml",
        bindgen,
    )?;

    let trunk: toml::Table = project.read("Trunk.toml")?.parse().context("Trunk.toml")?;
    let tools = trunk.get("tools").context("Trunk.toml has no [tools]")?;
    must_be(
        "wasm_bindgen in Trunk.toml",
        text(tools, "wasm_bindgen"),
        "wasm-bindgen-cli in tools.toml",
        bindgen,
    )?;

    let package: serde_json::Value =
        serde_json::from_str(&project.read("package.json")?).context("package.json")?;
    let binaryen = package
        .pointer("/devDependencies/binaryen")
        .and_then(serde_json::Value::as_str);
    let binaryen = binaryen.context("package.json has no binaryen")?;
    let wanted = format!(
        "version_{}",
        numbers(binaryen)
            .first()
            .context("binaryen in package.json is no version")?
    );
    must_be(
        "wasm_opt in Trunk.toml",
        text(tools, "wasm_opt"),
        "binaryen in package.json",
        &wanted,
    )?;
    Ok("agree".to_owned())
}

fn text<'a>(table: &'a toml::Value, name: &str) -> Option<&'a str> {
    table.get(name).and_then(toml::Value::as_str)
}

fn must_be(what: &str, is: Option<&str>, because: &str, wanted: &str) -> Result<()> {
    let is = is.unwrap_or("missing");
    if is != wanted {
        bail!("{what} is {is}, but {because} asks for {wanted}; make them agree");
    }
    Ok(())
}

fn cargo_tool(project: &Project, name: &str, tool: &CargoTool) -> Result<String> {
    let binary = project.path(".tools/bin").join(&tool.binary);
    let is_there = || {
        let said = output(cmd!(project, "{binary} --version")).unwrap_or_default();
        said.split_whitespace().nth(1) == Some(tool.version.as_str())
    };
    if is_there() {
        return Ok(format!("{}, found", tool.version));
    }
    println!(
        "  {name} {} is built once, into .tools/; this takes some minutes",
        tool.version
    );
    let [root, build] = [".tools", ".tools/build"].map(|folder| project.path(folder));
    let version = &tool.version;
    let mut install = cmd!(
        project,
        "cargo install {name} --version {version} --force --quiet --root {root} --target-dir {build}"
    );
    if tool.locked {
        install = install.arg("--locked");
    }
    if tool.quick {
        install = install
            .args(["--debug", "--no-default-features"])
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
    }
    run(install)?;
    fs::remove_dir_all(&build).ok();
    if !is_there() {
        bail!(
            "{} does not say that it is version {}",
            binary.display(),
            tool.version
        );
    }
    Ok(format!("{}, installed", tool.version))
}

fn npm(project: &Project) -> Result<String> {
    let wanted = project.read("package-lock.json")?;
    let stamp = project.path("node_modules/.contrappunto-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok("found".to_owned());
    }
    // No package may run its own scripts here or download a browser: the machine's is used.
    let npm = cmd!(
        project,
        "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"
    );
    run(npm.envs([
        ("SE_OFFLINE", "true"),
        ("PUPPETEER_SKIP_DOWNLOAD", "true"),
        ("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    ]))?;
    fs::write(stamp, wanted)?;
    Ok("installed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(numbers("1.100.0") > numbers("1.96"));
        assert!(numbers("20.20.2") >= vec![20, 19]);
        assert_eq!(numbers("1.96.0-nightly"), vec![1, 96, 0]);
    }

    #[test]
    fn a_disagreement_names_both_places() {
        let said = must_be("here", Some("1"), "there", "2").map_err(|error| error.to_string());
        assert_eq!(
            said,
            Err("here is 1, but there asks for 2; make them agree".to_owned())
        );
    }
}
