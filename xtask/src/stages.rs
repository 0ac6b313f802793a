//! What each stage of the tests runs.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Cmd, cmd};

use crate::browser::Browser;
use crate::project::{Project, output, run as run_command};
use crate::schedule::{Lane, Stage};
use crate::serve::Server;
use crate::test_files::{WITH_FILES, test_files};
use crate::wasm::TARGET;
use crate::{apps, check, dist, engines, libtest, package, times};

/// What the stages share.
pub struct Tests<'a> {
    /// The repository.
    pub project: &'a Project,
    /// What drives the pages.
    pub browser: Browser,
    /// Only files with one of these in their name are run; all of them where there is none.
    pub only: Vec<String>,
    /// The name of the stage.
    pub stage: &'static str,
    /// Whether this is the inner loop, for which pages are enough.
    pub quick: bool,
}

/// What runs a stage.
pub type Run = fn(&Tests) -> Result<()>;

/// Every stage, those that answer soonest first.
pub const STAGES: &[(Stage, Run)] = &[
    (
        Stage::new("fmt", Lane::Native, "every file is formatted"),
        fmt,
    ),
    (
        Stage::new("clippy", Lane::Native, "no warning, natively"),
        clippy,
    ),
    (
        Stage::new(
            "core",
            Lane::Native,
            "the core alone: unit tests and properties",
        ),
        core,
    ),
    (
        Stage::new(
            "native",
            Lane::Native,
            "pages without a browser, files, and this tool",
        ),
        native,
    ),
    (
        Stage::new("docs", Lane::Native, "documentation without a broken link"),
        docs,
    ),
    (
        Stage::new(
            "stories",
            Lane::Native,
            "the stories satisfy checker and JSON schema",
        ),
        stories,
    ),
    (
        Stage::new("browser", Lane::Wasm, "components in headless Chromium"),
        browser,
    ),
    (
        Stage::new("dist", Lane::Wasm, "the release build and its figures"),
        build,
    ),
    (
        Stage::new("wasm", Lane::Wasm, "no warning for wasm32"),
        clippy_for_wasm,
    ),
    (
        Stage::new("markup", Lane::Native, "the built pages are valid HTML").after(&["dist"]),
        markup,
    ),
    (
        Stage::new(
            "data",
            Lane::Native,
            "the structured data is sound, say three judges",
        )
        .after(&["dist"]),
        data,
    ),
    (
        Stage::new("e2e", Lane::Whole, "real pages in Chromium").after(&["dist"]),
        engines::chromium,
    ),
    (
        Stage::new(
            "package",
            Lane::Whole,
            "the npm package in fresh apps, and the crate in another",
        )
        .after(&["dist"]),
        package,
    ),
    (
        Stage::new("firefox", Lane::Native, "real pages in Firefox")
            .after(&["dist"])
            .behind(&["e2e", "package"]),
        engines::firefox,
    ),
    (
        Stage::new("webkit", Lane::Wasm, "real pages in WebKit")
            .after(&["dist"])
            .behind(&["e2e", "package"]),
        engines::webkit,
    ),
];

impl<'a> Tests<'a> {
    fn cargo(&self, arguments: &[&str]) -> Result<()> {
        run_command(cmd!(self.project, "cargo {arguments...}"))
    }

    /// A program that drives the browser.
    pub fn with_browser(&self, cmd: Cmd) -> Result<()> {
        self.browser.run(cmd)
    }

    /// The same with only some files, where nothing else is asked for.
    pub fn narrowed(&self, files: &[&str]) -> Tests<'a> {
        let only = if self.only.is_empty() {
            files.iter().map(|file| (*file).to_owned()).collect()
        } else {
            self.only.clone()
        };
        Tests {
            project: self.project,
            browser: self.browser.clone(),
            only,
            stage: self.stage,
            quick: self.quick,
        }
    }

    /// Node on the stage's test files, so many of them side by side.
    pub fn node(&self, at_once: usize) -> Result<Cmd<'a>> {
        let folder = WITH_FILES
            .iter()
            .find(|(name, _)| *name == self.stage)
            .map(|(_, folder)| self.project.path(folder))
            .context("this stage has no files")?;
        let mut node = cmd!(self.project, "node --test")
            .arg(format!("--test-concurrency={at_once}"))
            .args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
        if let Some(times) = env::var_os(times::VARIABLE) {
            node = node
                .args(["--test-reporter=./tests/support/times.mjs"])
                .arg("--test-reporter-destination")
                .arg(times);
        }
        Ok(node.args(test_files(&folder, &self.only)?))
    }
}

/// The crate of the story, without a page.
const STORY: &str = "contrappunto-story";
/// The crate of the author's tool.
const AUTHOR: &str = "contrappunto-author";

fn fmt(tests: &Tests) -> Result<()> {
    tests.cargo(&["fmt", "--all", "--check"])
}

fn lint(tests: &Tests, arguments: &[&str]) -> Result<()> {
    let whole = [&["clippy", "--quiet"], arguments, &["--", "-D", "warnings"]].concat();
    tests.cargo(&whole)
}

fn clippy(tests: &Tests) -> Result<()> {
    lint(tests, &["--package", "xtask", "--all-targets"])?;
    lint(tests, &["--package", STORY, "--all-targets"])?;
    let whole = ["--features", "advice,schema", "--all-targets"];
    lint(tests, &[&["--package", STORY], &whole[..]].concat())?;
    lint(tests, &["--package", AUTHOR, "--all-targets"])?;
    lint(tests, &["--lib", "--test", "tidy"])
}

