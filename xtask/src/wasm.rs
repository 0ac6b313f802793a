//! Running cargo for `wasm32-unknown-unknown`.
//!
//! Normally this uses rustup's compiler with the wasm32 target added. If rustup cannot fetch the target, Debian's
//! `rustc-web` is used instead: it comes with the source of the standard library, which cargo then builds as well.
//!
//! In both cases, Trunk and xtask call plain `cargo`: `.tools/shim/cargo`, first in PATH, forwards to the ordinary
//! cargo, except for commands that name the wasm32 target. Native builds therefore never use the other compiler, and
//! the two never share a target folder.
//!
//! `CONTRAPPUNTO_WASM=small` in the environment requests the small release build: the standard library built for size,
//! and panics that trap without a message. It is set from outside, so that plain `cargo build` works too.

use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::project::{Project, output, run};
use crate::{debian, tools};

/// The target, as cargo and rustup name it.
pub const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";

/// The compiler that builds for wasm32.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// rustup's, with the target and the source of the standard library.
    Rustup,
    /// rustup's with only the target: everything works, but the release is about a fifth larger.
    RustupWithoutSource,
    /// Debian's, which also builds the standard library.
    Debian,
}

impl fmt::Display for Toolchain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Rustup => "rustup",
            Self::RustupWithoutSource => "rustup, no rust-src",
            Self::Debian => "debian",
        })
    }
}

/// Finds or installs a compiler for wasm32, writes the shim, and returns a description of the compiler.
///
/// The choice is remembered in `.tools/wasm32` and afterwards only verified, so that a download that cannot work is not
/// retried on every run. Delete that file to choose again.
pub fn set_up(project: &Project, packages: &[String]) -> Result<String> {
    let marker = project.path(".tools/wasm32");
    let remembered = fs::read_to_string(&marker).unwrap_or_default();
    let way = [
        Toolchain::Rustup,
        Toolchain::RustupWithoutSource,
        Toolchain::Debian,
    ]
    .into_iter()
    .find(|way| way.to_string() == remembered.trim());
    let (way, found) = match way {
        Some(way) if is_ready(project, way) => (way, "found"),
        _ => (choose(project, packages)?, "set up"),
    };
    fs::create_dir_all(project.path(".tools/shim"))?;
    fs::write(&marker, format!("{way}\n"))?;
    write_shim(project, way)?;
    let rustc = if way == Toolchain::Debian {
        DEBIAN_RUSTC
    } else {
        "rustc"
    };
    let version = output(cmd!(project, "{rustc} --version"))?;
    Ok(format!("{version}, the {way} way, {found}"))
}

/// Whether everything that this compiler needs is installed. Changes nothing.
fn is_ready(project: &Project, way: Toolchain) -> bool {
    let source = |sysroot: PathBuf| {
        sysroot
            .join("lib/rustlib/src/rust/library/std/Cargo.toml")
            .is_file()
    };
    match way {
        Toolchain::Rustup => {
            is_ready(project, Toolchain::RustupWithoutSource)
                && sysroot(project, "rustc").is_ok_and(source)
        }
        Toolchain::RustupWithoutSource => output(cmd!(
            project,
            "rustc --print target-libdir --target {TARGET}"
        ))
        .is_ok_and(|folder| Path::new(&folder).is_dir()),
        Toolchain::Debian => {
            [DEBIAN_RUSTC, DEBIAN_CARGO, "/usr/bin/cargo-clippy"]
                .iter()
                .all(|file| Path::new(file).is_file())
                && sysroot(project, DEBIAN_RUSTC).is_ok_and(source)
                && is_recent_enough(project).unwrap_or(false)
                && rust_lld(project).is_ok()
        }
    }
}

/// Chooses rustup's compiler if it works, otherwise installs Debian's packages.
fn choose(project: &Project, packages: &[String]) -> Result<Toolchain> {
    if is_ready(project, Toolchain::Rustup) {
        return Ok(Toolchain::Rustup);
    }
    if is_ready(project, Toolchain::RustupWithoutSource)
        || run(cmd!(project, "rustup target add {TARGET}")).is_ok()
    {
        if run(cmd!(project, "rustup component add rust-src")).is_ok() {
            return Ok(Toolchain::Rustup);
        }
        println!("  rust-src cannot be added: the release will be about a fifth larger");
        return Ok(Toolchain::RustupWithoutSource);
    }
    println!(
        "  rustup cannot add the target; falling back to Debian's compiler, which builds the library along"
    );
    if !is_ready(project, Toolchain::Debian) {
        let by_hand = format!(
            "neither rustup nor apt-get could provide a compiler for {TARGET}. Run `rustup target add {TARGET}`, or on \
             Debian 12 or later, as root: apt-get install {}",
            packages.join(" ")
        );
        debian::install(project, packages).context(by_hand)?;
    }
    if !is_recent_enough(project)? {
        bail!(
            "{DEBIAN_RUSTC} is older than rust-version in Cargo.toml; remove Debian's other Rust packages first"
        );
    }
    rust_lld(project)?;
    if !is_ready(project, Toolchain::Debian) {
        bail!(
            "Debian's packages are installed, yet {DEBIAN_RUSTC} or its rust-src is missing: {}",
            packages.join(" ")
        );
    }
    Ok(Toolchain::Debian)
}

