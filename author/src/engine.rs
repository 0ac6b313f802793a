//! The built engine that an author's pages run: a folder of ready-made files, named and hashed in its `engine.json`.
//!
//! Making the pages of a story compiles nothing: the same files serve every story.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The file that lists the others.
const LIST: &str = "engine.json";

/// Files beside the engine whose names never change and which are copied with it.
const BESIDE: [&str; 3] = [LIST, "icon.svg", "story.schema.json"];

/// The prefix of an integrity value.
const SEAL: &str = "sha256-";

/// The names of an engine's files, as in its `engine.json`. Unknown fields are ignored: a later engine may have more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Names {
    /// The version of the engine.
    pub version: String,
    /// The loader, under its stable name.
    pub loader: String,
    /// The same loader, under its content-hashed name.
    pub pinned: String,
    /// The engine's JavaScript.
    pub engine: String,
    /// The engine's wasm.
    pub wasm: String,
    /// The style sheet.
    pub stylesheet: String,
    /// The script of pages that are shown in a frame.
    pub frame: String,
    /// The checker's JavaScript, if the build has a checker.
    pub checker: Option<String>,
    /// The checker's wasm.
    pub checker_wasm: Option<String>,
    /// The integrity of each file, by name: `sha256-…`. The loader's is listed under its pinned copy.
    pub integrity: BTreeMap<String, String>,
}

impl Names {
    /// Parses the text of an `engine.json`.
    ///
    /// # Errors
    ///
    /// Returns what is missing or wrong in it. A name that leads out of the folder is an error.
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

    /// Returns every file that it names, sorted.
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

    /// Returns the integrity of a file.
    #[must_use]
    pub fn integrity(&self, name: &str) -> Option<&str> {
        let of = |name: &str| self.integrity.get(name).map(String::as_str);
        of(name).or_else(|| (name == self.loader).then(|| of(&self.pinned)).flatten())
    }
}

/// An engine on disk, with its files verified.
#[derive(Debug, Clone)]
pub struct Engine {
    folder: PathBuf,
    /// The names of its files.
    pub names: Names,
}

impl Engine {
    /// Reads the engine in a folder and verifies each of its files.
    ///
    /// # Errors
    ///
    /// Returns every file that is missing or differs from the one that was built.
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

    /// Reads the first engine found in these folders: `engine/` beside the program, `dist/` in the current folder,
    /// `dist/` beside or above the program.
    ///
    /// # Errors
    ///
    /// Returns every place searched if there is no engine; otherwise fails as [`Engine::read`] does.
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

    /// Copies its files into another folder, and returns the paths written; if it is the same folder, copies nothing.
    ///
    /// # Errors
    ///
    /// Returns the error of the first file that cannot be copied.
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

/// Returns the integrity of bytes, in the format that HTML uses.
fn seal(bytes: &[u8]) -> String {
    format!("{SEAL}{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}
