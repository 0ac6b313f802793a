//! The page shows what a link says, and ignores what it cannot represent.

use contrappunto::components::Part;
use contrappunto_story::state::link;
use contrappunto_story::state::table_view::TableAction;
use contrappunto_story::state::view_state::{Action, Selection, ViewState};
use serde_json::Value;

use crate::support::facts::{
    calculations, claims, columns_on, events, ids, is_known, item, known_from, list, tables,
    text_of, updated,
};
use crate::support::page::{LANGUAGES, Page, page, page_in, render, render_parts};
use crate::support::{DEEPSEEK, day, story};

/// A link with a little of everything, as a reader might send it.
const MUCH: &str = "as-of=2025-06-30&selected=event-E18&chips.baseline=a100-sxm-80&chips.item=mi300x\
    &chips.items=h100-sxm-80,h800-sxm-80,h20-sxm-96,mi300x&chips.sort=link_bandwidth:down\
    &chips.rows=all,different&chips.own=h800-sxm-80,host_counted:1,link_bandwidth:472,die_area:700\
    &v3-published.inputs=price:2.99&training-time.inputs=utilisation:40.5,gpus:4096";

/// Links with a single setting each.
const SINGLE: [&str; 12] = [
    "as-of=2025-06-30",
    "selected=claim-C04",
    "sources.claim=C04",
    "timeline.lanes=actor",
    "claims.order=status",
    "chips.baseline=h20-sxm-96",
    "chips.items=mi300x,h20-sxm-96",
    "chips.sort=bf16:down",
    "chips.rows=different",
    "chips.own=a100-sxm-80,host_counted:0",
    "benchmarks.baseline=deepseek-r1",
    "training-time.inputs=utilisation:40.5",
];

fn opening() -> ViewState {
    thread_local! {
        static OPENING: ViewState = ViewState::new(story(DEEPSEEK).into(), None, None);
    }
    OPENING.with(ViewState::clone)
}

/// Returns the state of a link.
fn read(query: &str) -> ViewState {
    link::read(&opening(), query)
}

/// Returns a link after checking that the story would write it in the same way.
fn written(query: &str) -> String {
    let written = link::write(&read(query));
    assert_eq!(written, query, "the link is written otherwise");
    written
}

/// Renders one part of a page without caching it: there are many of them.
fn part(part: Part, query: &str) -> Page {
    Page::parse(&render_parts(&opening().story, "en", query, &[part]))
}

fn tables_of(query: &str) -> Page {
    part(Part::Compare, query)
}

fn calculations_of(query: &str) -> Page {
    part(Part::Calculate, query)
}

/// Checks that the page of a query is the same as that of another query, in a language.
fn same_page(language: &str, query: &str, other: &str) {
    let [one, two] = [query, other].map(|query| render(&opening().story, language, query));
    let at = one.bytes().zip(two.bytes()).position(|(a, b)| a != b);
    let near = |html: &str| {
        let from = at.unwrap_or_default().saturating_sub(80);
        let near = &html.as_bytes()[from..html.len().min(from + 160)];
        String::from_utf8_lossy(near).into_owned()
    };
    assert!(
        one == two,
        "{language}: {query:?} shows\n{}\nand {other:?}\n{}",
        near(&one),
        near(&two)
    );
}

/// Checks that two queries result in the same state.
fn same(query: &str, other: &str) {
    assert!(
        read(query) == read(other),
        "{query:?} is {:?}, not {other:?}",
        link::write(&read(query))
    );
}

/// Returns the columns of a table, the baseline first.
fn columns(page: &Page, table: &str) -> Vec<String> {
    page.attributes(&format!("#table-{table} thead th[data-item]"), "data-item")
}

/// Returns the value of a slider.
fn slid_to(page: &Page, place: &str, name: &str) -> f64 {
    let range = format!("{place} .slider[data-name={name}] input[type=range]");
    page.one(&range).is("value").parse().unwrap()
}

fn number(item: &Value, name: &str) -> f64 {
    item[name].as_f64().unwrap()
}

