//! What a link tells is what the page shows; what it cannot tell is passed over.

use contrappunto::core::link;
use contrappunto::core::story::SharedStory;
use contrappunto::core::view_state::ViewState;

use crate::support::facts::{item, list, tables, text_of, updated};
use crate::support::page::{LANGUAGES, Page, page, page_in, render};
use crate::support::{DEEPSEEK, story};

fn deepseek() -> SharedStory {
    story(DEEPSEEK).into()
}

/// A little of everything that can be chosen in tables and calculations.
const MUCH: &str = "as-of=2025-06-30&chips.baseline=a100-sxm-80&chips.item=mi300x&chips.items=h100-sxm-80,h800-sxm-80,h20-sxm-96,a100-sxm-80,mi300x&chips.sort=link_bandwidth:down&chips.rows=all&chips.own=h800-sxm-80,host_counted:1,link_bandwidth:472,die_area:700&v3-published.inputs=price:2.99&training-time.inputs=utilisation:40.5,gpus:4096";

/// One choice of each kind.
const CHOICES: &[&str] = &[
    "as-of=2025-06-30",
    "selected=event-E18",
    "selected=claim-C04",
    "timeline.view=2024-11-01,2025-06-30",
    "timeline.axis=even",
    "timeline.lanes=actor",
    "timeline.lanes=claim",
    "timeline.hide=chip",
    "timeline.actor=nvidia",
    "timeline.claim=C04",
    "timeline.find=Blackwell%20%26%20H20",
    "claims.order=status",
    "claims.claimant=deepseek",
    "claims.status=disputed",
    "claims.facing=possession:C06",
    "claims.since=2025-01-31",
    "sources.claim=C04",
    "chips.baseline=a100-sxm-80",
    "chips.item=h20-sxm-96",
    "chips.items=h100-sxm-80,mi300x",
    "chips.sort=bf16:down",
    "chips.sort=bf16:up",
    "chips.rows=different",
    "chips.rows=all",
    "chips.rows=all,different",
    "chips.own=a100-sxm-80,host_counted:0",
    "chips.own=h800-sxm-80,host_counted:0,link_bandwidth:650",
    "chips.own=h800-sxm-80,host_counted:1",
    "training-time.inputs=utilisation:40.5",
    MUCH,
];

/// The query of the state that a query tells.
fn rewritten(story: &SharedStory, query: &str) -> String {
    let opening = ViewState::new(story.clone(), None, None);
    link::write(&link::read(&opening, query))
}

#[test]
fn every_choice_is_written_as_it_was_read_and_shows_something_of_its_own() {
    let story = deepseek();
    let mut seen = vec![(render(&story, "en", ""), "the page as it opens")];
    for query in CHOICES {
        assert_eq!(&rewritten(&story, query), query);
        let html = render(&story, "en", query);
        let twin = seen.iter().find(|(earlier, _)| *earlier == html);
        assert!(
            twin.is_none(),
            "{query} shows what {:?} does",
            twin.map(|(_, of)| of)
        );
        seen.push((html, query));
    }
}

#[test]
fn what_cannot_be_read_or_names_nothing_here_is_passed_over() {
    let story = deepseek();
    let untouched = render(&story, "en", "");
    let long = format!("x={}", "9".repeat(5000));
    for broken in [
        "utm_source=letter&fbclid=IwAR0-x",
        "as-of=yesterday",
        "as-of=2025-02-30",
        "as-of=",
        "selected=claim-C99",
        "selected=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "chips.baseline=h900",
        "chips.item=../../etc",
        "chips.items=h900,h901",
        "chips.sort=colour:down",
        "chips.sort=bf16",
        "chips.rows=some",
        "chips.own=h900,link_bandwidth:500",
        "training-time.inputs=utilisation:half",
        "training-time.inputs=colour:5,utilisation",
        "training-time.inputs=utilisation:NaN",
        "lawyers.baseline=h100-sxm-80",
        "timeline.lanes=colour",
        "timeline.view=soon,later",
        "timeline.actor=nobody",
        "timeline.hide=nothing",
        "claims.order=colour",
        "claims.status=true",
        "claims.claimant=nobody",
        "claims.facing=training:C99",
        "claims.since=tomorrow",
        "sources.claim=C99",
        "chips.=&.own=&=&&?&chips",
        "%E0%A4%A=%&%=%%",
        &long,
    ] {
        assert!(
            render(&story, "en", broken) == untouched,
            "{broken} changes the page"
        );
    }
}

