//! Selects the stages of the tests to run, and runs them.
//!
//! Nothing is skipped: a stage that cannot run has failed. A failed stage prevents only those that need its result. The
//! stages are defined in [`crate::stages`]; [`schedule`] runs them in parallel.

use std::env;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;
use crate::report::Timing;
use crate::schedule::{Stage, schedule};
use crate::stages::{STAGES, Tests, scratch};
use crate::test_files::{WITH_FILES, test_files};
use crate::tools;

/// What to run.
#[derive(Default)]
pub struct TestSelection {
    /// Names of stages, and words that restrict stages with test files to files that have one of the words in their
    /// name.
    pub words: Vec<String>,
    /// Whether to run only the inner loop: what finds most in the least time.
    pub quick: bool,
}

/// The stages of `--quick`.
const QUICK: &[&str] = &["fmt", "clippy", "core", "native", "browser"];

/// The variable that tells a stage's process the words that select its files, separated by spaces.
const ONLY: &str = "CONTRAPPUNTO_ONLY";

/// The variable that is set if the stage runs in the inner loop.
const IS_QUICK: &str = "CONTRAPPUNTO_QUICK";

/// Prints the stages' names and descriptions.
pub fn list() {
    for (stage, _) in STAGES {
        println!("{:<10} {}", stage.name, stage.says);
    }
}

/// Runs the selected stages and those they need, or all of them.
pub fn run(project: &Project, wanted: &TestSelection) -> Result<()> {
    let (named, only): (Vec<&String>, Vec<&String>) = wanted
        .words
        .iter()
        .partition(|word| STAGES.iter().any(|(stage, _)| stage.name == *word));
    let is_named = |name: &str| {
        named.iter().any(|one| *one == name) || (wanted.quick && QUICK.contains(&name))
    };
    for word in &only {
        let mut folders = WITH_FILES.iter().filter(|(name, _)| is_named(name));
        let has_file = |(_, folder): &(&str, &str)| {
            test_files(&project.path(folder), &[(*word).clone()]).is_ok()
        };
        if !folders.any(has_file) {
            bail!(
                "{word} is neither a stage nor in the name of a test file of the stages named; `cargo xtask test --list` names the stages"
            );
        }
    }
    let whole = named.is_empty() && !wanted.quick;
    let is_needed = |name: &str| {
        STAGES
            .iter()
            .any(|(stage, _)| is_named(stage.name) && stage.needs.contains(&name))
    };
    let chosen: Vec<&Stage> = STAGES
        .iter()
        .map(|(stage, _)| stage)
        .filter(|stage| whole || is_named(stage.name) || is_needed(stage.name))
        .collect();

    let timing = Timing::start();
    tools::set_up_build(project)?;
    let browser = tools::set_up_browser(project)?;
    let is_chosen = |name: &str| chosen.iter().any(|stage| stage.name == name);
    let mut programs = Vec::new();
    if is_chosen("firefox") {
        programs.extend(tools::set_up_firefox(project)?);
    }
    if is_chosen("webkit") {
        programs.extend(tools::set_up_webkit(project)?);
    }
    println!("  set up in {timing}");
    let only: Vec<&str> = only.iter().map(|word| word.as_str()).collect();
    let program = env::current_exe().context("this program has no path")?;
    // Each stage runs in its own process, so that its output can be kept together.
    let command = |stage: &Stage| {
        let mut command = Command::new(&program);
        command
            .args(["stage", stage.name])
            .env("CHROME", &browser.chrome)
            .env("CHROMEDRIVER", &browser.driver)
            .envs(programs.iter().cloned())
            .env(ONLY, only.join(" "));
        if wanted.quick {
            command.env(IS_QUICK, "");
        }
        command
    };
    let scratch = scratch(project, "stages")?;
    if schedule(&chosen, &scratch, &timing, command)? {
        Ok(())
    } else {
        bail!("a stage failed")
    }
}

/// Runs one stage in this process. Its requirements are met: [`run`] ensures that.
pub fn run_stage(project: &Project, name: &str) -> Result<()> {
    let (stage, run) = STAGES
        .iter()
        .find(|(stage, _)| stage.name == name)
        .with_context(|| format!("there is no stage {name}"))?;
    let only = env::var(ONLY).unwrap_or_default();
    run(&Tests {
        project,
        browser: Browser::from_environment()?,
        only: only.split_whitespace().map(str::to_owned).collect(),
        stage: stage.name,
        quick: env::var_os(IS_QUICK).is_some(),
    })
}
