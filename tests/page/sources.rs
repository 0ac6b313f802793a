//! The list of sources: numbers in order of use, the sources of one claim, and where each is used.

use std::collections::{BTreeMap, BTreeSet};

use contrappunto::components::Part;
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::model::story::{SharedStory, Source, Story};
use contrappunto_story::state::link;
use contrappunto_story::state::view_state::{Action, ViewState};
use contrappunto_story::takeaway::citation;
use serde_json::{Map, Value, json};

use crate::support::facts::{
    STORY, claims, events, evidence, is_known, is_published, item, known_from, list, said, sources,
    status_on, text_of, updated, wording,
};
use crate::support::page::{LANGUAGES, Node, Page, page_in, page_of, part_in, plain};
use crate::support::{DEEPSEEK, SMALL, day as date, story};

/// Days early and late, and around those on which claims were made or reworded.
const DAYS: [&str; 12] = [
    "2022-10-07",
    "2023-07-31",
    "2024-12-26",
    "2025-01-19",
    "2025-01-23",
    "2025-01-27",
    "2025-01-31",
    "2025-05-14",
    "2025-09-16",
    "2025-09-30",
    "2026-04-24",
    "2026-09-30",
];

fn source(id: &str) -> &'static Value {
    item(sources(), id)
}

/// Returns the ids in a list of ids.
fn named<'a>(item: &'a Value, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    list(item, name).iter().filter_map(Value::as_str)
}

/// Returns the sources published by a day.
fn known(day: &str) -> BTreeSet<&'static str> {
    let known = sources().iter().filter(|source| is_published(source, day));
    known.map(|source| text_of(source, "id")).collect()
}

/// Returns the sources that a claim's card cites on a day, of those published by then.
fn sources_of(claim: &'static Value, day: &str) -> BTreeSet<&'static str> {
    if status_on(claim, day).is_none() {
        return BTreeSet::new();
    }
    let mut earlier = list(claim, "earlier").iter();
    let earlier =
        earlier.find(|one| day < text_of(one, "until") && !list(one, "sources").is_empty());
    let is_said = |quote: &&Value| {
        let date = quote.get("date").unwrap_or(&claim["date"]);
        is_known(&json!({ "date": date }), day)
    };
    let quotes = list(claim, "quotes").iter().filter(is_said);
    let pieces = evidence(claim).chain(list(claim, "status_history"));
    let pieces = pieces.filter(|piece| is_known(piece, day));
    let cited = named(earlier.unwrap_or(claim), "sources");
    let cited = cited.chain(
        quotes
            .chain(pieces)
            .flat_map(|piece| named(piece, "sources")),
    );
    cited.filter(|id| is_published(source(id), day)).collect()
}

/// Returns an entry's source.
fn id_of<'a>(entry: &Node<'a>) -> &'a str {
    entry.id().strip_prefix("source-").unwrap()
}

/// Returns the entries that are visible once the list is open.
fn seen(page: &Page) -> BTreeSet<String> {
    let is_seen = |entry: &Node| {
        let is_folded = entry
            .closest(".others")
            .is_some_and(|others| !others.has("open"));
        !is_folded && entry.ancestry().all(|node| !node.has("hidden"))
    };
    let entries = page.all(".source-list li[id]").into_iter().filter(is_seen);
    entries.map(|entry| id_of(&entry).to_owned()).collect()
}

fn assert_seen(page: &Page, wanted: &BTreeSet<&str>, place: &str) {
    let seen = seen(page);
    let seen: BTreeSet<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(&seen, wanted, "{place}");
}

/// Returns the number of each source.
fn numbers(page: &Page) -> BTreeMap<String, usize> {
    let entries = page.all(".source-list li[id]");
    let number = |entry: &Node| (id_of(entry).to_owned(), entry.is("value").parse().unwrap());
    entries.iter().map(number).collect()
}