fn own_properties(table: &Value) -> impl Iterator<Item = &Value> {
    let properties = table
        .get("what_if")
        .map_or(&[][..], |own| list(own, "properties"));
    properties.iter().filter(|one| one.get("low").is_some())
}

fn calculation_place(calculation: &Value) -> String {
    format!("#calculation-{}", text_of(calculation, "id"))
}

#[test]
fn a_link_copied_from_markup_is_read_like_any_other() {
    let copied = MUCH.replace('&', "&amp;");
    assert_eq!(link::write(&read(&copied)), written(MUCH));
}

#[test]
fn a_table_opens_beside_the_baseline_that_the_link_names() {
    for table in tables() {
        let id = text_of(table, "id");
        for item in ids(list(table, "items")) {
            // The initial settings are omitted from links, but may be present in one.
            let page = tables_of(&format!("{id}.baseline={item}"));
            assert_eq!(columns(&page, id)[0], item);
            let chosen = format!("#table-{id} .choose-baseline option[selected]");
            assert_eq!(page.attributes(&chosen, "value"), [item], "{id}");
        }
    }
}

#[test]
fn a_table_opens_with_the_columns_that_the_link_names() {
    for table in tables() {
        let id = text_of(table, "id");
        let baseline = columns_on(table, updated())[0];
        for item in ids(list(table, "items")) {
            let page = tables_of(&written(&format!("{id}.items={item}")));
            let wanted = if item == baseline {
                vec![item]
            } else {
                vec![baseline, item]
            };
            assert_eq!(columns(&page, id), wanted, "{id} with {item}");
        }
    }
}

#[test]
fn the_column_that_a_phone_shows_beside_the_baseline_is_the_links() {
    for table in tables() {
        let id = text_of(table, "id");
        for item in columns_on(table, updated()).into_iter().skip(1) {
            let page = tables_of(&format!("{id}.item={item}"));
            let heads = page.all(&format!("#table-{id} thead th[data-item]"));
            let kept = heads.iter().skip(1).filter(|head| !head.has_class("spare"));
            assert_eq!(
                kept.map(|head| head.is("data-item")).collect::<Vec<_>>(),
                [item],
                "{id}"
            );
        }
    }
}

#[test]
fn a_table_opens_sorted_by_the_row_of_the_link_and_in_its_order() {
    for table in tables() {
        let id = text_of(table, "id");
        let lines = list(table, "properties")
            .iter()
            .chain(list(table, "derived"));
        for line in lines.map(|line| text_of(line, "id")) {
            for (order, wanted) in [("up", "ascending"), ("down", "descending")] {
                let page = tables_of(&written(&format!("{id}.sort={line}:{order}")));
                let sorted = page.all("[aria-sort]");
                assert_eq!(sorted.len(), 1, "{id} by {line}");
                assert_eq!(sorted[0].is("aria-sort"), wanted, "{id} by {line}");
                let row = sorted[0].closest("tr").unwrap();
                assert_eq!(row.id(), format!("row-{id}-{line}"));
            }
        }
    }
}

#[test]
fn a_table_opens_with_the_rows_that_the_link_asks_for() {
    for table in tables() {
        let id = text_of(table, "id");
        for (query, differences, all) in [
            (String::new(), "false", "false"),
            (format!("{id}.rows=different"), "true", "false"),
            (format!("{id}.rows=all"), "false", "true"),
            (format!("{id}.rows=all,different"), "true", "true"),
        ] {
            let page = tables_of(&written(&query));
            for (button, wanted) in [("differences", differences), ("all-rows", all)] {
                // A table without rows of minor interest has no button for them.
                let found = page.find(&format!("#table-{id} .{button}"));
                let pressed = found.map(|button| button.is("aria-pressed"));
                assert!(
                    pressed.is_none_or(|pressed| pressed == wanted),
                    "{query}: {button}"
                );
            }
        }
    }
    assert_eq!(
        tables_of("").count("#table-chips .differences, #table-chips .all-rows"),
        2
    );
}

