//! `contrappunto`: the author's tool.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use contrappunto::author::{build, file, schema};
use contrappunto::core::read::Problem;

/// Checks story files and makes the pages of a story.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints every problem of story files, each with its place; fails if there is any.
    Check {
        /// Story files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints the JSON Schema of the story format.
    Schema,
    /// Writes the pages and fragments of a story.
    Build {
        /// The story file.
        file: PathBuf,
        /// The page that the story goes into.
        #[arg(long)]
        template: PathBuf,
        /// File name of the style sheet in the output folder.
        #[arg(long)]
        stylesheet: String,
        /// File name of the loader in the output folder.
        #[arg(long, default_value = "contrappunto.js")]
        loader: String,
        /// The folder to write into.
        #[arg(short, long)]
        output: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check { files } => check(&files),
        Command::Schema => io::stdout()
            .write_all(schema::story().as_bytes())
            .map_err(|error| error.to_string()),
        Command::Build {
            file,
            template,
            stylesheet,
            loader,
            output,
        } => write_pages(
            &file,
            &template,
            &build::Assets { stylesheet, loader },
            &output,
        ),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check(files: &[PathBuf]) -> Result<(), String> {
    let mut faulty = 0;
    for path in files {
        match file::read(path) {
            Ok(story) => println!(
                "{}: sound; {} events, {} claims, {} sources, {} tables, in {}",
                path.display(),
                story.events.len(),
                story.claims.len(),
                story.sources.len(),
                story.tables.len(),
                story.languages.join(" and ")
            ),
            Err(problems) => {
                faulty += 1;
                print!("{}", list(path, &problems));
            }
        }
    }
    if faulty == 0 {
        Ok(())
    } else {
        Err(format!("{faulty} of {} files to mend", files.len()))
    }
}

fn list(path: &Path, problems: &[Problem]) -> String {
    let things = if problems.len() == 1 {
        "thing"
    } else {
        "things"
    };
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| format!("  {problem}\n"))
        .collect();
    format!(
        "{}: {} {things} to mend\n{}",
        path.display(),
        problems.len(),
        lines.concat()
    )
}

fn write_pages(
    path: &Path,
    template: &Path,
    assets: &build::Assets,
    output: &Path,
) -> Result<(), String> {
    let story = file::read(path).map_err(|problems| list(path, &problems))?;
    let json = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let template_text =
        fs::read_to_string(template).map_err(|error| format!("{}: {error}", template.display()))?;
    let outputs = build::outputs(story, &json, &template_text, assets)?;
    build::write(&outputs, output).map_err(|error| format!("{}: {error}", output.display()))?;
    for written in &outputs {
        println!("{}", output.join(&written.path).display());
    }
    Ok(())
}
