//! Which stages of the tests to run, and running them.
//!
//! Nothing is skipped: a stage that cannot run has failed. A stage that fails keeps only those from running that need
//! what it makes. What each runs stands in [`crate::stages`]; [`schedule`] runs them side by side.

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

/// What a run of the tests is asked for.
#[derive(Default)]
pub struct Wanted {
    /// Stages by name, and words that narrow those which run files: only files with one of the words in their name.
    pub words: Vec<String>,
    /// The inner loop: what finds most in the least time.
    pub quick: bool,
}

/// The stages of `--quick`.
const QUICK: &[&str] = &["fmt", "clippy", "core", "native", "browser"];

/// Where a stage run on its own reads what to run only, separated by blanks.
const ONLY: &str = "CONTRAPPUNTO_ONLY";

/// Where it reads that it is in the inner loop.
const IS_QUICK: &str = "CONTRAPPUNTO_QUICK";

/// Prints the stages' names.
pub fn list() {
    for (stage, _) in STAGES {
        println!("{:<10} {}", stage.name, stage.says);
    }
}

/// Runs the stages asked for, with what they need, or all of them.
pub fn run(project: &Project, wanted: &Wanted) -> Result<()> {
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
    // Each stage is a process of its own, so that what it prints can be kept together.
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

/// Runs one stage in this process. What it needs is there: [`run`] sees to that.
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
