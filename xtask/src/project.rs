//! The location of the repository, and running programs in it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Cmd, PushDir, Shell, cmd};

/// The repository that this tool works on.
pub struct Project {
    root: PathBuf,
    shell: Shell,
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
        let shell = Shell::new()?;
        shell.change_dir(root);
        Ok(Self {
            root: root.to_path_buf(),
            shell,
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

    /// Returns a command that runs at the top of the repository, with the project's own tools first in PATH; [`cmd!`]
    /// calls it.
    ///
    /// It does not inherit what `cargo run` added to our environment about this crate and rustup's compiler: a second
    /// compiler would load the wrong libraries, and build scripts would re-run for nothing.
    pub fn cmd(&self, program: impl AsRef<Path>) -> Cmd<'_> {
        let mut cmd = self.shell.cmd(program).quiet();
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                cmd = cmd.env_remove(name);
            }
        }
        if let Some(libraries) = env::var_os("LD_LIBRARY_PATH") {
            let rest: Vec<_> = env::split_paths(&libraries)
                .filter(|path| {
                    !path.starts_with(self.path("target"))
                        && !path.to_string_lossy().contains("/toolchains/")
                })
                .collect();
            cmd = match env::join_paths(rest) {
                Ok(rest) if !rest.is_empty() => cmd.env("LD_LIBRARY_PATH", rest),
                _ => cmd.env_remove("LD_LIBRARY_PATH"),
            };
        }
        let first =
            [".tools/shim", ".tools/bin", "node_modules/.bin"].map(|folder| self.path(folder));
        let old = env::var_os("PATH").unwrap_or_default();
        match env::join_paths(first.into_iter().chain(env::split_paths(&old))) {
            Ok(path) => cmd.env("PATH", path),
            Err(_) => cmd,
        }
    }

    /// Runs commands in another folder, for as long as the result is kept.
    pub fn inside(&self, folder: &Path) -> PushDir<'_> {
        self.shell.push_dir(folder)
    }

    /// Returns the author's tool, for this machine.
    pub fn author_tool(&self) -> Cmd<'_> {
        cmd!(self, "cargo run --quiet --package contrappunto-author --")
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
pub fn run(cmd: Cmd) -> Result<()> {
    println!("  $ {cmd}");
    Ok(cmd.run()?)
}

/// Runs the command and returns its standard output; its standard error is dropped, so use it only for optional things.
pub fn output(cmd: Cmd) -> Result<String> {
    Ok(cmd.ignore_stderr().read()?.trim().to_owned())
}
