//! The fragment for content systems that keep only harmless tags: nothing is lost there, and it reads well.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use contrappunto_story::model::story::{Story, Text};
use support::build::{Options, outputs, text};
use support::markup::Piece;
use support::page::{Node, Page};
use support::texts::texts_shown;
use support::{DEEPSEEK, REVIEWED, SMALL};

/// The text elements that `WordPress` keeps for authors without `unfiltered_html` (`$allowedposttags`, read in 2026).
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// The attributes that it keeps on all elements.
const EVERYWHERE: &[&str] = &[
    "aria-controls",
    "aria-current",
    "aria-describedby",
    "aria-details",
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "class",
    "dir",
    "hidden",
    "id",
    "lang",
    "role",
    "title",
];

/// The attributes that it keeps on some elements.
const SOMEWHERE: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "target"]),
    ("blockquote", &["cite"]),
    ("details", &["open"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed"]),
    ("q", &["cite"]),
    ("td", &["colspan", "headers", "rowspan", "scope"]),
    ("th", &["colspan", "headers", "rowspan", "scope"]),
];

fn is_kept(node: &Node, attribute: &str) -> bool {
    let here = SOMEWHERE.iter().find(|(name, _)| *name == node.name());
    EVERYWHERE.contains(&attribute)
        || attribute.starts_with("data-")
        || here.is_some_and(|(_, attributes)| attributes.contains(&attribute))
}

/// The plain fragments of the stories, each with its story and language.
static FRAGMENTS: LazyLock<Vec<(&str, &str, String)>> = LazyLock::new(|| {
    let stories = [
        (SMALL, "bridge"),
        (REVIEWED, "bridge"),
        (DEEPSEEK, "deepseek"),
    ];
    let both = stories.into_iter().flat_map(|(file, id)| {
        let outputs = outputs(file, &Options::default());
        ["en", "it"].map(|language| {
            let path = format!("stories/{id}/plain.{language}.html");
            (file, language, text(&outputs, &path).to_owned())
        })
    });
    both.collect()
});

#[test]
fn a_content_system_takes_nothing_away() {
    for (file, language, fragment) in FRAGMENTS.iter() {
        let page = Page::parse(fragment);
        // These include all elements, even the root.
        let nodes = page.pieces().into_iter().filter_map(Piece::start);
        for node in nodes {
            assert!(KEPT.contains(&node.name()), "{file}, {language}: {node:?}");
            for (attribute, _) in node.attributes() {
                assert!(
                    is_kept(&node, attribute),
                    "{file}, {language}: {attribute} of {node:?}"
                );
            }
        }
    }
}

/// Returns the texts that only name a control, or a group of rows that is initially hidden: the fragment has neither.
fn unused<'a>(story: &'a Story, language: &str) -> BTreeSet<&'a str> {
    let mut texts: Vec<&Text> = Vec::new();
    for table in &story.tables {
        let what_if = table.what_if.iter();
        texts.extend(
            what_if.flat_map(|control| std::iter::once(&control.label).chain(&control.note)),
        );
        let groups = table.grouped().into_iter();
        let minor = groups.filter(|(_, lines)| lines.iter().all(|(_, line)| *line.minor()));
        texts.extend(minor.filter_map(|(group, _)| Some(&group?.label)));
    }
    texts.into_iter().map(|text| text.get(language)).collect()
}

#[test]
fn every_text_of_the_story_is_left() {
    for (file, language, fragment) in FRAGMENTS.iter() {
        let shown = Page::parse(fragment).raw_text();
        let story = support::story(file);
        let unused = unused(&story, language);
        let missing: Vec<String> = texts_shown(&story, language)
            .into_iter()
            .filter(|text| !unused.contains(text.as_str()) && !shown.contains(text))
            .collect();
        assert!(missing.is_empty(), "{file}, {language}: {missing:#?}");
    }
}

#[test]
fn every_link_within_it_has_its_target() {
    for (file, language, fragment) in FRAGMENTS.iter() {
        let page = Page::parse(fragment);
        let ids = page.attributes("[id]", "id");
        let targets: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(
            ids.len(),
            targets.len(),
            "{file}, {language}: an id stands twice"
        );
        let links = page.attributes("[href]", "href");
        let inside = links.iter().filter_map(|link| link.strip_prefix('#'));
        let lost: BTreeSet<&str> = inside.filter(|id| !targets.contains(id)).collect();
        assert!(lost.is_empty(), "{file}, {language}: {lost:?}");
    }
}

