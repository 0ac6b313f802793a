//! Snapshots of prerendered HTML for review: `tests/snapshots/*.html`, one tag per line.
//!
//! `UPDATE=1 cargo test -p contrappunto-author --test prerender` rewrites them; review their diff. White space between two
//! elements appears as `␣`.

#[path = "support/pages.rs"]
mod support;

use std::rc::Rc;

use contrappunto::components::{PageLink, Part};
use contrappunto_author::prerender;
use contrappunto_story::model::story::SharedStory;
use support::markup::{mended, one_tag_a_line, read_fragment};
use support::page::{LANGUAGES, Page, render, render_as_of};

fn small() -> SharedStory {
    support::story(support::SMALL).into()
}

fn assert_snapshot(name: &str, rendered: &str) {
    support::assert_same_as_file(
        &format!("tests/snapshots/{name}.html"),
        &one_tag_a_line(&Page::parse(rendered)),
    );
}

/// Renders the last day, as published.
fn published(language: &str) -> String {
    prerender::parts(&small(), language, 1, Rc::default(), &Part::ALL)
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
    let rendered = render(&small(), "en", "as-of=2025-03-04");
    assert_snapshot("small-en-2025-03-04", &rendered);
}

#[test]
fn the_small_story_before_the_cracks_were_closed() {
    let rendered = render(&small(), "it", "as-of=2025-05-19");
    assert_snapshot("small-it-2025-05-19", &rendered);
}

#[test]
fn the_day_asked_for_last_is_what_is_published() {
    assert_eq!(render(&small(), "en", "as-of=2025-06-30"), published("en"));
}

#[test]
fn the_day_of_a_host_gives_the_page_of_the_same_day_in_a_link() {
    for (file, days) in [
        (
            support::SMALL,
            ["2025-02-10", "2025-03-04", "2025-05-19", "2025-06-29"],
        ),
        (
            support::DEEPSEEK,
            ["2022-03-22", "2024-12-26", "2025-01-31", "2025-09-17"],
        ),
    ] {
        let story: SharedStory = support::story(file).into();
        for day in days {
            for language in LANGUAGES {
                let page = render_as_of(&story, language, support::day(day));
                assert!(
                    page.contains(&format!("data-day=\"{day}\"")),
                    "{file}: {day}"
                );
                let linked = render(&story, language, &format!("as-of={day}"));
                assert!(page == linked, "{file}, {language}: {day}");
            }
        }
    }
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
fn far_down_the_page_no_control_waits_for_the_engine() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let far =
        "[part=claims], [part=compare], [part=calculate], [part=open-questions], [part=sources]";
    let controls = ":is(input, select, button, .live)";
    let whole = Page::parse(&prerender::story(&story, "en", 1, Rc::default()));
    let within = |page: &Page| page.count(&format!(":is({far}) {controls}"));
    assert_eq!(within(&whole), 0);
    assert!(whole.count(controls) > 20, "nor on the first screens");
    // A separate part is on the first screen.
    for part in [Part::Claims, Part::Compare, Part::Calculate, Part::Sources] {
        let alone = prerender::parts(&story, "en", 1, Rc::default(), &[part]);
        assert!(within(&Page::parse(&alone)) > 0, "{part:?}");
    }
}

#[test]
fn headings_begin_at_the_level_asked_for() {
    for level in 1..=3 {
        let rendered = prerender::story(&small(), "en", level, Rc::default());
        let levels = Page::parse(&rendered).heading_levels();
        assert_eq!(levels.first(), Some(&level));
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
    let story = contrappunto_author::file::parse(json.as_bytes());
    let story: SharedStory = story
        .unwrap_or_else(|problems| panic!("{problems:?}"))
        .into();
    let page = Page::parse(&prerender::story(&story, "en", 1, Rc::default()));
    assert_eq!(page.count("script, img"), 0);
    let plain = "<script>alert(1)</script> & \"quoted\" <img src=x onerror=y>";
    assert!(page.raw_text().matches(plain).count() >= 5);
}

#[test]
fn a_range_set_against_itself_is_the_whole_of_it() {
    // Thirty to forty tonnes are not "−25% to +33%" of themselves.
    let page = Page::parse(&published("en"));
    let cell = page.one("#row-loads-load td[data-item=old]");
    assert!(cell.text().starts_with("30–40"), "{cell:?}");
    assert!(cell.find(".ratio").is_none(), "{cell:?}");
}

#[test]
fn bars_are_in_proportion_to_what_is_known_on_the_day() {
    // The new bridge, of 60 tonnes, is not known yet: the old one's 40 are the maximum.
    let rendered = render(&small(), "en", "as-of=2025-03-04");
    let widths = Page::parse(&rendered).attributes("rect.reach", "width");
    // Load, width and load per metre; then the range of days in the calculation.
    assert_eq!(widths, ["100.0%", "100.0%", "100.0%", "45.5%"]);
}

/// Every test that examines a page parses it with `Page::parse`, which fails on these.
#[test]
fn markup_that_a_parser_has_to_mend_is_found() {
    let sound = "<div id=\"a\" class=\"\"><p>2 &lt; 3 &amp; <b>more</b><br>so</p><svg><path d=\"M0\"></path></svg>\
                 <table><tbody><tr><td>1</td></tr></tbody></table><script>if (1 < 2) go();</script></div>";
    assert_eq!(mended(&read_fragment(sound), sound), None);
    for (wrong, instead) in [
        // A tag that does not end, ends too late, or never began.
        ("<b>more", "<b more"),
        ("</b>", ""),
        ("</p>", ""),
        ("</div>", ""),
        ("</svg>", ""),
        ("</div>", "</div></p>"),
        ("<b>", ""),
        // Attributes without quotes, with single quotes, unclosed, duplicated, or run together.
        ("id=\"a\"", "id=a"),
        ("id=\"a\"", "id='a'"),
        ("id=\"a\"", "id=\"a"),
        ("id=\"a\"", "id=\"a\" id=\"b\""),
        ("id=\"a\" ", "id=\"a\""),
        // A character that is taken for markup.
        ("2 &lt; 3", "2 <3"),
        ("2 &lt; 3", "2 <three"),
        // Misplaced elements are moved, closed or dropped.
        ("<b>more</b>", "<div>more</div>"),
        ("<b>more</b>", "<li><p>more</p></li>"),
        ("<td>1</td>", "1"),
        ("<tbody>", ""),
        ("<tbody><tr><td>1</td></tr></tbody>", "<tr><td>1</td></tr>"),
        ("<td>1</td>", "<td>1</td><p>2</p>"),
        ("<br>", "</br>"),
        ("<path d=\"M0\"></path>", "<p>M0</p>"),
        ("<p>", "<p/>"),
        ("<p>", "<P>"),
    ] {
        assert!(sound.contains(wrong), "{wrong}");
        let faulty = sound.replacen(wrong, instead, 1);
        let found = mended(&read_fragment(&faulty), &faulty);
        assert!(
            found.is_some(),
            "{instead} for {wrong} was mended: {faulty}"
        );
    }
}
