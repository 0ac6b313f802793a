//! Runs the test programs that cargo builds, and records how long each of their tests took.
//!
//! `cargo test` does not report times: they are an unstable option of the test programs, which is set here only when
//! they run, so that compilation is the same as with `cargo test`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::cmd;

use crate::project::Project;
use crate::times;

/// A test program, and the folder of its package, in which it runs.
struct Program {
    name: String,
    path: PathBuf,
    folder: PathBuf,
}

/// Builds the test programs that `cargo`, arguments of `cargo test`, selects, and runs each with `arguments`. All are
/// run even if one fails.
pub fn run(project: &Project, cargo: &[&str], arguments: &[&str]) -> Result<()> {
    println!(
        "  $ cargo test {} -- {}",
        cargo.join(" "),
        arguments.join(" ")
    );
    let mut failed = Vec::new();
    for program in programs(project, cargo)? {
        if !run_one(project, &program, arguments)? {
            failed.push(program.name);
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        bail!("tests have failed in {}", failed.join(", "))
    }
}

fn programs(project: &Project, cargo: &[&str]) -> Result<Vec<Program>> {
    let build = cmd!(
        project,
        "cargo test --quiet --no-run --message-format=json-render-diagnostics {cargo...}"
    );
    let messages = build.read().context("the tests do not compile")?;
    let mut found = Vec::new();
    for line in messages.lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_default();
        let text = |place: &str| message.pointer(place).and_then(Value::as_str);
        let is_test = message.pointer("/profile/test").and_then(Value::as_bool) == Some(true);
        if let (true, Some(path), Some(name), Some(manifest)) = (
            is_test,
            text("/executable"),
            text("/target/name"),
            text("/manifest_path"),
        ) {
            found.push(Program {
                name: name.to_owned(),
                path: path.into(),
                folder: Path::new(manifest)
                    .parent()
                    .map(Path::to_owned)
                    .unwrap_or_default(),
            });
        }
    }
    if found.is_empty() {
        bail!("cargo has built no test program");
    }
    Ok(found)
}

/// Runs one program, prints its output except lines about passed tests, and returns whether all tests passed.
fn run_one(project: &Project, program: &Program, arguments: &[&str]) -> Result<bool> {
    let mut command = Command::from(project.cmd(&program.path));
    command
        .current_dir(&program.folder)
        .args(arguments)
        .args(["-Zunstable-options", "--report-time"])
        .env("RUSTC_BOOTSTRAP", "1")
        .stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start {}", program.path.display()))?;
    let output = child.stdout.take().context("no output")?;
    let mut said = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        match test_of(&line) {
            Some((name, passed, seconds)) => {
                times::note(&format!("{} {name}", program.name), seconds, passed)?;
                if !passed {
                    said.push(line);
                }
            }
            None if line.trim().is_empty() || line.starts_with("running ") => {}
            None => said.push(line),
        }
    }
    let passed = child.wait()?.success();
    println!("  {:<24} {}", program.name, said.join("\n"));
    Ok(passed)
}

/// Parses a line such as `test a::b ... ok <0.004s>` into name, whether it passed, and seconds.
fn test_of(line: &str) -> Option<(&str, bool, f64)> {
    let (name, rest) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let (outcome, time) = rest.split_once(" <")?;
    let seconds = time.strip_suffix("s>")?.parse().ok()?;
    Some((name, outcome == "ok", seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_test_tells_its_name_outcome_and_time() {
        let line = "test core::date::tests::a_day ... ok <0.004s>";
        assert_eq!(
            test_of(line),
            Some(("core::date::tests::a_day", true, 0.004))
        );
        let line = "test tests::one ... FAILED <12.500s>";
        assert_eq!(test_of(line), Some(("tests::one", false, 12.5)));
        assert_eq!(
            test_of("test result: ok. 3 passed; 0 failed; finished in 0.10s"),
            None
        );
        assert_eq!(test_of("thread panicked"), None);
    }
}
