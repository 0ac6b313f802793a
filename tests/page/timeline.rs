//! What the timeline shows for a state: search results, lanes, detail, the list by years, and the positions of marks
//! and dates.

use std::collections::{BTreeMap, BTreeSet};

use contrappunto::components::Part;
use serde_json::Value;

use crate::support;
use crate::support::facts::{
    STORY, claims, events, ids, is_known, is_published, item, known_from, list, said, sources,
    status_name, text_of, updated, wording,
};
use crate::support::page::{LANGUAGES, Node, Page, numbers_in, page_in, part_in};

/// A few days, for tests that would be too slow on all of them.
const FIVE_DAYS: [&str; 5] = [
    "2024-12-26",
    "2025-01-27",
    "2025-01-31",
    "2025-06-24",
    "2026-11-29",
];

/// Returns the timeline of the published story in a state.
fn timeline(language: &str, query: &str) -> Page {
    part_in(Part::Timeline, language, query)
}

/// Returns every day on which an event becomes known or is reworded.
fn days() -> BTreeSet<String> {
    let mut days: BTreeSet<String> = events().iter().map(known_from).collect();
    let earlier = events().iter().flat_map(|event| list(event, "earlier"));
    days.extend(earlier.map(|earlier| text_of(earlier, "until").to_owned()));
    days.retain(|day| day.as_str() <= updated());
    assert!(days.len() > 40 && days.contains("2022-03-22"));
    days
}

/// Returns a subset of those days that a test can check in seconds, even in several ways.
fn some_days() -> impl Iterator<Item = String> {
    days().into_iter().step_by(4).chain([updated().to_owned()])
}

fn known_on(day: &str) -> Vec<&'static Value> {
    events()
        .iter()
        .filter(|event| is_known(event, day))
        .collect()
}

/// Returns the events that have an id in one of their lists.
fn of<'a>(events: &[&'a Value], field: &str, id: &str) -> Vec<&'a Value> {
    let has = |event: &&&Value| list(event, field).iter().any(|one| one == id);
    events.iter().filter(has).copied().collect()
}

fn set(events: &[&Value]) -> BTreeSet<String> {
    let ids = events.iter().map(|event| text_of(event, "id").to_owned());
    ids.collect()
}

/// Escapes a text for the query of a link.
fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(escape).collect()
}

/// Returns the event of an entry in the list.
fn event_of(entry: &Node) -> String {
    entry.id().trim_start_matches("event-").to_owned()
}

/// Returns the events in the list, from top to bottom.
fn listed(page: &Page) -> Vec<String> {
    let told = page.all(".event-list li[data-known=yes]");
    told.iter().map(event_of).collect()
}

/// Counts the events in the drawing, individually or in clusters.
fn drawn(page: &Page) -> usize {
    let gathered = page.attributes(".plot .cluster", "data-count");
    let gathered: usize = gathered
        .iter()
        .map(|count| count.parse::<usize>().unwrap())
        .sum();
    page.count(".plot .mark") + gathered
}

/// Checks that exactly these events are listed and drawn, and that the page says how many of all they are.
fn assert_shows(page: &Page, events: &[&Value], all: usize, language: &str, what: &str) {
    assert_eq!(BTreeSet::from_iter(listed(page)), set(events), "{what}");
    assert_eq!(drawn(page), events.len(), "{what}: the drawing has others");
    assert_counted(page, events.len(), all, language, what);
}

fn assert_counted(page: &Page, shown: usize, all: usize, language: &str, what: &str) {
    let said = match language {
        "it" => format!("{shown} di {all} eventi"),
        _ => format!("{shown} of {all} events"),
    };
    let found = page.text(".found");
    assert!(found.contains(&said), "{what}: {found}");
}

// Search and filters.

/// Folds a text as a reader compares it: without case, accents and curly quotes.
fn fold(text: &str) -> String {
    let plain = |letter: char| match letter {
        'à' => 'a',
        'è' | 'é' => 'e',
        'ì' => 'i',
        'ò' => 'o',
        'ù' => 'u',
        '’' | '‘' => '\'',
        '«' | '»' => '"',
        '–' => '-',
        letter => letter,
    };
    let folded: String = text.to_lowercase().chars().map(plain).collect();
    let strange = folded
        .chars()
        .find(|letter| !letter.is_ascii() && letter.is_alphabetic());
    assert_eq!(
        strange, None,
        "a letter that no reader has compared: {text}"
    );
    folded
}

/// Returns the title and summary as worded on a day.
fn account(event: &Value, day: &str, language: &str) -> String {
    ["title", "summary"]
        .map(|field| wording(event, field, day, language))
        .join(" ")
}

/// Returns the events known on a day that contain all of some words.
fn having(words: &str, language: &str, day: &str) -> Vec<&'static Value> {
    let mut found = known_on(day);
    found.retain(|event| {
        let account = fold(&account(event, day, language));
        words.split(' ').all(|word| account.contains(&fold(word)))
    });
    found
}

/// Returns accented words from events, without their accents and in capitals.
fn accented(language: &str) -> Vec<String> {
    let texts = events()
        .iter()
        .map(|event| account(event, updated(), language));
    let words = texts.flat_map(|text| {
        let words = text.split(|letter: char| !letter.is_alphabetic());
        words.map(str::to_owned).collect::<Vec<_>>()
    });
    let has_accent = |word: &String| word.chars().count() > 4 && fold(word) != word.to_lowercase();
    let found: BTreeSet<String> = words.filter(has_accent).collect();
    let some = found.iter().step_by(found.len() / 4 + 1);
    some.flat_map(|word| [fold(word), word.to_uppercase()])
        .collect()
}

