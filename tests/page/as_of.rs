//! The as-of date of the whole page: what was known on the day is shown, what came later is not.

use std::collections::BTreeMap;

use contrappunto::components::Part;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::view_state::{Action, ViewState};

use crate::support::facts::{
    claims, columns_on, counts_on, days_of_news, days_since_1970, events, evidence, is_known,
    is_published, is_told, item, list, said, sources, status_name, tables, text_of, texts_after,
    updated,
};
use crate::support::page::{LANGUAGES, Page, page, page_in, part_in};
use crate::support::{DEEPSEEK, day as date, story};

pub const TEN_DAYS: [&str; 10] = [
    "2022-10-07",
    "2023-07-31",
    "2024-07-31",
    "2024-12-26",
    "2025-01-23",
    "2025-01-27",
    "2025-01-31",
    "2025-06-24",
    "2025-09-17",
    "2026-04-24",
];

pub fn on(day: &str) -> String {
    format!("as-of={day}")
}

/// Returns the initial state of the story with a day as its as-of date.
pub fn state_on(day: &str) -> ViewState {
    thread_local! {
        static STORY: SharedStory = story(DEEPSEEK).into();
    }
    ViewState::new(STORY.with(SharedStory::clone), Some("en"), Some(date(day)))
}

/// Whether the page marks an item as known; its attribute, its visibility and its content must agree.
fn is_there(page: &Page, id: &str) -> bool {
    let node = page.one(&format!("[id=\"{id}\"]"));
    let is_there = node.is("data-known") == "yes";
    assert_eq!(node.has("hidden"), !is_there, "{id}");
    assert_eq!(node.raw_text().is_empty(), !is_there, "{id}");
    is_there
}

#[test]
fn before_a_claim_was_made_its_card_is_hidden_and_empty() {
    let page = page(&on("2024-12-31"));
    let card = page.one("#claim-C04");
    assert_eq!(card.attribute("data-known"), Some("no"));
    assert_eq!(card.attribute("data-status"), None);
    assert!(card.has("hidden"));
    assert_eq!(card.raw_text(), "");
    assert!(card.children().is_empty());
}

#[test]
fn each_event_is_there_from_the_day_on_which_it_became_known() {
    for (index, day) in days_of_news().iter().enumerate() {
        let page = part_in(Part::Timeline, LANGUAGES[index % 2], &on(day));
        let text = page.all_text();
        for event in events() {
            let id = text_of(event, "id");
            let known = is_known(event, day);
            assert_eq!(
                is_there(&page, &format!("event-{id}")),
                known,
                "{day}: {id}"
            );
            let title = said(event, "title", LANGUAGES[index % 2]);
            assert!(known || !text.contains(&title), "{day}: {title}");
        }
        let known = events().iter().filter(|event| is_known(event, day));
        let summary = page.text(".event-list > summary");
        assert!(
            summary.starts_with(&format!("{} event", known.count())),
            "{day}: {summary}"
        );
    }
}

#[test]
fn claims_stand_on_each_day_as_they_stood() {
    for (index, day) in days_of_news().iter().enumerate() {
        let page = part_in(Part::Claims, LANGUAGES[index % 2], &on(day));
        for claim in claims() {
            let id = text_of(claim, "id");
            let status = status_name(claim, day);
            let card = page.one(&format!("#claim-{id}"));
            assert_eq!(card.attribute("data-status"), status, "{day}: {id}");
            let known = is_there(&page, &format!("claim-{id}"));
            assert_eq!(known, is_known(claim, day), "{day}: {id}");
        }
    }
}

#[test]
fn each_source_is_listed_from_the_day_on_which_it_was_published() {
    for day in TEN_DAYS {
        let page = part_in(Part::Sources, "en", &on(day));
        for source in sources() {
            let id = format!("source-{}", text_of(source, "id"));
            let known = page.one(&format!("li[id=\"{id}\"]")).is("data-known") == "yes";
            assert_eq!(known, is_published(source, day), "{day}: {id}");
        }
    }
}