#[test]
fn a_column_of_ones_own_starts_from_the_item_of_the_link_with_its_numbers() {
    for table in tables()
        .iter()
        .filter(|table| table.get("what_if").is_some())
    {
        let id = text_of(table, "id");
        for item in ids(list(table, "items")) {
            let page = tables_of(&written(&format!("{id}.own={item}")));
            let chosen = format!("#table-{id} .choose-own option[selected]");
            assert_eq!(page.attributes(&chosen, "value"), [item], "{id}");
            assert!(columns(&page, id).contains(&"own".to_owned()), "{item}");
        }
        let from = text_of(&table["what_if"], "from");
        for property in own_properties(table) {
            let name = text_of(property, "property");
            for value in [number(property, "low"), number(property, "high")] {
                let page = tables_of(&written(&format!("{id}.own={from},{name}:{value}")));
                assert_eq!(slid_to(&page, ".what-if", name), value, "{name}");
            }
        }
        for (value, is_ticked) in [(0, false), (1, true)] {
            let page = tables_of(&written(&format!("{id}.own={from},host_counted:{value}")));
            assert_eq!(page.one(".what-if .tick input").has("checked"), is_ticked);
        }
    }
}

#[test]
fn every_input_of_every_calculation_is_set_by_a_link() {
    for calculation in calculations() {
        let id = text_of(calculation, "id");
        let place = calculation_place(calculation);
        let inputs = list(calculation, "inputs");
        // Every other one, then the rest: what is not named stays as published.
        for turn in 0..4 {
            let is_set = |index: usize| index % 2 == turn % 2;
            let end = if turn < 2 { "least" } else { "most" };
            let all = inputs.iter().enumerate();
            let set: Vec<_> = all.filter(|(index, _)| is_set(*index)).collect();
            let pairs: Vec<_> = set
                .iter()
                .map(|(_, input)| format!("{}:{}", text_of(input, "id"), number(input, end)))
                .collect();
            let page = calculations_of(&written(&format!("{id}.inputs={}", pairs.join(","))));
            for (index, input) in inputs.iter().enumerate() {
                let name = text_of(input, "id");
                let field = if is_set(index) { end } else { "value" };
                assert_eq!(
                    slid_to(&page, &place, name),
                    number(input, field),
                    "{id} {name}"
                );
                let reset = format!("{place} .slider[data-name={name}] .reset");
                assert_eq!(
                    page.one(&reset).has("hidden"),
                    !is_set(index),
                    "{id} {name}"
                );
            }
        }
    }
}

#[test]
fn a_link_leads_to_its_day() {
    let mut days: Vec<String> = events().iter().chain(claims()).map(known_from).collect();
    days.sort();
    days.dedup();
    assert!(days.len() > 30);
    for on in days.iter().filter(|day| day.as_str() != updated()) {
        let query = written(&format!("as-of={on}"));
        assert_eq!(read(&query).as_of, day(on));
        assert_eq!(part(Part::AsOf, &query).day(), *on);
    }
    assert_eq!(page(&format!("as-of={}", updated())).day(), updated());
}

#[test]
fn a_link_picks_out_its_event_or_claim() {
    for event in ids(events()) {
        let query = written(&format!("selected=event-{event}"));
        let page = part(Part::Timeline, &query);
        let current = page.attributes(".event-list [aria-current=true]", "id");
        assert_eq!(current, [format!("event-{event}")]);
    }
    for claim in ids(claims()) {
        let page = part(Part::Claims, &written(&format!("selected=claim-{claim}")));
        assert!(
            page.one(&format!("#claim-{claim}")).has_class("marked"),
            "{claim}"
        );
    }
}

