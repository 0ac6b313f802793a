//! Story files that nobody would seriously write: enormous, or made to be slow. Each is the small story with one thing
//! multiplied. They are generated rather than stored, because they are megabytes large.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    dead_code,
    reason = "in a test, a panic is the message; a benchmark uses a part of it"
)]

#[path = "hostile_numbers.rs"]
mod numbers;

use numbers::{circles, inputs, many_terms, rows, settings, wide_table};
use serde_json::{Value, json};

const SMALL: &str = include_str!("../stories/small.json");

/// A file with its description.
pub type Made = (&'static str, fn() -> String);

/// Files that are rejected, each because one thing exceeds a limit or because it has too many problems to list them
/// all.
pub const REFUSED: &[Made] = &[
    ("3,000 languages", languages),
    ("100,000 unknown fields", fields),
    ("1,500,000 events that are none", events_that_are_none),
    ("a field whose name has a million letters", long_field),
    ("references of a million letters", long_references),
    ("nested 20,000 deep", nested),
    ("a text of three million letters", long_text),
    ("2,900 events with nobody's name", bad_references),
    ("3,000 events of one id", ids_twice),
    ("3,000 broken events", broken_events),
    ("1,800 objects of 100 fields that stand twice", fields_twice),
    ("1,400 sources, each the origin of the next", chain),
    ("1,490 sources in a circle", circle),
    ("400 rows that each sum up 150", || rows(400)),
    ("200 rows that each sum up 150", || rows(200)),
    ("200 rows in a circle", circles),
    ("a table with more to set than can be worked out", settings),
    ("3,000 events of nine objects each", many_objects),
    ("an event of 41 sources", many_cited),
    ("50 questions of 10 claims each", || {
        with(|story| claims(story, 50))
    }),
    ("a table of 40 items by 40 rows", || {
        with(|story| wide_table(story, 40))
    }),
    ("201 events that name one claim", one_claim),
    ("20 calculations of 23 inputs each", || {
        with(|story| inputs(story, 22))
    }),
];

/// Valid files at the maximum size.
pub const SOUND: &[Made] = &[
    ("5,000 events of 1,400 sources", many_events),
    ("5,000 events of one source", one_source),
    ("1,400 sources in chains of 50", chains),
    ("120 claims in 40 questions", || {
        with(|story| claims(story, 39))
    }),
    ("a table of 38 items by 38 rows", || {
        with(|story| wide_table(story, 38))
    }),
    ("20 calculations of 20 inputs each", || {
        with(|story| inputs(story, 18))
    }),
    ("formulas of 9,000 terms", many_terms),
    ("40 languages", many_languages),
];

fn small() -> Value {
    serde_json::from_str(SMALL).unwrap()
}

/// Returns the small story after a change.
fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut story = small();
    change(&mut story);
    story.to_string()
}

fn list(count: usize, make: impl FnMut(usize) -> Value) -> Value {
    (0..count).map(make).collect()
}

fn text(words: &str) -> Value {
    json!({ "en": words, "it": words })
}

fn languages() -> String {
    with(|story| story["languages"] = list(3_000, |number| json!(format!("x-{number}"))))
}

fn fields() -> String {
    with(|story| {
        let story = story.as_object_mut().unwrap();
        story.extend((0..100_000).map(|number| (format!("field{number}"), Value::Null)));
    })
}

fn events_that_are_none() -> String {
    let ones = vec!["1"; 1_500_000].join(",");
    with(|story| story["events"] = json!("@")).replace("\"@\"", &format!("[{ones}]"))
}

fn long_field() -> String {
    with(|story| story["e".repeat(1_000_000)] = Value::Null)
}

fn long_references() -> String {
    with(|story| {
        let name = "t".repeat(1_000_000);
        story["events"][0]["actors"] = json!([name, name]);
        story["actors"][0]["id"] = json!(name.replace('t', "u"));
    })
}

fn nested() -> String {
    let (open, close) = ("[".repeat(20_000), "]".repeat(20_000));
    with(|story| story["changes"] = json!("@")).replace("\"@\"", &format!("{open}{close}"))
}

fn long_text() -> String {
    with(|story| story["title"]["en"] = json!("x".repeat(3_000_000)))
}

/// Returns events like the first of the small story, without claims.
fn events(story: &Value, count: usize, change: impl Fn(usize, &mut Value)) -> Value {
    let mut first = story["events"][0].clone();
    first["summary"] = text("x");
    first["title"] = text("x");
    first.as_object_mut().unwrap().remove("claims");
    list(count, |number| {
        let mut event = first.clone();
        event["id"] = json!(format!("E{number}"));
        change(number, &mut event);
        event
    })
}

fn bad_references() -> String {
    with(|story| {
        let long = |number: usize| format!("{number:0>64}");
        let actor = story["actors"][0].clone();
        let actors = list(498, |number| {
            let mut actor = actor.clone();
            actor["id"] = json!(long(number));
            actor
        });
        let more = actors.as_array().unwrap().clone();
        story["actors"].as_array_mut().unwrap().extend(more);
        let nobody = |number: usize, event: &mut Value| {
            event["actors"] = json!([format!("n{:x>63}", number)]);
            event.as_object_mut().unwrap().remove("summary");
        };
        story["events"] = events(story, 2_900, nobody);
    })
}

