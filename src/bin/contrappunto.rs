//! `contrappunto`: the author's tool.

use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use contrappunto::author::loaded_words::LoadedWords;
use contrappunto::author::review::{Review, review};
use contrappunto::author::structured_data::Addresses;
use contrappunto::author::{build, file, schema};

/// Checks story files and makes the pages of a story.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints every problem of story files, and what to look at (uneven sides, loaded words), each with its place;
    /// fails if there is any problem.
    Check {
        /// A folder with lists of loaded words, loaded.en.txt and so on, in place of those that come with the tool.
        #[arg(long, value_name = "FOLDER")]
        words: Option<PathBuf>,
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
        /// Address of the page that will show the story, for full addresses in its structured data. Once for
        /// each language, as in `it=https://…`; without one it is the first language's.
        #[arg(long)]
        url: Vec<String>,
        /// The folder to write into.
        #[arg(short, long)]
        output: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check { words, files } => check(words.as_deref(), &files),
        Command::Schema => io::stdout()
            .write_all(schema::story().as_bytes())
            .map_err(|error| error.to_string()),
        Command::Build {
            file,
            template,
            stylesheet,
            loader,
            url,
            output,
        } => write_pages(
            &file,
            &template,
            &build::Assets { stylesheet, loader },
            &url,
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

fn check(words: Option<&Path>, files: &[PathBuf]) -> Result<(), String> {
    let words = match words {
        Some(folder) => LoadedWords::from_folder(folder),
        None => LoadedWords::built_in(),
    };
    let words = words.map_err(|error| error.to_string())?;
    let mut faulty = 0;
    for path in files {
        let (outcome, warnings) = match file::json(path) {
            Ok(json) => {
                let Review { outcome, warnings } = review(&json, &words);
                (outcome, warnings)
            }
            Err(problems) => (Err(problems), Vec::new()),
        };
        match outcome {
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
                print!("{}", list(path, &problems, "to mend"));
            }
        }
        if !warnings.is_empty() {
            let what = match warnings.len() {
                1 => "to look at, which may be right as it is",
                _ => "to look at, which may be right as they are",
            };
            print!("{}", list(path, &warnings, what));
        }
    }
    if faulty == 0 {
        Ok(())
    } else {
        Err(format!("{faulty} of {} files to mend", files.len()))
    }
}

fn list<T: Display>(path: &Path, found: &[T], what: &str) -> String {
    let things = if found.len() == 1 { "thing" } else { "things" };
    let lines: Vec<String> = found.iter().map(|one| format!("  {one}\n")).collect();
    format!(
        "{}: {} {things} {what}\n{}",
        path.display(),
        found.len(),
        lines.concat()
    )
}

fn write_pages(
    path: &Path,
    template: &Path,
    assets: &build::Assets,
    urls: &[String],
    output: &Path,
) -> Result<(), String> {
    let story = file::read(path).map_err(|problems| list(path, &problems, "to mend"))?;
    let json = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let template_text =
        fs::read_to_string(template).map_err(|error| format!("{}: {error}", template.display()))?;
    let addresses = Addresses::read(urls, &story.languages)?;
    let outputs = build::outputs(story, &json, &template_text, assets, &addresses)?;
    build::write(&outputs, output).map_err(|error| format!("{}: {error}", output.display()))?;
    for written in &outputs {
        println!("{}", output.join(&written.path).display());
    }
    Ok(())
}
