//! What the prerenderer writes, as files that a person can review: `tests/snapshots/*.html`, one tag a line.
//!
//! `UPDATE=1 cargo test --features author --test prerender` rewrites them; the review is the change in them.
//! A blank between two elements stands as `␣`.

mod support;

use std::rc::Rc;

use contrappunto::author::prerender;
use contrappunto::components::PageLink;
use contrappunto::core::story::SharedStory;
use support::html;

fn small() -> SharedStory {
    support::story(support::SMALL).into()
}

fn assert_snapshot(name: &str, rendered: &str) {
    support::assert_same_as_file(
        &format!("tests/snapshots/{name}.html"),
        &html::one_tag_a_line(rendered),
    );
}

/// The last day, as it is published.
fn published(language: &str) -> String {
    prerender::story(&small(), language, 1, Rc::default())
}

#[test]
fn the_small_story_in_english() {
    assert_snapshot("small-en", &published("en"));
}

#[test]
fn the_small_story_in_italian() {
    assert_snapshot("small-it", &published("it"));
}

#[test]
fn the_small_story_before_the_survey() {
    let rendered = support::html::on_day(&small(), "en", "2025-03-04");
    assert_snapshot("small-en-2025-03-04", &rendered);
}

#[test]
fn the_small_story_before_the_cracks_were_closed() {
    let rendered = support::html::on_day(&small(), "it", "2025-05-19");
    assert_snapshot("small-it-2025-05-19", &rendered);
}

#[test]
fn the_day_asked_for_last_is_what_is_published() {
    assert_eq!(
        support::html::on_day(&small(), "en", "2025-06-30"),
        published("en")
    );
}

#[test]
fn a_language_that_the_story_lacks_is_its_first() {
    assert_eq!(published("de"), published("en"));
    assert_eq!(published("it-CH"), published("it"));
}

#[test]
fn two_renderings_are_the_same() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let render = || prerender::story(&story, "it", 2, Rc::default());
    assert_eq!(render(), render());
}

#[test]
fn headings_begin_at_the_level_asked_for() {
    for level in 1..=3 {
        let rendered = prerender::story(&small(), "en", level, Rc::default());
        let first = html::tags(&rendered)
            .into_iter()
            .find_map(|tag| html::heading_level(&tag.name));
        assert_eq!(first, Some(level));
    }
}

#[test]
fn languages_are_links_where_there_are_pages_and_buttons_where_not() {
    let pages: Rc<[PageLink]> = [("en", "./"), ("it", "it/")]
        .map(|(language, href)| PageLink {
            language: language.into(),
            href: href.into(),
        })
        .into();
    let linked = prerender::story(&small(), "en", 1, pages);
    assert!(linked.contains("hreflang=\"it\""));
    assert!(linked.contains("href=\"it/\""));
    assert!(!published("en").contains("hreflang"));
}

#[test]
fn what_could_be_markup_in_a_story_is_text_in_the_page() {
    let foul = "<script>alert(1)</script> & \\\"quoted\\\" <img src=x onerror=y>";
    let json = support::read(support::SMALL)
        .replace("Load report", foul)
        .replace("Rossi & Figli", foul)
        .replace("It gives 40 tonnes.", foul)
        .replace("It bears forty tonnes.", foul)
        .replace("Gazzetta", foul)
        .replace("Old bridge", foul);
    let story = contrappunto::author::file::parse(json.as_bytes());
    let story: SharedStory = story
        .unwrap_or_else(|problems| panic!("{problems:?}"))
        .into();
    let rendered = prerender::story(&story, "en", 1, Rc::default());
    let names = ["script", "img"];
    assert!(
        html::tags(&rendered)
            .iter()
            .all(|tag| !names.contains(&tag.name.as_str()))
    );
    let plain = "<script>alert(1)</script> & \"quoted\" <img src=x onerror=y>";
    assert!(html::text(&rendered).matches(plain).count() >= 5);
}

#[test]
fn a_range_set_against_itself_is_the_whole_of_it() {
    // Thirty to forty tonnes are not "75% to 133%" of themselves.
    let text = html::text(&published("en"));
    assert!(text.contains("30–40100%"), "{text}");
}

#[test]
fn bars_are_in_proportion_to_what_is_known_on_the_day() {
    // The new bridge, of 60 tonnes, is not known yet: the old one's 40 are the most.
    let rendered = support::html::on_day(&small(), "en", "2025-03-04");
    let widths: Vec<String> = html::tags(&rendered)
        .into_iter()
        .filter(|tag| tag.get("class") == Some("reach") && tag.name == "rect")
        .filter_map(|tag| tag.get("width").map(str::to_owned))
        .collect();
    // Load, width and load for each metre; then the range of days in the calculation.
    assert_eq!(widths, ["100.0%", "100.0%", "100.0%", "45.5%"]);
}
