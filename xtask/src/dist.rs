//! Builds `dist/`: Trunk compiles the engine and the page, [`finish`] names the files and writes the pages.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::project::{Project, quietly, run};
use crate::sizes;

/// What Trunk calls its files, before they get the names they ship under.
const GLUE: &str = "engine.js";
const WASM: &str = "engine_bg.wasm";
const STYLESHEET: &str = "contrappunto.css";

/// The story whose pages a build holds.
const STORY: &str = "www/stories/deepseek/story.json";

/// Pages of a host, with what they need: they ship as they are, under the same names.
const HOST: (&str, &str) = ("www/host", "host");

/// Which build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Small, as it ships; a panic says only `unreachable`.
    Release,
    /// With names and messages, for finding out why.
    Debug,
}

/// Builds `dist/` and prints its sizes. A release over the figures to hold is a failure.
pub fn build(project: &Project, kind: Kind) -> Result<()> {
    // Trunk copies every snippet it finds there, those of earlier builds too.
    fs::remove_dir_all(project.path("target/wasm-bindgen")).ok();
    let mut trunk = project.command("trunk");
    trunk.args(["build", "--offline"]);
    // Trunk reads NO_COLOR as true or false, and asks the network for a newer Trunk.
    trunk
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    if kind == Kind::Release {
        trunk.arg("--release").env("CONTRAPPUNTO_WASM", "small");
    }
    run(&mut trunk)?;
    match kind {
        Kind::Release => sizes::print(project),
        Kind::Debug => {
            println!("dist/ holds a debug build: readable, and far from the size that ships");
            Ok(())
        }
    }
}

/// Trunk's last step, on its staging folder: minify, name by content, write loader and pages.
pub fn finish(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).context(
        "TRUNK_STAGING_DIR is not set: Trunk calls this as its hook; to build, run `cargo xtask dist`",
    )?;
    let minify = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let bundle = |source: &Path, target: &Path| bundle(project, source, target, minify);

    let glue = staging.join(GLUE);
    let text = fs::read_to_string(&glue).with_context(|| format!("Trunk wrote no {GLUE}"))?;
    let wasm = staging.join(WASM);
    let bytes = fs::read(&wasm).with_context(|| format!("Trunk wrote no {WASM}"))?;
    let (text, bytes) = number_imports(text, bytes);
    fs::write(&wasm, bytes)?;
    let wasm = name_by_content(&staging, &wasm, "wasm")?;

    // The glue takes the address of the wasm from the loader; what it would assume by itself is kept right as well.
    fs::write(&glue, text.replace(WASM, &wasm))?;
    bundle(&glue, &glue)?;
    let glue = name_by_content(&staging, &glue, "js")?;
    // The bundle holds them.
    fs::remove_dir_all(staging.join("snippets")).ok();

    let stylesheet = staging.join(STYLESHEET);
    bundle(&project.path("www").join(STYLESHEET), &stylesheet)?;
    let stylesheet = name_by_content(&staging, &stylesheet, "css")?;

    let loader = staging.join("contrappunto.js");
    bundle(&project.path("src/elements/loader.js"), &loader)?;
    let names = [
        ("__ENGINE_JS__", &glue),
        ("__ENGINE_WASM__", &wasm),
        ("__STYLESHEET__", &stylesheet),
    ];
    fs::write(&loader, fill_in(&fs::read_to_string(&loader)?, &names)?)?;

    let page = staging.join("index.html");
    fs::write(
        &page,
        without_leftovers(&fs::read_to_string(&page)?, &stylesheet),
    )?;

    copy_all(&project.path(HOST.0), &staging.join(HOST.1))?;

    let mut author = project.author_tool();
    author.args(["build", STORY, "--stylesheet", &stylesheet]);
    author.arg("--template").arg(page).arg("-o").arg(&staging);
    quietly(&mut author).context("the author's tool could not write the pages")
}

/// Numbers the imports, in glue and wasm alike.
///
/// wasm-bindgen ends their names in sixteen digits of a hash, which do not compress: two kilobytes in all.
/// Numbers of the same length do, and leave every offset in the wasm as it is.
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

/// Copies every file of a folder that has no folders in it.
fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in sizes::files(from).with_context(|| format!("cannot list {}", from.display()))? {
        if let Some(name) = file.file_name() {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}

/// The HTML files of the build.
pub fn pages(project: &Project) -> Result<Vec<PathBuf>> {
    let mut files = sizes::files(&project.path("dist"))?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "html")
    });
    Ok(files)
}

/// Runs esbuild: local imports are taken in, so that each file stands alone.
fn bundle(project: &Project, source: &Path, target: &Path, minify: bool) -> Result<()> {
    let mut esbuild = project.command("esbuild");
    esbuild.arg(source).args([
        "--bundle",
        "--format=esm",
        "--log-level=warning",
        "--allow-overwrite",
        "--charset=utf8",
    ]);
    // Addresses that the loader fills in later are no files here.
    esbuild.arg("--external:./__*");
    if minify {
        esbuild.args(["--minify", "--legal-comments=none"]);
    }
    quietly(esbuild.arg(format!("--outfile={}", target.display())))
}

/// Renames a file to `contrappunto-<8 hex digits of its content>.<extension>`, and answers that name.
fn name_by_content(staging: &Path, file: &Path, extension: &str) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("the build made no {}", file.display()))?;
    let name = format!("contrappunto-{}.{extension}", short_hash(&bytes));
    fs::rename(file, staging.join(&name))?;
    Ok(name)
}

/// The first 8 hex digits of the SHA-256.
fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let first = digest
        .iter()
        .take(4)
        .fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{first:08x}")
}

/// The page without Trunk's own marks, and with the style sheet's last name.
fn without_leftovers(page: &str, stylesheet: &str) -> String {
    let mut text = page.replace(
        &format!("\"./{STYLESHEET}\""),
        &format!("\"./{stylesheet}\""),
    );
    while let Some(start) = text.find("<link data-trunk") {
        let end = text
            .get(start..)
            .and_then(|rest| rest.find('>'))
            .map_or(text.len(), |length| start + length + 1);
        let line_end =
            end + usize::from(text.get(end..).is_some_and(|rest| rest.starts_with('\n')));
        text.replace_range(start..line_end, "");
    }
    text
}

/// Puts each name in the place of its mark. A mark that is not there means that the loader asks for nothing.
fn fill_in(loader: &str, names: &[(&str, &String)]) -> Result<String> {
    let mut text = loader.to_owned();
    for (mark, name) in names {
        if !text.contains(mark) {
            bail!("src/elements/loader.js does not use {mark}");
        }
        text = text.replace(mark, name);
    }
    Ok(text)
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

    #[test]
    fn the_page_keeps_nothing_of_trunk() {
        let page = "<a>\n<link data-trunk rel=\"rust\" data-x=\"1\">\n<link rel=\"stylesheet\" href=\"./contrappunto.css\"/>";
        assert_eq!(
            without_leftovers(page, "s.css"),
            "<a>\n<link rel=\"stylesheet\" href=\"./s.css\"/>"
        );
    }

    #[test]
    fn a_loader_without_a_mark_is_refused() {
        let name = "contrappunto-12345678.js".to_owned();
        assert!(fill_in("import('./engine.js')", &[("__ENGINE_JS__", &name)]).is_err());
        let filled = fill_in("import('./__ENGINE_JS__')", &[("__ENGINE_JS__", &name)]);
        assert_eq!(
            filled.ok().as_deref(),
            Some("import('./contrappunto-12345678.js')")
        );
    }
}