#[test]
fn numbers_follow_the_reader_each_is_first_met_after_all_that_are_smaller() {
    for (file, least) in [(DEEPSEEK, 200), (SMALL, 2)] {
        for language in LANGUAGES {
            let page = page_of(file, language, "");
            let cites = page.all("a.cite").into_iter();
            // These repeat what is said elsewhere.
            let cites = cites.filter(|cite| cite.closest(".sources, .detail, .changes").is_none());
            let mut met: Vec<usize> = Vec::new();
            for number in cites.map(|cite| cite.text().parse().unwrap()) {
                if !met.contains(&number) {
                    met.push(number);
                }
            }
            assert!(met.len() > least, "only {} sources are cited", met.len());
            assert_eq!(
                met,
                (1..=met.len()).collect::<Vec<_>>(),
                "{file} {language}"
            );
        }
    }
}

#[test]
fn every_citation_has_the_number_of_its_entry() {
    for query in ["", "as-of=2025-01-31", "sources.claim=C04"] {
        let page = page_in("en", query);
        let numbers = numbers(&page);
        for cite in page.all("a.cite") {
            let id = cite.is("href").strip_prefix("#source-").unwrap();
            assert_eq!(cite.text(), numbers[id].to_string(), "{query}: {id}");
        }
    }
}

#[test]
fn numbers_are_the_same_on_every_day_in_both_languages_and_for_every_claim() {
    let late = numbers(&page_in("en", ""));
    let all: BTreeSet<usize> = late.values().copied().collect();
    assert_eq!(all, (1..=sources().len()).collect());
    for language in LANGUAGES {
        for day in DAYS {
            let page = part_in(Part::Sources, language, &format!("as-of={day}"));
            assert_eq!(numbers(&page), late, "{language} {day}");
        }
        let page = page_in(language, "sources.claim=C04");
        assert_eq!(numbers(&page), late, "{language} C04");
    }
}

#[test]
fn the_list_shows_what_is_published_by_the_day_in_order_of_its_numbers() {
    for language in LANGUAGES {
        for day in DAYS {
            let page = part_in(Part::Sources, language, &format!("as-of={day}"));
            let place = format!("{language} {day}");
            assert_seen(&page, &known(day), &place);
            let entries = page.all(".others > ol > li").into_iter();
            let entries: Vec<usize> = entries
                .map(|entry| entry.is("value").parse().unwrap())
                .collect();
            assert!(entries.is_sorted(), "{place}: {entries:?}");
            assert!(!page.one(".source-list").has("open"), "{place}");
            assert!(page.one(".others > summary").has("hidden"), "{place}");
            assert_eq!(page.text(".sources .found"), "", "{place}");
            let words = match (language, known(day).len()) {
                ("it", 1) => "1 fonte".to_owned(),
                ("it", count) => format!("{count} fonti"),
                (_, 1) => "1 source".to_owned(),
                (_, count) => format!("{count} sources"),
            };
            assert_eq!(page.text(".source-list > summary .quiet"), words, "{place}");
            for entry in page.all(".source-list li[data-known=no]") {
                assert_eq!(entry.raw_text(), "", "{place}: {entry:?}");
            }
        }
    }
}

/// Returns the query for the sources of a claim on a day.
fn of_claim(claim: &Value, day: &str) -> String {
    format!("as-of={day}&sources.claim={}", text_of(claim, "id"))
}

#[test]
fn every_claim_lists_the_sources_of_its_card_and_folds_the_others() {
    let mut listed = 0;
    for day in [updated(), "2025-01-31", "2025-01-23", "2025-05-14"] {
        for claim in claims()
            .iter()
            .filter(|claim| status_on(claim, day).is_some())
        {
            for language in LANGUAGES {
                let id = text_of(claim, "id");
                let place = format!("{language} {day}: {id}");
                let page = part_in(Part::Sources, language, &of_claim(claim, day));
                let (all, of) = (known(day), sources_of(claim, day));
                assert_seen(&page, &of, &place);
                assert!(!page.one("details.source-list").is_hidden(), "{place}");
                assert!(page.one(".source-list").has("open"), "{place}");
                // All others are below, folded, and appear nowhere else.
                let others: BTreeSet<&str> = page
                    .all(".others li[data-known=yes]")
                    .iter()
                    .map(id_of)
                    .collect();
                assert_eq!(others, all.difference(&of).copied().collect(), "{place}");
                assert_eq!(
                    page.count(".source-list li[id]"),
                    sources().len(),
                    "{place}"
                );
                let (found, rest) = match language {
                    "it" => (
                        format!("{} di {} fonti", of.len(), all.len()),
                        "Altre fonti",
                    ),
                    _ => (
                        format!("{} of {} sources", of.len(), all.len()),
                        "Other sources",
                    ),
                };
                let line = page.text(".sources .found");
                assert!(line.starts_with(&found), "{place}: {line}");
                assert_eq!(page.count(".sources .found button"), 1, "{place}");
                let rest = format!("{rest}: {}", all.len() - of.len());
                assert_eq!(page.text(".others > summary"), rest, "{place}");
                assert!(!page.one(".others > summary").has("hidden"), "{place}");
                let chosen = page.attributes(".source-list option[selected]", "value");
                assert_eq!(chosen, [id], "{place}");
                listed += of.len();
            }
        }
    }
    assert!(listed > 500, "only {listed}");
}

