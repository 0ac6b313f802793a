//! Tests of the package in practice: in fresh apps that install it as any user would, and in a separate Yew app.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::{Project, output, run};
use crate::sizes;
use crate::{checker, wasm};

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
        // As the author of an app would do, except that the lock file is kept: the package differs with every build.
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

/// Checks the package with two tools, each of which must first reject a faulty one.
pub fn judge(project: &Project, tarball: &Path) -> Result<()> {
    let faulty = faulty(project)?;
    let judges = |package: &Path| {
        let [mut publint, mut attw] = ["publint", "attw"].map(|judge| project.command(judge));
        publint.args(["run", "--strict"]).arg(package);
        // The package comes first: the list of exclusions consumes all arguments that follow. A style sheet has no
        // types.
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
    let mut pack = project.command("npm");
    pack.args(["pack", "--ignore-scripts", "--silent"]);
    output(pack.current_dir(&folder))?;
    let packed = sizes::files(&folder)?
        .into_iter()
        .find(|file| file.extension().is_some_and(|ending| ending == "tgz"));
    packed.context("npm pack made no tarball")
}
