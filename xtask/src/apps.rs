//! Tests of the package in practice: in fresh apps that install it as any user would, and in a separate Yew app.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::project::{Project, output, run};
use crate::wasm::TARGET;
use crate::{checker, sizes};

/// The apps in `tests/package/`, each with its own `package.json` and lock file.
const APPS: &[&str] = &["vanilla", "react", "webpack", "next", "astro"];

/// The story in each app, both to import and to fetch.
const STORY: &str = "tests/stories/small.json";

/// Creates the apps in `target/xtask/apps/`, with their dependencies and the package installed, and returns that
/// folder.
pub fn install(project: &Project, tarball: &Path) -> Result<PathBuf> {
    let apps = project.path("target/xtask/apps");
    for name in APPS {
        let app = apps.join(name);
        let source = project.path("tests/package").join(name);
        let lock = fs::read_to_string(source.join("package-lock.json"))?;
        let stamp = app.join("node_modules/.contrappunto-lock");
        let is_installed = fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock);
        clear(&app)?;
        for file in sizes::files(&source)? {
            let target = app.join(file.strip_prefix(&source)?);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(&file, target)?;
        }
        fs::create_dir_all(app.join("public"))?;
        for story in ["story.json", "public/story.json"] {
            fs::copy(project.path(STORY), app.join(story))?;
        }
        let _inside = project.inside(&app);
        let quiet = [
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ];
        if !is_installed {
            run(cmd!(project, "npm ci {quiet...}"))?;
            fs::write(stamp, lock)?;
        }
        // As the author of an app would do, except that the lock file is kept: the package differs with every build.
        let unlocked = ["--no-save", "--no-package-lock", "--prefer-offline"];
        run(cmd!(
            project,
            "npm install {unlocked...} {quiet...} {tarball}"
        ))?;
    }
    Ok(apps)
}

/// Removes everything of an app except what npm installed; also removes what Vite generated from that.
fn clear(app: &Path) -> Result<()> {
    fs::create_dir_all(app)?;
    for entry in fs::read_dir(app)? {
        let path = entry?.path();
        if path.is_file() {
            fs::remove_file(path)?;
        } else if !path.ends_with("node_modules") {
            fs::remove_dir_all(path)?;
        }
    }
    for made in [".vite", "contrappunto"] {
        fs::remove_dir_all(app.join("node_modules").join(made)).ok();
    }
    Ok(())
}

/// Builds `tests/yew_app/`, a workspace of its own, and returns the folder to serve.
pub fn yew_app(project: &Project, stylesheet: &Path) -> Result<PathBuf> {
    let app = project.path("tests/yew_app");
    let at = ["--manifest-path", "tests/yew_app/Cargo.toml"];
    run(cmd!(project, "cargo fmt --check {at...}"))?;
    run(cmd!(
        project,
        "cargo build --quiet --locked --target {TARGET} {at...}"
    ))?;
    let folder = project.path("target/xtask/yew_app");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder)?;
    let compiled = project
        .path("target/wasm")
        .join(TARGET)
        .join("debug/yew-app.wasm");
    checker::bind(project, &compiled, &folder)?;
    fs::copy(app.join("index.html"), folder.join("index.html"))?;
    fs::copy(stylesheet, folder.join("contrappunto.css"))?;
    Ok(folder)
}

/// Checks the package with two tools, each of which must first reject a faulty one.
pub fn judge(project: &Project, tarball: &Path) -> Result<()> {
    let faulty = faulty(project)?;
    let judges = |package: &Path| {
        // The package comes first: the list of exclusions consumes all arguments that follow. A style sheet has no
        // types.
        let attw =
            "--profile esm-only --format ascii --exclude-entrypoints contrappunto.css".split(' ');
        [
            cmd!(project, "publint run --strict {package}"),
            cmd!(project, "attw {package} {attw...}"),
        ]
    };
    for judge in judges(&faulty) {
        let line = judge.to_string();
        if output(judge).is_ok() {
            bail!("`{line}` finds no fault in a package that has one");
        }
    }
    judges(tarball).into_iter().try_for_each(run)
}

/// Makes a copy of the package with a fault in its `package.json`, which a checking tool must find.
fn faulty(project: &Project) -> Result<PathBuf> {
    let package = project.path("target/package/npm");
    let folder = project.path("target/xtask/faulty");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder)?;
    for file in sizes::files(&package)? {
        fs::copy(&file, folder.join(file.strip_prefix(&package)?))?;
    }
    let manifest = folder.join("package.json");
    let text = fs::read_to_string(&manifest)?;
    let without = text.replace("./contrappunto.d.ts", "./missing.d.ts");
    if without == text {
        bail!("package.json names no types to take away");
    }
    fs::write(manifest, without)?;
    let _inside = project.inside(&folder);
    output(cmd!(project, "npm pack --ignore-scripts --silent"))?;
    let packed = sizes::files(&folder)?
        .into_iter()
        .find(|file| file.extension().is_some_and(|ending| ending == "tgz"));
    packed.context("npm pack made no tarball")
}
