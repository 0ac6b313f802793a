//! What the terminal shows: steps of the set-up, stages of the tests, and how long each took.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Runs one step of the set-up and says what it found or did, and how long it took.
pub fn step(label: &str, work: impl FnOnce() -> Result<String>) -> Result<()> {
    let start = Instant::now();
    let found = work().with_context(|| format!("set-up, {label}"))?;
    println!("  {label:<18} {found} ({})", seconds(start.elapsed()));
    Ok(())
}

/// How a stage ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It ran and found nothing wrong.
    Passed,
    /// It ran and found something wrong, or could not run.
    Failed,
    /// A stage before it failed.
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

/// The stages run so far.
#[derive(Default)]
pub struct Summary {
    rows: Vec<(&'static str, Outcome, Duration)>,
}

impl Summary {
    /// Announces a stage, runs it, and notes how it ended. Nothing runs once a stage has failed.
    pub fn stage(&mut self, name: &'static str, says: &str, work: impl FnOnce() -> Result<()>) {
        if self
            .rows
            .iter()
            .any(|(_, outcome, _)| *outcome != Outcome::Passed)
        {
            self.rows.push((name, Outcome::NotReached, Duration::ZERO));
            return;
        }
        println!(
            "\n── {name}: {says} {}",
            "─".repeat(72_usize.saturating_sub(name.len() + says.len()))
        );
        let start = Instant::now();
        let outcome = match work() {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                eprintln!("\nerror in stage {name}: {error:#}");
                Outcome::Failed
            }
        };
        let took = start.elapsed();
        println!("── {name} {outcome} in {}", seconds(took));
        self.rows.push((name, outcome, took));
    }

    /// Prints the table and answers whether every stage passed.
    pub fn print(&self) -> bool {
        println!("\n{:<10} {:<12} {:>9}", "stage", "outcome", "time");
        for (name, outcome, took) in &self.rows {
            println!("{name:<10} {outcome:<12} {:>9}", seconds(*took));
        }
        let whole: Duration = self.rows.iter().map(|(_, _, took)| *took).sum();
        println!("{:<10} {:<12} {:>9}", "", "", seconds(whole));
        self.rows
            .iter()
            .all(|(_, outcome, _)| *outcome == Outcome::Passed)
    }
}

/// A duration as people say it: `0.4 s`, `2 min 05 s`.
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

    #[test]
    fn nothing_runs_after_a_failure_and_the_summary_says_so() {
        let mut summary = Summary::default();
        summary.stage("one", "fails", || anyhow::bail!("on purpose"));
        summary.stage("two", "is not reached", || {
            unreachable!("ran after a failure")
        });
        assert!(!summary.print());
    }
}