#[test]
fn the_claims_to_choose_from_are_those_of_the_day_as_they_were_worded() {
    for language in LANGUAGES {
        for day in DAYS {
            let page = part_in(Part::Sources, language, &format!("as-of={day}"));
            let known = claims().iter().filter(|claim| is_known(claim, day));
            let any = ["Any claim", "Qualunque affermazione"][usize::from(language == "it")];
            let wanted: Vec<(String, String)> = std::iter::once((String::new(), any.to_owned()))
                .chain(known.map(|claim| {
                    let label = wording(claim, "label", day, language);
                    (text_of(claim, "id").to_owned(), label)
                }))
                .collect();
            let options = page.all(".source-list .choice option");
            let found = options
                .iter()
                .map(|option| (option.is("value").to_owned(), option.text()));
            assert_eq!(found.collect::<Vec<_>>(), wanted, "{language} {day}");
        }
    }
}

#[test]
fn a_claim_that_is_not_known_on_the_day_is_no_longer_chosen() {
    let opened = ViewState::new(SharedStory::from(story(DEEPSEEK)), Some("en"), None);
    for claim in claims() {
        let id = text_of(claim, "id");
        let chosen = opened.apply(Action::SourcesOf(Some(id.into())));
        assert_eq!(link::write(&chosen), format!("sources.claim={id}"));
        let back = chosen.apply(Action::SourcesOf(None));
        assert_eq!(link::write(&back), "");
        let (first, before) = (known_from(claim), date(&known_from(claim)).plus_days(-1));
        let still = chosen.apply(Action::AsOf(date(&first)));
        assert!(
            link::write(&still).contains("sources.claim"),
            "{id} on {first}"
        );
        let gone = chosen.apply(Action::AsOf(before));
        assert!(
            !link::write(&gone).contains("sources.claim"),
            "{id} before {first}"
        );
    }
    // A link that requests such a claim is ignored as well.
    let day = "2025-01-31";
    for claim in claims()
        .iter()
        .filter(|claim| known_from(claim).as_str() > "2025-03-01")
    {
        let page = part_in(Part::Sources, "en", &of_claim(claim, day));
        let id = text_of(claim, "id");
        assert_eq!(
            page.count(&format!(".source-list option[value={id}]")),
            0,
            "{id}"
        );
        assert_seen(&page, &known(day), id);
        assert_eq!(page.text(".sources .found"), "", "{id}");
    }
}

#[test]
fn where_a_source_is_used_its_links_lead_there() {
    for language in LANGUAGES {
        for day in DAYS {
            let page = page_in(language, &format!("as-of={day}"));
            let all = page.all("[id]").into_iter();
            let all: BTreeMap<&str, Node> = all.map(|node| (node.id(), node)).collect();
            for id in known(day) {
                assert_used(&all, id, language, day);
            }
        }
    }
}

