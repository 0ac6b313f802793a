//! The build of a story that the engine has never seen: every file, its addresses, and its content.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

use std::collections::BTreeSet;

use contrappunto_author::build::{Base, Output};
use serde_json::Value;
use support::build::{Options, outputs, outputs_of, text};
use support::markup::Piece;
use support::page::{Node, Page};
use support::texts::texts_shown;
use support::{DEEPSEEK, REVIEWED, SMALL};

const BASE: &str = "https://cdn.example/widgets";
const PARTS: [&str; 6] = [
    "asof",
    "timeline",
    "claims",
    "compare",
    "calculate",
    "sources",
];

fn with_base(pin: bool) -> Options<'static> {
    Options {
        base: Some(BASE),
        pin,
        ..Options::default()
    }
}

/// Parses a file of a build: a whole page, or a fragment.
fn page(text: &str) -> Page {
    if text.starts_with("<!doctype html>") {
        Page::parse_document(text)
    } else {
        Page::parse(text)
    }
}

/// Returns every file of the story's folder that is pasted elsewhere or read by machines elsewhere.
fn pasted(outputs: &[Output]) -> impl Iterator<Item = (&str, &str)> {
    outputs.iter().filter_map(|output| {
        let path = output.path.to_str()?;
        let name = path.strip_prefix("stories/bridge/")?;
        let is_pasted = ["fragment.", "plain.", "embed.", "oembed."];
        let is_pasted = is_pasted.iter().any(|start| name.starts_with(start));
        is_pasted.then_some((name, output.text.as_str()))
    })
}

#[test]
fn every_file_is_written_once_and_oembed_only_where_the_address_is_known() {
    let paths = |options: &Options| -> BTreeSet<String> {
        let outputs = outputs(SMALL, options);
        let paths: BTreeSet<_> = outputs
            .iter()
            .map(|output| output.path.to_string_lossy().into_owned())
            .collect();
        assert_eq!(paths.len(), outputs.len());
        paths
    };
    let mut expected: BTreeSet<String> = ["index.html", "it/index.html", "embed.html", "_headers"]
        .map(str::to_owned)
        .into();
    expected.insert("stories/bridge/story.json".to_owned());
    for language in ["en", "it"] {
        let kinds = ["fragment", "plain", "structured-data", "frame", "embed"].map(str::to_owned);
        let parts = PARTS.map(|part| format!("fragment.{part}"));
        let names = kinds.into_iter().chain(parts);
        expected.extend(names.map(|name| format!("stories/bridge/{name}.{language}.html")));
    }
    assert_eq!(paths(&Options::default()), expected);
    let oembed = ["en", "it"].map(|language| format!("stories/bridge/oembed.{language}.json"));
    expected.extend(oembed);
    assert_eq!(paths(&with_base(false)), expected);
}

#[test]
fn every_file_of_a_build_is_read_as_it_is_written() {
    for (name, options) in [
        (SMALL, Options::default()),
        (REVIEWED, with_base(true)),
        (DEEPSEEK, Options::default()),
    ] {
        let mut read = 0;
        for output in outputs(name, &options) {
            if output.path.extension().is_some_and(|end| end == "html") {
                // Markup that the parser has to repair is a failure.
                let pieces = page(&output.text).pieces().len();
                assert!(pieces > 1, "{}: {pieces}", output.path.display());
                read += 1;
            }
        }
        assert_eq!(read, 25, "{name}");
    }
}

#[test]
fn without_a_base_every_address_of_a_build_is_relative() {
    for output in outputs(REVIEWED, &Options::default()) {
        let path = output.path.to_string_lossy();
        if !path.ends_with(".html") || path.contains("structured-data") {
            continue;
        }
        let page = page(&output.text);
        for name in ["src", "data-contrappunto"] {
            let addresses = page.attributes(&format!("[{name}]"), name);
            let full = addresses.iter().find(|address| address.contains("//"));
            assert_eq!(full, None, "{path}: {name}");
        }
        assert!(!output.text.contains("oembed"), "{path}");
    }
}

