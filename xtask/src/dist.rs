//! Builds `dist/`: Trunk compiles the engine and the page, then [`finish`] names the files and writes the pages.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};
use xshell::cmd;

use crate::assets;
use crate::manifest;
use crate::paste;
use crate::project::{Project, run};
use crate::sizes;

/// The story whose pages a build contains.
const STORY: &str = "www/stories/deepseek/story.json";

/// The folder of host pages with their resources: they ship under the same names, with the requested fragments pasted
/// in.
const HOST: (&str, &str) = ("www/host", "host");

/// The kind of build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Small, for publication; a panic reports only `unreachable`.
    Release,
    /// With names and messages, for debugging.
    Debug,
}

/// The inputs of a release, as files and folders of the repository; the first tells whose compiler builds it.
const SOURCES: &[&str] = &[
    ".tools/wasm32",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "package-lock.json",
    "src",
    "story",
    "tools.toml",
    "www",
    "xtask",
];

/// The file that records a hash of the sources of `dist/` and of its content.
const STAMP: &str = "target/xtask/dist.stamp";

/// Builds a release, unless `dist/` already holds the one for these sources; in both cases prints and checks its sizes.
pub fn make_current(project: &Project) -> Result<()> {
    let stamp = fs::read_to_string(project.path(STAMP)).unwrap_or_default();
    if !stamp.is_empty() && stamp == stamp_of(project)? {
        println!("  dist/ is what these sources make");
        return sizes::print(project);
    }
    build(project, Kind::Release)
}

/// Returns a hash of the content of the sources and of `dist/`.
fn stamp_of(project: &Project) -> Result<String> {
    let mut digest = Sha256::new();
    for name in SOURCES.iter().chain(&["dist"]) {
        let path = project.path(name);
        let files = if path.is_dir() {
            sizes::files(&path)?
        } else {
            vec![path]
        };
        for file in files.iter().filter(|file| file.is_file()) {
            let content = fs::read(file)?;
            let name = file.strip_prefix(project.path("")).unwrap_or(file);
            digest.update(name.to_string_lossy().as_bytes());
            digest.update(content.len().to_le_bytes());
            digest.update(content);
        }
    }
    Ok(BASE64.encode(digest.finalize()))
}

/// Builds `dist/` and prints its sizes. Fails if a release exceeds its limits.
pub fn build(project: &Project, kind: Kind) -> Result<()> {
    // Trunk copies every snippet it finds there, including those of earlier builds.
    fs::remove_dir_all(project.path("target/wasm-bindgen")).ok();
    fs::remove_file(project.path(STAMP)).ok();
    // Trunk parses NO_COLOR as a boolean, and checks the network for a newer Trunk.
    let mut trunk = cmd!(project, "trunk build --offline")
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    if kind == Kind::Release {
        trunk = trunk.arg("--release").env("CONTRAPPUNTO_WASM", "small");
    }
    run(trunk)?;
    match kind {
        Kind::Release => {
            fs::create_dir_all(project.path("target/xtask"))?;
            fs::write(project.path(STAMP), stamp_of(project)?)?;
            sizes::print(project)
        }
        Kind::Debug => {
            println!("dist/ holds a debug build: readable, and far from the size that ships");
            Ok(())
        }
    }
}

/// Runs Trunk's last step, on its staging folder: minifies, names by content, writes loader and pages.
pub fn finish(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).context(
        "TRUNK_STAGING_DIR is not set: Trunk calls this as its hook; to build, run `cargo xtask dist`",
    )?;
    let minify = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    assets::make(project, &staging, minify)?;
    copy_all(&project.path(HOST.0), &staging.join(HOST.1))?;
    fs::write(
        staging.join("custom-elements.json"),
        manifest::text(project)?,
    )?;

    let author = project.author_tool().args(["build", STORY, "--engine"]);
    let author = author.arg(&staging).arg("-o").arg(&staging);
    author
        .run()
        .context("the author's tool could not write the pages")?;
    paste::into_pages(&staging, &staging.join(HOST.1))
}

/// Copies every file of a folder without subfolders.
fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in sizes::files(from).with_context(|| format!("cannot list {}", from.display()))? {
        if let Some(name) = file.file_name() {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}

/// Returns the HTML files of the build.
pub fn pages(project: &Project) -> Result<Vec<PathBuf>> {
    let mut files = sizes::files(&project.path("dist"))?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "html")
    });
    Ok(files)
}
