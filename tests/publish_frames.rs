//! The pages for iframes in other people's pages, the iframe markup, and the oEmbed response.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

use serde_json::Value;
use support::build::{Options, outputs, text};
use support::page::Page;
use support::texts::texts_shown;
use support::{REVIEWED, SMALL};

const BASE: &str = "https://cdn.example/widgets";

fn with_base() -> Options<'static> {
    Options {
        base: Some(BASE),
        ..Options::default()
    }
}

/// Returns a page's content security policy.
fn policy(page: &Page) -> &str {
    page.one("[http-equiv=Content-Security-Policy]")
        .is("content")
}

#[test]
fn every_page_of_a_build_carries_a_policy_and_a_frame_may_have_no_origin() {
    let outputs = outputs(SMALL, &Options::default());
    let built = ["index.html", "embed.html", "stories/bridge/frame.it.html"];
    let pages = built.map(|path| Page::parse_document(text(&outputs, path)));
    let whole = policy(&pages[0]);
    assert!(whole.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"));
    for frame in &pages[1..] {
        assert_eq!(
            policy(frame),
            whole.replace("'self'", "'self' https: http:")
        );
    }
}

#[test]
fn the_storys_frame_reads_without_script_and_fetches_the_story() {
    let story = support::story(SMALL);
    let options = Options {
        urls: &["it=https://gazette.example/ponte"],
        ..Options::default()
    };
    let outputs = outputs(SMALL, &options);
    let frame = text(&outputs, "stories/bridge/frame.it.html");
    let page = Page::parse_document(frame);
    assert_eq!(page.one("html").is("lang"), "it");
    let class = page.one("body").is("class");
    assert_eq!(class, "contrappunto-page contrappunto-frame");
    assert_eq!(page.one("base").is("target"), "_blank");
    let element = page.one("contrappunto-story");
    assert_eq!(element.is("page"), "frame");
    assert_eq!(element.is("src"), "./story.json");
    let scripts = page.all("script");
    let scripts: Vec<&str> = scripts.iter().map(|script| script.is("src")).collect();
    assert_eq!(
        scripts,
        ["../../contrappunto.js", "../../contrappunto-00000005.js"]
    );
    assert!(frame.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(frame.contains("<link rel=\"canonical\" href=\"https://gazette.example/ponte\">"));
    assert!(!text(&outputs, "stories/bridge/frame.en.html").contains("canonical"));
    let shown = page.raw_text();
    // The own column comes with the engine.
    let texts = texts_shown(&story, "it").into_iter();
    for expected in texts.filter(|text| text != "Un ponte tuo") {
        assert!(shown.contains(&expected), "{expected}");
    }
    for link in page.all("a") {
        let href = link.is("href");
        let stays = href.starts_with('#') || href.starts_with("frame.");
        assert_eq!(link.attribute("target"), stays.then_some("_self"), "{href}");
    }
}

#[test]
fn the_frame_of_any_story_leads_to_this_one_without_script() {
    let outputs = outputs(SMALL, &Options::default());
    let page = Page::parse_document(text(&outputs, "embed.html"));
    let nodes = page.all("*");
    assert!(
        !nodes
            .iter()
            .any(|node| node.name().starts_with("contrappunto"))
    );
    let class = page.one("body").is("class");
    assert_eq!(class, "contrappunto-page contrappunto-frame");
    let links = page.all("noscript a");
    let expected = [
        ("./", "en", "Forty tonnes or thirty?"),
        ("it/", "it", "Quaranta tonnellate o trenta?"),
    ];
    assert_eq!(links.len(), expected.len());
    for (link, (href, language, title)) in links.iter().zip(expected) {
        assert_eq!(link.is("href"), href);
        assert_eq!(link.is("target"), "_top");
        assert_eq!(link.is("lang"), language);
        assert_eq!(link.is("hreflang"), language);
        assert_eq!(link.raw_text(), title);
    }
    assert!(page.text("noscript").contains("la storia si legge qui"));
}

#[test]
fn pages_and_frames_lead_to_an_oembed_answer_that_is_the_frame_alone() {
    let outputs = outputs(REVIEWED, &with_base());
    let address = format!("{BASE}/stories/bridge/oembed.it.json");
    for page in ["it/index.html", "stories/bridge/frame.it.html"] {
        let page = Page::parse_document(text(&outputs, page));
        let link = page.one("[type=\"application/json+oembed\"]");
        assert_eq!(link.is("href"), address);
        assert_eq!(link.is("rel"), "alternate");
    }
    let canonical = format!("<link rel=\"canonical\" href=\"{BASE}/it/\">");
    assert!(text(&outputs, "stories/bridge/frame.it.html").contains(&canonical));
    let answer: Value =
        serde_json::from_str(text(&outputs, "stories/bridge/oembed.it.json")).unwrap();
    assert_eq!(answer["version"], "1.0");
    assert_eq!(answer["type"], "rich");
    assert_eq!(answer["title"], "Quaranta tonnellate o trenta?");
    assert_eq!(answer["provider_name"], "Gazette of the Valley");
    assert!(answer["width"].is_u64() && answer["height"].is_u64() && answer["cache_age"].is_u64());
    let markup = answer["html"].as_str().unwrap();
    let page = Page::parse(markup);
    assert_eq!(page.pieces().len(), 2, "{markup}");
    let src = format!("{BASE}/stories/bridge/frame.it.html");
    assert_eq!(page.one("iframe").is("src"), src);
}

#[test]
fn the_snippet_is_a_frame_and_a_few_lines_that_trust_no_other_window() {
    let outputs = outputs(SMALL, &Options::default());
    let snippet = text(&outputs, "stories/bridge/embed.it.html");
    let (markup, script) = snippet.split_once('\n').unwrap();
    let page = Page::parse(markup);
    assert_eq!(page.pieces().len(), 2, "{markup}");
    let frame = page.one("iframe");
    assert_eq!(frame.is("src"), "./frame.it.html");
    assert_eq!(frame.is("title"), "Quaranta tonnellate o trenta?");
    assert_eq!(frame.is("loading"), "lazy");
    assert!(!frame.is("sandbox").contains("same-origin"));
    let id = frame.id();
    assert!(!id.is_empty());
    assert!(script.contains(&format!("getElementById('{id}')")));
    assert!(script.contains("source !== frame.contentWindow || data?.contrappunto !== 1"));
    assert!(!script.contains("innerHTML"));
    assert!(script.lines().count() <= 20);
}