#[test]
fn a_search_folds_case_and_accents_marks_what_it_finds_and_counts_it() {
    for language in LANGUAGES {
        let accented = accented(language);
        assert!(language == "en" || accented.len() > 4, "{accented:?}");
        let words = [
            "nvidia",
            "NvIdIa H20",
            "deepseek'",
            "Blackwell",
            "Singapore",
            "HUAWEI",
            "2 048",
            "’",
        ];
        let words = accented.iter().map(String::as_str).chain(words);
        let mut found = BTreeSet::new();
        for word in words {
            for day in [updated(), "2025-01-31", "2025-06-24"] {
                let what = format!("{word} on {day} in {language}");
                let expected = having(word, language, day);
                let page = timeline(
                    language,
                    &format!("as-of={day}&timeline.find={}", escaped(word)),
                );
                assert_shows(&page, &expected, known_on(day).len(), language, &what);
                assert_eq!(
                    page.count(".found b"),
                    usize::from(expected.is_empty()),
                    "{what}"
                );
                let field = page.one(".filters input[type=search]");
                assert_eq!(field.attribute("value"), Some(word));
                let hits = page.all(".event-list mark");
                assert!(hits.len() >= expected.len(), "{what}: {} marks", hits.len());
                for hit in hits {
                    let is_sought = word
                        .split(' ')
                        .any(|word| fold(word) == fold(&hit.raw_text()));
                    assert!(is_sought, "{what}: {hit:?} is marked");
                    assert!(!hit.is_hidden(), "{what}: a hit is hidden");
                }
                if !expected.is_empty() {
                    found.insert(word.to_owned());
                }
            }
        }
        assert!(found.len() > 5, "{found:?}");
    }
}

#[test]
fn every_hit_in_an_event_is_marked() {
    for language in LANGUAGES {
        for word in ["nvidia", "chip", "export", "h20", "esport"] {
            let page = timeline(language, &format!("timeline.find={word}"));
            for event in having(word, language, updated()) {
                let id = text_of(event, "id");
                let entry = page.one(&format!("#event-{id}"));
                let hits = fold(&account(event, updated(), language))
                    .matches(word)
                    .count();
                assert_eq!(
                    entry.all("mark").len(),
                    hits,
                    "{word} in {id} in {language}"
                );
            }
        }
    }
}

#[test]
fn what_is_found_is_marked_in_the_detail_too() {
    let found = having("singapore", "en", updated());
    assert!(found.len() > 1);
    for event in found {
        let id = text_of(event, "id");
        let page = timeline(
            "en",
            &format!("timeline.find=Singapore&selected=event-{id}"),
        );
        assert_eq!(page.one(".detail").is("data-event"), id);
        let hits = page.texts(".detail mark");
        assert!(!hits.is_empty(), "{id}");
        assert!(
            hits.iter().all(|hit| hit.to_lowercase() == "singapore"),
            "{hits:?}"
        );
    }
}

#[test]
fn where_nothing_is_found_the_page_says_so() {
    for (language, words) in [
        ("en", "No event fits."),
        ("it", "Nessun evento corrisponde."),
    ] {
        let page = timeline(language, "timeline.find=xylophone");
        assert_eq!(page.text(".found b"), words);
        assert_shows(&page, &[], events().len(), language, "xylophone");
        assert_eq!(page.text(".detail .kicker"), words);
        assert_eq!(page.one(".detail").attribute("data-event"), None);
        assert_eq!(page.count(".detail .event-card, .detail button"), 0);
        assert_eq!(page.count(".found button"), 1);
    }
}

#[test]
fn where_nothing_is_looked_for_nothing_is_said_of_it() {
    for language in LANGUAGES {
        for day in some_days() {
            let page = timeline(language, &format!("as-of={day}"));
            assert_eq!(page.one(".found").raw_text(), "", "{day}");
            assert_eq!(page.count("mark"), 0, "{day}");
            assert_eq!(page.count(".lanes [aria-pressed=true]"), 7, "{day}");
        }
    }
}

#[test]
fn an_actor_or_a_claim_finds_just_the_events_that_name_it() {
    for day in ["2025-01-31", "2025-09-17", updated()] {
        let known = known_on(day);
        let wanted = [("actor", "actors", "actors"), ("claim", "claims", "claims")];
        for (key, field, items) in wanted {
            for id in ids(list(&STORY, items)) {
                let page = timeline("en", &format!("as-of={day}&timeline.{key}={id}"));
                let what = format!("{id} on {day}");
                assert_shows(&page, &of(&known, field, id), known.len(), "en", &what);
                let options = page.all(&format!(".filters select option[value={id}][selected]"));
                assert_eq!(options.len(), 1, "{what}");
            }
        }
    }
}

#[test]
fn a_category_that_is_hidden_takes_its_events_and_its_lane_away() {
    let categories = list(&STORY, "categories");
    for language in LANGUAGES {
        for day in FIVE_DAYS {
            for (place, category) in categories.iter().enumerate() {
                let id = text_of(category, "id");
                let page = timeline(language, &format!("as-of={day}&timeline.hide={id}"));
                let stays = |event: &&Value| text_of(event, "category") != id;
                let shown: Vec<&Value> = known_on(day).into_iter().filter(stays).collect();
                let what = format!("without {id} on {day}");
                assert_eq!(BTreeSet::from_iter(listed(&page)), set(&shown), "{what}");
                assert_counted(&page, shown.len(), known_on(day).len(), language, &what);
                // Outlines of events that are not known yet are drawn too.
                assert_eq!(
                    drawn(&page),
                    events().iter().filter(stays).count(),
                    "{what}"
                );
                let mut names: Vec<String> = categories
                    .iter()
                    .map(|one| said(one, "label", language))
                    .collect();
                let buttons = page.all(".lanes .chip");
                assert_eq!(
                    buttons[1..].iter().map(Node::text).collect::<Vec<_>>(),
                    names
                );
                for (at, button) in buttons.iter().enumerate() {
                    let is_pressed = at != 0 && at != place + 1;
                    assert_eq!(button.is("aria-pressed"), is_pressed.to_string(), "{what}");
                }
                names.remove(place);
                let lanes: Vec<String> = lanes(&page).into_iter().map(|lane| lane.name).collect();
                assert_eq!(lanes, names, "{what}");
            }
        }
    }
}

