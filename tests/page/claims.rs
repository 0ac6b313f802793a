//! Claims facing counterclaims, as they stood on any day.

use std::collections::{BTreeMap, BTreeSet};

use contrappunto::components::Part;
use contrappunto_story::model::story::Status;
use contrappunto_story::state::claims_view::{ClaimsAction, Order};
use contrappunto_story::state::link;
use contrappunto_story::state::view_state::{Action, ViewState};
use serde_json::Value;

use crate::as_of::{TEN_DAYS, on, state_on};
use crate::support::facts::{
    STORY, claimants_on, claims, counts_on, days_of_news, evidence, ids, is_known, is_published,
    item, known_from, list, quotes_on, said, sources, status_name, status_on, text_of, updated,
    wording,
};
use crate::support::page::{LANGUAGES, Node, Page, numbers_in, page, page_in, part_in, plain};

const WANG: [(&str, &str); 5] = [
    ("2025-01-23", "unsupported"),
    ("2025-01-27", "disputed"),
    ("2025-01-31", "contradicted-in-part"),
    ("2025-06-24", "contradicted-in-part"),
    ("2025-09-17", "contradicted-in-part"),
];

fn claim(id: &str) -> &'static Value {
    item(claims(), id)
}

fn id_of(claim: &Value) -> &str {
    text_of(claim, "id")
}

fn part(language: &str, query: &str) -> Page {
    part_in(Part::Claims, language, query)
}

/// Returns the query of the link after some actions on a day.
fn after(day: &str, actions: impl IntoIterator<Item = ClaimsAction>) -> String {
    let apply = |state: ViewState, action| state.apply(Action::Claims(action));
    link::write(&actions.into_iter().fold(state_on(day), apply))
}

/// Returns the claim that a card or row belongs to.
fn claim_of<'a>(node: &Node<'a>) -> &'a str {
    let link = || node.one("a[href^='#claim-']").is("href");
    let id = node.id().strip_prefix("claim-");
    id.unwrap_or_else(|| link().strip_prefix("#claim-").unwrap())
}

/// Returns the visible cards, in page order.
fn shown(page: &Page) -> Vec<String> {
    let cards = page.all(".card").into_iter();
    let shown = cards.filter(|card| !card.is_hidden());
    shown.map(|card| claim_of(&card).to_owned()).collect()
}

fn assert_shows(page: &Page, wanted: &BTreeSet<&str>, place: &str) {
    let shown = shown(page);
    let found: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
    assert_eq!(&found, wanted, "{place}");
    assert_eq!(shown.len(), found.len(), "{place}: {shown:?}");
    assert_eq!(page.count(".card"), claims().len(), "{place}");
}

fn known(day: &str) -> impl Iterator<Item = &'static Value> {
    claims().iter().filter(move |claim| is_known(claim, day))
}