fn assert_used(all: &BTreeMap<&str, Node>, id: &str, language: &str, day: &str) {
    let place = format!("{language} {day}: {id}");
    let entry = all[format!("source-{id}").as_str()];
    let more = entry
        .children()
        .into_iter()
        .find(|node| node.has_class("source-more"));
    let used = more.unwrap().find(".used");
    let cites = |item: &Value| named(item, "sources").any(|cited| cited == id);
    let citing = events()
        .iter()
        .filter(|event| is_known(event, day) && cites(event));
    let mut wanted: BTreeMap<String, String> = citing
        .map(|event| {
            let title = wording(event, "title", day, language);
            (format!("#event-{}", text_of(event, "id")), title)
        })
        .collect();
    let citing = claims()
        .iter()
        .filter(|claim| sources_of(claim, day).contains(id));
    wanted.extend(citing.map(|claim| {
        let label = wording(claim, "label", day, language);
        (format!("#claim-{}", text_of(claim, "id")), label)
    }));
    let Some(used) = used else {
        assert!(wanted.is_empty(), "{place} is used in {wanted:?}");
        return;
    };
    let items = used.all("li");
    let count = match (language, items.len()) {
        ("it", 1) => "Usata in 1 punto".to_owned(),
        ("it", count) => format!("Usata in {count} punti"),
        (_, 1) => "Used in 1 place".to_owned(),
        (_, count) => format!("Used in {count} places"),
    };
    assert_eq!(used.one("summary").text(), count, "{place}");
    let links = used.all("a").into_iter();
    let links: Vec<(&str, String)> = links.map(|link| (link.is("href"), link.text())).collect();
    let told = links
        .iter()
        .filter(|(to, _)| to.starts_with("#event-") || to.starts_with("#claim-"));
    let told: Vec<_> = told
        .map(|(to, name)| ((*to).to_owned(), name.clone()))
        .collect();
    assert_eq!(told.len(), wanted.len(), "{place}: {told:?}");
    assert_eq!(
        told.into_iter().collect::<BTreeMap<_, _>>(),
        wanted,
        "{place}"
    );
    for (to, _) in links {
        let target = all.get(to.strip_prefix('#').unwrap());
        let is_there = target.is_some_and(|target| !target.has("hidden"));
        assert!(is_there, "{place}: {to} is not there");
    }
}

#[test]
fn what_repeats_a_source_stands_under_it() {
    let root_of = |mut id: &'static str| {
        let mut root = None;
        while let Some(origin) = source(id).get("origin") {
            id = origin.as_str().unwrap();
            root = Some(id);
        }
        root
    };
    let mut most = 0;
    for day in DAYS {
        let page = part_in(Part::Sources, "en", &format!("as-of={day}"));
        let all = page.all(".source-list li[id] li[id]");
        let under: BTreeMap<&str, &str> = all
            .iter()
            .map(|entry| {
                (
                    id_of(entry),
                    id_of(&entry.parent().unwrap().closest("li[id]").unwrap()),
                )
            })
            .collect();
        let known = known(day);
        let repeating = known.iter().filter_map(|id| Some((*id, root_of(id)?)));
        let wanted: BTreeMap<&str, &str> =
            repeating.filter(|(_, root)| known.contains(root)).collect();
        assert_eq!(under, wanted, "{day}");
        most = most.max(under.len());
        for entry in page.all(".source-list li[data-known=yes]") {
            let facts = entry.one(".source-facts").text();
            let count = wanted
                .values()
                .filter(|root| **root == id_of(&entry))
                .count();
            let words = format!("repeated by {count}");
            assert_eq!(facts.contains("repeated by"), count > 0, "{day}: {facts}");
            assert!(
                count == 0 || facts.ends_with(&words),
                "{day}: {facts}, not {count}"
            );
            // What it repeats is referenced by number, once that is published.
            let origin = text_of(source(id_of(&entry)), "origin");
            let repeats = entry.one(".source-facts").find("a.cite");
            let named = repeats.map(|cite| cite.is("href").to_owned());
            let wanted = known.contains(origin).then(|| format!("#source-{origin}"));
            assert_eq!(named, wanted, "{day}: {facts}");
        }
    }
    assert!(most > 10, "only {most}");
}

