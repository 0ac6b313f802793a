//! Terminal output: steps of the set-up, stages of the tests, and their durations.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::times::{TestOutcome, Times};

/// Runs one step of the set-up and prints its result and duration.
pub fn step(label: &str, work: impl FnOnce() -> Result<String>) -> Result<()> {
    let start = Instant::now();
    let found = work().with_context(|| format!("set-up, {label}"))?;
    println!("  {label:<18} {found} ({})", seconds(start.elapsed()));
    Ok(())
}

/// How a stage ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It ran and found no fault.
    Passed,
    /// It ran and found a fault, or could not run.
    Failed,
    /// A stage that it needs did not pass.
    NotReached,
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::NotReached => "not reached",
        })
    }
}

/// A row of the table of stages.
pub struct Row {
    /// The stage's name.
    pub stage: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took.
    pub took: Duration,
    /// The number of tests it ran.
    pub tests: usize,
}

/// The time elapsed since its creation.
pub struct Timing(Instant);

impl Timing {
    /// Starts measuring now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&seconds(self.0.elapsed()))
    }
}

/// The number of slowest tests to print.
const SLOWEST: usize = 20;

/// Prints the slowest tests, the table of stages, failures, and the number of tests.
pub fn print(rows: &[Row], tests: &Times, whole: &Timing) {
    let left_out: Vec<&str> = tests.left_out().collect();
    if !left_out.is_empty() {
        println!("\n{} not run", left_out.len());
        for name in &left_out {
            println!("  {name}");
        }
    }
    if tests.ran() > SLOWEST {
        println!("\nthe slowest {SLOWEST} of {} tests", tests.ran());
        for test in tests.slowest(SLOWEST) {
            println!("{:>7.1} s  {}", test.milliseconds / 1000.0, test.name);
        }
    }
    println!(
        "\n{:<10} {:<12} {:>6} {:>12}",
        "stage", "outcome", "tests", "time"
    );
    for row in rows {
        let count = Some(row.tests).filter(|count| *count > 0);
        let count = count.map_or_else(String::new, |count| count.to_string());
        println!(
            "{:<10} {:<12} {count:>6} {:>12}",
            row.stage,
            row.outcome,
            seconds(row.took)
        );
    }
    println!(
        "{:<10} {:<12} {:>6} {:>12}",
        "from start", "to end", "", whole
    );
    // Failures come last, where they are seen at the end of a long log.
    for test in tests.failed() {
        println!("FAILED {}\n       {}", test.name, test.failure);
    }
    println!(
        "{} passed, {} failed, {} not run",
        tests.count(TestOutcome::Passed),
        tests.count(TestOutcome::Failed),
        left_out.len()
    );
}

/// Formats a duration for people: `0.4 s`, `2 min 05 s`.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..=59 => format!("{:.1} s", time.as_secs_f64()),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_time_is_told_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(400)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
