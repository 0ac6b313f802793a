//! The outcome and duration of each test of a stage. A stage writes `milliseconds<TAB>outcome<TAB>name` for each of its
//! tests into a file named in its environment; the outcome is `passed`, `failed` or `not run`. An optional fourth
//! column describes the failure.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The environment variable that names the file.
pub const VARIABLE: &str = "CONTRAPPUNTO_TIMES";

/// How a test ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TestOutcome {
    /// It succeeded.
    Passed,
    /// It did not succeed.
    Failed,
    /// It was left out because the browser does not support what it needs.
    NotRun,
}

/// A test.
pub struct Test {
    /// The stage, the file or module in it, and the name of the test.
    pub name: String,
    /// How long it took.
    pub milliseconds: f64,
    /// How it ended.
    pub ended: TestOutcome,
    /// What went wrong, if known.
    pub failure: String,
}

/// The tests of one or more stages.
#[derive(Default)]
pub struct Times(Vec<Test>);

/// Returns the path of a stage's times, in the folder for all stages.
pub fn file(folder: &Path, stage: &str) -> PathBuf {
    folder.join(format!("{stage}.times"))
}

/// Keeps the times of a stage's last run as those of the previous run.
pub fn begin(folder: &Path, stage: &str) {
    let file = file(folder, stage);
    fs::rename(&file, file.with_extension("before")).ok();
}

/// Returns how many milliseconds each file of this process's stage took in the previous run.
pub fn by_file() -> BTreeMap<String, f64> {
    let mut files = BTreeMap::new();
    let before = env::var_os(VARIABLE).map(|file| PathBuf::from(file).with_extension("before"));
    let Some(Ok(times)) = before.map(|file| Times::read(&file, "")) else {
        return files;
    };
    for test in times.0 {
        let name = test.name.trim_start_matches(": ");
        let file = name.split(':').next().unwrap_or_default();
        *files.entry(file.to_owned()).or_default() += test.milliseconds;
    }
    files
}

impl Times {
    /// Reads what a stage has written into its file; empty if there is no file.
    pub fn read(file: &Path, stage: &str) -> Result<Self> {
        if !file.is_file() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(file)?;
        let tests = text.lines().map(|line| {
            let mut parts = line.splitn(4, '\t');
            let mut part = || {
                parts
                    .next()
                    .with_context(|| format!("{}: {line}", file.display()))
            };
            Ok(Test {
                milliseconds: part()?.parse()?,
                ended: match part()? {
                    "passed" => TestOutcome::Passed,
                    "not run" => TestOutcome::NotRun,
                    _ => TestOutcome::Failed,
                },
                name: format!("{stage}: {}", part()?),
                failure: part().unwrap_or_default().to_owned(),
            })
        });
        Ok(Self(tests.collect::<Result<_>>()?))
    }

    /// Counts the tests with an outcome.
    pub fn count(&self, ended: TestOutcome) -> usize {
        self.0.iter().filter(|test| test.ended == ended).count()
    }

    /// Counts the tests that ran.
    pub fn ran(&self) -> usize {
        self.0.len() - self.count(TestOutcome::NotRun)
    }

    /// Returns the names of the tests that did not run.
    pub fn left_out(&self) -> impl Iterator<Item = &str> {
        let left = self
            .0
            .iter()
            .filter(|test| test.ended == TestOutcome::NotRun);
        left.map(|test| test.name.as_str())
    }

    /// Returns the tests that failed.
    pub fn failed(&self) -> impl Iterator<Item = &Test> {
        self.0
            .iter()
            .filter(|test| test.ended == TestOutcome::Failed)
    }

    /// Adds the tests of another stage.
    pub fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// Returns the slowest tests, slowest first.
    pub fn slowest(&self, count: usize) -> Vec<&Test> {
        let mut tests: Vec<&Test> = self.0.iter().collect();
        tests.sort_by(|one, other| other.milliseconds.total_cmp(&one.milliseconds));
        tests.truncate(count);
        tests
    }
}

/// Records a test, if the variable names a file.
pub fn note(name: &str, seconds: f64, passed: bool) -> Result<()> {
    let Some(file) = env::var_os(VARIABLE) else {
        return Ok(());
    };
    let mut file = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)?;
    let outcome = if passed { "passed" } else { "failed" };
    writeln!(file, "{:.0}\t{outcome}\t{name}", seconds * 1000.0)?;
    Ok(())
}
