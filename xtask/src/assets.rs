//! The files that every page of a build needs, named by content hash; `engine.json` lists their names and integrity.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use xshell::cmd;

use crate::project::Project;
use crate::{checker, marks, stylesheet};

/// Trunk's names for its files, before they are renamed for publication.
const GLUE: &str = "engine.js";
const WASM: &str = "engine_bg.wasm";
/// The build's name for the style sheet, before it is renamed.
const STYLESHEET: &str = "contrappunto.css";
/// The loader's name, which is stable.
const LOADER: &str = "contrappunto.js";

/// The files under construction.
struct Assets<'a> {
    project: &'a Project,
    staging: &'a Path,
    minify: bool,
    /// The name of each file, by its purpose.
    names: Map<String, Value>,
    integrity: Map<String, Value>,
}

/// Makes the files in Trunk's staging folder, from what Trunk left there.
pub fn make(project: &Project, staging: &Path, minify: bool) -> Result<()> {
    let mut assets = Assets {
        project,
        staging,
        minify,
        names: Map::new(),
        integrity: Map::new(),
    };
    assets.engine()?;
    assets.checker()?;
    assets.script("frame", &[])?;
    bundle(
        project,
        &project.path("www").join(STYLESHEET),
        &staging.join(STYLESHEET),
        minify,
        &[],
    )?;
    let css = fs::read_to_string(staging.join(STYLESHEET))?;
    fs::write(staging.join(STYLESHEET), stylesheet::finished(&css))?;
    assets.name("stylesheet", STYLESHEET)?;
    assets.loader()?;
    assets.write()
}