#[test]
fn mail_programs_may_write_commas_and_colons_in_their_own_way() {
    let story = deepseek();
    let written = MUCH.replace(',', "%2C").replace(':', "%3a");
    assert!(render(&story, "en", &written) == render(&story, "en", MUCH));
    assert_eq!(rewritten(&story, &written), MUCH);
}

fn slider(page: &Page, place: &str, name: &str) -> f64 {
    let range = format!("{place} .slider[data-name={name}] input[type=range]");
    page.one(&range).is("value").parse().unwrap()
}

const OWN: &str = ".what-if";
const TIME: &str = "#calculation-training-time";

fn baseline(page: &Page) -> String {
    page.one("#table-chips thead th[data-item]")
        .is("data-item")
        .to_owned()
}

#[test]
fn the_same_link_shows_the_same_state_in_every_language() {
    let pressed = |page: &Page| page.attributes("[aria-pressed]", "aria-pressed");
    let sorted = |page: &Page| page.attributes("[aria-sort]", "aria-sort");
    let columns = |page: &Page| page.attributes("#table-chips th[data-item]", "data-item");
    let english = page(MUCH);
    assert_eq!(sorted(&english), ["descending"]);
    for language in LANGUAGES {
        let page = page_in(language, MUCH);
        assert_eq!(page.day(), "2025-06-30");
        assert_eq!(page.one(".story").is("lang"), language);
        assert_eq!(pressed(&page), pressed(&english));
        assert_eq!(sorted(&page), sorted(&english));
        assert_eq!(columns(&page), columns(&english));
        assert_eq!(slider(&page, OWN, "link_bandwidth").to_string(), "472");
        assert_eq!(slider(&page, OWN, "die_area").to_string(), "700");
        assert_eq!(slider(&page, TIME, "utilisation").to_string(), "40.5");
        assert_eq!(slider(&page, TIME, "gpus").to_string(), "4096");
        assert_eq!(baseline(&page), "a100-sxm-80");
    }
    let verdict =
        page_in("it", MUCH).text("tr[data-rule=\"ifr-2022-10-07\"] td[data-item=own] .pill");
    assert_eq!(verdict, "✕ 3A090: serve una licenza");
}

#[test]
fn numbers_out_of_range_are_brought_to_the_end_of_it_and_days_to_the_storys() {
    let query = "chips.own=h800-sxm-80,link_bandwidth:99999,colour:3,die_area:-5&training-time.inputs=utilisation:1e9&as-of=2099-01-01";
    let page = page(query);
    assert_eq!(slider(&page, OWN, "link_bandwidth").to_string(), "1200");
    assert_eq!(slider(&page, OWN, "die_area").to_string(), "100");
    assert_eq!(slider(&page, TIME, "utilisation").to_string(), "60");
    assert_eq!(page.day(), updated());
    let early = crate::support::page::page("as-of=1066-10-14").day();
    assert!(early.as_str() > "2000-01-01", "{early}");
}

#[test]
fn what_can_be_read_beside_something_broken_holds() {
    let page = page(
        "chips.baseline=h900&utm_source=letter&chips.rows=different&as-of=2025-06-30&training-time.inputs=colour:5,utilisation:40",
    );
    assert_eq!(
        baseline(&page),
        text_of(item(tables(), "chips"), "baseline")
    );
    assert_eq!(page.day(), "2025-06-30");
    assert_eq!(slider(&page, TIME, "utilisation").to_string(), "40");
    assert_eq!(
        page.one("#table-chips .differences").is("aria-pressed"),
        "true"
    );
}

#[test]
fn an_item_that_is_not_known_on_the_day_of_the_link_is_not_shown() {
    let page = page(
        "as-of=2023-03-20&chips.baseline=h800-sxm-80&chips.own=h800-sxm-80,link_bandwidth:600&chips.items=h100-sxm-80,h800-sxm-80",
    );
    let shown = page.count("#table-chips [data-item=h800-sxm-80], #table-chips [data-item=own]");
    assert_eq!(shown, 0);
    let items = list(item(tables(), "chips"), "items").iter();
    let first = items
        .into_iter()
        .find(|one| text_of(one, "known") <= "2023-03-20")
        .unwrap();
    assert_eq!(baseline(&page), text_of(first, "id"));
}
