//! The element's contract: what the documents promise is what the code does.

use std::collections::BTreeSet;

use crate::between;
use crate::support::read;

/// The first column of the table under a heading cell, without its backquotes.
fn table_column(text: &str, heading: &str) -> BTreeSet<String> {
    let lines = || {
        text.lines()
            .map(|line| line.trim_start_matches("//!").trim())
    };
    lines()
        .skip_while(|line| !line.starts_with(&format!("| {heading}")))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| Some(between(line, "`", "`").first()?.to_string()))
        .collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Attributes that the element reads: those it watches, and those that only the style sheet looks at.
fn attributes_read() -> BTreeSet<String> {
    let loader = read("src/elements/loader.js");
    let watched = between(&loader, "observedAttributes = [", "]")[0];
    let mut names = set(&between(watched, "'", "'"));
    let css = read("www/tokens.css");
    let styled = between(&css, ":host([", "]")
        .into_iter()
        .map(|inside| inside.split('=').next().unwrap());
    // `hidden` is every element's, `data-` attributes are the element's own marks.
    names.extend(
        styled
            .filter(|name| *name != "hidden" && !name.starts_with("data-"))
            .map(str::to_owned),
    );
    names
}

#[test]
fn the_attributes_that_the_readme_lists_are_those_the_element_reads() {
    assert_eq!(
        table_column(&read("README.md"), "attribute"),
        attributes_read()
    );
}

#[test]
fn the_events_that_the_docs_list_are_those_dispatched() {
    let engine = read("src/elements/mod.rs");
    let code: String = engine
        .lines()
        .filter(|line| !line.starts_with("//!"))
        .collect();
    let of_engine: BTreeSet<String> = between(&code, "\"contrappunto-", "\"")
        .into_iter()
        .map(|name| format!("contrappunto-{name}"))
        .collect();
    assert_eq!(table_column(&engine, "event"), of_engine);

    let loader = read("src/elements/loader.js");
    let of_loader = between(&loader, "#tell('", "'")
        .into_iter()
        .map(|name| format!("contrappunto-{name}"));
    let all: BTreeSet<String> = of_engine.into_iter().chain(of_loader).collect();
    let readme = read("README.md");
    let sentence = between(&readme, "The element dispatches ", "`.")[0].to_owned() + "`";
    let listed: BTreeSet<String> = sentence
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, all);
}

#[cfg(feature = "components")]
#[test]
fn the_parts_that_the_readme_lists_are_those_there_are() {
    use contrappunto::components::Part;
    let names: Vec<&str> = Part::ALL.into_iter().map(Part::as_str).collect();
    let row = format!(
        "| `parts` | any of `{}`; all if left out |",
        names.join(" ")
    );
    assert!(read("README.md").contains(&row), "{row}");
}