#[test]
fn table_columns_and_the_lists_of_items_follow_the_day() {
    for day in TEN_DAYS {
        let page = part_in(Part::Compare, "en", &on(day));
        let mut shown = 0;
        for table in tables() {
            let id = text_of(table, "id");
            let columns = columns_on(table, day);
            let Some(section) = page.find(&format!("#table-{id}")) else {
                assert!(columns.is_empty(), "{day}: {id} is not there");
                continue;
            };
            shown += 1;
            let heads = section.all("th[data-item]");
            let heads: Vec<&str> = heads.iter().map(|head| head.is("data-item")).collect();
            assert_eq!(heads, columns, "{day}: {id}");
            for item in list(table, "items") {
                let place = format!("item-{id}-{}", text_of(item, "id"));
                assert_eq!(
                    is_there(&page, &place),
                    is_told(item, day),
                    "{day}: {place}"
                );
            }
        }
        let wanted = tables()
            .iter()
            .filter(|one| !columns_on(one, day).is_empty());
        assert_eq!(shown, wanted.count(), "{day}");
    }
}

/// Returns how many claims of each status the bar counts, in one of its two forms.
fn counted(bar: &Page, form: &str) -> BTreeMap<String, usize> {
    let items = bar.all(".counts li");
    let count = items.iter().map(|item| {
        let count = item.one(&format!("{form} .count")).text();
        (item.is("data-status").to_owned(), count.parse().unwrap())
    });
    count.collect()
}

#[test]
fn the_bar_counts_the_claims_of_each_status() {
    for (index, day) in days_of_news().iter().enumerate() {
        let bar = part_in(Part::AsOf, LANGUAGES[index % 2], &on(day));
        let wanted = counts_on(day).into_iter();
        let wanted: BTreeMap<String, usize> = wanted
            .map(|(status, count)| (status.to_owned(), count))
            .collect();
        // As buttons, and as static text for readers without script.
        for form in [".pill-button", ".still"] {
            assert_eq!(counted(&bar, form), wanted, "{day}: {form}");
        }
    }
}

#[test]
fn the_counts_in_the_bar_are_those_of_the_cards() {
    for day in TEN_DAYS {
        let page = page(&on(day));
        let mut cards: BTreeMap<String, usize> = BTreeMap::new();
        for card in page.all(".card[data-known=yes]") {
            *cards.entry(card.is("data-status").to_owned()).or_default() += 1;
        }
        assert_eq!(counted(&page, ".pill-button"), cards, "{day}");
    }
}

#[test]
fn slider_and_date_field_stand_at_the_day() {
    let days = days_of_news();
    let (first, last) = (days.first().unwrap(), updated());
    for day in days
        .iter()
        .map(String::as_str)
        .chain(TEN_DAYS)
        .chain([last])
    {
        let bar = part_in(Part::AsOf, "en", &on(day));
        assert_eq!(bar.day(), day);
        let slider = bar.one("input[type=range]");
        let number = |name: &str| slider.is(name).parse::<i32>().unwrap();
        assert_eq!(number("value"), days_since_1970(day), "{day}");
        assert_eq!(number("min"), days_since_1970(first));
        assert_eq!(number("max"), days_since_1970(last));
        assert_eq!(slider.is("step"), "1");
        let field = bar.one("input[type=date]");
        let ends = ["value", "min", "max"].map(|name| field.is(name));
        assert_eq!(ends, [day, first, last]);
        assert_eq!(bar.one(".asof-day time").is("datetime"), day);
        assert_eq!(slider.is("aria-valuetext"), bar.text(".asof-day time"));
    }
    let bar = |language| part_in(Part::AsOf, language, &on("2025-01-31"));
    assert_eq!(bar("en").text(".asof-day time"), "31 January 2025");
    assert_eq!(bar("it").text(".asof-day time"), "31 gennaio 2025");
}

#[test]
fn buttons_that_lead_to_no_other_day_are_off() {
    let days = days_of_news();
    let (first, last) = (days.first().unwrap(), updated());
    for day in days.iter().map(String::as_str).chain([last]) {
        let bar = part_in(Part::AsOf, "en", &on(day));
        let is_off = |label: &str| {
            let button = bar.one(&format!("button[aria-label=\"{label}\"]"));
            button.has("disabled")
        };
        assert_eq!(is_off("Previous day with news"), day == first, "{day}");
        assert_eq!(is_off("Next day with news"), day == last, "{day}");
        let latest = bar.one(".asof-choose button");
        assert_eq!(latest.has("disabled"), day == last, "{day}");
    }
}

