//! Runs the test stages, each in its own process, in parallel where they do not depend on each other.
//!
//! Two cores are few: one stage compiles natively while another compiles for wasm32, which cargo keeps in separate
//! folders, and stages that drive a browser have the machine to themselves.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::report::{self, Outcome, Row, Timing};
use crate::times::{self, Times};

/// Where a stage runs: the first two lanes run in parallel, one stage at a time in each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// In parallel with what compiles for wasm32.
    Native,
    /// In parallel with what compiles natively.
    Wasm,
    /// Alone.
    Whole,
}

/// A stage of the tests.
pub struct Stage {
    /// Its name on the command line.
    pub name: &'static str,
    /// What is true when it has passed, for its banner.
    pub says: &'static str,
    /// The lane in which it runs.
    pub lane: Lane,
    /// The stages that must have passed before it can run.
    pub needs: &'static [&'static str],
    /// The stages that must have ended before it runs, whether they passed or failed.
    pub follows: &'static [&'static str],
}

impl Stage {
    /// Creates a stage without dependencies.
    pub const fn new(name: &'static str, lane: Lane, says: &'static str) -> Self {
        Self {
            name,
            says,
            lane,
            needs: &[],
            follows: &[],
        }
    }

    /// Makes it run only after other stages have passed.
    pub const fn after(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }

    /// Makes it run only after other stages have passed or failed.
    pub const fn behind(self, follows: &'static [&'static str]) -> Self {
        Self { follows, ..self }
    }
}

/// The state of a stage's run.
enum State {
    Waiting,
    Server(Child, Instant),
    TestOutcome(Outcome, Duration),
}

/// Runs each stage with the command for it, prints its output, and at the end a table and the slowest tests. Returns
/// whether all passed. `folder` holds the output in the meantime.
pub fn schedule(
    stages: &[&Stage],
    folder: &Path,
    whole: &Timing,
    command: impl Fn(&Stage) -> Command,
) -> Result<bool> {
    fs::create_dir_all(folder)?;
    let mut runs: Vec<State> = stages.iter().map(|_| State::Waiting).collect();
    loop {
        let mut is_idle = true;
        for index in 0..stages.len() {
            let (Some(stage), Some(run)) = (stages.get(index), runs.get(index)) else {
                continue;
            };
            let next = match run {
                State::Waiting => match readiness(stage, stages, &runs) {
                    Readiness::Never => {
                        Some(State::TestOutcome(Outcome::NotReached, Duration::ZERO))
                    }
                    Readiness::NotYet => None,
                    Readiness::Now => {
                        Some(start(stage, stages.len() == 1, folder, command(stage))?)
                    }
                },
                State::Server(..) | State::TestOutcome(..) => None,
            };
            if let Some(next) = next
                && let Some(run) = runs.get_mut(index)
            {
                *run = next;
                is_idle = false;
            }
            if let Some(run) = runs.get_mut(index)
                && let State::Server(child, since) = run
                && let Some(status) = child.try_wait()?
            {
                let outcome = if status.success() {
                    Outcome::Passed
                } else {
                    Outcome::Failed
                };
                let took = since.elapsed();
                *run = State::TestOutcome(outcome, took);
                print_end(stage, outcome, took, folder)?;
                is_idle = false;
            }
        }
        if runs.iter().all(|run| matches!(run, State::TestOutcome(..))) {
            break;
        }
        if is_idle {
            sleep(Duration::from_millis(20));
        }
    }
    let mut rows = Vec::new();
    let mut tests = Times::default();
    for (stage, run) in stages.iter().zip(&runs) {
        let State::TestOutcome(outcome, took) = run else {
            continue;
        };
        let of_stage = Times::read(&times::file(folder, stage.name), stage.name)?;
        rows.push(Row {
            stage: stage.name,
            outcome: *outcome,
            took: *took,
            tests: of_stage.ran(),
        });
        tests.extend(of_stage);
    }
    report::print(&rows, &tests, whole);
    Ok(rows.iter().all(|row| row.outcome == Outcome::Passed))
}

enum Readiness {
    Now,
    NotYet,
    Never,
}

fn readiness(stage: &Stage, stages: &[&Stage], runs: &[State]) -> Readiness {
    let mut ready = Readiness::Now;
    let waits_for =
        |other: &Stage| stage.needs.contains(&other.name) || stage.follows.contains(&other.name);
    for (other, run) in stages.iter().zip(runs) {
        match run {
            State::TestOutcome(outcome, _) => {
                if *outcome != Outcome::Passed && stage.needs.contains(&other.name) {
                    return Readiness::Never;
                }
            }
            State::Waiting => {
                if waits_for(other) {
                    ready = Readiness::NotYet;
                }
            }
            State::Server(..) => {
                let is_beside = stage.lane != other.lane
                    && stage.lane != Lane::Whole
                    && other.lane != Lane::Whole;
                if !is_beside || waits_for(other) {
                    ready = Readiness::NotYet;
                }
            }
        }
    }
    ready
}

/// Returns the path of a stage's log, which holds its output until it ends.
fn log(folder: &Path, stage: &Stage) -> PathBuf {
    folder.join(format!("{}.log", stage.name))
}

