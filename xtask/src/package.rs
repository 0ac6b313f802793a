//! The published packages: the npm package, and the author's tool with an engine beside it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use xshell::cmd;

use crate::assets;
use crate::marks;
use crate::notices::{self, Built};
use crate::project::{Project, output, run};
use crate::wasm;

/// Files that ship unchanged, under their own names.
const AS_THEY_ARE: &[&str] = &[
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "www/package/README.md",
    "www/package/contrappunto.d.ts",
    "www/package/react.d.ts",
    "www/package/react.js",
    "www/package/server.js",
    "www/story.schema.json",
];

/// What is compiled for the reader's browser and for the author's machine.
const ENGINE: Built = Built {
    manifest: "Cargo.toml",
    features: "elements,check",
    target: Some(wasm::TARGET),
};
const TOOL: Built = Built {
    manifest: "author/Cargo.toml",
    features: "",
    target: None,
};

/// Makes `target/package/contrappunto-<version>.tgz` and `target/package/author/` from the build in `dist/`.
pub fn make(project: &Project) -> Result<()> {
    let tarball = npm(project)?;
    println!("{}", tarball.display());
    let author = author(project)?;
    println!("{}", author.display());
    Ok(())
}

/// Makes the npm package and returns the path of its tarball.
pub fn npm(project: &Project) -> Result<PathBuf> {
    let engine = Engine::read(project)?;
    let folder = fresh(project, "npm")?;
    for file in AS_THEY_ARE {
        let source = project.path(file);
        let name = source.file_name().context("a file has a name")?;
        copy(&source, &folder.join(name))?;
    }
    let loader = folder.join("contrappunto.js");
    assets::script(project, "loader", &loader, false, &[])?;
    let text = fs::read_to_string(&loader)?;
    let (text, mut names) = engine.fill_in(&text)?;
    fs::write(&loader, text)?;
    names.sort();
    names.dedup();
    names.push("custom-elements.json".to_owned());
    for name in &names {
        copy(&project.path("dist").join(name), &folder.join(name))?;
    }
    copy(
        &project.path("dist").join(engine.name("stylesheet")?),
        &folder.join("contrappunto.css"),
    )?;

    fs::write(folder.join(notices::FILE), notices::text(project, ENGINE)?)?;

    let mut package: Map<String, Value> =
        serde_json::from_str(&project.read("www/package/package.json")?)
            .context("www/package/package.json")?;
    let version = version(project)?;
    package.insert("version".to_owned(), version.clone().into());
    package.insert("files".to_owned(), files(&folder)?);
    fs::write(
        folder.join("package.json"),
        serde_json::to_string_pretty(&package)? + "\n",
    )?;
    let target = project.path("target/package");
    let _inside = project.inside(&folder);
    output(cmd!(
        project,
        "npm pack --ignore-scripts --loglevel=error --pack-destination {target}"
    ))?;
    let tarball = project.path(format!("target/package/contrappunto-{version}.tgz"));
    if !tarball.is_file() {
        bail!("npm pack made no {}", tarball.display());
    }
    Ok(tarball)
}

/// Makes a folder with the author's tool and, in `engine/`, what its pages need, so that using it requires no Rust.
fn author(project: &Project) -> Result<PathBuf> {
    let engine = Engine::read(project)?;
    let folder = fresh(project, "author")?;
    run(cmd!(
        project,
        "cargo build --quiet --release --package contrappunto-author"
    ))?;
    let tool = format!("contrappunto{}", std::env::consts::EXE_SUFFIX);
    copy(
        &project.path("target/release").join(&tool),
        &folder.join(&tool),
    )?;
    let beside = folder.join("engine");
    fs::create_dir_all(&beside)?;
    let alongside = ["engine.json", "icon.svg", "story.schema.json"];
    for name in engine.all_names().chain(alongside) {
        copy(&project.path("dist").join(name), &beside.join(name))?;
    }
    fs::write(folder.join(notices::FILE), notices::text(project, TOOL)?)?;
    fs::write(beside.join(notices::FILE), notices::text(project, ENGINE)?)?;
    // Tried as an editor would use it: from its own folder, with only what is in it.
    let (tool, tried) = (folder.join(&tool), fresh(project, "tried")?);
    output(cmd!(
        project,
        "{tool} build tests/stories/small.json -o {tried}"
    ))
    .context("the author's tool cannot build a story by itself")?;
    Ok(folder)
}

/// `dist/engine.json`: the names of a build's files.
struct Engine(Value);

impl Engine {
    fn read(project: &Project) -> Result<Self> {
        let text = project
            .read("dist/engine.json")
            .context("there is no build to pack: run `cargo xtask dist`")?;
        Ok(Self(
            serde_json::from_str(&text).context("dist/engine.json")?,
        ))
    }

    fn name(&self, field: &str) -> Result<&str> {
        self.0
            .get(field)
            .and_then(Value::as_str)
            .with_context(|| format!("dist/engine.json names no {field}"))
    }

    /// Returns every file that it names.
    fn all_names(&self) -> impl Iterator<Item = &str> {
        let fields = self.0.as_object().into_iter().flatten();
        fields
            .filter(|(field, _)| *field != "version")
            .filter_map(|(_, name)| name.as_str())
    }

    /// Returns the loader with each mark filled in, and the names it then uses. It sets no integrity: the files are
    /// part of the app, and some bundlers minify them again.
    fn fill_in(&self, loader: &str) -> Result<(String, Vec<String>)> {
        marks::with_files(loader, |field| {
            Ok((self.name(field)?.to_owned(), String::new()))
        })
    }
}

/// Returns the version of the workspace.
fn version(project: &Project) -> Result<String> {
    let manifest: toml::Table = project.read("Cargo.toml")?.parse()?;
    manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("package")?.get("version")?.as_str())
        .map(str::to_owned)
        .context("Cargo.toml names no version of the workspace")
}

/// Returns the names of a folder's files, except those that npm always includes.
fn files(folder: &Path) -> Result<Value> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with("README") && !name.starts_with("package.") && name != "LICENSE" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names.into())
}

/// Creates an empty folder with that name in `target/package/`.
fn fresh(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.path("target/package").join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("cannot copy {}", from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_loader_names_what_engine_json_names() {
        let engine = Engine(json!({"version": "1", "engine": "contrappunto-1.js"}));
        let filled = engine
            .fill_in("['./__ENGINE_JS__', '__ENGINE_JS_INTEGRITY__']")
            .ok();
        assert_eq!(
            filled,
            Some((
                "['./contrappunto-1.js', '']".to_owned(),
                vec!["contrappunto-1.js".to_owned()]
            ))
        );
        assert!(engine.fill_in("import('./__ENGINE_WASM__')").is_err());
        assert_eq!(
            engine.all_names().collect::<Vec<_>>(),
            ["contrappunto-1.js"]
        );
    }
}