impl Assets<'_> {
    /// Makes the engine's wasm and the script that drives it.
    fn engine(&mut self) -> Result<()> {
        let (glue, wasm) = (self.staging.join(GLUE), self.staging.join(WASM));
        let text = fs::read_to_string(&glue).with_context(|| format!("Trunk wrote no {GLUE}"))?;
        let bytes = fs::read(&wasm).with_context(|| format!("Trunk wrote no {WASM}"))?;
        let (text, bytes) = number_imports(text, bytes);
        fs::write(&glue, text)?;
        fs::write(&wasm, bytes)?;
        self.name("wasm", WASM)?;

        let factory = self.staging.join("factory.js");
        self.factory(&glue, &factory)?;
        self.script("live", &[("engine-glue", &factory)])?;
        // The bundle contains them.
        fs::remove_file(glue)?;
        fs::remove_file(factory)?;
        fs::remove_dir_all(self.staging.join("snippets")).ok();
        Ok(())
    }

    /// Makes the checker's wasm and its glue, with the address of the wasm in the glue.
    fn checker(&mut self) -> Result<()> {
        let (glue, wasm) = checker::build(self.project, self.staging, self.minify)?;
        let (text, bytes) = number_imports(fs::read_to_string(&glue)?, fs::read(&wasm)?);
        fs::write(&wasm, bytes)?;
        let wasm = self.name("checker_wasm", "checker_bg.wasm")?;
        fs::write(&glue, text.replace("checker_bg.wasm", &wasm))?;
        bundle(self.project, &glue, &glue, self.minify, &[])?;
        self.name("checker", "checker.js").map(drop)
    }

    /// Wraps the glue in a function that returns a fresh instance at each call, so that an engine can be restarted
    /// after a trap. Inside it, `instanceof` is decided by prototypes: some libraries put classes of their own under the
    /// names `Window` or `Element`, and some pages assign to `self`. Every node that the engine changes is passed through
    /// `undone` first.
    fn factory(&self, glue: &Path, factory: &Path) -> Result<()> {
        let options = [
            "--bundle",
            "--format=iife",
            "--global-name=glue",
            "--log-level=error",
        ];
        cmd!(
            self.project,
            "esbuild {glue} {options...} --charset=utf8 --outfile={factory}"
        )
        .run()?;
        let text = fs::read_to_string(factory)?;
        fs::write(
            factory,
            format!(
                "{IS_OF}export function instance(undone) {{\nconst self = globalThis;\n{}\nreturn glue;\n}}\n",
                of_prototypes(&guarded(&text)?)?
            ),
        )?;
        Ok(())
    }

    /// Bundles a script of `src/elements`. `live`, which drives the engine, is listed as `engine`.
    fn script(&mut self, source: &str, aliases: &[(&str, &Path)]) -> Result<()> {
        let file = format!("{source}.js");
        let target = self.staging.join(&file);
        script(self.project, source, &target, self.minify, aliases)?;
        let what = if source == "live" { "engine" } else { source };
        self.name(what, &file).map(drop)
    }

    /// Makes the loader, with the names of the others filled in, under a hashed name and under a stable one.
    fn loader(&mut self) -> Result<()> {
        let loader = self.staging.join(LOADER);
        script(self.project, "loader", &loader, self.minify, &[])?;
        let (text, _) = marks::with_files(&fs::read_to_string(&loader)?, |what| {
            let name = self.names.get(what).and_then(Value::as_str);
            let name = name.with_context(|| format!("the build has made no {what}"))?;
            let integrity = self.integrity.get(name).and_then(Value::as_str);
            Ok((name.to_owned(), integrity.unwrap_or_default().to_owned()))
        })?;
        fs::write(&loader, &text)?;
        fs::write(self.staging.join("pinned.js"), text)?;
        self.name("pinned", "pinned.js")?;
        self.names.insert("loader".to_owned(), LOADER.into());
        Ok(())
    }

    /// Renames a file to `contrappunto-<8 hex digits of its hash>.<extension>`, and returns that name.
    fn name(&mut self, what: &str, file: &str) -> Result<String> {
        let path = self.staging.join(file);
        let bytes = fs::read(&path).with_context(|| format!("the build made no {file}"))?;
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let name = format!("contrappunto-{}.{extension}", short_hash(&bytes));
        fs::rename(&path, self.staging.join(&name))?;
        self.names.insert(what.to_owned(), name.clone().into());
        let integrity = format!("sha256-{}", BASE64.encode(Sha256::digest(&bytes)));
        self.integrity.insert(name.clone(), integrity.into());
        Ok(name)
    }

    fn write(self) -> Result<()> {
        let mut about = Map::new();
        about.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
        about.extend(self.names);
        about.insert("integrity".to_owned(), json!(self.integrity));
        let text = serde_json::to_string_pretty(&about)? + "\n";
        fs::write(self.staging.join("engine.json"), text)?;
        Ok(())
    }
}

/// Bundles a script of `src/elements`, and fills in what it has to know of the story.
pub fn script(
    project: &Project,
    source: &str,
    target: &Path,
    minify: bool,
    aliases: &[(&str, &Path)],
) -> Result<()> {
    let path = project.path("src/elements").join(format!("{source}.js"));
    bundle(project, &path, target, minify, aliases)?;
    let text = fs::read_to_string(target)?;
    let text = marks::with_lists(&text).with_context(|| format!("{source}.js"))?;
    Ok(fs::write(target, text)?)
}

/// Runs esbuild, which bundles local imports so that each file is self-contained.
fn bundle(
    project: &Project,
    source: &Path,
    target: &Path,
    minify: bool,
    aliases: &[(&str, &Path)],
) -> Result<()> {
    let aliases = aliases
        .iter()
        .map(|(name, path)| format!("--alias:{name}={}", path.display()));
    let minify = ["--minify", "--legal-comments=none"]
        .into_iter()
        .filter(|_| minify);
    let options = [
        "--bundle",
        "--format=esm",
        "--log-level=warning",
        "--allow-overwrite",
    ];
    let esbuild = cmd!(
        project,
        "esbuild {source} {options...} --charset=utf8 {aliases...} {minify...} --outfile={target}"
    );
    Ok(esbuild.run()?)
}