#[test]
fn with_a_base_what_is_pasted_has_full_addresses_of_files_of_the_build() {
    for pin in [false, true] {
        let outputs = outputs(REVIEWED, &with_base(pin));
        let engine = support::build::FILES
            .iter()
            .map(|(name, _)| (*name).to_owned());
        let pages = ["", "it/"].map(str::to_owned);
        let files = outputs
            .iter()
            .map(|output| output.path.to_string_lossy().into_owned());
        let known: BTreeSet<String> = engine.chain(pages).chain(files).collect();
        let mut count = 0;
        for (name, file) in pasted(&outputs) {
            assert!(!file.contains("\"./") && !file.contains("\"../"), "{name}");
            for rest in file.split(BASE).skip(1) {
                let address = rest.split(['"', '#', '\\']).next().unwrap();
                let path = address.strip_prefix('/').unwrap();
                assert!(known.contains(path), "{name}: {address}");
                count += 1;
            }
        }
        assert!(count > 20, "{count}");
    }
}

#[test]
fn a_fragment_is_an_element_with_its_readable_root_between_the_hosts_own_lines() {
    let story = support::story(SMALL);
    let outputs = outputs(SMALL, &Options::default());
    let kinds = PARTS.map(|part| (part, format!("fragment.{part}")));
    for (kind, file) in [("story", "fragment".to_owned())].into_iter().chain(kinds) {
        for language in ["en", "it"] {
            let fragment = text(&outputs, &format!("stories/bridge/{file}.{language}.html"));
            let page = Page::parse(fragment);
            let starts = page.pieces().into_iter().filter_map(Piece::start);
            let first: Vec<_> = starts.take(5).collect();
            let names: Vec<&str> = first.iter().map(Node::name).collect();
            let element = format!("contrappunto-{kind}");
            assert_eq!(names, [&element, "template", "link", "slot", "div"]);
            assert_eq!(first[0].is("src"), "./story.json");
            assert_eq!(first[0].is("lang"), language);
            assert_eq!(first[0].is("heading-level"), "2");
            assert_eq!(first[1].is("shadowrootmode"), "open");
            assert_eq!(first[2].is("href"), "../../contrappunto-00000004.css");
            assert_eq!(first[3].is("name"), "header");
            assert_eq!(first[4].is("class"), "base");
            let end = format!(
                "</div></div><slot name=\"footer\"></slot></template>\n</{element}>\n<script type=\"module\" src=\"../../contrappunto.js\"></script>\n"
            );
            assert!(fragment.ends_with(&end), "{file}");
            let levels = page.heading_levels();
            assert!(levels.first().is_none_or(|level| *level == 2), "{file}");
        }
        let fragment = text(&outputs, &format!("stories/bridge/{file}.it.html"));
        let title = story.title.get("it");
        assert_eq!(
            Page::parse(fragment).raw_text().contains(title),
            kind == "story",
            "{file}"
        );
    }
}

#[test]
fn the_fragments_of_the_parts_say_together_what_the_story_says() {
    let story = support::story(support::DEEPSEEK);
    let outputs = outputs(support::DEEPSEEK, &Options::default());
    let shown: String = PARTS
        .map(|part| {
            text(
                &outputs,
                &format!("stories/deepseek/fragment.{part}.it.html"),
            )
        })
        .map(|fragment| Page::parse(fragment).raw_text())
        .concat();
    let open = story.open_questions.iter().map(|question| &question.text);
    let elsewhere = [&story.title, &story.standfirst]
        .into_iter()
        .chain(&story.kicker)
        .chain(open);
    let elsewhere: BTreeSet<&str> = elsewhere.map(|text| text.get("it")).collect();
    for expected in texts_shown(&story, "it") {
        assert!(
            elsewhere.contains(expected.as_str()) || shown.contains(&expected),
            "{expected}"
        );
    }
}

#[test]
fn no_link_of_a_part_alone_leads_nowhere() {
    let story = support::story(SMALL);
    let outputs = outputs(SMALL, &Options::default());
    let claims = text(&outputs, "stories/bridge/fragment.claims.it.html");
    let survey = story
        .sources
        .iter()
        .find(|source| source.id.as_str() == "survey")
        .unwrap();
    let own = format!("href=\"{}\"", survey.url.as_str());
    assert!(
        claims.contains(&own),
        "no number leads to its source itself"
    );
    assert!(claims.contains("href=\"#claim-C2\""));
    for part in PARTS {
        let fragment = text(&outputs, &format!("stories/bridge/fragment.{part}.it.html"));
        let page = Page::parse(fragment);
        let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
        let links = page.attributes("[href]", "href");
        let mut inside = links.iter().filter_map(|link| link.strip_prefix('#'));
        assert!(inside.all(|id| ids.contains(id)), "{part}");
    }
}