/// Returns the language-independent state of a page: what is selected, pressed, sorted, chosen, ticked and set.
fn wordless(page: &Page) -> Vec<String> {
    let mut found = vec![page.day()];
    let mut add = |selector: &str, name: &str| {
        found.push(format!("{selector} {:?}", page.attributes(selector, name)));
    };
    add(".marked, [aria-current=true]", "id");
    add(
        ".timeline [aria-pressed], .claims [aria-pressed], .compare [aria-pressed]",
        "aria-pressed",
    );
    add("tr:has([aria-sort])", "id");
    add("[aria-sort]", "aria-sort");
    add(".compare tr:not([hidden])", "id");
    add(
        ".compare th[data-item], .compare td[data-item]",
        "data-item",
    );
    add(".compare option[selected]", "value");
    add("input[type=range]", "value");
    for ticks in page.all("input[type=checkbox]") {
        found.push(format!("ticked: {}", ticks.has("checked")));
    }
    found
}

#[test]
fn the_same_link_shows_the_same_in_the_other_language() {
    for query in SINGLE.into_iter().chain([MUCH, ""]) {
        let [english, italian] = LANGUAGES.map(|language| page_in(language, query));
        let [one, other] = [&english, &italian].map(wordless);
        for (line, wanted) in other.iter().zip(&one) {
            assert_eq!(line, wanted, "{query}");
        }
        assert_eq!(one.len(), other.len(), "{query}");
        assert_eq!(italian.one(".story").is("lang"), "it");
    }
    let verdict = "tr[data-rule=\"ifr-2022-10-07\"] td[data-item=own] .pill";
    let query = "chips.own=h800-sxm-80,host_counted:1,link_bandwidth:472";
    assert_eq!(
        page_in("it", query).text(verdict),
        "✕ 3A090: serve una licenza"
    );
    assert_eq!(
        slid_to(&page_in("it", MUCH), ".what-if", "link_bandwidth"),
        472.0
    );
}

#[test]
fn every_link_shows_something_of_its_own() {
    let pages: Vec<_> = SINGLE
        .iter()
        .chain([&MUCH, &""])
        .map(|query| page(&written(query)))
        .collect();
    let shown: Vec<_> = pages
        .iter()
        .map(|page| (wordless(page), page.all_text()))
        .collect();
    for (index, one) in shown.iter().enumerate() {
        assert!(!shown[..index].contains(one), "{:?}", SINGLE.get(index));
    }
}

#[test]
fn a_language_in_a_link_is_the_pages() {
    let story = opening().story;
    for query in [
        "",
        "as-of=2025-06-30&chips.own=h800-sxm-80,link_bandwidth:600",
    ] {
        let wanted = render(&story, "it", query);
        assert!(
            render(&story, "en", &format!("{query}&lang=it")) == wanted,
            "{query}"
        );
        assert!(
            render(&story, "it", &format!("{query}&lang=tlh")) == wanted,
            "{query}"
        );
    }
}

#[test]
fn mail_programs_write_commas_and_colons_in_their_own_way() {
    for query in SINGLE.into_iter().chain([MUCH]) {
        same(&query.replace(',', "%2C").replace(':', "%3A"), query);
        same(&query.replace(',', "%2c").replace(':', "%3a"), query);
    }
    same_page("en", &MUCH.replace(',', "%2C").replace(':', "%3A"), MUCH);
    same("selected=event%2DE18", "selected=event-E18");
    same("as-of=2025%2D01%2D31", "as-of=2025-01-31");
    same(
        "?timeline.find=export+controls",
        "timeline.find=export%20controls",
    );
}

const BROKEN: [&str; 26] = [
    "?",
    "utm_source=letter&fbclid=IwAR0-x",
    "as-of=yesterday",
    "as-of=2025-02-30",
    "as-of=",
    "selected=claim-C99",
    "selected=event-E99",
    "selected=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "selected=claim-C04%",
    "chips.baseline=h900",
    "chips.item=../../etc",
    "chips.items=h900,h901",
    "chips.sort=colour:down",
    "chips.sort=bf16",
    "chips.rows=some",
    "chips.own=h900,link_bandwidth:500",
    "benchmarks.own=o1",
    "training-time.inputs=utilisation:half",
    "training-time.inputs=colour:5,utilisation",
    "training-time.inputs=utilisation:NaN",
    "training-time.inputs=utilisation:inf",
    "lawyers.baseline=h100-sxm-80",
    "sources.claim=C99",
    "claims.order=colour&claims.facing=Q99:C01&timeline.view=now&timeline.hide=nothing",
    "chips.=&.own=&=&&?&chips",
    "%E0%A4%A=%&%=%%",
];

