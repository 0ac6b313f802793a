//! The test stages: every one with its banner and time, in order, stopping at the first that fails.
//!
//! Quick stages come first. Nothing is skipped: a stage that cannot run has failed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::{Project, run as run_command};
use crate::report::Summary;
use crate::serve::Running;
use crate::tools;
use crate::{apps, check, dist, package, wasm};

/// One stage.
struct Stage {
    name: &'static str,
    says: &'static str,
    /// Stages that have to run before this one.
    needs: &'static [&'static str],
    run: fn(&Tests) -> Result<()>,
}

/// What the stages share.
struct Tests<'a> {
    project: &'a Project,
    browser: Browser,
}

const STAGES: &[Stage] = &[
    Stage {
        name: "fmt",
        says: "every file is formatted",
        needs: &[],
        run: fmt,
    },
    Stage {
        name: "clippy",
        says: "no warning, natively and for wasm32",
        needs: &[],
        run: clippy,
    },
    Stage {
        name: "core",
        says: "the core alone: unit tests and properties",
        needs: &[],
        run: core,
    },
    Stage {
        name: "native",
        says: "everything that runs natively, and this tool",
        needs: &[],
        run: native,
    },
    Stage {
        name: "docs",
        says: "documentation without a broken link",
        needs: &[],
        run: docs,
    },
    Stage {
        name: "stories",
        says: "the stories satisfy checker and JSON schema",
        needs: &[],
        run: stories,
    },
    Stage {
        name: "browser",
        says: "components in headless Chromium",
        needs: &[],
        run: browser,
    },
    Stage {
        name: "dist",
        says: "the release build and its figures",
        needs: &[],
        run: build,
    },
    Stage {
        name: "markup",
        says: "the built pages are valid HTML",
        needs: &["dist"],
        run: markup,
    },
    Stage {
        name: "data",
        says: "the structured data is sound, say three judges",
        needs: &["dist"],
        run: data,
    },
    Stage {
        name: "e2e",
        says: "real pages in Chromium",
        needs: &["dist"],
        run: end_to_end,
    },
    Stage {
        name: "package",
        says: "the npm package in fresh apps, and the crate in another",
        needs: &["dist"],
        run: package,
    },
];

/// Prints the stages' names.
pub fn list() {
    for stage in STAGES {
        println!("{:<10} {}", stage.name, stage.says);
    }
}

/// Runs the stages named, with what they need, or all of them.
pub fn run(project: &Project, named: &[String]) -> Result<()> {
    let known = |name: &String| STAGES.iter().any(|stage| stage.name == name);
    if let Some(unknown) = named.iter().find(|name| !known(name)) {
        bail!("there is no stage {unknown}; `cargo xtask test --list` names them");
    }
    let is_named = |name: &str| named.iter().any(|one| one == name);
    let is_needed = |name: &str| {
        STAGES
            .iter()
            .any(|stage| is_named(stage.name) && stage.needs.contains(&name))
    };
    let chosen = STAGES
        .iter()
        .filter(|stage| named.is_empty() || is_named(stage.name) || is_needed(stage.name));

    let mut summary = Summary::default();
    let mut tests = None;
    summary.stage("setup", "compilers, tools and a browser", || {
        tools::set_up_build(project)?;
        tests = Some(Tests {
            project,
            browser: tools::set_up_browser(project)?,
        });
        Ok(())
    });
    for stage in chosen {
        summary.stage(stage.name, stage.says, || {
            (stage.run)(tests.as_ref().context("no set-up")?)
        });
    }
    if !summary.print() {
        bail!("a stage failed");
    }
    Ok(())
}

impl Tests<'_> {
    fn cargo(&self, arguments: &[&str]) -> Result<()> {
        run_command(&mut self.project.cargo(arguments))
    }

    /// A program that drives the browser.
    fn with_browser(&self, command: &mut Command) -> Result<()> {
        command
            .env("CHROME", &self.browser.chrome)
            .env("CHROMEDRIVER", &self.browser.driver)
            .env("SE_OFFLINE", "true");
        run_command(command)
    }
}

fn fmt(tests: &Tests) -> Result<()> {
    tests.cargo(&["fmt", "--all", "--check"])
}

fn clippy(tests: &Tests) -> Result<()> {
    let lint = |arguments: &[&str]| {
        let whole: Vec<&str> = ["clippy", "--quiet"]
            .iter()
            .chain(arguments)
            .chain(&["--", "-D", "warnings"])
            .copied()
            .collect();
        tests.cargo(&whole)
    };
    lint(&["--package", "xtask", "--all-targets"])?;
    lint(&["--no-default-features", "--lib", "--tests"])?;
    lint(&["--features", "author", "--all-targets"])?;
    let for_wasm = |features: &str, bin: &str, more: &[&str]| {
        let some = [
            "--features",
            features,
            "--target",
            wasm::TARGET,
            "--lib",
            "--bin",
            bin,
        ];
        lint(&[&some, more].concat())
    };
    for_wasm("check", "checker", &["--no-default-features"])?;
    for_wasm("elements,check", "engine", &["--test", "browser"])
}

fn core(tests: &Tests) -> Result<()> {
    tests.cargo(&["test", "--quiet", "--no-default-features"])
}

fn native(tests: &Tests) -> Result<()> {
    tests.cargo(&["test", "--quiet", "--features", "author"])?;
    tests.cargo(&["test", "--quiet", "--package", "xtask"])
}

