//! Builds the checker, the small wasm with which an editor's browser checks stories, as Trunk builds the engine.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;
use crate::wasm::TARGET;

/// Builds `checker.js` and `checker_bg.wasm` in a folder, and returns both paths; a release is optimized for size.
pub fn build(project: &Project, folder: &Path, is_release: bool) -> Result<(PathBuf, PathBuf)> {
    let mut cargo = cmd!(
        project,
        "cargo build --quiet --target {TARGET} --no-default-features --features check --bin checker"
    );
    if is_release {
        cargo = cargo.arg("--release").env("CONTRAPPUNTO_WASM", "small");
    }
    cargo.run()?;
    let profile = if is_release { "release" } else { "debug" };
    let compiled = project
        .path("target/wasm")
        .join(TARGET)
        .join(profile)
        .join("checker.wasm");
    bind(project, &compiled, folder)?;
    let (glue, module) = (folder.join("checker.js"), folder.join("checker_bg.wasm"));
    if is_release {
        let arguments = wasm_opt_arguments(&project.read("index.html")?)?;
        cmd!(project, "wasm-opt {arguments...} -o {module} {module}").run()?;
    }
    Ok((glue, module))
}

/// Runs wasm-bindgen, which writes `<name>.js` and `<name>_bg.wasm` into a folder.
pub fn bind(project: &Project, compiled: &Path, folder: &Path) -> Result<()> {
    Ok(cmd!(
        project,
        "wasm-bindgen --target web --no-typescript --out-dir {folder} {compiled}"
    )
    .run()?)
}

/// Returns the arguments of wasm-opt, taken from the attributes in `index.html` with which Trunk optimizes the engine.
fn wasm_opt_arguments(page: &str) -> Result<Vec<String>> {
    let attribute = |name: &str| {
        let (_, rest) = page.split_once(&format!("{name}=\""))?;
        Some(rest.split_once('"')?.0)
    };
    let level = attribute("data-wasm-opt").context("index.html says no data-wasm-opt to Trunk")?;
    let parameters = attribute("data-wasm-opt-params").unwrap_or_default();
    let mut arguments = vec![format!("-O{level}")];
    arguments.extend(parameters.split_whitespace().map(str::to_owned));
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checker_is_optimized_as_the_engine_is() {
        let page = "<link data-wasm-opt=\"z\" data-wasm-opt-params=\"--one --two=0\">";
        assert_eq!(
            wasm_opt_arguments(page).ok(),
            Some(vec![
                "-Oz".to_owned(),
                "--one".to_owned(),
                "--two=0".to_owned()
            ])
        );
        assert!(wasm_opt_arguments("<link>").is_err());
    }
}