#[test]
fn what_cannot_be_read_or_names_nothing_here_is_passed_over() {
    for broken in BROKEN {
        same_page("en", broken, "");
    }
    let long = format!("x={}", "9".repeat(5000));
    same_page("it", &format!("{}&{long}", BROKEN.join("&")), "");
}

#[test]
fn what_can_be_read_beside_it_holds() {
    for query in SINGLE.into_iter().chain([MUCH]) {
        let keys = query.split('&').filter_map(|part| part.split_once('='));
        let is_other = |part: &&str| !keys.clone().any(|(key, _)| part.starts_with(key));
        let broken: Vec<_> = BROKEN.into_iter().filter(is_other).collect();
        same_page("en", &format!("{}&{query}", broken.join("&")), query);
    }
    same_page(
        "en",
        "chips.baseline=h900&utm_source=letter&chips.rows=different&as-of=2025-06-30&training-time.inputs=colour:5,utilisation:40",
        "as-of=2025-06-30&chips.rows=different&training-time.inputs=utilisation:40",
    );
}

#[test]
fn numbers_out_of_range_are_brought_to_the_end_of_it() {
    for calculation in calculations() {
        let id = text_of(calculation, "id");
        let inputs = list(calculation, "inputs");
        for (value, end) in [("-1e9", "least"), ("-5", "least"), ("1e9", "most")] {
            let pairs: Vec<_> = inputs
                .iter()
                .map(|input| format!("{}:{value}", text_of(input, "id")))
                .collect();
            let page = calculations_of(&format!("{id}.inputs={}", pairs.join(",")));
            for input in inputs {
                let name = text_of(input, "id");
                let found = slid_to(&page, &calculation_place(calculation), name);
                assert_eq!(found, number(input, end), "{id} {name}");
            }
        }
    }
    let chips = item(tables(), "chips");
    for property in own_properties(chips) {
        let name = text_of(property, "property");
        for (value, end) in [("-5", "low"), ("99999", "high")] {
            let page = tables_of(&format!("chips.own=h800-sxm-80,{name}:{value},colour:3"));
            assert_eq!(
                slid_to(&page, ".what-if", name),
                number(property, end),
                "{name}"
            );
        }
    }
}

#[test]
fn a_day_out_of_range_is_the_storys_first_or_last() {
    same_page("en", "as-of=2099-01-01", "");
    let first = page("as-of=1066-10-14").day();
    assert!(first.as_str() > "2000-01-01", "{first}");
    assert_eq!(page("").one(".asof input[type=date]").is("min"), first);
    assert!(
        events()
            .iter()
            .all(|event| !is_known(event, &first) || known_from(event) == first)
    );
}

