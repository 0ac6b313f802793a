//! Random stories, days and windows.

use std::rc::Rc;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::check::story_check;
use contrappunto_story::drawing::scale::{Axis, Scale, Window};
use contrappunto_story::model::story::Story;
use contrappunto_story::reading::json::Json;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// 2024-01-01 in days since 1970; the dates of random stories are relative to it.
pub const BEGINNING: i32 = 19_723;
/// The number of days over which the dates of a random story are spread.
pub const SPREAD: i32 = 700;
/// The last update of every random story.
pub const UPDATED: &str = "2027-12-31";

pub fn date(days: i32) -> Date {
    Date::from_days(BEGINNING + days).expect("in range")
}

/// Generates a date as written in a story, with the first day it can mean.
pub fn written_dates() -> impl Strategy<Value = (String, i32)> {
    (0..SPREAD, 1..300_i32, 0..7_u8).prop_map(|(first, length, form)| {
        let (from, to) = (date(first), date(first + length));
        let text = match form {
            0 | 1 => from.to_string(),
            2 => from.year_month().to_string(),
            3 => format!("{from}~"),
            4 => format!("{from}/{to}"),
            5 => format!("{from}/.."),
            _ => format!("{}/{}", from.year_month(), to.year_month()),
        };
        (text, first)
    })
}

fn text(words: impl ToString) -> Value {
    json!({ "en": words.to_string() })
}

/// Generates sorted days, with repetitions.
fn ascending(most: usize) -> impl Strategy<Value = Vec<i32>> {
    prop::collection::vec(0..SPREAD, 0..most).prop_map(|mut days| {
        days.sort_unstable();
        days
    })
}

fn events() -> impl Strategy<Value = Vec<Value>> {
    let event = (
        written_dates(),
        prop::option::of(0..300_i32),
        ascending(3),
        0..2_usize,
    );
    prop::collection::vec(event, 1..12).prop_map(|events| {
        let number = |(index, event): (usize, _)| {
            let ((when, first), later, earlier, lane): ((String, i32), Option<i32>, Vec<i32>, usize) =
                event;
            let mut event = json!({
                "id": format!("E{index}"), "date": when, "category": (["a", "b"][lane]),
                "title": text("now"), "summary": text("now"), "sources": ["s"],
                "earlier": earlier.iter().map(|until| json!({
                    "until": date(*until).to_string(), "title": text(date(*until)), "summary": text(date(*until)),
                })).collect::<Vec<_>>(),
            });
            if let Some(later) = later {
                event["known"] = json!(date(first + later).to_string());
            }
            event
        };
        events.into_iter().enumerate().map(number).collect()
    })
}