fn names(claims: &[&'static Value], day: &str) -> Vec<String> {
    let actors = claims.iter().flat_map(|claim| claimants_on(claim, day));
    let name = |one: &Value| text_of(item(list(&STORY, "actors"), text_of(one, "actor")), "name");
    actors.map(|one| name(one).to_owned()).collect()
}

/// Compares the card of a known claim with the story.
fn assert_stands(card: &Node, claim: &'static Value, day: &str, language: &str) {
    let place = format!("{} on {day} ({language})", id_of(claim));
    let text = card.text();
    let entry = status_on(claim, day).unwrap();
    assert_eq!(card.is("data-status"), text_of(entry, "status"), "{place}");
    let why = card.one(".why").text();
    assert!(
        why.starts_with(&said(entry, "why", language)),
        "{place}: {why}"
    );

    assert_eq!(
        card.one(".who bdi").text(),
        names(&[claim], day).join(", "),
        "{place}"
    );
    let roles = claimants_on(claim, day);
    let roles: Vec<String> = roles
        .iter()
        .map(|one| wording(one, "role", day, language))
        .collect();
    assert_eq!(card.one(".roles").text(), roles.join("; "), "{place}");
    for (selector, field) in [
        (".statement", "statement"),
        (".precisely dl", "about_note"),
        (".precisely dl", "interest"),
    ] {
        let said = wording(claim, field, day, language);
        assert!(card.one(selector).text().contains(&said), "{place}: {said}");
    }
    let quotes = card.all(".quotes > .quote > p:first-child q");
    let quotes: Vec<_> = quotes
        .iter()
        .map(|one| (one.is("lang"), one.text()))
        .collect();
    let wanted = quotes_on(claim, day).into_iter();
    let wanted: Vec<_> = wanted
        .map(|one| (text_of(one, "lang"), said(one, "text", language)))
        .collect();
    assert_eq!(quotes, wanted, "{place}");

    let count = |side: &str| {
        let pieces = list(claim, side).iter();
        pieces.filter(|piece| is_known(piece, day)).count()
    };
    let counts = [count("for"), count("against")];
    let summary = card.texts(".evidence > summary b");
    let told: Vec<usize> = summary.iter().map(|count| count.parse().unwrap()).collect();
    if counts == [0, 0] {
        assert!(
            told.is_empty() && card.find(".no-evidence").is_some(),
            "{place}"
        );
    } else {
        assert_eq!(told, counts, "{place}");
    }
    for (side, class) in [
        ("for", ".evidence li.for"),
        ("against", ".evidence li.against"),
    ] {
        let pieces = list(claim, side).iter();
        let (mut known, later): (Vec<_>, Vec<_>) = pieces.partition(|one| is_known(one, day));
        known.sort_by_key(|piece| known_from(piece));
        let told = card.texts(class);
        assert_eq!(told.len(), known.len(), "{place}");
        for (told, piece) in told.iter().zip(known) {
            assert!(
                told.contains(&said(piece, "text", language)),
                "{place}: {told}"
            );
        }
        for piece in later {
            assert!(
                !text.contains(&said(piece, "text", language)),
                "{place}: {piece}"
            );
        }
    }
    let later = evidence(claim).count() - counts[0] - counts[1];
    let learnt = card.find(".learnt-later").map(|line| line.text());
    let learnt = learnt.map_or(0.0, |line| numbers_in(&line, language)[0]);
    assert!((learnt - later as f64).abs() < 0.1, "{place}: {learnt}");
    let is_new = card.find(".tag.new").is_some();
    assert_eq!(is_new, known_from(claim) == day, "{place}");

    // Known steps of the history are readable; future ones are outlines.
    let history = list(claim, "status_history");
    let (steps, to_come): (Vec<_>, Vec<_>) = history.iter().partition(|one| is_known(one, day));
    assert_eq!(card.all(".strip .later").len(), to_come.len(), "{place}");
    let read = card.all(".strip .strip-step");
    assert_eq!(read.len(), steps.len(), "{place}");
    let entries = card.texts(".history > li");
    assert_eq!(entries.len(), steps.len(), "{place}");
    let words = card.texts(".strip .strip-words");
    for (index, step) in steps.iter().enumerate() {
        let why = said(step, "why", language);
        assert_eq!(plain(read[index].is("aria-label")), words[index], "{place}");
        assert!(words[index].contains(&why), "{place}: step {index}");
        assert!(entries[index].contains(&why), "{place}: entry {index}");
        assert_eq!(read[index].is("tabindex"), "0");
    }
}

#[test]
fn each_card_tells_what_was_known_and_said_on_each_day() {
    let mut cards = 0;
    for (index, day) in days_of_news().iter().enumerate() {
        let language = LANGUAGES[index % 2];
        let page = part(language, &on(day));
        for claim in known(day) {
            let card = page.one(&format!("#claim-{}", id_of(claim)));
            assert!(!card.is_hidden(), "{day}: {card:?}");
            assert_stands(&card, claim, day, language);
            cards += 1;
        }
    }
    assert!(cards > 500, "only {cards} cards were looked at");
}

#[test]
fn wangs_claim_as_it_stood_on_five_days() {
    for language in LANGUAGES {
        for (day, status) in WANG {
            let page = part(language, &on(day));
            let card = page.one("#claim-C04");
            assert_eq!(card.is("data-status"), status, "{day}");
            assert_stands(&card, claim("C04"), day, language);
        }
    }
}

// Changes.

/// Compiled by hand from the story: what became known after 31 January and by 30 September 2025.
const CHANGES: [&str; 20] = [
    "2025-02-01: evidence C06",
    "2025-02-03: evidence C14",
    "2025-03-01: evidence C07, evidence C20",
    "2025-03-13: claim C10",
    "2025-03-31: evidence C15",
    "2025-04-16: claim C09",
    "2025-04-17: evidence C09",
    "2025-04-22: evidence C09, evidence C09, status C07",
    "2025-04-25: status C09",
    "2025-05-21: evidence C14, evidence C15, evidence C20, status C14, status C15, status C20",
    "2025-06-23: claim C08, evidence C02, evidence C02, evidence C04, evidence C04, evidence C04, evidence C06, evidence C19, status C04, status C06",
    "2025-07-07: evidence C10, status C10",
    "2025-08-14: evidence C13, evidence C15, evidence C20, status C13",
    "2025-08-21: claim C18",
    "2025-08-22: evidence C02, status C10",
    "2025-08-31: evidence C02",
    "2025-09-17: evidence C02, evidence C06, evidence C07, status C02, status C06",
    "2025-09-18: evidence C16, status C16",
    "2025-09-19: status C03",
    "2025-09-29: status C18",
];

/// A change: its day, its kind, and its claim; the claim is empty for a correction of the story.
type Change = (String, String, String);

/// Returns what changed after one day and by another, sorted, as the page lists it.
fn changes_told(page: &Page, language: &str) -> Vec<Change> {
    let lines = page.all(".changes > ol > li");
    assert_eq!(
        page.text(".changes > summary .count"),
        lines.len().to_string()
    );
    let days = lines.iter().map(|line| line.one("time").is("datetime"));
    assert!(days.is_sorted());
    let mut told: Vec<Change> = Vec::new();
    for line in lines {
        let (what, text) = (line.is("data-change"), line.text());
        let day = line.one("time").is("datetime").to_owned();
        if ["published", "update", "correction"].contains(&what) {
            let changes = list(&STORY, "changes").iter();
            let of_kind = changes.filter(|one| text_of(one, "kind") == what);
            let mut found = of_kind.filter(|one| text.contains(&said(one, "text", language)));
            let change = found.next().unwrap_or_else(|| panic!("{text}"));
            for field in ["wrong", "right"] {
                assert!(text.contains(&said(change, field, language)), "{text}");
            }
            told.push((day, what.to_owned(), String::new()));
            continue;
        }
        let id = claim_of(&line);
        let cites = line.all(".cite").len();
        assert!(
            what == "claim" || cites > 0,
            "{day}: {what} of {id} has no source"
        );
        let mut words = match what {
            "claim" => vec![wording(
                claim(id),
                "label",
                text_of(&STORY, "updated"),
                language,
            )],
            "status" => list(claim(id), "status_history")
                .iter()
                .map(|entry| said(entry, "why", language))
                .collect(),
            _ => evidence(claim(id))
                .map(|piece| said(piece, "text", language))
                .collect(),
        };
        words.retain(|words| text.contains(words.as_str()));
        assert!(what == "claim" || !words.is_empty(), "{text}");
        told.push((day, what.to_owned(), id.to_owned()));
    }
    told.sort();
    told
}

/// Returns the same changes from the story file.
fn changes_between(after: &str, by: &str) -> Vec<Change> {
    let is_between = |day: &str| after < day && day <= by;
    let mut found = Vec::new();
    for claim in claims() {
        let made = known_from(claim);
        let mut add = |day: String, what: &str| {
            if is_between(&day) {
                found.push((day, what.to_owned(), id_of(claim).to_owned()));
            }
        };
        let is_later = |day: &String| *day > made;
        let stood = list(claim, "status_history").iter().skip(1).map(known_from);
        stood.filter(is_later).for_each(|day| add(day, "status"));
        let learnt = evidence(claim).map(known_from);
        learnt.filter(is_later).for_each(|day| add(day, "evidence"));
        add(made.clone(), "claim");
    }
    for correction in list(&STORY, "changes") {
        let day = text_of(correction, "date");
        if is_between(day) {
            let kind = text_of(correction, "kind").to_owned();
            found.push((day.to_owned(), kind, String::new()));
        }
    }
    found.sort();
    found
}

#[test]
fn what_changed_from_the_end_of_january_to_the_end_of_september_2025() {
    for language in LANGUAGES {
        let page = part(language, "as-of=2025-09-30&claims.since=2025-01-31");
        let mut days: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (day, what, id) in changes_told(&page, language) {
            days.entry(day).or_default().push(format!("{what} {id}"));
        }
        let told = days
            .iter()
            .map(|(day, what)| format!("{day}: {}", what.join(", ")));
        assert_eq!(told.collect::<Vec<_>>(), CHANGES);
    }
}

#[test]
fn changes_are_told_between_any_two_days() {
    let last = updated();
    let mut days = TEN_DAYS.to_vec();
    days.push(last);
    let pairs = days.windows(2).map(|pair| (pair[0], pair[1]));
    let wide = [
        ("2022-03-22", last),
        ("2025-01-23", last),
        ("2024-12-26", "2025-01-31"),
    ];
    for (index, (since, day)) in pairs.chain(wide).enumerate() {
        let language = LANGUAGES[index % 2];
        let page = part(language, &format!("as-of={day}&claims.since={since}"));
        let told = changes_told(&page, language);
        assert_eq!(told, changes_between(since, day), "{since} to {day}");
        let fields = page.attributes(".changes input[type=date]", "value");
        assert_eq!(fields, [since, day]);
        let ends = page.attributes(".changes input[type=date]", "max");
        assert_eq!(ends, [day, last]);
        assert_eq!(
            page.count(".changes > .quiet"),
            usize::from(told.is_empty())
        );
    }
}

#[test]
fn where_nobody_asks_changes_are_told_since_the_last_news_before() {
    let news = days_of_news();
    for day in TEN_DAYS {
        let page = part("en", &on(day));
        let before = news.iter().rfind(|one| one.as_str() < day).unwrap();
        let fields = page.attributes(".changes input[type=date]", "value");
        assert_eq!(fields, [before, day]);
        assert_eq!(changes_told(&page, "en"), changes_between(before, day));
    }
}

#[test]
fn that_nothing_changed_is_said() {
    for language in LANGUAGES {
        for since in ["2025-06-23", "2025-08-31"] {
            let page = part(language, &format!("as-of=2025-06-23&claims.since={since}"));
            assert_eq!(changes_told(&page, language), []);
            assert!(page.text(".changes > .quiet").len() > 10);
        }
        let query = after(
            "2025-06-23",
            [ClaimsAction::Since(Some("2025-06-22".parse().unwrap()))],
        );
        assert_eq!(query, "as-of=2025-06-23&claims.since=2025-06-22");
        let told = changes_told(&part(language, &query), language);
        assert_eq!(told.len(), 10);
    }
}

// Filters.

fn status_of(name: &str) -> Status {
    let mut all = Status::ALL.iter();
    *all.find(|status| status.as_str() == name).unwrap()
}

#[test]
fn each_count_in_the_bar_is_a_filter_pressed_and_let_go() {
    let mut filters = 0;
    for day in TEN_DAYS {
        let all: BTreeSet<&str> = known(day).map(id_of).collect();
        for (status, number) in counts_on(day) {
            let language = LANGUAGES[filters % 2];
            let stands = |claim: &&Value| status_name(claim, day) == Some(status);
            let wanted: BTreeSet<&str> = known(day).filter(stands).map(id_of).collect();
            assert_eq!(wanted.len(), number);
            let press = ClaimsAction::Status(Some(status_of(status)));
            let pressed = after(day, [press.clone()]);
            let page = part(language, &pressed);
            assert_shows(&page, &wanted, &pressed);
            let of = if language == "en" { "of" } else { "di" };
            let found = page.text(".claims > .found");
            let count = format!("{number} {of} {} ", all.len());
            assert!(found.starts_with(&count), "{pressed}: {found}");
            let bar = part_in(Part::AsOf, language, &pressed);
            for pill in bar.all(".counts li") {
                let is_pressed = pill.one("button").is("aria-pressed");
                let wanted = (pill.is("data-status") == status).to_string();
                assert_eq!(is_pressed, wanted, "{pressed}");
            }
            filters += 1;
            // Pressed again, it is released; pressing another one replaces it.
            assert_eq!(after(day, [press.clone(), press.clone()]), after(day, []));
            for other in Status::ALL.iter().filter(|one| one.as_str() != status) {
                let other = ClaimsAction::Status(Some(*other));
                assert_eq!(after(day, [other.clone(), press.clone()]), pressed);
            }
        }
        let page = part("en", &on(day));
        assert_shows(&page, &all, day);
        assert_eq!(page.text(".claims > .found"), "");
    }
    assert!(filters > 30, "only {filters} filters");
}

fn is_by(claim: &Value, actor: &str, day: &str) -> bool {
    claimants_on(claim, day)
        .iter()
        .any(|one| text_of(one, "actor") == actor)
}

#[test]
fn claimant_status_and_aspect_filter_alone_and_together() {
    let mut filters = 0;
    for (index, day) in [updated(), "2025-01-31"].into_iter().enumerate() {
        let language = LANGUAGES[index];
        for claim in known(day) {
            let (status, about) = (status_name(claim, day).unwrap(), text_of(claim, "about"));
            for claimant in list(claim, "claimants") {
                let actor = text_of(claimant, "actor");
                let by = |one: &Value| is_by(one, actor, day);
                let on_it = |one: &Value| text_of(one, "about") == about;
                let stands = |one: &Value| status_name(one, day) == Some(status);
                let actions = [
                    ClaimsAction::Claimant(Some(actor.into())),
                    ClaimsAction::About(Some(about.into())),
                    ClaimsAction::Status(Some(status_of(status))),
                ];
                let tests: [&dyn Fn(&Value) -> bool; 3] = [&by, &on_it, &stands];
                for chosen in [&[0_usize][..], &[1], &[0, 1], &[1, 2], &[0, 1, 2]] {
                    let query = after(day, chosen.iter().map(|one| actions[*one].clone()));
                    if chosen.contains(&0) {
                        assert!(
                            query.contains(&format!("claims.claimant={actor}")),
                            "{query}"
                        );
                    }
                    let page = part(language, &query);
                    let fits = |one: &&Value| chosen.iter().all(|place| tests[*place](one));
                    let wanted: BTreeSet<&str> = known(day).filter(fits).map(id_of).collect();
                    assert_shows(&page, &wanted, &query);
                    let all = actions.iter().cloned().chain([ClaimsAction::ShowAll]);
                    assert_eq!(after(day, all), after(day, []));
                    // If nothing matches, as for a claimant who came later, the page says so.
                    let nothing = page.find(".claims > .found b").is_some();
                    assert_eq!(nothing, wanted.is_empty(), "{query}");
                    assert_eq!(page.count(".claims > .found button"), 1, "{query}");
                    filters += 1;
                }
            }
        }
    }
    assert!(filters > 150, "only {filters} filters");
}

/// Returns the values of a select element, and the selected one.
fn options(page: &Page, place: usize) -> (Vec<String>, String) {
    let select = page.all(".claims > .filters select")[place];
    let options = select.all("option");
    let value = |option: &Node| option.is("value").to_owned();
    let chosen: Vec<_> = options.iter().filter(|one| one.has("selected")).collect();
    assert_eq!(chosen.len(), 1, "one of {options:?} is chosen");
    (options.iter().map(value).collect(), value(chosen[0]))
}

#[test]
fn what_can_be_chosen_is_what_occurs_on_the_day() {
    for day in TEN_DAYS {
        let page = part("en", &on(day));
        let orders = Order::ALL.map(Order::as_str).map(str::to_owned).to_vec();
        assert_eq!(options(&page, 0), (orders, "question".to_owned()));
        let all = |found: BTreeSet<&str>, order: Vec<&str>| {
            let found = order.into_iter().filter(|one| found.contains(one));
            let all = std::iter::once("").chain(found).map(str::to_owned);
            (all.collect::<Vec<_>>(), String::new())
        };
        let by = known(day).flat_map(|claim| claimants_on(claim, day));
        let by = by.map(|one| text_of(one, "actor")).collect();
        assert_eq!(
            options(&page, 1),
            all(by, ids(list(&STORY, "actors"))),
            "{day}"
        );
        let statuses = Status::ALL.iter().map(|one| one.as_str()).collect();
        let occurs = counts_on(day).into_keys().collect();
        assert_eq!(options(&page, 2), all(occurs, statuses), "{day}");
        let about = known(day).map(|claim| text_of(claim, "about")).collect();
        assert_eq!(
            options(&page, 3),
            all(about, ids(list(&STORY, "aspects"))),
            "{day}"
        );
    }
    let query = "claims.order=date&claims.claimant=nvidia&claims.status=disputed&claims.about=use";
    let page = part("en", query);
    let chosen = [0, 1, 2, 3].map(|place| options(&page, place).1);
    assert_eq!(chosen, ["date", "nvidia", "disputed", "use"]);
    // A selected value stays in the list even on a day on which nothing has it yet.
    let page = part("en", &format!("as-of=2022-10-07&{query}"));
    let chosen = [0, 1, 2, 3].map(|place| options(&page, place).1);
    assert_eq!(chosen, ["date", "nvidia", "disputed", "use"]);
}

// Order.

/// Returns the visible groups: their headings, and the claims in each.
fn groups(page: &Page) -> Vec<(String, Vec<&'static Value>)> {
    let groups = page.all(".claims .question").into_iter();
    let shown = groups.filter(|group| group.find(".claim-group").is_some());
    let of = |group: Node| {
        let cards = group.all(".claim-group > .card");
        assert!(
            cards
                .iter()
                .all(|card| card.has_class("short") && !card.is_hidden())
        );
        let claims = cards.iter().map(|card| claim(claim_of(card))).collect();
        (group.one(".question-text").text(), claims)
    };
    shown.map(of).collect()
}

#[test]
fn claims_stand_by_date_by_claimant_and_by_status_each_once() {
    for (index, day) in TEN_DAYS.into_iter().chain([updated()]).enumerate() {
        let language = LANGUAGES[index % 2];
        let all: BTreeSet<&str> = known(day).map(id_of).collect();
        let page_by = |order| {
            let page = part(language, &after(day, [ClaimsAction::Order(order)]));
            assert_shows(&page, &all, day);
            assert_eq!(page.count(".claims .face"), 0);
            assert_eq!(page.count(".claims .pair"), 0);
            page
        };
        let by_day = |claims: &[&Value]| claims.iter().map(|one| known_from(one)).is_sorted();
        let by_date = groups(&page_by(Order::Date));
        let flat: Vec<_> = by_date
            .iter()
            .flat_map(|(_, claims)| claims.clone())
            .collect();
        assert!(by_day(&flat), "{day}");
        for (year, claims) in &by_date {
            assert!(
                claims.iter().all(|one| known_from(one).starts_with(year)),
                "{day}: {year}"
            );
        }
        for (name, claims) in groups(&page_by(Order::Claimant)) {
            assert!(by_day(&claims), "{day}: {name}");
            for claim in claims {
                assert_eq!(names(&[claim], day)[0], name, "{day}");
            }
        }
        let by_status = groups(&page_by(Order::Status));
        let mut names = BTreeSet::new();
        for (name, claims) in &by_status {
            let stands: BTreeSet<_> = claims.iter().map(|one| status_name(one, day)).collect();
            assert_eq!(stands.len(), 1, "{day}: {name}");
            assert!(by_day(claims) && names.insert(name), "{day}: {name}");
        }
        assert_eq!(by_status.len(), counts_on(day).len(), "{day}");
        let back = [Order::Status, Order::Question].map(ClaimsAction::Order);
        assert_eq!(after(day, back), after(day, []));
    }
    assert!(page("").count(".claims .pair") > 5);
}

// Face to face.

fn questions() -> &'static [Value] {
    list(&STORY, "questions")
}