fn ids_twice() -> String {
    with(|story| {
        story["events"] = events(story, 3_000, |_, event| event["id"] = json!("E1"));
    })
}

fn broken_events() -> String {
    with(|story| {
        let broken =
            |_: usize, event: &mut Value| *event = json!({ "id": 1, "sumary": [], "en": {} });
        story["events"] = events(story, 3_000, broken);
    })
}

fn fields_twice() -> String {
    let fields: Vec<String> = (0..100)
        .flat_map(|number| [format!("\"f{number}\":1"), format!("\"f{number}\":1")])
        .collect();
    let object = format!("{{{}}}", fields.join(","));
    let objects = vec![object; 1_800].join(",");
    with(|story| story["events"] = json!("@")).replace("\"@\"", &format!("[{objects}]"))
}

/// Adds `count` sources like the first of the small story.
fn more_sources(story: &mut Value, count: usize, origin: impl Fn(usize) -> Option<usize>) {
    let source = story["sources"][0].clone();
    let sources = story["sources"].as_array_mut().unwrap();
    for number in 0..count {
        let mut source = source.clone();
        source["id"] = json!(format!("s{number}"));
        source.as_object_mut().unwrap().remove("archive");
        if let Some(origin) = origin(number) {
            source["origin"] = json!(format!("s{origin}"));
        }
        sources.push(source);
    }
}

fn chain() -> String {
    with(|story| {
        more_sources(story, 1_400, |number| {
            (number < 1_399).then_some(number + 1)
        });
        story["events"][0]["sources"] = json!(["s0"]);
    })
}

fn circle() -> String {
    with(|story| more_sources(story, 1_490, |number| Some((number + 1) % 1_490)))
}

fn chains() -> String {
    with(|story| {
        more_sources(story, 1_400, |number| {
            (number % 50 != 49).then_some(number + 1)
        });
        story["events"] = events(story, 28, |number, event| {
            event["sources"] = json!([format!("s{}", number * 50)]);
        });
    })
}

fn many_events() -> String {
    with(|story| {
        more_sources(story, 1_400, |_| None);
        story["events"] = events(story, 5_000, |number, event| {
            event["sources"] = json!([format!("s{}", number % 1_400)]);
        });
    })
}

fn one_source() -> String {
    with(|story| story["events"] = events(story, 5_000, |_, _| {}))
}

/// Adds 118 claims, and `questions` questions of ten claims each.
fn claims(story: &mut Value, questions: usize) {
    let claim = story["claims"][0].clone();
    let claims = story["claims"].as_array_mut().unwrap();
    for number in 0..118 {
        let mut claim = claim.clone();
        claim["id"] = json!(format!("D{number}"));
        claims.push(claim);
    }
    let name = |number: usize| format!("D{}", number % 118);
    let questions = list(questions, |number| {
        let mut question = story["questions"][0].clone();
        question["id"] = json!(format!("q{number}"));
        let side = |from: usize| list(5, |step| json!(name(number * 10 + from + step)));
        question["claims"] = side(0);
        question["counterclaims"] = side(5);
        question
    });
    let more = questions.as_array().unwrap().clone();
    story["questions"].as_array_mut().unwrap().extend(more);
}

fn one_claim() -> String {
    with(|story| {
        let claims = story["events"][0]["claims"].clone();
        story["events"] = events(story, 201, |_, event| event["claims"] = claims.clone());
    })
}

fn many_objects() -> String {
    with(|story| {
        let wording = json!({ "until": "2025-01-01", "title": text("x"), "summary": text("x") });
        story["events"] = events(story, 3_000, |_, event| {
            event["earlier"] = json!([wording, wording]);
        });
    })
}

fn many_cited() -> String {
    with(|story| {
        more_sources(story, 41, |_| None);
        story["events"][0]["sources"] = list(41, |number| json!(format!("s{number}")));
    })
}

/// Returns the small story with each text in many languages.
fn many_languages() -> String {
    fn translate(value: &mut Value, tags: &[String]) {
        match value {
            Value::Object(fields) if fields.contains_key("en") && fields.contains_key("it") => {
                let words = fields["en"].clone();
                fields.extend(tags.iter().map(|tag| (tag.clone(), words.clone())));
            }
            Value::Object(fields) => fields
                .iter_mut()
                .for_each(|(_, value)| translate(value, tags)),
            Value::Array(elements) => elements.iter_mut().for_each(|value| translate(value, tags)),
            _ => {}
        }
    }
    with(|story| {
        let tags: Vec<String> = (0..38).map(|number| format!("x-{number}")).collect();
        story["events"] = events(story, 500, |_, _| {});
        translate(story, &tags);
        let languages = story["languages"].as_array_mut().unwrap();
        languages.extend(tags.iter().map(|tag| json!(tag)));
    })
}
