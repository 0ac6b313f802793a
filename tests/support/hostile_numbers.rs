//! Story files with parts of tables and calculations multiplied.

use serde_json::{Map, Value, json};

use super::{list, text, with};

/// Returns a row for the first table of the small story.
fn row(number: usize, formula: &str) -> Value {
    json!({ "id": format!("r{number}"), "label": text("x"), "unit": "t", "better": "none", "formula": formula })
}

pub fn rows(count: usize) -> String {
    with(|story| {
        story["tables"][0]["derived"] = list(count, |number| {
            let names: Vec<String> = (number.saturating_sub(150)..number)
                .map(|row| format!("r{row}"))
                .collect();
            let names = if number == 0 {
                "load".to_owned()
            } else {
                names.join(", ")
            };
            row(number, &format!("sum({names})"))
        });
        story["tables"][0].as_object_mut().unwrap().remove("rules");
        story["tables"][0]
            .as_object_mut()
            .unwrap()
            .remove("overall");
    })
}

pub fn circles() -> String {
    with(|story| {
        story["tables"][0]["derived"] = list(200, |number| {
            let names: Vec<String> = (0..40)
                .map(|step| format!("r{}", (number + 1 + step) % 200))
                .collect();
            row(number, &format!("sum({})", names.join(", ")))
        });
        story["tables"][0].as_object_mut().unwrap().remove("rules");
        story["tables"][0]
            .as_object_mut()
            .unwrap()
            .remove("overall");
    })
}

/// Adds `settings` adjustable numbers to a table, and a rule with `comparisons` comparisons of each.
pub fn to_set(story: &mut Value, settings: usize, comparisons: usize) {
    let table = &mut story["tables"][0];
    let unknown = json!({ "unknown": text("x") });
    for number in 0..settings {
        let id = format!("p{number}");
        let property = json!({ "id": id, "label": text("x"), "unit": "t", "better": "none" });
        table["properties"].as_array_mut().unwrap().push(property);
        for item in table["items"].as_array_mut().unwrap() {
            item["values"][&id] = unknown.clone();
        }
        let control = json!({ "property": id, "low": 0, "high": 1000, "step": 1 });
        table["what_if"]["properties"]
            .as_array_mut()
            .unwrap()
            .push(control);
    }
    let verdicts = list(comparisons, |number| {
        let names: Vec<String> = (0..settings).map(|name| format!("p{name}")).collect();
        let when = format!("sum({}) > {} [t]", names.join(","), number * 3 + 1);
        json!({ "verdict": format!("v{number}"), "when": when, "label": text("x"), "says": text("x"), "effect": "none" })
    });
    let last = table["rules"][0]["verdicts"][1].clone();
    let verdicts: Vec<Value> = verdicts
        .as_array()
        .unwrap()
        .iter()
        .cloned()
        .chain([last])
        .collect();
    let rule = json!({ "id": "much", "label": text("x"), "known": "2025-02-12", "verdicts": verdicts, "sources": ["gazette"] });
    table["rules"].as_array_mut().unwrap().push(rule);
}

pub fn settings() -> String {
    with(|story| to_set(story, 60, 100))
}

pub fn many_terms() -> String {
    with(|story| {
        to_set(story, 10, 5);
        story["tables"][0]["derived"] = list(196, |number| {
            if number == 0 {
                return json!({ "id": "load_per_metre", "label": text("x"), "unit": "t/m", "better": "higher", "formula": "load / width" });
            }
            let names: Vec<String> = (number.saturating_sub(44)..number)
                .map(|row| {
                    if row == 0 {
                        "load".to_owned()
                    } else {
                        format!("r{row}")
                    }
                })
                .collect();
            row(number, &format!("sum({})", names.join(",")))
        });
    })
}

/// Enlarges the first table of the small story to `size` items and rows.
pub fn wide_table(story: &mut Value, size: usize) {
    let table = &mut story["tables"][0];
    let unknown = json!({ "unknown": text("x") });
    let mut values = Map::new();
    for number in 0..size - 4 {
        let id = format!("p{number}");
        let property = json!({ "id": id, "label": text("x"), "unit": "t", "better": "none" });
        table["properties"].as_array_mut().unwrap().push(property);
        values.insert(id, unknown.clone());
    }
    let items = table["items"].as_array_mut().unwrap();
    for item in items.iter_mut() {
        item["values"]
            .as_object_mut()
            .unwrap()
            .extend(values.clone());
    }
    let first = items[0].clone();
    for number in 0..size - 2 {
        let mut item = first.clone();
        item["id"] = json!(format!("i{number}"));
        items.push(item);
    }
}

/// Adds 19 calculations, each with `count` more inputs.
pub fn inputs(story: &mut Value, count: usize) {
    let first = story["calculations"][0].clone();
    let more = list(19, |number| {
        let mut calculation = first.clone();
        calculation["id"] = json!(format!("k{number}"));
        let input = first["inputs"][0].clone();
        for number in 0..count {
            let mut input = input.clone();
            input["id"] = json!(format!("n{number}"));
            calculation["inputs"].as_array_mut().unwrap().push(input);
        }
        calculation
    });
    let more = more.as_array().unwrap().clone();
    story["calculations"].as_array_mut().unwrap().extend(more);
}