#[test]
fn an_entry_says_what_is_known_of_its_source() {
    for language in LANGUAGES {
        let page = page_in(language, "");
        for source in sources() {
            let id = text_of(source, "id");
            let entry = page.one(&format!("[id=\"source-{id}\"]"));
            let title = entry.one("a.source-title");
            assert_eq!(title.is("href"), text_of(source, "url"), "{id}");
            assert_eq!(title.is("lang"), text_of(source, "lang"), "{id}");
            assert_eq!(title.text(), said(source, "title", language), "{id}");
            let facts = entry.one(".source-facts");
            assert_eq!(
                facts.one("bdi").text(),
                said(source, "publisher", language),
                "{id}"
            );
            let text = facts.text();
            for words in [
                plain(text_of(source, "author")),
                text_of(source, "lang").to_uppercase(),
                spoken(text_of(source, "accessed"), language),
            ] {
                assert!(text.contains(&words), "{id}: {text}, without {words}");
            }
            let note = said(source, "note", language);
            let aside = entry
                .children()
                .into_iter()
                .find(|node| node.has_class("aside"));
            assert_eq!(
                aside.map_or(String::new(), |aside| aside.text()),
                note,
                "{id}"
            );
            let number = entry.is("value");
            let names: Vec<&str> = entry
                .one(".source-cite")
                .all("button")
                .iter()
                .map(|button| button.is("aria-label"))
                .collect();
            let copy = ["Copy citation", "Copia citazione"][usize::from(language == "it")];
            assert_eq!(
                names,
                [format!("{copy}: {number}"), format!("CSL-JSON: {number}")],
                "{id}"
            );
        }
    }
}

#[test]
fn in_italian_the_list_speaks_italian() {
    for query in ["", "sources.claim=C04", "as-of=2025-01-31"] {
        let page = page_in("it", query);
        assert_eq!(page.text("[data-cite=text]"), "Copia citazione");
        assert_eq!(
            page.text(".source-list .copy-all"),
            "Copia tutte le citazioni"
        );
        assert_eq!(page.text(".source-list .csl"), "Scarica CSL-JSON");
        let text = page.text(".sources");
        let english = page_in("en", "sources.claim=C04").text(".sources");
        for word in ["Used in", "Copy", "repeated by", "Other sources", "Claim "] {
            assert!(!text.contains(word), "{query}: {word}");
            assert!(english.contains(word), "{word} is not looked for in vain");
        }
    }
}

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
];

/// Formats a day, month or year in words.
fn spoken(date: &str, language: &str) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    let month =
        |month: &str| MONTHS[usize::from(language == "it")][month.parse::<usize>().unwrap() - 1];
    match parts[..] {
        [year, of, day] => format!("{} {} {year}", day.trim_start_matches('0'), month(of)),
        [year, of] => format!("{} {year}", month(of)),
        _ => date.to_owned(),
    }
}

/// Whether a date is only a day, a month or a year.
fn is_plain_date(date: &str) -> bool {
    date.chars()
        .all(|letter| letter.is_ascii_digit() || letter == '-')
}

/// Returns how a source without a kept copy is cited; `None` if its date is vague.
fn cited(source: &Value, language: &str) -> Option<String> {
    let [open, close, undated] = match language {
        "it" => ["«", "»", "senza data"],
        _ => ["“", "”", "undated"],
    };
    let (date, read) = (text_of(source, "date"), text_of(source, "accessed"));
    let dated = match date {
        "" => undated.to_owned(),
        date if is_plain_date(date) => spoken(date, language),
        _ => return None,
    };
    let publisher = text_of(source, "publisher");
    let author = text_of(source, "author");
    let author = if ["", publisher].contains(&author) {
        String::new()
    } else {
        format!("{author}, ")
    };
    let on = match (language, &read[8..]) {
        ("it", "08" | "11") => "consultata l’",
        ("it", _) => "consultata il ",
        _ => "read ",
    };
    let (title, url, read) = (
        text_of(source, "title"),
        text_of(source, "url"),
        spoken(read, language),
    );
    Some(format!(
        "{author}{open}{title}{close}, {publisher}, {dated}, {url} ({on}{read})"
    ))
}

fn with_id<'a>(story: &'a Story, id: &str) -> &'a Source {
    story.source(&id.into()).unwrap()
}