fn clippy_for_wasm(tests: &Tests) -> Result<()> {
    let for_wasm = |features: &str, bin: &str, more: &[&str]| {
        let some = [
            "--features",
            features,
            "--target",
            TARGET,
            "--lib",
            "--bin",
            bin,
        ];
        lint(tests, &[&some, more].concat())
    };
    for_wasm("check", "checker", &["--no-default-features"])?;
    for_wasm("elements,check", "engine", &["--test", "browser"])
}

/// Everything that needs no more than the story; and what is read of files by an engine, which gives no advice.
fn core(tests: &Tests) -> Result<()> {
    let story = ["--package", STORY];
    let advising = [&story[..], &["--features", "advice"]].concat();
    let reading = [&story[..], &["--test", "properties"]].concat();
    let results = [
        libtest::run(tests.project, &advising, &[]),
        tests.cargo(&[&["test", "--quiet", "--doc"], &advising[..]].concat()),
        libtest::run(tests.project, &reading, &["files::"]),
        libtest::run(tests.project, &["--test", "tidy"], &[]),
    ];
    results.into_iter().collect()
}

/// What needs views or the author's tool.
fn native(tests: &Tests) -> Result<()> {
    let project = tests.project;
    let author = ["--package", AUTHOR];
    if tests.quick {
        return libtest::run(project, &[&author[..], &["--test", "page"]].concat(), &[]);
    }
    let results = [
        libtest::run(project, &["--lib"], &[]),
        libtest::run(project, &author, &[]),
        tests.cargo(&["test", "--quiet", "--doc"]),
        tests.cargo(&[&["test", "--quiet", "--doc"], &author[..]].concat()),
        libtest::run(project, &["--package", "xtask"], &[]),
    ];
    results.into_iter().collect()
}

fn docs(tests: &Tests) -> Result<()> {
    let doc = |arguments: &[&str]| {
        let cargo = cmd!(tests.project, "cargo doc --quiet --no-deps {arguments...}");
        run_command(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    };
    doc(&["--package", STORY, "--features", "advice"])?;
    doc(&["--lib"])?;
    doc(&["--package", AUTHOR, "--lib"])?;
    doc(&["--package", "xtask", "--document-private-items"])
}

/// The checker, and then ajv, which reads the published schema as other people's tools will.
fn stories(tests: &Tests) -> Result<()> {
    let project = tests.project;
    check::stories(project, Vec::new())?;
    let schema = scratch(project, "story.schema.json")?;
    fs::write(&schema, output(project.author_tool().arg("schema"))?)?;
    let strict = ["--spec=draft2020", "--strict=true", "--allow-union-types"];
    let mut ajv = cmd!(
        project,
        "ajv validate {strict...} -c ajv-formats -s {schema}"
    );
    for story in check::all_stories(project)? {
        ajv = ajv.arg("-d").arg(story);
    }
    run_command(ajv)
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

    let cargo = cmd!(
        tests.project,
        "cargo test --target {TARGET} --features elements,check --test browser"
    )
    .env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        tests.project.path(".tools/bin/wasm-bindgen-test-runner"),
    )
    .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
    .env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    tests.with_browser(cargo)
}

fn build(tests: &Tests) -> Result<()> {
    dist::make_current(tests.project)
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
        let config = project.path(".htmlvalidate.json");
        cmd!(project, "html-validate --config {config} {files...}")
    };
    if output(judge(&[faulty])).is_ok() {
        bail!("html-validate finds no fault in a page that has one");
    }
    run_command(judge(&dist::pages(project)?))
}

/// The structured data of the build, and of a story with a verdict, which the build has none of.
fn data(tests: &Tests) -> Result<()> {
    let project = tests.project;
    let other = scratch(project, "reviewed")?;
    let author = project.author_tool();
    let author = author.args(["build", "tests/stories/reviewed.json", "--engine", "dist"]);
    let author = author.args(["--url", "https://gazette.example/bridge"]);
    output(author.arg("-o").arg(&other))?;
    let node = tests
        .node(1)?
        .env("DIST", project.path("dist"))
        .env("OTHER", other)
        .env("SCRATCH", scratch(project, "types")?);
    run_command(node)
}

/// What others install, judged and used.
fn package(tests: &Tests) -> Result<()> {
    let project = tests.project;
    let tarball = package::npm(project)?;
    apps::judge(project, &tarball)?;
    let stylesheet = project.path("target/package/npm/contrappunto.css");
    let yew_app = Server::start(apps::yew_app(project, &stylesheet)?, 0)?;
    let build = Server::start(project.path("dist"), 0)?;
    let node = tests
        .node(AT_ONCE)?
        .env("APPS", apps::install(project, &tarball)?)
        .env("YEW_APP", yew_app.address())
        .env("BASE_URL", build.address())
        .env("OTHER_URL", build.address());
    tests.with_browser(node)
}

/// How many test files drive a browser at the same time, each one of its own. One waits while the other works: with three
/// on two cores they are in each other's way.
pub const AT_ONCE: usize = 2;

/// A place for a file that one stage writes and a program of it reads.
pub fn scratch(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.path("target/xtask");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(name))
}