fn start(stage: &Stage, is_alone: bool, folder: &Path, mut command: Command) -> Result<State> {
    let log = log(folder, stage);
    fs::remove_file(&log).ok();
    if is_alone || stage.lane == Lane::Whole {
        println!("{}", banner(stage));
    } else {
        println!("   {} begins", stage.name);
        let file = File::create(log)?;
        command.stdout(file.try_clone()?).stderr(file);
    }
    times::begin(folder, stage.name);
    let child = command
        .env(times::VARIABLE, times::file(folder, stage.name))
        .spawn()
        .with_context(|| format!("cannot start the stage {}", stage.name))?;
    Ok(State::Server(child, Instant::now()))
}

fn banner(stage: &Stage) -> String {
    let line = "─".repeat(72_usize.saturating_sub(stage.name.len() + stage.says.len()));
    format!("\n── {}: {} {line}", stage.name, stage.says)
}

fn print_end(stage: &Stage, outcome: Outcome, took: Duration, folder: &Path) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let log = log(folder, stage);
    if log.is_file() {
        writeln!(out, "{}", banner(stage))?;
        out.write_all(&fs::read(log)?)?;
    }
    writeln!(
        out,
        "── {} {outcome} in {}",
        stage.name,
        report::seconds(took)
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs stages whose commands are lines of shell, and returns which of them ran, and whether all passed.
    fn run(name: &str, stages: &[(Stage, &str)]) -> Vec<(&'static str, bool)> {
        let folder = std::env::temp_dir().join(format!("schedule-{name}-{}", std::process::id()));
        let order = folder.with_extension("order");
        fs::remove_file(&order).ok();
        let chosen: Vec<&Stage> = stages.iter().map(|(stage, _)| stage).collect();
        let all_passed = schedule(&chosen, &folder, &Timing::start(), |stage| {
            let line = stages
                .iter()
                .find(|(one, _)| one.name == stage.name)
                .map_or("false", |(_, line)| line);
            let mut shell = Command::new("sh");
            shell.args(["-c", line]).env("ORDER", &order);
            shell
        });
        let ran = fs::read_to_string(&order).unwrap_or_default();
        fs::remove_dir_all(&folder).ok();
        fs::remove_file(&order).ok();
        let mut ended: Vec<(&'static str, bool)> = chosen
            .iter()
            .map(|stage| (stage.name, ran.contains(stage.name)))
            .collect();
        ended.push(("all", all_passed.unwrap_or(false)));
        ended
    }

    #[test]
    fn a_failure_keeps_only_those_from_running_that_need_it() {
        let ended = run(
            "failure",
            &[
                (Stage::new("one", Lane::Native, "fails"), "false"),
                (
                    Stage::new("two", Lane::Native, "runs all the same"),
                    "echo two >> $ORDER",
                ),
                (
                    Stage::new("three", Lane::Whole, "is not reached").after(&["one"]),
                    "echo three >> $ORDER",
                ),
                (
                    Stage::new("four", Lane::Whole, "runs").after(&["two"]),
                    "echo four >> $ORDER",
                ),
            ],
        );
        assert_eq!(
            ended,
            [
                ("one", false),
                ("two", true),
                ("three", false),
                ("four", true),
                ("all", false)
            ]
        );
    }

    #[test]
    fn what_follows_another_runs_after_it_however_that_ended() {
        let stages = [
            (
                Stage::new("late", Lane::Native, "follows").behind(&["fails", "runs"]),
                "echo late >> $ORDER; test \"$(head -n 1 $ORDER)\" = runs",
            ),
            (Stage::new("fails", Lane::Native, "fails"), "false"),
            (
                Stage::new("runs", Lane::Wasm, "runs"),
                "sleep 0.2; echo runs >> $ORDER",
            ),
        ];
        let ended = run("follows", &stages);
        assert_eq!(
            ended,
            [
                ("late", true),
                ("fails", false),
                ("runs", true),
                ("all", false)
            ]
        );
        // The order is the same if nothing fails.
        let [late, _, runs] = stages;
        assert_eq!(
            run("order", &[late, runs]).pop(),
            Some(("all", true)),
            "the one that follows came first"
        );
    }

    #[test]
    fn what_has_the_machine_to_itself_has_nothing_beside_it() {
        // Each writes its name when it begins and again when it ends; only those of the two lanes may interleave.
        let line = |name: &str| format!("echo {name} >> $ORDER; sleep 0.1; echo {name} >> $ORDER");
        let folder = std::env::temp_dir().join(format!("schedule-alone-{}", std::process::id()));
        let order = folder.with_extension("order");
        fs::remove_file(&order).ok();
        let stages = [
            Stage::new("whole", Lane::Whole, "alone"),
            Stage::new("native", Lane::Native, "beside wasm"),
            Stage::new("wasm", Lane::Wasm, "beside native"),
        ];
        let chosen: Vec<&Stage> = stages.iter().collect();
        let passed = schedule(&chosen, &folder, &Timing::start(), |stage| {
            let mut shell = Command::new("sh");
            shell.args(["-c", &line(stage.name)]).env("ORDER", &order);
            shell
        });
        let written = fs::read_to_string(&order).unwrap_or_default();
        fs::remove_dir_all(&folder).ok();
        fs::remove_file(&order).ok();
        assert!(passed.is_ok_and(|passed| passed));
        let words: Vec<&str> = written.lines().collect();
        let places: Vec<usize> = (0..words.len())
            .filter(|place| words.get(*place) == Some(&"whole"))
            .collect();
        assert_eq!(places.len(), 2, "{written}");
        assert_eq!(
            places.first().map(|first| first + 1),
            places.last().copied(),
            "{written}"
        );
    }
}
