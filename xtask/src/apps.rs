//! The package tried for real: in fresh apps that install it as anyone would, and in a Yew app of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::{Project, output, run};
use crate::sizes;
use crate::{checker, wasm};

/// The apps in `tests/package/`, each with its own `package.json` and lock file.
const APPS: &[&str] = &["vanilla", "react", "webpack", "next", "astro"];

/// The story that the apps bring along, both to import and to fetch.
const STORY: &str = "tests/stories/small.json";

/// Puts the apps into `target/xtask/apps/` with all that they need and the package in it; answers that folder.
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
        let npm = |arguments: &[&str]| {
            let mut npm = project.command("npm");
            npm.args(arguments)
                .args(["--ignore-scripts", "--no-audit", "--no-fund"])
                .arg("--loglevel=error")
                .current_dir(&app);
            npm
        };
        if !is_installed {
            run(&mut npm(&["ci"]))?;
            fs::write(stamp, lock)?;
        }
        // As an app's author would, but the lock file stays as it is: the package is another at every build.
        run(npm(&[
            "install",
            "--no-save",
            "--no-package-lock",
            "--prefer-offline",
        ])
        .arg(tarball))?;
    }
    Ok(apps)
}

/// Removes all of an app but what npm installed; what Vite made of that goes, too.
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

/// Builds `tests/yew_app/`, a workspace of its own, and answers the folder to serve.
pub fn yew_app(project: &Project, stylesheet: &Path) -> Result<PathBuf> {
    let app = project.path("tests/yew_app");
    let manifest = app.join("Cargo.toml").to_string_lossy().into_owned();
    run(&mut project.cargo(&["fmt", "--check", "--manifest-path", &manifest]))?;
    run(&mut project.cargo(&[
        "build",
        "--quiet",
        "--locked",
        "--target",
        wasm::TARGET,
        "--manifest-path",
        &manifest,
    ]))?;
    let folder = project.path("target/xtask/yew_app");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder)?;
    let compiled = project
        .path("target/wasm")
        .join(wasm::TARGET)
        .join("debug/yew-app.wasm");
    checker::bind(project, &compiled, &folder)?;
    fs::copy(app.join("index.html"), folder.join("index.html"))?;
    fs::copy(stylesheet, folder.join("contrappunto.css"))?;
    Ok(folder)
}

/// Has two judges look at the package, each of whom must first reject one with a fault.
pub fn judge(project: &Project, tarball: &Path) -> Result<()> {
    let faulty = faulty(project)?;
    let judges = |package: &Path| {
        let [mut publint, mut attw] = ["publint", "attw"].map(|judge| project.command(judge));
        publint.args(["run", "--strict"]).arg(package);
        // The package first: the list of what to leave out takes all that follows. A style sheet has no types.
        attw.arg(package)
            .args(["--profile", "esm-only", "--format", "ascii"])
            .args(["--exclude-entrypoints", "contrappunto.css"]);
        [publint, attw]
    };
    for mut judge in judges(&faulty) {
        if output(&mut judge).is_ok() {
            bail!(
                "{} finds no fault in a package that has one",
                judge.get_program().to_string_lossy()
            );
        }
    }
    judges(tarball).iter_mut().try_for_each(run)
}

/// A copy of the package with `package.json` changed, for a judge that must find the fault.
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
    let mut pack = project.command("npm");
    pack.args(["pack", "--ignore-scripts", "--silent"]);
    output(pack.current_dir(&folder))?;
    let packed = sizes::files(&folder)?
        .into_iter()
        .find(|file| file.extension().is_some_and(|ending| ending == "tgz"));
    packed.context("npm pack made no tarball")
}
