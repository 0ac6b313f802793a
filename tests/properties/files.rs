//! The check reports something useful for any file.

use std::collections::BTreeSet;

use contrappunto_story::check::story_check;
use contrappunto_story::drawing::ticks::ticks;
use contrappunto_story::model::as_of::days_of_news;
use contrappunto_story::model::story::Story;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;
use contrappunto_story::state::view_state::{Action, ViewState};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::as_of::assert_nothing_is_later;
use crate::random::written_dates;
use crate::support;

fn jsons() -> impl Strategy<Value = Json> {
    let names = || {
        select(vec![
            "contrappunto",
            "languages",
            "id",
            "title",
            "events",
            "claims",
            "sources",
            "tables",
            "values",
            "date",
            "known",
            "en",
            "it",
            "about",
            "url",
            "earlier",
            "status_history",
            "properties",
            "items",
            "low",
            "unknown",
            "",
        ])
    };
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>().prop_map(Json::Number),
        select(vec![1.0, 2.0, f64::NAN, f64::INFINITY]).prop_map(Json::Number),
        names().prop_map(|text| Json::String(text.to_owned())),
        any::<String>().prop_map(Json::String),
        written_dates().prop_map(|(text, _)| Json::String(text)),
    ];
    leaf.prop_recursive(5, 200, 8, move |inner| {
        let fields = prop::collection::vec((names().prop_map(str::to_owned), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Json::Array),
            fields.prop_map(Json::Object),
        ]
    })
}

/// A fault in a story, to be applied to a randomly selected node.
#[derive(Debug, Clone)]
enum Fault {
    Remove,
    Replace(Json),
    Double,
}

fn faults() -> impl Strategy<Value = Vec<(Index, Fault)>> {
    let fault = prop_oneof![
        Just(Fault::Remove),
        Just(Fault::Double),
        jsons().prop_map(Fault::Replace),
    ];
    prop::collection::vec((any::<Index>(), fault), 1..6)
}

fn count(json: &Json) -> usize {
    1 + match json {
        Json::Array(elements) => elements.iter().map(count).sum(),
        Json::Object(fields) => fields.iter().map(|(_, value)| count(value)).sum(),
        _ => 0,
    }
}

/// Applies a fault to the `number`-th node below this one; returns the remaining number if there are too few.
fn damage(json: &mut Json, mut number: usize, fault: &Fault) -> Option<usize> {
    let length = match json {
        Json::Array(elements) => elements.len(),
        Json::Object(fields) => fields.len(),
        _ => 0,
    };
    for index in 0..length {
        if number == 0 {
            match (json, fault) {
                (Json::Array(elements), Fault::Remove) => drop(elements.remove(index)),
                (Json::Object(fields), Fault::Remove) => drop(fields.remove(index)),
                (Json::Array(elements), Fault::Double) => {
                    elements.insert(index, elements[index].clone());
                }
                (Json::Object(fields), Fault::Double) => {
                    fields.insert(index, fields[index].clone());
                }
                (Json::Array(elements), Fault::Replace(with)) => elements[index] = with.clone(),
                (Json::Object(fields), Fault::Replace(with)) => fields[index].1 = with.clone(),
                _ => unreachable!("it has elements"),
            }
            return None;
        }
        let inner = match json {
            Json::Array(elements) => &mut elements[index],
            Json::Object(fields) => &mut fields[index].1,
            _ => unreachable!("it has elements"),
        };
        number = damage(inner, number - 1, fault)?;
    }
    Some(number)
}

fn small() -> Json {
    serde_json::from_str(&support::read(support::SMALL)).unwrap()
}

/// Checks that a result is useful to an author: a story, or problems that each have a message, without duplicates.
fn assert_useful(verdict: &Result<Story, Vec<Problem>>) {
    if let Err(problems) = verdict {
        assert!(!problems.is_empty());
        assert!(problems.iter().all(|problem| !problem.message.is_empty()));
        let once: BTreeSet<_> = problems.iter().collect();
        assert_eq!(once.len(), problems.len(), "said twice: {problems:#?}");
    }
}

fn value_to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => Json::Number(number.as_f64().unwrap()),
        Value::String(text) => Json::String(text.clone()),
        Value::Array(elements) => Json::Array(elements.iter().map(value_to_json).collect()),
        Value::Object(fields) => Json::Object(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), value_to_json(value)))
                .collect(),
        ),
    }
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i32>().prop_map(Value::from),
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 1000.0)),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 120, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_the_check_panic(json in jsons()) {
        assert_useful(&story_check::story(&json));
    }

    #[test]
    fn no_damage_to_a_story_makes_the_check_panic(faults in faults()) {
        let mut json = small();
        for (index, fault) in &faults {
            let nodes = count(&json) - 1;
            if nodes > 0 {
                prop_assert_eq!(damage(&mut json, index.index(nodes), fault), None);
            }
        }
        let verdict = story_check::story(&json);
        assert_useful(&verdict);
        // What passes can be shown on any day. Without the feature `advice`, a story is only read.
        if let Ok(story) = verdict && cfg!(feature = "advice") {
            for day in days_of_news(&story) {
                assert_nothing_is_later(&story, day);
            }
            let state = ViewState::new(story.into(), None, None);
            let _ = ticks(&state.apply(Action::PreviousNews).timeline.axis(), 900.0);
        }
    }

    #[test]
    fn json_is_read_as_it_was_written(value in values()) {
        let read: Json = serde_json::from_str(&value.to_string()).unwrap();
        prop_assert_eq!(read, value_to_json(&value));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}\",:0-9eE.+tfn\\\\u-]{0,60}") {
        if let Ok(json) = serde_json::from_str::<Json>(&text) {
            assert_useful(&story_check::story(&json));
        }
    }
}
