//! Third-party notices for the published packages: whose work is in them, its licences, and the texts to pass on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::cmd;

use crate::project::{Project, output};

/// The name of the file in each package.
pub const FILE: &str = "THIRD-PARTY-NOTICES.txt";

/// Licences compatible with MIT and Apache-2.0, by SPDX identifier, in order of preference. The last one requires that
/// recipients are told where the source is; the notices give that for every crate.
const ALLOWED: [&str; 10] = [
    "MIT",
    "Apache-2.0",
    "BSD-3-Clause",
    "BSD-2-Clause",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "Unicode-3.0",
    "0BSD",
    "MPL-2.0",
];

/// What is published, as cargo builds it.
#[derive(Clone, Copy)]
pub struct Built {
    /// The manifest of its package.
    pub manifest: &'static str,
    /// The enabled features.
    pub features: &'static str,
    /// The target; `None` for the host.
    pub target: Option<&'static str>,
}

/// A crate whose code is included.
struct Crate {
    name: String,
    /// The address of its source.
    source: String,
    licences: BTreeSet<&'static str>,
    texts: Vec<String>,
}

/// Returns the notices for a build. Fails with every crate whose licence is not allowed.
pub fn text(project: &Project, built: Built) -> Result<String> {
    let mut problems = Vec::new();
    let mut crates = Vec::new();
    for package in shipped(project, built)? {
        let name = format!(
            "{} {}",
            field(&package, "name")?,
            field(&package, "version")?
        );
        let licence = package.get("license").and_then(Value::as_str);
        let Some(licences) = licence.and_then(chosen) else {
            problems.push(format!("{name}: {}", licence.unwrap_or("no licence")));
            continue;
        };
        let manifest = Path::new(field(&package, "manifest_path")?);
        let texts = texts(manifest.parent().context("a manifest stands in a folder")?)?;
        let source = package.get("repository").and_then(Value::as_str);
        crates.push(Crate {
            name,
            source: source.unwrap_or_default().to_owned(),
            licences,
            texts,
        });
    }
    if !problems.is_empty() {
        bail!(
            "licences that may not be passed on:\n  {}",
            problems.join("\n  ")
        );
    }
    Ok(written(&crates))
}

fn field<'a>(package: &'a Value, name: &str) -> Result<&'a str> {
    let text = package.get(name).and_then(Value::as_str);
    text.with_context(|| format!("cargo metadata names no {name}"))
}

/// Returns the crates whose code is in the result, without those that run only during compilation.
fn shipped(project: &Project, built: Built) -> Result<Vec<Value>> {
    let Built {
        manifest, features, ..
    } = built;
    let options = [
        "--format-version=1",
        "--locked",
        "--no-default-features",
        "--features",
        features,
    ];
    let cargo = cmd!(
        project,
        "cargo metadata --manifest-path {manifest} {options...}"
    );
    let target = match built.target {
        Some(target) => Ok(target.to_owned()),
        None => output(cmd!(project, "rustc --print host-tuple")),
    }?;
    let cargo = cargo.args(["--filter-platform", target.trim()]);
    let metadata: Value = serde_json::from_str(&output(cargo)?).context("cargo metadata")?;
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let by_id = |values: Vec<Value>| -> BTreeMap<String, Value> {
        let id = |value: &Value| value.get("id").and_then(Value::as_str).map(str::to_owned);
        values
            .into_iter()
            .filter_map(|value| Some((id(&value)?, value)))
            .collect()
    };
    let packages = by_id(list(metadata.get("packages")));
    let nodes = by_id(list(metadata.pointer("/resolve/nodes")));
    let root = metadata.pointer("/resolve/root").and_then(Value::as_str);
    let mut waiting = vec![root.context("cargo metadata has no root")?.to_owned()];
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let runs_at_build = list(packages.get(&id).and_then(|package| package.get("targets")))
            .iter()
            .any(|target| {
                list(target.get("kind"))
                    .iter()
                    .any(|kind| kind == "proc-macro")
            });
        if runs_at_build || !found.insert(id.clone()) {
            continue;
        }
        for dependency in list(nodes.get(&id).and_then(|node| node.get("deps"))) {
            let kinds = list(dependency.get("dep_kinds"));
            let is_normal = kinds
                .iter()
                .any(|kind| kind.get("kind").is_some_and(Value::is_null));
            if is_normal && let Some(id) = dependency.get("pkg").and_then(Value::as_str) {
                waiting.push(id.to_owned());
            }
        }
    }
    // Those of this repository come from no registry.
    let is_foreign = |package: &Value| {
        package
            .get("source")
            .is_some_and(|source| !source.is_null())
    };
    let mut shipped: Vec<Value> = found
        .iter()
        .filter_map(|id| packages.get(id).cloned())
        .filter(is_foreign)
        .collect();
    let text = |package: &Value, name: &str| package.get(name).map(Value::to_string);
    shipped.sort_by_key(|package| (text(package, "name"), text(package, "version")));
    Ok(shipped)
}