#[test]
fn a_step_goes_to_the_nearest_news_on_either_side() {
    let days = days_of_news();
    let (first, last) = (days.first().unwrap().as_str(), updated());
    let day = |state: &ViewState| state.as_of.to_string();
    let opening = state_on(first);
    assert_eq!(day(&opening.apply(Action::PreviousNews)), first);
    let mut state = opening;
    let mut gaps = 0;
    for pair in days.windows(2) {
        assert_eq!(day(&state), pair[0]);
        state = state.apply(Action::NextNews);
        assert_eq!(day(&state), pair[1]);
        assert_eq!(day(&state.apply(Action::PreviousNews)), pair[0]);
        // From a day without news, between the two.
        let between = state.apply(Action::AsOf(date(&pair[1]).plus_days(-1)));
        if day(&between) != pair[0] {
            assert_eq!(day(&between.apply(Action::NextNews)), pair[1]);
            assert_eq!(day(&between.apply(Action::PreviousNews)), pair[0]);
            gaps += 1;
        }
    }
    assert!(
        days.len() > 40 && gaps > 30,
        "{} days, {gaps} gaps",
        days.len()
    );
    // After the last news comes the last day of the story.
    for _ in 0..2 {
        state = state.apply(Action::NextNews);
        assert_eq!(day(&state), last);
    }
}

#[test]
fn a_day_out_of_the_story_is_answered_with_its_first_or_last() {
    for (asked, answer) in [
        ("2031-05-05", updated()),
        ("1999-01-01", "2022-03-22"),
        ("2022-03-21", "2022-03-22"),
        ("2022-03-22", "2022-03-22"),
        ("2026-12-24", updated()),
    ] {
        assert_eq!(part_in(Part::AsOf, "en", &on(asked)).day(), answer);
        assert_eq!(state_on(asked).as_of.to_string(), answer);
        let state = state_on("2025-01-31").apply(Action::AsOf(date(asked)));
        assert_eq!(state.as_of.to_string(), answer);
    }
    assert_eq!(days_of_news().first().unwrap(), "2022-03-22");
}

#[test]
fn nothing_written_later_can_be_found_in_the_page_on_ten_days() {
    for language in LANGUAGES {
        for day in TEN_DAYS {
            let text = page_in(language, &on(day)).all_text();
            let later = texts_after(day, language);
            assert!(later.len() > 50, "{day}: only {} texts", later.len());
            let found: Vec<_> = later
                .iter()
                .filter(|(_, words)| text.contains(words.as_str()))
                .collect();
            assert!(found.is_empty(), "{language} {day}: {found:?}");
        }
    }
}

#[test]
fn what_is_looked_for_on_earlier_days_is_all_there_on_the_last() {
    for language in LANGUAGES {
        let text = page_in(language, "").all_text();
        for day in TEN_DAYS {
            let later = texts_after(day, language);
            let missing: Vec<_> = later
                .iter()
                .filter(|(_, words)| !text.contains(words.as_str()))
                .collect();
            assert!(missing.is_empty(), "{language} {day}: {missing:?}");
        }
    }
}

#[test]
fn at_the_end_of_january_2025_nothing_is_told_of_what_was_learnt_later() {
    let (page, day) = (page(&on("2025-01-31")), "2025-01-31");
    assert_eq!(
        page.one("#claim-C04").is("data-status"),
        "contradicted-in-part"
    );
    let card = page.text("#claim-C04");
    let wang = item(claims(), "C04");
    let (earlier, later): (Vec<_>, Vec<_>) = evidence(wang).partition(|one| is_known(one, day));
    assert!(!earlier.is_empty() && !later.is_empty());
    for piece in earlier {
        assert!(card.contains(&said(piece, "text", "en")), "{piece}");
    }
    for piece in later {
        assert!(!card.contains(&said(piece, "text", "en")), "{piece}");
    }
    // The 512 chips of R1 became known in September 2025.
    assert!(!page.text("#claim-C02").contains("512"));
    assert!(page_in("en", "").text("#claim-C02").contains("512"));
}
