//! A small engine on disk, and builds that use it.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use contrappunto_author::build::{self, Base, Build, Output};
use contrappunto_author::engine::Names;
use contrappunto_author::structured_data::Addresses;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The files of the small engine except its list: name and content.
pub const FILES: [(&str, &str); 9] = [
    ("contrappunto.js", "// the loader"),
    ("contrappunto-00000001.js", "// the loader"),
    ("contrappunto-00000002.js", "// the engine's script"),
    ("contrappunto-00000003.wasm", "the engine"),
    ("contrappunto-00000004.css", "/* the style sheet */"),
    ("contrappunto-00000005.js", "// the frame's script"),
    (
        "contrappunto-00000006.wasm",
        "named by no field, sealed all the same",
    ),
    ("icon.svg", "<svg/>"),
    ("story.schema.json", "{}"),
];

/// Returns its `engine.json`, with fields that this version does not know.
pub fn list() -> Value {
    let seal = |content: &str| {
        let digest = BASE64_STANDARD.encode(Sha256::digest(content));
        Value::from(format!("sha256-{digest}"))
    };
    let hashed = FILES.iter().filter(|(name, _)| name.contains('-'));
    let integrity = hashed.map(|(name, content)| ((*name).to_owned(), seal(content)));
    json!({
        "version": "9.9.9",
        "loader": "contrappunto.js",
        "pinned": "contrappunto-00000001.js",
        "engine": "contrappunto-00000002.js",
        "wasm": "contrappunto-00000003.wasm",
        "stylesheet": "contrappunto-00000004.css",
        "frame": "contrappunto-00000005.js",
        "later": {"than": "this"},
        "integrity": integrity.collect::<serde_json::Map<_, _>>(),
    })
}

/// Creates an empty folder for one test.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes the small engine into a folder.
pub fn write_engine(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (name, content) in FILES {
        fs::write(folder.join(name), content).unwrap();
    }
    fs::write(folder.join("engine.json"), list().to_string()).unwrap();
}

/// The options of a build.
#[derive(Default)]
pub struct Options<'a> {
    /// `--base`
    pub base: Option<&'a str>,
    /// `--pin`
    pub pin: bool,
    /// `--url`
    pub urls: &'a [&'a str],
    /// `--template`
    pub template: Option<&'a str>,
}

/// Returns all files that are written for a story file of the repository.
pub fn outputs(name: &str, options: &Options) -> Vec<Output> {
    outputs_of(&super::read(name), options)
}

/// Returns all files that are written for a story.
pub fn outputs_of(json: &str, options: &Options) -> Vec<Output> {
    let story = super::story_of(json);
    let urls: Vec<String> = options.urls.iter().map(|url| (*url).to_owned()).collect();
    let base = options.base.map(|base| Base::read(base).unwrap());
    let build = Build {
        engine: &Names::read(&list().to_string()).unwrap(),
        base: base.as_ref(),
        pin: options.pin,
        addresses: &Addresses::read(&urls, &story.languages).unwrap(),
        template: options.template,
    };
    build::outputs(story, json, &build).unwrap()
}

/// Returns the text of one of the files.
pub fn text<'a>(outputs: &'a [Output], path: &str) -> &'a str {
    let output = outputs
        .iter()
        .find(|output| output.path.to_str() == Some(path));
    &output.unwrap_or_else(|| panic!("no {path}")).text
}
