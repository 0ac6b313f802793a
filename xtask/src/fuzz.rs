//! Inputs that nobody has thought of: the targets of `fuzz/`, each with a corpus that stays.
//!
//! libFuzzer comes with a crate; the instrumentation it needs is asked of the compiler by name, so that no other
//! toolchain is needed.

use std::fs;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::{Project, run as run_command};
use crate::serve::Server;
use crate::{dist, tools, wasm};

/// Counts the edges that are taken, and what is compared with what.
const INSTRUMENTED: &str = "--cfg fuzzing -Cpasses=sancov-module -Ccodegen-units=1 \
    -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The targets, by the names of their files.
pub const TARGETS: [&str; 4] = ["story", "edtf", "formula", "link"];

/// What a frame and its page send each other, which is heard in a browser and not by a target of libFuzzer.
const MESSAGES: &str = "messages";

/// Runs a target for so many seconds, and then keeps of what it has found what reaches something new.
pub fn run(project: &Project, target: &str, seconds: u32) -> Result<()> {
    if target == MESSAGES {
        return messages(project, seconds);
    }
    if !TARGETS.contains(&target) {
        bail!(
            "there is no target {target}: {}, {MESSAGES}",
            TARGETS.join(", ")
        );
    }
    let build = project.path("target/fuzz");
    let host = wasm::host(project)?;
    // The target is named, so that the flags are not those of build scripts, too.
    let options = ["--quiet", "--release", "--manifest-path", "fuzz/Cargo.toml"];
    let cargo = cmd!(
        project,
        "cargo build {options...} --bin {target} --target {host} --target-dir {build}"
    );
    run_command(cargo.env("RUSTFLAGS", INSTRUMENTED))?;
    let program = build.join(host).join("release").join(target);
    let kept = project.path(format!("fuzz/corpus/{target}"));
    let found = build.join("corpus").join(target);
    let faults = build.join("faults").join(target);
    for folder in [&kept, &found, &faults] {
        fs::create_dir_all(folder)?;
    }
    let mut fuzzer = project
        .cmd(&program)
        .args(["-timeout=10", "-rss_limit_mb=4096", "-print_final_stats=1"])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", faults.display()));
    let words = project.path(format!("fuzz/{target}.dict"));
    if words.is_file() {
        fuzzer = fuzzer.arg(format!("-dict={}", words.display()));
    }
    fuzzer = fuzzer.arg(&found).arg(&kept);
    if target == "story" {
        fuzzer = fuzzer.arg(project.path("tests/stories"));
    }
    run_command(fuzzer)?;
    run_command(cmd!(
        project,
        "{program} -set_cover_merge=1 -use_counters=0 {kept} {found}"
    ))
}

/// Messages of every kind between a frame and its page, in a browser.
fn messages(project: &Project, seconds: u32) -> Result<()> {
    tools::set_up_build(project)?;
    dist::make_current(project)?;
    let browser = tools::set_up_browser(project)?;
    let served = Server::start(project.path("dist"), 0)?;
    let node = cmd!(project, "node fuzz/messages.mjs")
        .env("SECONDS", seconds.to_string())
        .env("BASE_URL", served.address())
        .env("OTHER_URL", served.address());
    browser.run(node)
}
