//! One day for everything: what was known on it shows, what came later does not.

use crate::support::facts::texts_after;
use crate::support::page::{LANGUAGES, page, page_in};

const TEN_DAYS: [&str; 10] = [
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

fn on(day: &str) -> String {
    format!("as-of={day}")
}

#[test]
fn before_a_claim_was_made_its_card_is_hidden_and_empty() {
    let page = page(&on("2024-12-31"));
    let card = page.one("#claim-C04");
    assert_eq!(card.attribute("data-known"), Some("no"));
    assert_eq!(card.attribute("data-status"), None);
    assert!(card.has("hidden"));
    assert_eq!(card.raw_text(), "");
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