fn claims() -> impl Strategy<Value = Vec<Value>> {
    let words = select(vec![
        "alleged",
        "disputed",
        "corroborated",
        "unsupported",
        "opinion",
    ]);
    let statuses = prop::collection::vec((1..200_i32, words), 0..5);
    let claim = (
        0..SPREAD,
        prop::option::of(-200..0_i32),
        statuses,
        prop::collection::vec(0..SPREAD, 0..5),
        ascending(3),
    );
    prop::collection::vec(claim, 1..8).prop_map(|claims| {
        let number = |(index, claim): (usize, _)| {
            type Claim = (i32, Option<i32>, Vec<(i32, &'static str)>, Vec<i32>, Vec<i32>);
            let (made, before, later, evidence, earlier): Claim = claim;
            let known = made + before.unwrap_or(0);
            let mut history = vec![json!({"date": date(known).to_string(), "status": "self-reported", "why": text("first"), "sources": ["s"]})];
            let mut day = known;
            for (step, word) in later {
                day += step;
                history.push(json!({"date": date(day).to_string(), "status": word, "why": text("later"), "sources": ["s"]}));
            }
            let mut earlier = earlier;
            // On the day it was made, it was worded differently than now.
            earlier.extend(before.map(|_| made));
            earlier.sort_unstable();
            let mut claim = json!({
                "id": format!("C{index}"), "label": text("now"), "about": "x", "about_note": text("now"),
                "statement": text("now"), "interest": text("now"), "date": date(made).to_string(), "sources": ["s"],
                "claimants": [{"actor": "p", "role": text("r")}, {"actor": "p", "role": text("r"), "from": date(made + 30).to_string()}],
                "quotes": [{"text": "q", "lang": "en", "sources": ["s"]}],
                "for": evidence.iter().map(|day| json!({"text": text("e"), "date": date(*day).to_string(), "sources": ["s"]})).collect::<Vec<_>>(),
                "against": [], "status_history": history,
                "earlier": earlier.iter().map(|until| json!({"until": date(*until).to_string(), "statement": text(date(*until))})).collect::<Vec<_>>(),
            });
            if before.is_some() {
                claim["known"] = json!(date(known).to_string());
            }
            claim
        };
        claims.into_iter().enumerate().map(number).collect()
    })
}

pub fn stories() -> impl Strategy<Value = Story> {
    (events(), claims()).prop_map(|(events, claims)| {
        let names: Vec<_> = claims.iter().map(|claim| claim["id"].clone()).collect();
        let story = json!({
            "contrappunto": 1, "id": "random", "languages": ["en"], "title": text("t"), "standfirst": text("s"),
            "updated": UPDATED,
            "categories": [{"id": "a", "label": text("a")}, {"id": "b", "label": text("b")}],
            "aspects": [{"id": "x", "label": text("x")}],
            "actors": [{"id": "p", "name": "P", "kind": "person", "role": text("r")}],
            "sources": [{"id": "s", "title": "S", "publisher": "Q", "url": "https://example.org/", "date": "2024", "accessed": "2027-01-01", "kind": "primary", "lang": "en"}],
            "questions": [{"id": "q", "text": text("q"), "claims": names, "counterclaims": [], "note": text("n")}],
            "events": events, "claims": claims,
        });
        let json: Json = serde_json::from_value(story).unwrap();
        story_check::story(&json).unwrap_or_else(|problems| panic!("{problems:#?}"))
    })
}

/// Generates any day, mostly near those of random stories.
pub fn days() -> impl Strategy<Value = Date> {
    prop_oneof![
        8 => (-30..SPREAD + 330).prop_map(date),
        1 => (Date::FIRST.days()..=Date::LAST.days()).prop_map(|days| Date::from_days(days).unwrap()),
        1 => select(vec![Date::FIRST, Date::LAST]),
    ]
}

pub fn windows() -> impl Strategy<Value = Window> {
    (-50.0..1_000.0_f64, 7.0..2_000.0_f64).prop_map(|(start, days)| {
        let start = f64::from(BEGINNING) + start;
        Window::new(start, start + days).unwrap()
    })
}

/// Generates any valid window, including extremes and ones that begin and end with a day.
pub fn any_windows() -> impl Strategy<Value = Window> {
    let ends = prop_oneof![
        4 => -1e6..4e6_f64,
        2 => any::<f64>(),
        1 => select(vec![f64::MIN, f64::MAX, 0.0, f64::MIN_POSITIVE, f64::from(i32::MAX), f64::from(i32::MIN), 1e300]),
    ];
    let lengths = prop_oneof![6 => 0.001..4e6_f64, 1 => any::<f64>().prop_map(f64::abs)];
    let whole_days = (BEGINNING..BEGINNING + 1_000, 1..800_i32)
        .prop_map(|(start, days)| (f64::from(start), f64::from(days)));
    prop_oneof![(ends, lengths), whole_days].prop_filter_map("longer than zero", |(start, days)| {
        Window::new(start, start + days)
    })
}

/// Generates both kinds of scale; crowded days are in some fortnights within the range of random stories.
pub fn scales() -> impl Strategy<Value = Rc<Scale>> {
    let crowd = (0..SPREAD, prop::collection::vec(0..20_i32, 1..30));
    let days = prop::collection::vec(crowd, 0..6).prop_map(|crowds| {
        let days = crowds
            .iter()
            .flat_map(|(start, days)| days.iter().map(move |day| date(start + day)));
        Rc::new(Scale::compressed(&days.collect::<Vec<_>>()))
    });
    prop_oneof![1 => Just(Rc::new(Scale::even())), 3 => days]
}

/// Generates a window in use together with a scale.
pub fn axes() -> impl Strategy<Value = Axis> {
    (scales(), windows()).prop_map(|(scale, window)| Axis::new(scale, window))
}

/// Generates numbers for a gesture, including absurd ones.
pub fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -2.0..4.0_f64,
        1 => select(vec![0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, f64::EPSILON, 1e20]),
        1 => any::<f64>(),
    ]
}

/// Whether a window is within another and valid: longer than zero.
pub fn is_within(window: Window, bounds: Window) -> bool {
    window.days() > 0.0
        && window.start() >= bounds.start() - 1e-6
        && window.end() <= bounds.end() + 1e-6
}
