//! The location of the repository, and running programs in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The repository that this tool works on.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the repository around the crate that cargo runs, otherwise around the current directory.
    pub fn find() -> Result<Self> {
        let start = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .map_or_else(env::current_dir, Ok)
            .context("no current directory")?;
        let root = start
            .ancestors()
            .find(|folder| folder.join("tools.toml").is_file())
            .context("no tools.toml here or above: run `cargo xtask` inside the repository")?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// Returns the path of something in the repository.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// Reads a text file of the repository.
    pub fn read(&self, relative: &str) -> Result<String> {
        let path = self.path(relative);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// Returns a command that runs at the top of the repository, with the project's own tools first in PATH.
    ///
    /// It does not inherit what `cargo run` added to our environment about this crate and rustup's compiler: a second
    /// compiler would load the wrong libraries, and build scripts would re-run for nothing.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        if let Some(libraries) = env::var_os("LD_LIBRARY_PATH") {
            let rest: Vec<_> = env::split_paths(&libraries)
                .filter(|path| {
                    !path.starts_with(self.path("target"))
                        && !path.to_string_lossy().contains("/toolchains/")
                })
                .collect();
            match env::join_paths(rest) {
                Ok(rest) if !rest.is_empty() => command.env("LD_LIBRARY_PATH", rest),
                _ => command.env_remove("LD_LIBRARY_PATH"),
            };
        }
        let first =
            [".tools/shim", ".tools/bin", "node_modules/.bin"].map(|folder| self.path(folder));
        let old = env::var_os("PATH").unwrap_or_default();
        if let Ok(path) = env::join_paths(first.into_iter().chain(env::split_paths(&old))) {
            command.env("PATH", path);
        }
        command
    }

    /// Returns `cargo` with these arguments, for this machine or, if they name it, for wasm32 (see [`crate::wasm`]).
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let shim = self.path(".tools/shim/cargo");
        let mut command = if shim.is_file() {
            self.command(shim)
        } else {
            self.command("cargo")
        };
        command.args(arguments);
        command
    }

    /// Returns the author's tool, for this machine, with the same features as in the tests so that nothing is built
    /// twice.
    pub fn author_tool(&self) -> Command {
        self.cargo(&[
            "run",
            "--quiet",
            "--package",
            "contrappunto",
            "--bin",
            "contrappunto",
            "--features",
            "author",
            "--",
        ])
    }

    /// Finds the first program with that name in PATH, ignoring our own shim.
    pub fn which(&self, name: &str) -> Option<PathBuf> {
        let ours = self.path(".tools/shim");
        env::split_paths(&env::var_os("PATH")?)
            .filter(|folder| *folder != ours)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    }
}

/// Prints the command, runs it, and fails if it fails.
pub fn run(command: &mut Command) -> Result<()> {
    println!("  $ {}", line(command));
    quietly(command)
}

/// Runs the command without announcing it, and fails if it fails.
pub fn quietly(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs the command and returns its standard output; its standard error is dropped, so use it only for optional things.
pub fn output(command: &mut Command) -> Result<String> {
    let result = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !result.status.success() {
        bail!("`{}` failed ({})", line(command), result.status);
    }
    Ok(String::from_utf8_lossy(&result.stdout).trim().to_owned())
}

/// Returns the command as one would type it, with the name of the program instead of its path.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    words.join(" ")
}