/// How the glue writes what it is called with.
const NODES: [&str; 2] = ["arg0", "getObject(arg0)"];

/// The ways in which the engine changes the DOM.
const CHANGES: [&str; 7] = [
    ".appendChild(",
    ".insertBefore(",
    ".removeChild(",
    ".nodeValue = ",
    ".textContent = ",
    ".data = ",
    ".innerHTML = ",
];

/// Returns the glue with the node of each change passed through `undone`.
fn guarded(glue: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for node in NODES {
        for change in CHANGES {
            text = text.replace(
                &format!(" {node}{change}"),
                &format!(" undone({node}){change}"),
            );
        }
    }
    for needed in [".insertBefore(", ".removeChild(", ".nodeValue = "] {
        if !text.contains(&format!("){needed}")) {
            bail!("the glue has no `arg0{needed}…` to guard");
        }
    }
    Ok(text)
}

/// Tests whether a value implements an interface: each prototype names its own.
const IS_OF: &str = "const isOf = (value, name) => {
  for (let one = value; one; one = Object.getPrototypeOf(one)) if (one[Symbol.toStringTag] === name) return true;
  return false;
};
";

/// Replaces `instanceof` in the glue by a test of the prototypes.
fn of_prototypes(glue: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for node in NODES {
        let asked = format!(" {node} instanceof ");
        while let Some((before, after)) = text.split_once(&asked) {
            let end = after
                .find(|letter: char| !letter.is_ascii_alphanumeric())
                .context("the glue ends in `instanceof`")?;
            let (name, rest) = after.split_at(end);
            text = format!("{before} isOf({node}, \"{name}\"){rest}");
        }
    }
    if !text.contains("\"Window\"") {
        bail!("the glue does not ask whether something is a window");
    }
    Ok(text)
}

/// Renumbers the imports in glue and wasm.
///
/// wasm-bindgen ends their names with a hash of sixteen digits, which do not compress: two kilobytes in all. Numbers of
/// the same length compress, and do not shift any offset in the wasm.
fn number_imports(mut glue: String, mut wasm: Vec<u8>) -> (String, Vec<u8>) {
    const DIGITS: usize = 16;
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let names: BTreeSet<String> = glue
        .split(|letter| !is_part(letter))
        .filter(|word| word.starts_with("__wbg_") && word.is_ascii())
        .filter(|word| {
            word.rsplit_once('_').is_some_and(|(_, hash)| {
                hash.len() == DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
            })
        })
        .map(str::to_owned)
        .collect();
    for (number, name) in names.iter().enumerate() {
        let (stem, _) = name.split_at(name.len() - DIGITS);
        let numbered = format!("{stem}{number:0DIGITS$x}");
        glue = glue.replace(name, &numbered);
        for place in 0..wasm.len() {
            if let Some(bytes) = wasm.get_mut(place..place + name.len())
                && *bytes == *name.as_bytes()
            {
                bytes.copy_from_slice(numbered.as_bytes());
            }
        }
    }
    (glue, wasm)
}

/// Returns the first 8 hex digits of the SHA-256.
fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let first = digest
        .iter()
        .take(4)
        .fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{first:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_get_the_same_eight_digits() {
        assert_eq!(short_hash(b""), "e3b0c442");
    }

    #[test]
    fn imports_are_numbered_in_glue_and_wasm_alike() {
        let glue = "__wbg_new_cd4348290afae586: f, __wbg_length_b03a0fabb109b1e9() {} __wbg_init";
        let wasm = b"\0asm\x1a__wbg_new_cd4348290afae586\0".to_vec();
        let (glue, wasm) = number_imports(glue.to_owned(), wasm);
        assert_eq!(
            glue,
            "__wbg_new_0000000000000001: f, __wbg_length_0000000000000000() {} __wbg_init"
        );
        assert_eq!(wasm, b"\0asm\x1a__wbg_new_0000000000000001\0");
    }
}
