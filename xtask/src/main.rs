//! `cargo xtask`: every task of this repository, which installs what it needs on the way.
//!
//! A newcomer needs two commands: `cargo xtask serve` and `cargo xtask test`. See [`tools`] for what is installed and
//! where, [`wasm`] for how cargo compiles for the browser, and [`dist`] for what a build contains.

mod apps;
mod assets;
mod bench;
mod browser;
mod check;
mod checker;
mod debian;
mod dist;
mod engines;
mod fuzz;
mod headers;
mod libtest;
mod manifest;
mod marks;
mod notices;
mod package;
mod paste;
mod project;
mod report;
mod schedule;
mod serve;
mod sizes;
mod stages;
mod stylesheet;
mod test;
mod test_files;
mod times;
mod tools;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use project::Project;

/// Sets up, builds, serves and tests Contrappunto.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up what is missing, build the release, serve it and print the address
    Serve {
        /// The port to listen on; by default 8080 or the next free one
        #[arg(long)]
        port: Option<u16>,
        /// Serve dist/ as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Set up what is missing and run every test, or only some stages
    Test {
        /// Stages to run, with the stages they need, and words that select test files by name: `e2e layout`
        words: Vec<String>,
        /// Run only what finds most in the least time: formatting, lints, the core, pages without a browser, components
        #[arg(long)]
        quick: bool,
        /// List the stages and exit
        #[arg(long)]
        list: bool,
    },
    /// Build dist/ and print its sizes against their limits
    Dist {
        /// Keep names and panic messages readable; much larger, so the limits do not apply
        #[arg(long)]
        debug: bool,
    },
    /// Make the published packages in target/package/: the npm package, and the author's tool with an engine
    Package,
    /// Install missing tools
    Setup,
    /// Check story files; without FILES, every www/stories/*/story.json
    Check {
        /// Story files
        files: Vec<PathBuf>,
    },
    /// Build the release and measure it: sizes, computation times, time from input to picture, and the timeline beside
    /// its peers
    Bench,
    /// Fuzz what reads a story, a date, a formula, a link or a frame's messages
    Fuzz {
        /// The name of a file in fuzz/targets/, without its extension, or `messages`
        target: String,
        /// The duration in seconds
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Print the sizes of dist/ as it is
    Sizes,
    /// Run one stage of the tests; called by `test` when its requirements are met
    #[command(hide = true)]
    Stage {
        /// The name of the stage
        name: String,
    },
    /// Run the last step of a build; called by Trunk
    #[command(hide = true)]
    Finish,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let project = Project::find()?;
    match command {
        Command::Serve { port, no_build } => {
            if !no_build {
                tools::set_up_build(&project)?;
                dist::make_current(&project)?;
            }
            serve::forever(&project, port)
        }
        Command::Test { list: true, .. } => {
            test::list();
            Ok(())
        }
        Command::Test { words, quick, .. } => {
            test::run(&project, &test::TestSelection { words, quick })
        }
        Command::Stage { name } => test::run_stage(&project, &name),
        Command::Dist { debug } => {
            let kind = if debug {
                dist::Kind::Debug
            } else {
                dist::Kind::Release
            };
            tools::set_up_build(&project)?;
            dist::build(&project, kind)
        }
        Command::Package => {
            tools::set_up_build(&project)?;
            if !project.path("dist/engine.json").is_file() {
                dist::build(&project, dist::Kind::Release)?;
            }
            package::make(&project)
        }
        Command::Setup => {
            tools::set_up_build(&project)?;
            tools::set_up_browser(&project).map(drop)
        }
        Command::Check { files } => check::stories(&project, files),
        Command::Bench => {
            tools::set_up_build(&project)?;
            dist::build(&project, dist::Kind::Release)?;
            bench::print(&project, &tools::set_up_browser(&project)?)
        }
        Command::Fuzz { target, seconds } => fuzz::run(&project, &target, seconds),
        Command::Sizes => sizes::print(&project),
        Command::Finish => dist::finish(&project),
    }
}
