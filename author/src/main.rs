//! The author's tool, `contrappunto`.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use contrappunto_author::build::{self, Base, Build};
use contrappunto_author::engine::Engine;
use contrappunto_author::loaded_words::LoadedWords;
use contrappunto_author::review::{Review, review};
use contrappunto_author::structured_data::Addresses;
use contrappunto_author::{file, schema};

/// Checks story files and builds the pages of a story.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints every problem in story files, and warnings (uneven sides, loaded words), each with its place; fails if
    /// there is any problem.
    Check {
        /// A folder with lists of loaded words (loaded.en.txt and so on), used instead of the built-in ones.
        #[arg(long, value_name = "FOLDER")]
        words: Option<PathBuf>,
        /// Story files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints the JSON Schema of the story format.
    Schema,
    /// Writes everything for one story: pages, fragments, frames and the engine's own files.
    Build(Pages),
}

#[derive(Args)]
struct Pages {
    /// The story file.
    file: PathBuf,
    /// The folder of the built engine, with its engine.json. By default, the first found of: engine/ beside this
    /// program, dist/ in the current folder, dist/ beside or above this program.
    #[arg(long, value_name = "FOLDER")]
    engine: Option<PathBuf>,
    /// Address at which the output folder will be published. With it, fragments and snippets have full addresses and
    /// can be pasted as they are, and oEmbed responses are written.
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
    /// Makes fragments refer to the loader and the style sheet by content hash, each with its integrity attribute.
    #[arg(long)]
    pin: bool,
    /// Your own page template for the story, instead of the built-in one.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Address of the page that will show the story, for full addresses in its structured data. Can be given once for
    /// each language, as in `it=https://…`; without a language, it is for the first one.
    #[arg(long, value_name = "ADDRESS")]
    url: Vec<String>,
    /// The folder to write into.
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check { words, files } => check(words.as_deref(), &files),
        Command::Schema => say(schema::story()),
        Command::Build(pages) => write_pages(&pages),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // If stderr cannot be written to either, there is nowhere left to report it.
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a text. A closed pipe, as after `head`, is not an error: the remaining work is still done.
fn say(text: impl Display) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match write!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
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
            Ok(story) => say(format_args!(
                "{}: sound; {} events, {} claims, {} sources, {} tables, in {}\n",
                path.display(),
                story.events.len(),
                story.claims.len(),
                story.sources.len(),
                story.tables.len(),
                story.languages.join(" and ")
            ))?,
            Err(problems) => {
                faulty += 1;
                say(list(path, &problems, "to mend"))?;
            }
        }
        if !warnings.is_empty() {
            let what = match warnings.len() {
                1 => "to look at, which may be right as it is",
                _ => "to look at, which may be right as they are",
            };
            say(list(path, &warnings, what))?;
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

fn write_pages(pages: &Pages) -> Result<(), String> {
    let Pages { file, output, .. } = pages;
    let story = file::read(file).map_err(|problems| list(file, &problems, "to mend"))?;
    let text =
        |path: &Path| file::text(path).map_err(|error| format!("{}: {error}", path.display()));
    let json = text(file)?;
    let template = pages.template.as_deref().map(text).transpose()?;
    let addresses = Addresses::read(&pages.url, &story.languages)?;
    let base = pages.base.as_deref().map(Base::read).transpose()?;
    let engine = match &pages.engine {
        Some(folder) => Engine::read(folder),
        None => Engine::find(),
    }?;
    let build = Build {
        engine: &engine.names,
        base: base.as_ref(),
        pin: pages.pin,
        addresses: &addresses,
        template: template.as_deref(),
    };
    let outputs = build::outputs(story, &json, &build)?;
    let failed = |error: io::Error| format!("{}: {error}", output.display());
    let copied = engine.copy(output).map_err(failed)?;
    build::write(&outputs, output).map_err(failed)?;
    let made = outputs.iter().map(|written| output.join(&written.path));
    for path in made.chain(copied) {
        say(format_args!("{}\n", path.display()))?;
    }
    Ok(())
}
