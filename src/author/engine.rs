//! The built engine that an author's pages run: a folder of ready files, named and sealed in its `engine.json`.
//!
//! Nothing is compiled to make the pages of a story: the same files serve every one.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The file that names the others.
const LIST: &str = "engine.json";

/// What lies beside the engine under names that never change, and goes where it goes.
const BESIDE: [&str; 3] = [LIST, "icon.svg", "story.schema.json"];

/// How an integrity is written.
const SEAL: &str = "sha256-";

/// The names of an engine's files, as its `engine.json` has them. Fields that are not known here are passed over: a
/// later engine may have more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Names {
    /// The version it was built from.
    pub version: String,
    /// The loader, under the name that never changes.
    pub loader: String,
    /// The same loader, under the name of its content.
    pub pinned: String,
    /// The engine's script.
    pub engine: String,
    /// The engine.
    pub wasm: String,
    /// The style sheet.
    pub stylesheet: String,
    /// The script of pages that stand in a frame.
    pub frame: String,
    /// The checker's script.
    pub checker: Option<String>,
    /// The checker.
    pub checker_wasm: Option<String>,
    /// The integrity of each, by name: `sha256-…`. The loader's is that of its pinned copy.
    pub integrity: BTreeMap<String, String>,
}

impl Names {
    /// Reads the text of an `engine.json`.
    ///
    /// # Errors
    ///
    /// What is missing or wrong in it. A name that leads out of the folder is wrong.
    pub fn read(text: &str) -> Result<Self, String> {
        let names: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        let is_name =
            |name: &str| !name.starts_with('.') && !name.is_empty() && name.chars().all(is_part);
        if let Some(name) = names.files().iter().find(|name| !is_name(name)) {
            return Err(format!("\"{name}\" is no file name"));
        }
        Ok(names)
    }

    /// Every file that it names, in order.
    #[must_use]
    pub fn files(&self) -> BTreeSet<&str> {
        let Self {
            loader,
            pinned,
            engine,
            wasm,
            stylesheet,
            frame,
            ..
        } = self;
        let needed = [loader, pinned, engine, wasm, stylesheet, frame];
        let may = [&self.checker, &self.checker_wasm].into_iter().flatten();
        let sealed = self.integrity.keys();
        let all = needed.into_iter().chain(may).chain(sealed);
        all.map(String::as_str).collect()
    }

    /// The integrity of a file.
    #[must_use]
    pub fn integrity(&self, name: &str) -> Option<&str> {
        let of = |name: &str| self.integrity.get(name).map(String::as_str);
        of(name).or_else(|| (name == self.loader).then(|| of(&self.pinned)).flatten())
    }
}

/// An engine on disk, whose files are whole.
#[derive(Debug, Clone)]
pub struct Engine {
    folder: PathBuf,
    /// What its files are called.
    pub names: Names,
}

impl Engine {
    /// Reads the engine of a folder, and checks each of its files.
    ///
    /// # Errors
    ///
    /// Every file that is missing or is not the one that was built.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let list = folder.join(LIST);
        let text = fs::read_to_string(&list).map_err(|error| {
            format!(
                "{}: {error}; --engine takes the folder of a built engine",
                list.display()
            )
        })?;
        let names = Names::read(&text).map_err(|error| format!("{}: {error}", list.display()))?;
        let mut problems: Vec<String> = Vec::new();
        for name in names.files() {
            let Some(sealed) = names.integrity(name) else {
                problems.push(format!("{name}: {LIST} gives no integrity of it"));
                continue;
            };
            match fs::read(folder.join(name)) {
                Err(error) => problems.push(format!("{name}: {error}")),
                Ok(bytes) if seal(&bytes) != sealed => {
                    problems.push(format!("{name}: is not the file that was built"));
                }
                Ok(_) => {}
            }
        }
        for name in BESIDE {
            if !folder.join(name).is_file() {
                problems.push(format!("{name}: is missing"));
            }
        }
        if problems.is_empty() {
            return Ok(Self {
                folder: folder.to_path_buf(),
                names,
            });
        }
        Err(format!(
            "{}: the engine is not whole; build or fetch it anew\n  {}",
            folder.display(),
            problems.join("\n  ")
        ))
    }

    /// The engine of the first of these folders that has one: `engine/` beside the program, `dist/` here, `dist/`
    /// beside or above the program.
    ///
    /// # Errors
    ///
    /// Every place looked at, where there is none; otherwise as [`Engine::read`].
    pub fn find() -> Result<Self, String> {
        let program = env::current_exe().ok();
        let above = program
            .iter()
            .flat_map(|program| program.ancestors().skip(1));
        let mut places: Vec<PathBuf> = Vec::new();
        places.extend(above.clone().take(1).map(|folder| folder.join("engine")));
        places.extend(env::current_dir().map(|folder| folder.join("dist")));
        places.extend(above.map(|folder| folder.join("dist")));
        if let Some(folder) = places.iter().find(|folder| folder.join(LIST).is_file()) {
            return Self::read(folder);
        }
        let places: Vec<String> = places
            .iter()
            .map(|folder| format!("  {}", folder.join(LIST).display()))
            .collect();
        Err(format!(
            "no built engine is found; name its folder with --engine. Looked for\n{}",
            places.join("\n")
        ))
    }

    /// Copies its files into another folder; into its own there is nothing to do. Answers the paths written.
    ///
    /// # Errors
    ///
    /// The first file that cannot be copied.
    pub fn copy(&self, to: &Path) -> io::Result<Vec<PathBuf>> {
        fs::create_dir_all(to)?;
        if self.folder.canonicalize()? == to.canonicalize()? {
            return Ok(Vec::new());
        }
        let names = self.names.files().into_iter().chain(BESIDE);
        let copied = names.map(|name| {
            let path = to.join(name);
            fs::copy(self.folder.join(name), &path).map(|_| path)
        });
        copied.collect()
    }
}

/// The integrity of bytes, as HTML has it.
fn seal(bytes: &[u8]) -> String {
    format!("{SEAL}{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}