/// Whether Debian's compiler has at least the version in `rust-version` of Cargo.toml.
fn is_recent_enough(project: &Project) -> Result<bool> {
    let manifest: toml::Table = project.read("Cargo.toml")?.parse()?;
    let package = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("package"));
    let Some(wanted) = package
        .and_then(|package| package.get("rust-version"))
        .and_then(toml::Value::as_str)
    else {
        return Ok(true);
    };
    let said = output(cmd!(project, "{DEBIAN_RUSTC} --version"))?;
    let has = said
        .split_whitespace()
        .nth(1)
        .with_context(|| format!("`{said}` is no version of rustc"))?;
    Ok(tools::numbers(has) >= tools::numbers(wanted))
}

fn sysroot(project: &Project, rustc: &str) -> Result<PathBuf> {
    output(cmd!(project, "{rustc} --print sysroot")).map(PathBuf::from)
}

/// Returns the machine's own target.
pub fn host(project: &Project) -> Result<String> {
    let said = output(cmd!(project, "rustc -vV"))?;
    said.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("`rustc -vV` names no host")
}

/// Returns the linker for wasm; it comes with rustup's compiler even if the target does not.
fn rust_lld(project: &Project) -> Result<PathBuf> {
    let linker = sysroot(project, "rustc")?
        .join("lib/rustlib")
        .join(host(project)?)
        .join("bin/rust-lld");
    if linker.is_file() {
        return Ok(linker);
    }
    project
        .which("rust-lld")
        .or_else(|| project.which("wasm-ld"))
        .context("no linker for wasm: install Rust through rustup, whose compiler brings rust-lld")
}

/// Writes `.tools/shim/cargo`, unless it is up to date.
fn write_shim(project: &Project, way: Toolchain) -> Result<()> {
    let cargo = project
        .which("cargo")
        .context("no cargo in PATH: install Rust through rustup")?;
    let linker = if way == Toolchain::Debian {
        rust_lld(project)?
    } else {
        PathBuf::new()
    };
    let text = shim(way, &cargo, &project.path("target"), &linker);
    let path = project.path(".tools/shim/cargo");
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(&path, text)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

/// Returns the text of the shim.
fn shim(way: Toolchain, cargo: &Path, target: &Path, linker: &Path) -> String {
    let (cargo, target, linker) = (cargo.display(), target.display(), linker.display());
    let compiler = match way {
        Toolchain::Debian => format!(
            r#"    unset CARGO RUSTUP_TOOLCHAIN
    export PATH="/usr/bin:$PATH" RUSTC={DEBIAN_RUSTC} RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER='{linker}'
    cargo={DEBIAN_CARGO}
"#
        ),
        Toolchain::Rustup | Toolchain::RustupWithoutSource => String::new(),
    };
    let small = match way {
        Toolchain::RustupWithoutSource => "    :",
        Toolchain::Rustup | Toolchain::Debian => {
            r#"    if [ "${CONTRAPPUNTO_WASM:-}" = small ]; then
        export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
        export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
        export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true CARGO_PROFILE_RELEASE_PANIC=immediate-abort
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='-Zlocation-detail=none -Zfmt-debug=none'
    fi"#
        }
    };
    format!(
        r#"#!/bin/sh
# Written by `cargo xtask setup`; the reasons stand in xtask/src/wasm.rs.
cargo='{cargo}'
case "$*" in
*{TARGET}*)
    export CARGO_TARGET_DIR="${{CARGO_TARGET_DIR:-{target}}}/wasm" CARGO_PROFILE_DEV_DEBUG=none
{compiler}{small}
    ;;
esac
exec "$cargo" "$@"
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ordinary_way_needs_no_nightly_feature_outside_the_small_build() {
        let text = shim(
            Toolchain::Rustup,
            Path::new("/a/cargo"),
            Path::new("/b/target"),
            Path::new(""),
        );
        let before = text.split("if [").next().unwrap_or_default();
        assert!(!before.contains("BOOTSTRAP"), "{text}");
        assert!(text.contains("cargo='/a/cargo'"), "{text}");
        let text = shim(
            Toolchain::RustupWithoutSource,
            Path::new("/a/cargo"),
            Path::new("/b/target"),
            Path::new(""),
        );
        assert!(!text.contains("BOOTSTRAP"), "{text}");
    }
}