fn named<'a>(question: &'a Value, side: &str) -> Vec<&'a str> {
    let named = list(question, side).iter();
    named.filter_map(Value::as_str).collect()
}

/// Returns the first question that names a claim.
fn first_question(id: &str) -> &'static str {
    let names = |question: &&Value| {
        ["claims", "counterclaims"]
            .iter()
            .any(|side| named(question, side).contains(&id))
    };
    text_of(questions().iter().find(names).unwrap(), "id")
}

const SIDES: [(&str, &str, &str); 2] = [
    ("claims", ":nth-child(1)", "side-claim"),
    ("counterclaims", ":nth-child(2)", "side-counter"),
];

/// Returns the cards and rows of one side of a question.
fn side_of<'a>(question: &Node<'a>, side: &str) -> Vec<Node<'a>> {
    let side = question.one(&format!(".pair > .side{side}"));
    let found = side.children().into_iter();
    found
        .filter(|node| !node.has("hidden") && !node.has_class("empty-side"))
        .collect()
}

#[test]
fn a_question_shows_its_claims_facing_its_counterclaims() {
    for (index, day) in days_of_news().iter().enumerate().step_by(3) {
        let language = LANGUAGES[index % 2];
        let page = part(language, &on(day));
        for question in questions() {
            let id = text_of(question, "id");
            let section = page.one(&format!("#question-{id}"));
            let sides = ["claims", "counterclaims"].map(|side| named(question, side));
            let all = sides.concat();
            let firsts: Vec<_> = all.iter().filter(|one| first_question(one) == id).collect();
            let telling = if firsts.is_empty() {
                all.iter().collect()
            } else {
                firsts
            };
            // Before one of its own claims is known, even the question would reveal too much.
            let is_asked = telling.iter().any(|one| is_known(claim(one), day));
            assert_eq!(section.is("data-known") == "yes", is_asked, "{day}: {id}");
            assert_eq!(section.is_hidden(), !is_asked, "{day}: {id}");
            assert_eq!(section.text().is_empty(), !is_asked, "{day}: {id}");
            if !is_asked {
                continue;
            }
            let text = section.one(".question-text").text();
            assert_eq!(text, wording(question, "text", day, language));
            for (ids, (_, place, class)) in sides.iter().zip(SIDES) {
                let found = side_of(&section, place);
                let mut wanted: Vec<&str> = ids.clone();
                wanted.retain(|one| is_known(claim(one), day));
                let mut told: Vec<&str> = found.iter().map(claim_of).collect();
                wanted.sort_unstable();
                told.sort_unstable();
                assert_eq!(told, wanted, "{day}: {id} {place}");
                // The first is shown in full if its card is here; the others can be put in its place.
                for (index, node) in found.iter().enumerate() {
                    assert!(node.has_class(class), "{day}: {node:?}");
                    let is_card = first_question(claim_of(node)) == id;
                    assert_eq!(node.has_class("card"), is_card, "{day}: {node:?}");
                    assert_eq!(node.has_class("claim-row"), !is_card, "{day}: {node:?}");
                    let is_full = index == 0 && is_card;
                    assert_eq!(node.find(".face").is_some(), !is_full, "{day}: {node:?}");
                    assert_eq!(node.has_class("short"), is_card && !is_full, "{day}");
                }
            }
        }
    }
}

