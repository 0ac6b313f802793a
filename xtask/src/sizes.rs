//! The number of bytes that a reader downloads, against the limits of the design.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use serde_json::Value;

use crate::project::Project;

/// The limit for the loader, compressed with brotli, in bytes.
const LOADER_LIMIT: usize = 3_000;
/// The limit for wasm, glue and style sheet together, compressed with brotli, in bytes; a build above it fails. It is
/// slightly above the current size, so that the engine can only shrink.
const ENGINE_LIMIT: usize = 266_500;
/// The target sizes of the engine, not yet reached; the second is the total weight of `TimelineJS`.
const ENGINE_FIGURES: [usize; 2] = [100_000, 79_000];

/// The size of one or more files, in bytes: raw, and compressed as a CDN sends them.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    brotli: usize,
}

/// Prints the sizes of `dist/`. Fails if the loader or the engine exceeds its limit.
pub fn print(project: &Project) -> Result<()> {
    let dist = project.path("dist");
    let all = files(&dist).context("there is no build to measure: run `cargo xtask dist`")?;
    println!("\n{:<36} {:>10} {:>10}", "file", "bytes", "brotli 11");

    let mut over = Vec::new();
    let mut judge = |label: &str, size: Size, limit: usize| {
        let verdict = if size.brotli > limit {
            "OVER"
        } else {
            "within"
        };
        print_row(label, size, &format!("{verdict} {limit}"));
        if size.brotli > limit {
            over.push(format!(
                "{label} is {} bytes over {limit}",
                size.brotli - limit
            ));
        }
    };

    judge(
        "loader",
        measure(&dist.join("contrappunto.js"))?,
        LOADER_LIMIT,
    );
    let mut engine = Size::default();
    let about = fs::read_to_string(dist.join("engine.json")).context("dist/ has no engine.json")?;
    let about: Value = serde_json::from_str(&about).context("engine.json")?;
    let named = |what: &str| {
        let name = about.get(what).and_then(Value::as_str);
        name.map(|name| dist.join(name))
            .with_context(|| format!("engine.json names no {what}"))
    };
    for (label, what) in [
        ("wasm", "wasm"),
        ("glue", "engine"),
        ("style sheet", "stylesheet"),
    ] {
        let size = measure(&named(what)?)?;
        print_row(label, size, "");
        engine = Size {
            raw: engine.raw + size.raw,
            brotli: engine.brotli + size.brotli,
        };
    }
    judge("engine (wasm, glue, style sheet)", engine, ENGINE_LIMIT);
    for figure in ENGINE_FIGURES {
        if engine.brotli > figure {
            let over = engine.brotli - figure;
            println!("{:<36} {over:>21} OVER the figure of {figure}", "");
        }
    }

    print_row("iframe page's script", measure(&named("frame")?)?, "");
    for file in &all {
        let text = file.strip_prefix(&dist).unwrap_or(file).to_string_lossy();
        if text.ends_with(".html") || text.ends_with("story.json") {
            print_row(&text, measure(file)?, "");
        }
    }
    println!();
    if over.is_empty() {
        Ok(())
    } else {
        bail!("{}", over.join("; "))
    }
}

/// Whether a file is named by its content hash, and therefore never changes.
pub fn is_hashed(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    name.strip_prefix("contrappunto-")
        .is_some_and(|hash| hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn print_row(label: &str, size: Size, note: &str) {
    println!(
        "{}",
        format!("{label:<36} {:>10} {:>10} {note}", size.raw, size.brotli).trim_end()
    );
}

fn measure(file: &Path) -> Result<Size> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut compressed = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &parameters)?;
    Ok(Size {
        raw: bytes.len(),
        brotli: compressed.len(),
    })
}

/// Returns every file below a folder, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_eight_hex_digits_is_for_ever() {
        assert!(is_hashed(Path::new("dist/contrappunto-0a1b2c3d.wasm")));
        assert!(!is_hashed(Path::new("dist/contrappunto.js")));
        assert!(!is_hashed(Path::new("dist/contrappunto-elements.js")));
    }
}