#[test]
fn no_two_words_run_together_and_no_element_is_empty() {
    const INLINE: &[&str] = &[
        "a", "b", "code", "em", "i", "q", "small", "span", "strong", "sup",
    ];
    const ROOM: &[&str] = &["td", "th", "tr"];
    for (file, language, fragment) in FRAGMENTS.iter() {
        let mut last = ' ';
        let page = Page::parse(fragment);
        let mut opened: Option<Node> = None;
        for piece in page.pieces() {
            match piece {
                Piece::Text(text) => {
                    let runs = last.is_alphanumeric() && text.starts_with(char::is_alphanumeric);
                    assert!(!runs, "{file}, {language}: {text}");
                    last = text.chars().next_back().unwrap_or(last);
                    opened = opened.filter(|_| text.trim().is_empty());
                }
                Piece::Open(node) => {
                    if !INLINE.contains(&node.name()) {
                        last = ' ';
                    }
                    opened = Some(node);
                }
                Piece::Close(node) => {
                    if !INLINE.contains(&node.name()) {
                        last = ' ';
                    }
                    if let Some(node) = opened.take() {
                        assert!(
                            ROOM.contains(&node.name()),
                            "{file}, {language}: {node:?} is empty"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn headings_skip_no_level_and_every_fold_says_what_is_in_it() {
    for (file, language, fragment) in FRAGMENTS.iter() {
        let page = Page::parse(fragment);
        let levels = page.heading_levels();
        assert_eq!(levels.first(), Some(&2), "{file}, {language}");
        for pair in levels.windows(2) {
            assert!(
                pair[1] <= pair[0] + 1,
                "{file}, {language}: h{} after h{}",
                pair[1],
                pair[0]
            );
        }
        for fold in page.all("details") {
            let first = fold.children().first().map(Node::name);
            assert_eq!(first, Some("summary"), "{file}, {language}: {fold:?}");
        }
    }
}

#[test]
fn it_becomes_the_element_where_the_loader_runs_and_leads_to_the_page_where_not() {
    let with_base = Options {
        base: Some("https://cdn.example/w/"),
        ..Options::default()
    };
    for (options, story, page) in [
        (Options::default(), "./story.json", "../../it/"),
        (
            with_base,
            "https://cdn.example/w/stories/bridge/story.json",
            "https://cdn.example/w/it/",
        ),
    ] {
        let outputs = outputs(SMALL, &options);
        let fragment = text(&outputs, "stories/bridge/plain.it.html");
        let start = format!(
            "<div data-contrappunto=\"{story}\" data-lang=\"it\" data-heading-level=\"2\">\n<div "
        );
        assert!(fragment.starts_with(&start));
        let (_, after) = fragment.rsplit_once("</div>\n").unwrap();
        assert!(
            after.starts_with(&format!("<p lang=\"it\"><a href=\"{page}\"")),
            "{after}"
        );
    }
}

#[test]
fn what_the_style_sheet_tells_apart_is_told_apart_by_signs() {
    let outputs = outputs(REVIEWED, &Options::default());
    let fragment = text(&outputs, "stories/bridge/plain.en.html");
    let shown = Page::parse(fragment).raw_text();
    for expected in [
        "2 claims · 2 events · 3 sources · Updated 30 June 2025",
        "10 February 2025  · Words",
        "◑ disputed · load",
        "It gives 40 tonnes. [1] [2] 2 sources, 1 origin",
        "60 (+50% to +100% better)",
        "Town: 40 tonnes ◑ disputed; Haulier: 30 tonnes ◇ alleged",
        "for: A lorry of 38 tonnes crossed.",
    ] {
        assert!(shown.contains(expected), "{expected}");
    }
    assert!(fragment.contains("<strong><span aria-hidden=\"true\">◑</span> disputed</strong>"));
    assert!(fragment.contains("<li id=\"source-survey\" data-known=\"yes\" value=\"3\">"));
    // What the page says in two forms, for different widths or readers, is said once.
    assert_eq!(shown.matches("10 February 2025: self-reported").count(), 0);
    assert_eq!(shown.matches("Bars are in proportion").count(), 0);
}