#[test]
fn a_pinned_fragment_holds_loader_and_style_sheet_to_their_content() {
    let list = support::build::list();
    for (pin, loader) in [
        (true, "contrappunto-00000001.js"),
        (false, "contrappunto.js"),
    ] {
        let outputs = outputs(SMALL, &with_base(pin));
        let fragment = text(&outputs, "stories/bridge/fragment.sources.en.html");
        let page = Page::parse(fragment);
        let script = page.one("script");
        assert_eq!(script.is("src"), format!("{BASE}/{loader}"));
        for (node, file) in [
            (script, loader),
            (page.one("link"), "contrappunto-00000004.css"),
        ] {
            let expected = list["integrity"][file].as_str().filter(|_| pin);
            assert_eq!(node.attribute("integrity"), expected);
            assert_eq!(node.attribute("crossorigin"), pin.then_some("anonymous"));
        }
    }
}

/// Reduces each text of a story to another single language.
fn in_language(json: &mut Value, language: &str) {
    match json {
        Value::Object(fields) if fields.keys().any(|key| ["en", "it"].contains(&&**key)) => {
            let text = fields.values().next().unwrap().clone();
            fields.clear();
            fields.insert(language.to_owned(), text);
        }
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(_, value)| in_language(value, language)),
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| in_language(value, language)),
        _ => {}
    }
}

#[test]
fn a_story_runs_the_way_its_language_is_written_wherever_it_is_pasted() {
    for (language, direction) in [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("ur-Latn", "ltr"),
        ("fr", "ltr"),
    ] {
        let mut json: Value = serde_json::from_str(&support::read(SMALL)).unwrap();
        in_language(&mut json, language);
        json["languages"] = serde_json::json!([language]);
        let outputs = outputs_of(&json.to_string(), &Options::default());
        let mut seen = 0;
        for output in &outputs {
            let path = output.path.to_string_lossy();
            if !path.ends_with(".html") || path.contains("embed") || path.contains("structured") {
                continue;
            }
            if output.text.starts_with("<!doctype") {
                // The usual direction has no attribute.
                let wanted = Some(direction).filter(|direction| *direction == "rtl");
                assert_eq!(
                    page(&output.text).one("html").attribute("dir"),
                    wanted,
                    "{path}"
                );
            }
            let root = |direction: &str| format!("<div lang=\"{language}\" dir=\"{direction}\"");
            let has = |direction: &str| output.text.contains(&root(direction));
            assert_eq!(
                [has("rtl"), has("ltr")],
                [direction == "rtl", direction == "ltr"],
                "{path}"
            );
            seen += 1;
        }
        assert!(seen > 8, "{seen} files");
    }
}

#[test]
fn an_authors_own_page_needs_both_marks() {
    let template =
        "<html lang=\"en\"><!-- contrappunto:head --><p>Ours</p><!-- contrappunto:story --></html>";
    let options = Options {
        template: Some(template),
        ..Options::default()
    };
    let outputs = outputs(SMALL, &options);
    let page = text(&outputs, "it/index.html");
    assert!(
        page.starts_with("<html lang=\"it\"><title>")
            && page.contains("<p>Ours</p><contrappunto-story page=\"story\"")
    );
    assert!(!text(&outputs, "embed.html").contains("Ours"));
}

#[test]
fn a_base_is_the_address_of_a_folder() {
    for (address, problem) in [
        ("ftp://a.example/", "does not begin with https://"),
        ("https://a.example/?x", "leave out what follows the ?"),
        ("https://a.example/#x", "leave out what follows the #"),
    ] {
        let refused = Base::read(address).unwrap_err();
        assert!(refused.contains(problem), "{refused}");
    }
    assert_eq!(
        Base::read("https://a.example/x"),
        Base::read("https://a.example/x/")
    );
}