#[test]
fn each_claim_can_be_set_face_to_face_with_its_whole_card() {
    let day = updated();
    let all: BTreeSet<&str> = known(day).map(id_of).collect();
    for question in questions() {
        let id = text_of(question, "id");
        for (side, place, _) in SIDES {
            for one in named(question, side) {
                let query = after(day, [ClaimsAction::Face(id.into(), one.into())]);
                assert_eq!(query, format!("claims.facing={id}:{one}"));
                let page = part("en", &query);
                assert_shows(&page, &all, &query);
                assert_eq!(page.count(&format!("#claim-{one}")), 1);
                let section = page.one(&format!("#question-{id}"));
                let seat = side_of(&section, place)[0];
                assert_eq!(seat.id(), format!("claim-{one}"), "{query}");
                assert!(
                    seat.has_class("card") && !seat.has_class("short"),
                    "{query}"
                );
                assert!(seat.find("details.rest").is_none(), "{query}");
                // A row takes the place of its card in the original question.
                let home = first_question(one);
                if home != id {
                    let rows = page.all(&format!("#question-{home} .claim-row"));
                    assert!(rows.iter().any(|row| claim_of(row) == one), "{query}");
                }
            }
        }
    }
}

#[test]
fn who_is_set_face_to_face_last_has_the_seat() {
    let face = |question: &str, claim: &str| ClaimsAction::Face(question.into(), claim.into());
    let day = updated();
    let query = after(day, [face("training", "C09"), face("training", "C04")]);
    let seat = |page: &Page, question: &str| {
        let section = page.one(&format!("#question-{question}"));
        let card = side_of(&section, ":nth-child(2)")[0];
        claim_of(&card).to_owned()
    };
    assert_eq!(seat(&part("en", &query), "training"), "C04");
    let query = after(day, [face("training", "C04"), face("training", "C09")]);
    assert_eq!(seat(&part("en", &query), "training"), "C09");
    // It has only one card: put elsewhere, it leaves the first seat.
    let query = after(day, [face("training", "C09"), face("possession", "C09")]);
    assert_eq!(query, "claims.facing=possession:C09");
    let page = part("en", &query);
    assert_eq!(seat(&page, "training"), "C04");
    let section = page.one("#question-possession");
    assert_eq!(claim_of(&side_of(&section, ":nth-child(1)")[0]), "C09");
}

