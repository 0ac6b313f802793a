//! The elements' contract: what the guide and the package promise matches the code.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::between;
use crate::support::read;

const GUIDE: &str = "docs/EMBEDDING.md";

type Names = BTreeSet<String>;

/// Returns the names in backticks in the first column of the table under a heading cell.
fn table_column(text: &str, heading: &str) -> Names {
    let lines = || {
        text.lines()
            .map(|line| line.trim_start_matches("//!").trim())
    };
    lines()
        .skip_while(|line| !line.starts_with(&format!("| {heading} |")))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| set(&between(cell, "`", "`")))
        .collect()
}

fn set(names: &[&str]) -> Names {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Returns the attributes that the elements listen to.
fn watched() -> Names {
    let attributes = read("src/elements/attributes.js");
    let reflected = between(&attributes, "REFLECTED = '", "'")[0].split(' ');
    let element = read("src/elements/element.js");
    let others = between(&element, "observedAttributes = [...REFLECTED, ", "]")[0];
    let others = between(others, "'", "'");
    reflected.chain(others).map(str::to_owned).collect()
}

/// Returns the package's description of the elements.
fn package() -> Value {
    serde_json::from_str(&read("www/package/elements.json")).unwrap()
}

/// Returns the names in a list of `elements.json`, both common to all elements and specific to some.
fn packaged(package: &Value, list: &str, name: &str) -> Names {
    let elements = package["elements"].as_array().unwrap();
    [package]
        .into_iter()
        .chain(elements)
        .filter_map(|members| members[list].as_array())
        .flatten()
        .filter_map(|one| one[name].as_str().or(one.as_str()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_attributes_that_are_listed_are_those_the_elements_read() {
    let watched = watched();
    assert!(watched.len() > 6, "{watched:?}");
    assert_eq!(table_column(&read(GUIDE), "attribute"), watched);
    assert_eq!(packaged(&package(), "attributes", "name"), watched);
}

#[test]
fn the_properties_that_are_listed_are_those_of_the_package() {
    let package = package();
    let mut known = packaged(&package, "attributes", "field");
    known.extend(packaged(&package, "fields", "name"));
    let methods = packaged(&package, "methods", "name");
    known.extend(methods.iter().map(|name| format!("{name}(id)")));
    assert_eq!(table_column(&read(GUIDE), "property"), known);
}

#[test]
fn the_events_that_are_listed_are_those_dispatched() {
    let engine = read("src/elements/mod.rs");
    let code: String = engine
        .lines()
        .filter(|line| !line.starts_with("//!"))
        .collect();
    let of_engine: Names = between(&code, "\"contrappunto-", "\"")
        .into_iter()
        .map(|name| format!("contrappunto-{name}"))
        .collect();
    assert_eq!(
        table_column(&engine, "event, on the host element"),
        of_engine
    );

    let element = read("src/elements/element.js");
    let of_loader = between(&element, "#tell('", "'")
        .into_iter()
        .map(|name| format!("contrappunto-{name}"));
    let all: Names = of_engine.into_iter().chain(of_loader).collect();
    assert_eq!(table_column(&read(GUIDE), "event"), all);
    assert_eq!(packaged(&package(), "events", "name"), all);
}

#[test]
fn the_slots_that_are_listed_are_those_of_the_package() {
    let mut known = packaged(&package(), "slots", "name");
    // The default slot.
    assert!(known.remove(""));
    assert_eq!(table_column(&read(GUIDE), "slot"), known);
}

#[test]
fn the_custom_properties_that_are_listed_are_those_the_style_sheet_reads() {
    let tokens = read("www/tokens.css");
    let read_ones: Names = between(&tokens, "var(--cp-", ",")
        .into_iter()
        .map(|name| format!("--cp-{name}"))
        .collect();
    let mut known = table_column(&read(GUIDE), "custom property");
    // The row for eight properties names the first and the last.
    assert!(known.contains("--cp-hue-0") && known.contains("--cp-hue-7"));
    known.extend((0..8).map(|number| format!("--cp-hue-{number}")));
    assert_eq!(known, read_ones);
}

#[test]
fn the_parts_that_are_listed_are_those_there_are() {
    use contrappunto::components::Part;
    let names: Vec<&str> = Part::ALL.into_iter().map(Part::as_str).collect();
    let guide = read(GUIDE);
    let row = format!(
        "| `parts` | any of `{}`; all if left out |",
        names.join(" ")
    );
    assert!(guide.contains(&row), "{row}");
    let styled = between(
        &guide,
        "`::part` knows the names of the attribute `parts`: ",
        ".\n",
    )[0];
    assert_eq!(between(styled, "`", "`"), names);
    assert_eq!(packaged(&package(), "cssParts", "name"), set(&names));
}