#[test]
fn every_source_is_cited_in_a_line_of_either_language() {
    let story = story(DEEPSEEK);
    let mut exactly = 0;
    for (language, locale) in [("en", Locale::En), ("it", Locale::It)] {
        for source in sources() {
            let id = text_of(source, "id");
            let line = citation::text(with_id(&story, id), locale);
            if let Some(wanted) = cited(source, language) {
                assert_eq!(plain(&line), plain(&wanted), "{id}");
                exactly += 1;
            }
            for field in ["title", "publisher", "url"] {
                assert!(line.contains(text_of(source, field)), "{id}: {line}");
            }
        }
    }
    assert!(exactly > 300, "only {exactly}");
}

/// Returns a date in CSL form: the known parts of one or two dates, and whether it is approximate.
fn issued(date: &str) -> Value {
    let parts = |date: &str| -> Value {
        let date = date.trim_end_matches(['~', '?', '%']);
        date.split('-')
            .map(|part| part.parse::<i32>().unwrap())
            .collect()
    };
    let mut issued = json!({ "date-parts": date.split('/').map(parts).collect::<Vec<_>>() });
    if date.contains(['~', '?', '%']) {
        issued["circa"] = true.into();
    }
    issued
}

/// Returns a source as a CSL-JSON item without other fields: citeproc-js, “CSL-JSON”; CSL 1.0.2, appendices III and IV.
fn csl(source: &Value) -> Value {
    let is_outlet = |actor: &Value| {
        actor["kind"] == "media" && text_of(actor, "name") == text_of(source, "publisher")
    };
    let is_news = list(&STORY, "actors").iter().any(is_outlet);
    let mut item = Map::new();
    let mut add = |name: &str, value: Value| item.insert(name.to_owned(), value);
    add(
        "type",
        if is_news {
            "article-newspaper"
        } else {
            "webpage"
        }
        .into(),
    );
    for (name, field) in [
        ("id", "id"),
        ("title", "title"),
        ("container-title", "publisher"),
        ("URL", "url"),
        ("language", "lang"),
    ] {
        add(name, source[field].clone());
    }
    if let Some(author) = source.get("author") {
        add("author", json!([{ "literal": author }]));
    }
    if let Some(date) = source.get("date").and_then(Value::as_str) {
        add("issued", issued(date));
    }
    add("accessed", issued(text_of(source, "accessed")));
    if let Some(archive) = source.get("archive").and_then(Value::as_str) {
        add("archive", archive.split('/').nth(2).into());
        add("archive_location", archive.into());
    }
    item.into()
}

#[test]
fn every_source_is_an_item_of_csl_json() {
    let story = story(DEEPSEEK);
    let all: Vec<&Source> = story.sources.iter().collect();
    let items: Vec<Value> = serde_json::from_str(&citation::csl_json(&story, &all)).unwrap();
    assert_eq!(items.len(), sources().len());
    for (item, source) in items.iter().zip(&story.sources) {
        assert_eq!(
            *item,
            csl(self::source(source.id.as_str())),
            "{}",
            source.id
        );
        // The specification's requirements for every item and for the parts of dates.
        for name in ["id", "type", "title", "URL"] {
            assert!(!text_of(item, name).is_empty(), "{item}");
        }
        let address = text_of(item, "URL");
        assert!(
            address.starts_with("https://") || address.starts_with("http://"),
            "{address}"
        );
        for date in ["issued", "accessed"]
            .into_iter()
            .filter_map(|name| item.get(name))
        {
            let dates = list(date, "date-parts");
            assert!((1..=2).contains(&dates.len()), "{item}");
            for parts in dates.iter().map(|parts| parts.as_array().unwrap()) {
                assert!((1..=3).contains(&parts.len()), "{item}");
                for (part, most) in parts.iter().zip([9999, 12, 31]) {
                    assert!((1..=most).contains(&part.as_u64().unwrap()), "{item}");
                }
            }
        }
    }
    let news = items
        .iter()
        .filter(|item| item["type"] == "article-newspaper");
    assert!(news.count() > 1, "the story cites outlets among its actors");
    let circa = items.iter().filter(|item| item["issued"]["circa"] == true);
    assert!(circa.count() > 20, "the story has vague dates");
}