#[test]
fn an_item_that_is_not_known_on_the_day_of_the_link_is_not_shown() {
    let day_before = |known: &str| {
        contrappunto_story::calendar::date::Date::from_days(day(known).days() - 1)
            .unwrap()
            .to_string()
    };
    let mut seen = 0;
    for table in tables() {
        let id = text_of(table, "id");
        for item in list(table, "items") {
            let (name, known) = (text_of(item, "id"), text_of(item, "known"));
            let on = day_before(known);
            let first = list(table, "items")
                .iter()
                .find(|one| text_of(one, "known") <= on.as_str());
            let Some(first) = first.map(|first| text_of(first, "id")) else {
                continue;
            };
            let query = format!(
                "as-of={on}&{id}.baseline={name}&{id}.item={name}&{id}.items={first},{name}&{id}.own={name},link_bandwidth:600"
            );
            if read(&query).as_of != day(&on) {
                continue; // Before the story begins.
            }
            let page = tables_of(&query);
            let place = format!("#table-{id}");
            assert_eq!(
                page.count(&format!(
                    "{place} [data-item={name}], {place} [data-item=own]"
                )),
                0,
                "{id} {name} on {on}"
            );
            assert_eq!(
                columns(&page, id).first().map(String::as_str),
                Some(first),
                "{id} on {on}"
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

fn chips(action: TableAction) -> Action {
    Action::Table("chips".into(), action)
}

/// Returns actions of a reader, each with the link that represents it and the action that reverts it.
fn choices() -> Vec<(Action, String, Action)> {
    let set = |value| Action::Set("training-time".into(), "utilisation".into(), value);
    let own = |query: &str| format!("chips.own=h800-sxm-80,host_counted:{query}");
    // An added column comes last, and is the one that a phone shows.
    let usual = columns_on(&tables()[0], updated());
    let in_order = ids(list(&tables()[0], "items"));
    let usual: Vec<_> = in_order
        .into_iter()
        .filter(|id| usual.contains(id))
        .collect();
    vec![
        (
            Action::AsOf(day("2025-06-30")),
            "as-of=2025-06-30".to_owned(),
            Action::AsOf(day(updated())),
        ),
        (
            Action::Select(Some(Selection::Event("E18".into()))),
            "selected=event-E18".to_owned(),
            Action::Select(None),
        ),
        (
            Action::SourcesOf(Some("C04".into())),
            "sources.claim=C04".to_owned(),
            Action::SourcesOf(None),
        ),
        (
            chips(TableAction::Compare(Some("h20-sxm-96".into()))),
            "chips.item=h20-sxm-96".to_owned(),
            chips(TableAction::Compare(None)),
        ),
        (
            chips(TableAction::Toggle("mi300x".into())),
            format!("chips.item=mi300x&chips.items={},mi300x", usual.join(",")),
            chips(TableAction::UsualItems),
        ),
        (
            chips(TableAction::Differences(true)),
            "chips.rows=different".to_owned(),
            chips(TableAction::Differences(false)),
        ),
        (
            chips(TableAction::AllRows(true)),
            "chips.rows=all".to_owned(),
            chips(TableAction::AllRows(false)),
        ),
        (
            chips(TableAction::Own(Some("a100-sxm-80".into()))),
            "chips.own=a100-sxm-80,host_counted:0".to_owned(),
            chips(TableAction::Own(None)),
        ),
        (
            chips(TableAction::Set("link_bandwidth".into(), 650.0)),
            own("0,link_bandwidth:650"),
            chips(TableAction::Own(None)),
        ),
        (
            chips(TableAction::Set("host_counted".into(), 1.0)),
            own("1"),
            chips(TableAction::Own(None)),
        ),
        (
            set(Some(40.5)),
            "training-time.inputs=utilisation:40.5".to_owned(),
            set(None),
        ),
        (
            set(Some(40.5)),
            "training-time.inputs=utilisation:40.5".to_owned(),
            Action::Reset("training-time".into()),
        ),
    ]
}

#[test]
fn each_choice_is_in_the_link_alone_and_is_left_out_when_it_is_put_back() {
    let opening = opening();
    assert_eq!(link::write(&opening), "");
    for (choice, query, back) in choices() {
        let chosen = opening.apply(choice);
        assert_eq!(link::write(&chosen), query);
        let left = link::write(&chosen.apply(back));
        // A phone continues to show the column that was added last.
        let kept = if query.contains("mi300x") {
            "chips.item=mi300x"
        } else {
            ""
        };
        assert_eq!(left, kept, "{query}");
    }
    for (action, query) in [
        (
            TableAction::Baseline("a100-sxm-80".into()),
            "chips.baseline=a100-sxm-80",
        ),
        (TableAction::Sort("bf16".into()), "chips.sort=bf16:down"),
    ] {
        assert_eq!(link::write(&opening.apply(chips(action))), query);
    }
    let sort = || chips(TableAction::Sort("bf16".into()));
    let sorted = opening.apply(sort()).apply(sort());
    assert_eq!(link::write(&sorted), "chips.sort=bf16:up");
    assert_eq!(link::write(&sorted.apply(sort())), "");
}