// The chart of all statuses.

#[test]
fn the_chart_of_all_statuses_reads_as_a_table() {
    for (index, day) in days_of_news().iter().enumerate().step_by(2) {
        let language = LANGUAGES[index / 2 % 2];
        let page = part(language, &on(day));
        let mut claims: Vec<_> = known(day).collect();
        claims.sort_by_key(|claim| known_from(claim));
        let chart = page.one(".standings");
        assert_eq!(chart.has("hidden"), claims.is_empty(), "{day}");
        let rows = chart.all(".rows > li");
        let rows: Vec<&str> = rows.iter().map(claim_of).collect();
        let wanted: Vec<&str> = claims.iter().map(|claim| id_of(claim)).collect();
        assert_eq!(rows, wanted, "{day}");
        let entries = claims.iter().flat_map(|claim| {
            let entries = list(claim, "status_history").iter();
            let known = entries.filter(|entry| is_known(entry, day));
            known.map(|_| wording(claim, "label", day, language))
        });
        let heads = chart.texts("tbody tr > th");
        assert_eq!(heads, entries.collect::<Vec<_>>(), "{day}");
    }
}

#[test]
fn a_claim_is_checked_by_calculations_and_what_they_say_follows_the_numbers_set() {
    for language in LANGUAGES {
        let before = page_in(language, "").text("#claim-C04 .checked-by li");
        let query = "training-time.inputs=utilisation:1";
        let set = page_in(language, query);
        let after = set.text("#claim-C04 .checked-by li");
        assert_ne!(after, before);
        let title = item(list(&STORY, "calculations"), "training-time");
        let title = said(title, "title", language);
        assert!(before.starts_with(&title) && after.starts_with(&title));
        let links = set.attributes("#claim-C04 .checked-by li a", "href");
        assert!(links.contains(&"#calculation-training-time".to_owned()));
    }
}

#[test]
fn sources_of_a_claim_that_stands_on_them_are_counted() {
    // On every day, the cards count the sources that they rest on, without later ones.
    for day in TEN_DAYS {
        let page = part("en", &on(day));
        let published = sources().iter();
        let published = published.filter(|one| is_published(one, day));
        let published: BTreeSet<_> = published.map(|one| text_of(one, "id")).collect();
        for claim in known(day) {
            let card = page.one(&format!("#claim-{}", id_of(claim)));
            let earlier = list(claim, "earlier").iter();
            let earlier = earlier
                .filter(|one| day < text_of(one, "until"))
                .find(|one| !list(one, "sources").is_empty());
            let of = |one: &'static Value| list(one, "sources").iter().filter_map(Value::as_str);
            let pieces = evidence(claim).filter(|piece| is_known(piece, day));
            let cited: BTreeSet<_> = of(earlier.unwrap_or(claim))
                .chain(pieces.flat_map(of))
                .collect();
            let cited = cited.intersection(&published).count();
            let told = numbers_in(&card.one(".grounds").text(), "en")[0];
            assert!(
                (told - cited as f64).abs() < 0.1,
                "{day}: {}: {told}",
                id_of(claim)
            );
        }
    }
}