/// Returns the licences under which a crate is used: of each choice the first allowed one. Returns `None` if some part
/// has no allowed one.
fn chosen(expression: &str) -> Option<BTreeSet<&'static str>> {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let parts = plain.split(" AND ").map(|choice| {
        let names: Vec<&str> = choice.split(" OR ").map(str::trim).collect();
        ALLOWED.into_iter().find(|allowed| names.contains(allowed))
    });
    parts.collect()
}

/// Returns the texts of licences and notices that a crate contains.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let is_one = ["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| name.starts_with(start));
        if is_one && entry.path().is_file() {
            names.push(entry.path());
        }
    }
    names.sort();
    let read = |path| {
        Ok(fs::read_to_string(path)?
            .replace('\r', "")
            .trim()
            .to_owned())
    };
    names.into_iter().map(read).collect()
}

/// Returns the notices, with each text once, after the names of the crates that it applies to.
fn written(crates: &[Crate]) -> String {
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in crates {
        for text in &one.texts {
            by_text.entry(text).or_default().push(&one.name);
        }
    }
    let lines: Vec<String> = crates
        .iter()
        .map(|one| {
            let licences: Vec<&str> = one.licences.iter().copied().collect();
            format!("{}: {} {}\n", one.name, licences.join(" and "), one.source)
        })
        .collect();
    let texts: Vec<String> = by_text
        .iter()
        .map(|(text, names)| format!("\n{}\n{}\n\n{text}\n", "-".repeat(72), names.join(", ")))
        .collect();
    format!(
        "Work of others that is compiled into this package, and the licence under which it is used here. The Rust standard\nlibrary (MIT OR Apache-2.0, the Rust Project's contributors) is in it, too.\n\n{}{}",
        lines.concat(),
        texts.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_choice_one_is_taken_and_every_part_needs_one() {
        let names = |expression: &str| {
            chosen(expression).map(|found| found.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(names("MIT OR Apache-2.0"), Some(vec!["MIT"]));
        assert_eq!(names("Apache-2.0/MIT"), Some(vec!["MIT"]));
        assert_eq!(
            names("(MIT OR Apache-2.0) AND Unicode-3.0"),
            Some(vec!["MIT", "Unicode-3.0"])
        );
        assert_eq!(names("Unlicense OR MIT"), Some(vec!["MIT"]));
        assert_eq!(names("GPL-3.0-only"), None);
        assert_eq!(names("MIT AND GPL-3.0-only"), None);
        assert_eq!(names("LGPL-2.1-only OR GPL-3.0-only"), None);
    }

    #[test]
    fn a_text_that_several_bring_along_stands_there_once() {
        let one = |name: &str, text: &str| Crate {
            name: name.to_owned(),
            source: format!("https://example.org/{name}"),
            licences: BTreeSet::from(["MIT"]),
            texts: vec![text.to_owned()],
        };
        let text = written(&[
            one("a 1.0.0", "Be kind."),
            one("b 2.0.0", "Be kind."),
            one("c 3.0.0", "Be fair."),
        ]);
        assert_eq!(text.matches("Be kind.").count(), 1);
        assert!(text.contains("a 1.0.0, b 2.0.0\n\nBe kind."), "{text}");
        assert!(
            text.contains("c 3.0.0: MIT https://example.org/c 3.0.0\n"),
            "{text}"
        );
    }
}