fn docs(tests: &Tests) -> Result<()> {
    let doc = |arguments: &[&str]| {
        let mut command = tests.project.cargo(&["doc", "--quiet", "--no-deps"]);
        run_command(command.args(arguments).env("RUSTDOCFLAGS", "-D warnings"))
    };
    doc(&["--features", "author", "--lib"])?;
    doc(&["--package", "xtask", "--document-private-items"])
}

/// The checker, and then ajv, which reads the published schema as other people's tools will.
fn stories(tests: &Tests) -> Result<()> {
    let project = tests.project;
    check::stories(project, Vec::new())?;
    let schema = scratch(project, "story.schema.json")?;
    fs::write(
        &schema,
        crate::project::output(project.author_tool().arg("schema"))?,
    )?;
    let mut ajv = project.command("ajv");
    ajv.args([
        "validate",
        "--spec=draft2020",
        "--strict=true",
        "--allow-union-types",
        "-c",
        "ajv-formats",
        "-s",
    ])
    .arg(schema);
    for story in check::all_stories(project)? {
        ajv.arg("-d").arg(story);
    }
    run_command(&mut ajv)
}

fn browser(tests: &Tests) -> Result<()> {
    let capabilities = scratch(tests.project, "webdriver.json")?;
    let mut wanted: serde_json::Value =
        serde_json::from_str(&tests.project.read("webdriver.json")?)?;
    let options = wanted
        .pointer_mut("/goog:chromeOptions")
        .and_then(serde_json::Value::as_object_mut);
    let binary = tests.browser.chrome.to_string_lossy().into_owned();
    options
        .context("webdriver.json has no goog:chromeOptions")?
        .insert("binary".to_owned(), binary.into());
    fs::write(&capabilities, wanted.to_string())?;

    let mut cargo = tests.project.cargo(&["test", "--target", wasm::TARGET]);
    cargo.args(["--features", "elements,check", "--test", "browser"]);
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        tests.project.path(".tools/bin/wasm-bindgen-test-runner"),
    );
    cargo
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    tests.with_browser(&mut cargo)
}

fn build(tests: &Tests) -> Result<()> {
    dist::build(tests.project, dist::Kind::Release)
}

/// The pages and the fragments, and a page with a fault, so that a judge who says nothing is noticed.
fn markup(tests: &Tests) -> Result<()> {
    let project = tests.project;
    let faulty = scratch(project, "faulty.html")?;
    fs::write(
        &faulty,
        "<!doctype html><p id=\"twice\"></p><p id=\"twice\"></p>",
    )?;
    let judge = |files: &[PathBuf]| {
        let mut command = project.command("html-validate");
        command
            .arg("--config")
            .arg(project.path(".htmlvalidate.json"));
        command.args(files);
        command
    };
    if crate::project::output(&mut judge(&[faulty])).is_ok() {
        bail!("html-validate finds no fault in a page that has one");
    }
    run_command(&mut judge(&dist::pages(project)?))
}

/// The structured data of the build, and of a story with a verdict, which the build has none of.
fn data(tests: &Tests) -> Result<()> {
    let project = tests.project;
    let other = scratch(project, "reviewed")?;
    let mut author = project.author_tool();
    author.args(["build", "tests/stories/reviewed.json", "--engine", "dist"]);
    author.args(["--url", "https://gazette.example/bridge"]);
    author.arg("-o").arg(&other);
    crate::project::output(&mut author)?;
    let mut node = project.command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(test_files(&project.path("tests/structured_data"))?);
    node.env("DIST", project.path("dist"))
        .env("OTHER", other)
        .env("SCRATCH", scratch(project, "types")?);
    run_command(&mut node)
}

/// The end-to-end tests get the build at two addresses: one page in another origin than the widget's is the usual case.
/// At a third stands what an author has built of a story that no engine has seen.
fn end_to_end(tests: &Tests) -> Result<()> {
    let folder = tests.project.path("tests/e2e");
    let files = test_files(&folder)?;
    let first = Running::start(tests.project.path("dist"), 0)?;
    let second = Running::start(tests.project.path("dist"), 0)?;
    let authored = scratch(tests.project, "authored")?;
    fs::create_dir_all(&authored)?;
    let third = Running::start(authored.clone(), 0)?;
    let mut author = tests.project.author_tool();
    author.args(["build", "tests/stories/small.json", "--engine", "dist"]);
    author
        .args(["--base", &third.address()])
        .arg("-o")
        .arg(authored);
    crate::project::output(&mut author)?;
    let mut node = tests.project.command("node");
    node.args(["--test", "--test-reporter=spec"]).args(files);
    node.env("BASE_URL", first.address())
        .env("OTHER_URL", second.address())
        .env("AUTHORED_URL", third.address());
    tests.with_browser(&mut node)
}

/// What others install, judged and used.
fn package(tests: &Tests) -> Result<()> {
    let project = tests.project;
    let tarball = package::npm(project)?;
    apps::judge(project, &tarball)?;
    let stylesheet = project.path("target/package/npm/contrappunto.css");
    let yew_app = Running::start(apps::yew_app(project, &stylesheet)?, 0)?;
    let build = Running::start(project.path("dist"), 0)?;
    let mut node = project.command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(test_files(&project.path("tests/package"))?);
    node.env("APPS", apps::install(project, &tarball)?)
        .env("YEW_APP", yew_app.address())
        .env("BASE_URL", build.address())
        .env("OTHER_URL", build.address());
    tests.with_browser(&mut node)
}

/// A place for a file that one stage writes and a program of it reads.
fn scratch(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.path("target/xtask");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(name))
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("no *.test.mjs in {}", folder.display());
    }
    files.sort();
    Ok(files)
}