#[test]
fn an_actor_a_claim_categories_and_words_narrow_it_down_together() {
    let known = known_on(updated());
    let both = of(&of(&known, "actors", "deepseek"), "claims", "C13");
    let rest = |events: &[&'static Value]| -> Vec<&'static Value> {
        let stays = |event: &&Value| text_of(event, "category") != "model";
        events.iter().copied().filter(stays).collect()
    };
    let words: Vec<&Value> = rest(&both)
        .into_iter()
        .filter(|event| having("months", "en", updated()).contains(event))
        .collect();
    assert!(!words.is_empty() && words.len() < rest(&both).len() && rest(&both).len() < both.len());
    let steps = [
        ("timeline.actor=deepseek&timeline.claim=C13", both.clone()),
        (
            "timeline.actor=deepseek&timeline.claim=C13&timeline.hide=model",
            rest(&both),
        ),
        (
            "timeline.hide=model&timeline.actor=deepseek&timeline.claim=C13&timeline.find=months",
            words,
        ),
    ];
    for (query, expected) in steps {
        for by in ["", "&timeline.lanes=category", "&timeline.axis=even"] {
            let page = timeline("en", &format!("{query}{by}"));
            assert_shows(&page, &expected, events().len(), "en", query);
        }
    }
}

#[test]
fn on_an_earlier_day_nothing_is_found_that_is_told_later() {
    for word in ["Blackwell", "Singapore", "Huawei"] {
        let expected = having(word, "en", "2025-01-31");
        assert!(
            expected.len() < having(word, "en", updated()).len(),
            "{word} is no word of a later event"
        );
    }
    // The title of an event before it was reworded finds it then, and not later.
    let mut tried = 0;
    for event in events() {
        for earlier in list(event, "earlier")
            .iter()
            .filter(|one| one.get("title").is_some())
        {
            let until = text_of(earlier, "until");
            let day = days()
                .range(..until.to_owned())
                .next_back()
                .unwrap()
                .clone();
            let title = said(earlier, "title", "en");
            if !is_known(event, &day) || wording(event, "title", &day, "en") != title {
                continue;
            }
            for day in [day.as_str(), until] {
                let query = format!("as-of={day}&timeline.find={}", escaped(&title));
                let expected = having(&title, "en", day);
                assert_shows(
                    &timeline("en", &query),
                    &expected,
                    known_on(day).len(),
                    "en",
                    &title,
                );
            }
            tried += 1;
        }
    }
    assert!(tried > 2, "{tried}");
}

#[test]
fn nobody_is_named_in_a_choice_who_comes_later() {
    for language in LANGUAGES {
        for day in days() {
            let page = timeline(language, &format!("as-of={day}"));
            let choices = page.all(".filters .choice select");
            let values = |choice: &Node| -> Vec<String> {
                let options = choice.all("option").into_iter().skip(1);
                options
                    .map(|option| option.is("value").to_owned())
                    .collect()
            };
            let acting: BTreeSet<&str> = known_on(&day)
                .into_iter()
                .flat_map(|event| list(event, "actors"))
                .filter_map(Value::as_str)
                .collect();
            let mut actors: Vec<(&str, &str)> = acting
                .into_iter()
                .map(|id| (text_of(item(list(&STORY, "actors"), id), "name"), id))
                .collect();
            actors.sort_unstable();
            let (names, acting): (Vec<&str>, Vec<&str>) = actors.into_iter().unzip();
            assert_eq!(values(&choices[0]), acting, "{day}");
            assert_eq!(choices[0].texts("option")[1..], names, "{day}");
            let known: Vec<&Value> = claims()
                .iter()
                .filter(|claim| is_known(claim, &day))
                .collect();
            let known_ids: Vec<&str> = known.iter().map(|claim| text_of(claim, "id")).collect();
            assert_eq!(values(&choices[1]), known_ids, "{day}");
            let labels: Vec<String> = known
                .iter()
                .map(|claim| wording(claim, "label", &day, language))
                .collect();
            assert_eq!(choices[1].texts("option")[1..], labels, "{day}");
        }
    }
}

// The detail of an event.

#[test]
fn the_detail_tells_an_event_whole_as_it_stands_on_the_day() {
    let kickers = [("en", "Selected event"), ("it", "Evento selezionato")];
    for (language, kicker) in kickers {
        for day in FIVE_DAYS {
            let whole = page_in(language, &format!("as-of={day}"));
            for event in known_on(day) {
                let id = text_of(event, "id");
                let what = format!("{id} on {day} in {language}");
                let page = timeline(language, &format!("as-of={day}&selected=event-{id}"));
                let detail = page.one(".detail");
                assert_eq!(detail.is("data-event"), id);
                assert_eq!(page.text(".detail .kicker"), kicker, "{what}");
                assert_eq!(page.count(".detail .close"), 1, "{what}");
                assert_told(&detail, &whole, event, day, language, &what);
                // It is selected in the drawing and in the list, and nothing else is.
                let current = page.all("[aria-current=true]");
                assert_eq!(
                    current.iter().map(event_of).collect::<Vec<_>>(),
                    [id],
                    "{what}"
                );
                let picked = page.all(".plot .selected");
                assert_eq!(picked.len(), 1, "{what}");
                let mark = picked[0].attribute("data-event");
                assert!(mark.is_none_or(|mark| mark == id), "{what}: {mark:?}");
            }
        }
    }
}

/// Checks texts, category, actors, claims with their status, and sources.
fn assert_told(card: &Node, whole: &Page, event: &Value, day: &str, language: &str, what: &str) {
    let title = wording(event, "title", day, language);
    assert_eq!(card.one(".event-title").text(), title, "{what}");
    let body = card.one(".event-body");
    let summary = wording(event, "summary", day, language);
    assert!(body.text().starts_with(&summary), "{what}: {}", body.text());
    let category = item(list(&STORY, "categories"), text_of(event, "category"));
    assert_eq!(
        card.one(".event-category").text(),
        said(category, "label", language)
    );
    let note = body.texts(".aside");
    let is_noted = text_of(event, "note_known") <= day;
    let wanted = said(event, "note", language);
    assert_eq!(
        note.concat(),
        if is_noted { wanted } else { String::new() },
        "{what}"
    );

    let actors = list(event, "actors").iter().filter_map(Value::as_str);
    let names: Vec<&str> = actors
        .map(|id| text_of(item(list(&STORY, "actors"), id), "name"))
        .collect();
    assert_eq!(body.texts("bdi").concat(), names.join(", "), "{what}");

    let named = list(event, "claims").iter().filter_map(Value::as_str);
    let named: Vec<&Value> = named
        .map(|id| item(claims(), id))
        .filter(|claim| is_known(claim, day))
        .collect();
    let links = body.all(".claim-link");
    assert_eq!(links.len(), named.len(), "{what}");
    for (link, claim) in links.iter().zip(named) {
        let id = text_of(claim, "id");
        assert_eq!(link.one("a").is("href"), format!("#claim-{id}"), "{what}");
        let card = whole.one(&format!("#claim-{id}"));
        assert_eq!(
            card.attribute("data-status"),
            status_name(claim, day),
            "{what}: {id}"
        );
        assert_eq!(
            link.one(".pill").text(),
            card.one(".pill").text(),
            "{what}: {id}"
        );
    }

    let cited = list(event, "sources").iter().filter_map(Value::as_str);
    let cited: Vec<(String, bool)> = cited
        .map(|id| (id.to_owned(), is_published(item(sources(), id), day)))
        .collect();
    let cites = body.all(".cite");
    assert_eq!(cites.len(), cited.len(), "{what}");
    for (cite, (id, is_published)) in cites.iter().zip(cited) {
        let link = is_published.then(|| format!("#source-{id}"));
        assert_eq!(cite.attribute("href"), link.as_deref(), "{what}: {id}");
    }
}

#[test]
fn an_entry_of_the_list_tells_the_same_as_the_detail() {
    for language in LANGUAGES {
        for day in FIVE_DAYS {
            let whole = page_in(language, &format!("as-of={day}"));
            for event in known_on(day) {
                let id = text_of(event, "id");
                let what = format!("{id} on {day} in {language}");
                let entry = whole.one(&format!("#event-{id}"));
                assert_told(&entry, &whole, event, day, language, &what);
                assert_eq!(entry.one(".pick").is("aria-pressed"), "false", "{what}");
            }
        }
    }
}

#[test]
fn without_a_choice_the_newest_event_of_the_day_is_told() {
    let kickers = [
        ("en", "Newest on this day"),
        ("it", "Il più recente a questa data"),
    ];
    for (language, newest) in kickers {
        for day in days() {
            let page = timeline(language, &format!("as-of={day}"));
            assert_eq!(page.count(".detail .close, .selected"), 0, "{day}");
            let detail = page.one(".detail");
            let last = known_on(&day).into_iter().map(known_from).max().unwrap();
            assert_eq!(page.text(".detail .kicker"), newest);
            let told = item(events(), detail.is("data-event"));
            assert_eq!(known_from(told), last, "{day}");
            assert_eq!(
                page.text(".detail .event-title"),
                wording(told, "title", &day, language)
            );
        }
    }
}

#[test]
fn the_newest_is_told_of_those_that_show() {
    for day in FIVE_DAYS {
        for actor in ["nvidia", "deepseek"] {
            let page = timeline("en", &format!("as-of={day}&timeline.actor={actor}"));
            let shown = of(&known_on(day), "actors", actor);
            let last = shown.iter().map(|event| known_from(event)).max().unwrap();
            let told = page.one(".detail").is("data-event");
            assert!(set(&shown).contains(told), "{told} on {day} for {actor}");
            assert_eq!(known_from(item(events(), told)), last, "{day}, {actor}");
        }
    }
}

#[test]
fn the_way_to_the_neighbours_ends_at_the_first_and_the_last_known_event() {
    for query in ["as-of=2025-01-31", "", "timeline.actor=nvidia"] {
        let order = listed(&timeline("en", query));
        assert!(order.len() > 10);
        for (place, id) in order.iter().enumerate() {
            let page = timeline("en", &format!("{query}&selected=event-{id}"));
            let steps = page.all(".steps .step");
            assert_eq!(steps.len(), 2);
            assert_eq!(steps[0].has("disabled"), place == 0, "{id}");
            assert_eq!(steps[1].has("disabled"), place + 1 == order.len(), "{id}");
        }
    }
}

// The list by years.

/// Returns the start of an event's date, with the precision of a year, a month or a day.
fn begun(event: &Value) -> String {
    let date = text_of(event, "date").split('/').next().unwrap();
    date.trim_end_matches('~').to_owned()
}

/// Returns the first day that a date can mean.
fn first_day(event: &Value) -> String {
    format!("{}-01-01", begun(event))[..10].to_owned()
}

fn is_begun_in(event: &Value, year: &str) -> bool {
    begun(event).starts_with(year)
}

#[test]
fn every_known_event_is_in_the_list_under_its_year_on_every_day() {
    for language in LANGUAGES {
        for day in days() {
            let page = timeline(language, &format!("as-of={day}"));
            let known = known_on(&day);
            assert_eq!(BTreeSet::from_iter(listed(&page)), set(&known), "{day}");
            assert_eq!(listed(&page).len(), known.len(), "{day}");
            let count = numbers_in(&page.text(".event-list > summary"), language);
            assert_eq!(count, [known.len() as f64], "{day}");
            let parts = ".event-list :is(.year-title, li, .day-divider, .known-later)";
            let (mut years, mut first, mut is_past) = (Vec::new(), String::new(), true);
            let mut later = 0;
            for node in page.all(parts) {
                if node.has_class("year-title") {
                    years.push(node.text());
                } else if node.has_class("day-divider") {
                    assert!(is_past, "{day}: two days");
                    is_past = false;
                    assert!(node.one("b").text().contains(&day[..4]));
                } else if node.has_class("known-later") {
                    // The later events of the year are counted.
                    let year = years.last().unwrap();
                    let of_year = events().iter().filter(|event| is_begun_in(event, year));
                    let unknown = of_year.filter(|event| !is_known(event, &day)).count();
                    assert_eq!(
                        numbers_in(&node.text(), language),
                        [unknown as f64],
                        "{year} on {day}"
                    );
                    assert_eq!(node.all(".dot").len(), unknown, "{year} on {day}");
                    later += unknown;
                } else if node.has("hidden") {
                    assert_eq!(node.raw_text(), "", "{day}: {node:?}");
                } else {
                    let event = item(events(), &event_of(&node));
                    let title = wording(event, "title", &day, language);
                    assert_eq!(node.one(".event-title").text(), title);
                    assert!(is_begun_in(event, years.last().unwrap()), "{title}");
                    assert!(
                        first_day(event) >= first,
                        "{title} stands after what comes after it"
                    );
                    first = first_day(event);
                    // The marker of the day comes after the last event that had begun by then.
                    assert_eq!(
                        is_past,
                        first <= day,
                        "{title} of {first} beside the day {day}"
                    );
                }
            }
            assert_eq!(later, events().len() - known.len(), "{day}");
            let all: BTreeSet<String> = events()
                .iter()
                .map(|event| begun(event)[..4].to_owned())
                .collect();
            assert_eq!(years, all.into_iter().collect::<Vec<_>>(), "{day}");
            assert!(!is_past, "{day} is not in its list");
        }
    }
}

// The drawing, in the width that it has before it is measured. Positions are in per cent of it and in em.

/// Returns a length without its unit.
fn length(node: &Node, name: &str) -> f64 {
    let text = node.is(name).trim_end_matches(['%', 'e', 'm']);
    text.parse()
        .unwrap_or_else(|_| panic!("{name} of {node:?}"))
}

/// A mark: where it begins and ends, and the height of its centre.
#[derive(Clone)]
struct Placed {
    event: String,
    is_known: bool,
    is_point: bool,
    start: f64,
    end: f64,
    y: f64,
}

fn placed(mark: &Node) -> Placed {
    let (mut start, mut end, mut y) = (f64::INFINITY, f64::NEG_INFINITY, f64::NAN);
    let mut is_point = true;
    for shape in mark.all(".shape, .fade") {
        let (from, to, middle) = if shape.name() == "rect" {
            is_point = false;
            let from = length(&shape, "x");
            (
                from,
                from + length(&shape, "width"),
                length(&shape, "y") + length(&shape, "height") / 2.0,
            )
        } else {
            let x = length(&shape, "cx");
            (x, x, length(&shape, "cy"))
        };
        (start, end, y) = (start.min(from), end.max(to), middle);
    }
    Placed {
        event: mark.is("data-event").to_owned(),
        is_known: mark.is("data-known") == "yes",
        is_point,
        start,
        end,
        y,
    }
}

/// Returns the marks in view, without those of which only the tail is.
fn marks(page: &Page) -> Vec<Placed> {
    let marks = page.all(".plot .mark").into_iter();
    let seen = marks.filter(|mark| mark.find(".shape, .fade").is_some());
    seen.map(|mark| placed(&mark)).collect()
}

fn mark(page: &Page, event: &str) -> Placed {
    placed(&page.one(&format!(".mark[data-event={event}]")))
}

#[test]
fn every_event_is_in_the_whole_drawing_once_on_every_day() {
    for axis in ["", "&timeline.axis=even"] {
        for day in days() {
            let page = timeline("en", &format!("as-of={day}{axis}"));
            assert_eq!(drawn(&page), events().len(), "{day}");
            let marks = marks(&page);
            let alone: BTreeSet<&str> = marks.iter().map(|mark| mark.event.as_str()).collect();
            assert_eq!(
                alone.len(),
                marks.len(),
                "{day}: an event stands there twice"
            );
            assert!(marks.len() > 10, "{day}: only {} are marks", marks.len());
            for mark in &marks {
                let event = item(events(), &mark.event);
                assert_eq!(
                    mark.is_known,
                    is_known(event, &day),
                    "{} on {day}",
                    mark.event
                );
            }
        }
    }
}

#[test]
fn what_is_told_later_is_an_outline_without_words() {
    for language in LANGUAGES {
        for day in some_days() {
            for view in [
                "",
                "&timeline.view=2024-12-01,2026-06-01",
                "&timeline.view=2022-01-01,2024-06-30",
            ] {
                let page = timeline(language, &format!("as-of={day}{view}"));
                for mark in page.all(".plot .mark") {
                    let id = mark.is("data-event");
                    let event = item(events(), id);
                    let is_later = !is_known(event, &day);
                    assert_eq!(mark.has_class("later"), is_later, "{id} on {day}");
                    let words: String = mark.texts("title, .label").concat();
                    if is_later {
                        assert_eq!(
                            mark.text().replace(['(', ')', ' '], ""),
                            "",
                            "{id} on {day}"
                        );
                    } else {
                        let title = wording(event, "title", &day, language);
                        assert!(
                            words == title || words == title.repeat(2),
                            "{id} on {day}: {words}"
                        );
                    }
                }
                for cluster in page.all(".plot .cluster") {
                    let count: usize = cluster.is("data-count").parse().unwrap();
                    let said = numbers_in(&cluster.one("title").text(), language);
                    let said: f64 = said.iter().sum();
                    assert_eq!(said as usize, count, "{day}: {cluster:?}");
                }
            }
        }
    }
}

#[test]
fn a_day_that_moves_leaves_every_mark_at_its_place() {
    for axis in [
        "",
        "&timeline.axis=even",
        "&timeline.view=2024-10-01,2025-09-30",
    ] {
        let places = |day: &str| -> BTreeMap<String, Placed> {
            let page = timeline("en", &format!("as-of={day}{axis}"));
            let marks = marks(&page).into_iter();
            marks.map(|mark| (mark.event.clone(), mark)).collect()
        };
        let before = places(updated());
        for day in days() {
            let now = places(&day);
            assert!(now.keys().eq(before.keys()), "{day}");
            for (event, mark) in now {
                let was = &before[&event];
                assert!(
                    (mark.y - was.y).abs() < 0.01,
                    "{event} on {day}: {} and {}",
                    mark.y,
                    was.y
                );
                // Events with a duration may have a different end on another day.
                if text_of(item(events(), &event), "date").len() == 10 {
                    assert!(mark.is_point && mark.start == was.start, "{event} on {day}");
                }
            }
        }
    }
}

/// A lane: its name, its individual events, and the number of clustered ones.
struct Lane {
    name: String,
    events: Vec<String>,
    gathered: usize,
}

impl Lane {
    fn size(&self) -> usize {
        self.events.len() + self.gathered
    }
}

/// Returns the lanes from top to bottom.
fn lanes(page: &Page) -> Vec<Lane> {
    let mut ends: Vec<f64> = page
        .all(".plot .lane-line")
        .iter()
        .map(|line| length(line, "y1"))
        .collect();
    ends.push(length(&page.one(".plot .ground-line"), "y1"));
    let mut lanes: Vec<Lane> = page
        .all(".lane-names g")
        .iter()
        .map(|name| Lane {
            name: name.texts("text").join(" "),
            events: Vec::new(),
            gathered: 0,
        })
        .collect();
    assert_eq!(lanes.len(), ends.len());
    let at = |y: f64| ends.iter().position(|end| y < *end).unwrap();
    for mark in marks(page) {
        lanes[at(mark.y)].events.push(mark.event);
    }
    for cluster in page.all(".plot .cluster") {
        let count: usize = cluster.is("data-count").parse().unwrap();
        lanes[at(length(&cluster.one("svg"), "y"))].gathered += count;
    }
    lanes
}

#[test]
fn lanes_by_category_hold_what_is_of_each_on_every_day() {
    let categories = list(&STORY, "categories");
    for language in LANGUAGES {
        for day in some_days() {
            let lanes = lanes(&timeline(language, &format!("as-of={day}")));
            assert_eq!(lanes.len(), categories.len());
            for (lane, category) in lanes.iter().zip(categories) {
                assert_eq!(lane.name, said(category, "label", language));
                let is_of = |event: &&Value| event["category"] == category["id"];
                assert_eq!(
                    lane.size(),
                    events().iter().filter(is_of).count(),
                    "{}",
                    lane.name
                );
                for id in &lane.events {
                    assert!(is_of(&item(events(), id)), "{id} in {}", lane.name);
                }
            }
        }
    }
}

#[test]
fn lanes_by_actor_or_claim_hold_what_is_of_each_on_every_day() {
    for (language, others) in [("en", "Others"), ("it", "Altri")] {
        for (by, field) in [("actor", "actors"), ("claim", "claims")] {
            for day in days() {
                let page = timeline(language, &format!("as-of={day}&timeline.lanes={by}"));
                assert_eq!(
                    page.text(".filters .by option[selected]"),
                    lanes_by(by, language)
                );
                let lanes = lanes(&page);
                let (known, what) = (known_on(&day), format!("by {by} on {day} in {language}"));
                let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
                for id in known.iter().flat_map(|event| list(event, field)) {
                    *sizes.entry(id.as_str().unwrap()).or_default() += 1;
                }
                let name = |id: &str| match by {
                    "actor" => text_of(item(list(&STORY, "actors"), id), "name").to_owned(),
                    _ => wording(item(claims(), id), "label", &day, language),
                };
                let id_of = |lane: &Lane| sizes.keys().copied().find(|id| name(id) == lane.name);
                let named: Vec<(&str, &Lane)> = lanes
                    .iter()
                    .filter_map(|lane| Some((id_of(lane)?, lane)))
                    .collect();
                for (id, lane) in &named {
                    assert_eq!(lane.size(), sizes[id], "{id} {what}");
                    for event in &lane.events {
                        let shown = of(&[item(events(), event)], field, id);
                        assert_eq!(shown.len(), 1, "{event} in {id} {what}");
                    }
                }
                if by == "actor" {
                    let mut most: Vec<usize> = sizes.values().copied().collect();
                    most.sort_unstable_by(|one, other| other.cmp(one));
                    most.truncate(9);
                    let shown: Vec<usize> = named.iter().map(|(_, lane)| lane.size()).collect();
                    assert_eq!(shown, most, "{what}: not those who had a part in most");
                } else {
                    let told = claims().iter().filter(|claim| is_known(claim, &day));
                    let told: Vec<&str> = told.map(|claim| text_of(claim, "id")).collect();
                    let told: Vec<&str> = told
                        .into_iter()
                        .filter(|id| sizes.contains_key(id))
                        .collect();
                    let shown: Vec<&str> = named.iter().map(|(id, _)| *id).collect();
                    assert_eq!(shown, told, "{what}");
                }
                // What belongs to none of them, and what is not known: whom and what it is about is not revealed yet.
                let is_rest = |event: &&Value| {
                    let is_in = |(id, _): &(&str, &Lane)| !of(&[*event], field, id).is_empty();
                    !is_known(event, &day) || !named.iter().any(is_in)
                };
                let rest = events().iter().filter(is_rest).count();
                let last: Vec<(&str, usize)> = lanes[named.len()..]
                    .iter()
                    .map(|lane| (lane.name.as_str(), lane.size()))
                    .collect();
                let expected = if rest > 0 {
                    vec![(others, rest)]
                } else {
                    Vec::new()
                };
                assert_eq!(last, expected, "{what}: the lane of the others");
            }
        }
    }
}

/// Returns the label of a choice of lanes.
fn lanes_by(by: &str, language: &str) -> &'static str {
    match (by, language) {
        ("actor", "en") => "by actor",
        ("claim", "en") => "by claim",
        ("actor", _) => "per protagonista",
        _ => "per affermazione",
    }
}

#[test]
fn time_to_scale_has_no_breaks() {
    for view in [
        "",
        "&timeline.view=2023-01-01,2025-12-31",
        "&timeline.view=2025-01-01,2025-02-28",
    ] {
        for (axis, pressed) in [("compressed", "false"), ("even", "true")] {
            let page = timeline("en", &format!("timeline.axis={axis}{view}"));
            assert_eq!(page.one(".zoom .scale").is("aria-pressed"), pressed);
            let breaks = page.count(".plot .break");
            assert!(axis != "even" || breaks == 0, "{view}: {breaks}");
            assert!(
                axis == "even" || !view.is_empty() || breaks > 0,
                "{view}: nothing is broken"
            );
        }
    }
}

const MONTHS: [(&str, [&str; 12]); 2] = [
    (
        "en",
        [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
    ),
    (
        "it",
        [
            "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic",
        ],
    ),
];

/// A date under the drawing: its label, the meaning of that in days since 1970, and its position.
struct Dated {
    label: String,
    days: f64,
    is_hour: bool,
    kind: &'static str,
    x: f64,
}

/// Reads the dates as a reader does: year and day stay the same until others are named.
fn dated(page: &Page, months: &[&str; 12]) -> Vec<Dated> {
    let ticks = page.all(".plot .tick");
    let labelled = ticks
        .iter()
        .filter_map(|tick| Some((tick, tick.find("text")?)));
    // Dates before the first named January belong to the previous year.
    let named = |text: &str| {
        text.split(' ')
            .find_map(|word| word.parse::<u32>().ok().filter(|_| word.len() == 4))
    };
    let mut labels = labelled.clone().map(|(_, text)| text.text());
    let is_named_first = labels
        .clone()
        .next()
        .is_some_and(|label| named(&label).is_some());
    let first_year = labels.find_map(|label| named(&label));
    let (mut year, mut month, mut day) = (
        first_year.map(|year| year - u32::from(!is_named_first)),
        1,
        1,
    );
    labelled
        .map(|(tick, text)| {
            let label = text.text();
            let (hour, date) = match label.split_once(":00") {
                Some((hour, date)) => (Some(hour.parse::<f64>().unwrap()), date),
                None => (None, label.as_str()),
            };
            let mut kind = "hour";
            let (mut names_year, mut names_month, mut names_day) = (None, None, None);
            for word in date.trim_start_matches(',').split_whitespace() {
                match word.parse::<u32>() {
                    Ok(number) if word.len() == 4 => names_year = Some(number),
                    Ok(number) => names_day = Some(number),
                    Err(_) => {
                        let place = months.iter().position(|month| *month == word);
                        names_month = Some(place.unwrap_or_else(|| panic!("{label}")) + 1);
                    }
                }
            }
            if names_year.is_some() {
                (year, month, day) = (names_year, 1, 1);
            }
            if let Some(name) = names_month {
                (month, day) = (name, 1);
            }
            day = names_day.unwrap_or(day);
            if hour.is_none() {
                kind = match (names_month, names_day) {
                    (_, Some(_)) => "day",
                    (Some(_), None) => "month",
                    _ => "year",
                };
            }
            let year = year.unwrap_or_else(|| panic!("no year is named before {label}"));
            let date = support::day(&format!("{year:04}-{month:02}-{day:02}"));
            Dated {
                days: f64::from(date.days()) + hour.unwrap_or_default() / 24.0,
                is_hour: hour.is_some(),
                kind,
                x: length(&tick.one("line"), "x1"),
                label,
            }
        })
        .collect()
}

#[test]
fn dates_go_from_years_to_hours_rise_and_stand_where_they_say() {
    let windows = [
        "2019-12-01,2026-11-01",
        "2020-06-01,2023-06-01",
        "2023-01-01,2024-03-31",
        "2024-06-01,2025-06-01",
        "2024-12-15,2025-03-15",
        "2024-12-20,2025-01-20",
        "2025-01-15,2025-02-05",
        "20109,20118",
        "20114.25,20118",
        "20114,20116",
        "20115.3,20116.4",
    ];
    for (language, months) in MONTHS {
        let mut kinds = BTreeSet::new();
        let mut labels = BTreeSet::new();
        for window in windows {
            let [start, end] = [0, 1].map(|place| {
                let text = window.split(',').nth(place).unwrap();
                text.parse()
                    .unwrap_or_else(|_| f64::from(support::day(text).days()))
            });
            for axis in ["compressed", "even"] {
                let what = format!("{window}, {axis}, {language}");
                let query = format!("timeline.view={window}&timeline.axis={axis}");
                let found = dated(&timeline(language, &query), &months);
                assert!(!found.is_empty(), "{what}: no date");
                for (at, date) in found.iter().enumerate() {
                    let label = &date.label;
                    kinds.insert(date.kind);
                    labels.insert(label.clone());
                    if let Some(before) = at.checked_sub(1).map(|before| &found[before]) {
                        assert!(
                            date.days > before.days && date.x > before.x,
                            "{what}: {label}"
                        );
                    }
                    // The first of a year, a month or a day is labelled as such.
                    let is_bare = label.starts_with("00:00")
                        || (label.starts_with("1 ") && date.kind == "day")
                        || label == months[0];
                    assert!(!is_bare, "{what}: {label}");
                    // An hour is within the day that was named last.
                    let next = found[at..].iter().find(|other| !other.is_hour);
                    if let (true, false, Some(next)) = (date.is_hour, label.contains(','), next) {
                        assert_eq!(
                            next.days,
                            date.days.floor() + 1.0,
                            "{what}: the day of {label}"
                        );
                    }
                    if axis == "even" {
                        let x = (date.days - start) / (end - start) * 100.0;
                        assert!(
                            (date.x - x).abs() < 0.01,
                            "{what}: {label} at {}, not {x}",
                            date.x
                        );
                    }
                }
            }
        }
        assert_eq!(
            Vec::from_iter(kinds),
            ["day", "hour", "month", "year"],
            "{language}"
        );
        assert!(
            labels.iter().any(|label| label.starts_with("06:00")),
            "{labels:?}"
        );
    }
}

#[test]
fn marks_stand_where_their_dates_are_and_the_line_on_its_day() {
    let days = |text: &str| f64::from(support::day(text).days());
    let mut tried = 0;
    for (start, end) in [
        ("2022-01-01", "2026-10-31"),
        ("2024-10-01", "2025-09-30"),
        ("2025-01-15", "2025-02-15"),
    ] {
        let x = |day: f64| (day - days(start)) / (days(end) - days(start)) * 100.0;
        for day in ["2025-01-31", "2025-02-10"] {
            let query = format!("as-of={day}&timeline.axis=even&timeline.view={start},{end}");
            let page = timeline("en", &query);
            for mark in marks(&page) {
                let date = text_of(item(events(), &mark.event), "date");
                if date.len() == 10 {
                    // In a crowd a mark is moved aside by up to its width.
                    let away = (mark.start - x(days(date) + 0.5)).abs();
                    assert!(away < 2.5, "{} is {away} % from {date}", mark.event);
                    tried += 1;
                }
            }
            let line = length(&page.one(".asof-grip"), "x");
            let wanted = x(days(day) + 0.5);
            assert!(
                (line - wanted).abs() < 0.01,
                "the line of {day} is at {line}, not {wanted}"
            );
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn what_went_on_is_open_on_a_day_before_its_end_and_its_end_is_told_by_nothing() {
    let view = "timeline.view=2025-11-15,2026-04-30";
    let page = timeline("en", &format!("{view}&as-of=2026-01-15"));
    let bar = page.one(".mark[data-event=E38]");
    assert!(bar.has_class("open"));
    let line = length(&page.one(".asof-grip"), "x");
    let end = placed(&bar).end;
    assert!(
        end <= line + 0.8,
        "the bar ends at {end}, the day is at {line}"
    );
    assert!(!bar.all(".fade").is_empty(), "its open end is sharp");
    let whole = timeline("en", view);
    assert!(!whole.one(".mark[data-event=E38]").has_class("open"));
    assert!(mark(&whole, "E38").end > line + 10.0);
}

#[test]
fn what_became_known_later_has_a_tail_to_that_day_and_before_it_an_outline_only() {
    let page = timeline("en", "as-of=2024-08-26");
    assert_eq!(page.count(".tail"), 1);
    let tail = page.one(".tail line");
    let day = length(&page.one(".asof-grip"), "x");
    let bar = mark(&page, "E01");
    let (from, to) = (length(&tail, "x1"), length(&tail, "x2"));
    assert!(
        (to - day).abs() < 0.4,
        "it ends at {to}, the day is at {day}"
    );
    assert!(
        (from - bar.end).abs() < 1.0 && bar.end < to - 20.0,
        "{from} to {to}, after {}",
        bar.end
    );
    assert!(bar.is_known);

    let before = timeline("en", "as-of=2024-08-25");
    assert_eq!(before.count(".tail"), 0);
    let outline = before.one(".mark[data-event=E01]");
    assert!(outline.has_class("later"));
    assert!(outline.all("title, text").is_empty());
    let outline = placed(&outline);
    let is_there = (outline.start - bar.start).abs() < 0.2 && (outline.end - bar.end).abs() < 0.2;
    assert!(is_there, "the outline is not at the place of the event");
    assert_eq!(timeline("en", "").count(".tail"), 1);

    // It is drawn for everything that became known later than it happened, if there is room to see it.
    let near = timeline(
        "en",
        "timeline.view=2022-08-15,2022-09-15&timeline.axis=even",
    );
    assert_eq!(near.count(".tail.hue-0"), 1);
}
