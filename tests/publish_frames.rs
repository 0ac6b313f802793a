//! The pages that stand in a frame of somebody else's page, the markup for it, and the oEmbed answer.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use serde_json::Value;
use support::build::{Options, outputs, text};
use support::html::{self, Tag};
use support::texts::texts_shown;
use support::{REVIEWED, SMALL};

const BASE: &str = "https://cdn.example/widgets";

fn with_base() -> Options<'static> {
    Options {
        base: Some(BASE),
        ..Options::default()
    }
}

fn first<'a>(tags: &'a [Tag], name: &str) -> &'a Tag {
    let found = tags.iter().find(|tag| tag.name == name);
    found.unwrap_or_else(|| panic!("no <{name}>"))
}

/// What a policy element of a page says.
fn policy(tags: &[Tag]) -> &str {
    let policy = tags
        .iter()
        .find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
    policy.unwrap().get("content").unwrap()
}

#[test]
fn every_page_of_a_build_carries_a_policy_and_a_frame_may_have_no_origin() {
    let outputs = outputs(SMALL, &Options::default());
    let built = ["index.html", "embed.html", "stories/bridge/frame.it.html"];
    let pages = built.map(|path| html::tags(text(&outputs, path)));
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
    let tags = html::tags(frame);
    assert_eq!(first(&tags, "html").get("lang"), Some("it"));
    assert_eq!(
        first(&tags, "body").get("class"),
        Some("contrappunto-page contrappunto-frame")
    );
    assert_eq!(first(&tags, "base").get("target"), Some("_blank"));
    let element = first(&tags, "contrappunto-story");
    assert_eq!(element.get("page"), Some("frame"));
    assert_eq!(element.get("src"), Some("./story.json"));
    let scripts: Vec<_> = tags
        .iter()
        .filter(|tag| tag.name == "script")
        .map(|tag| tag.get("src"))
        .collect();
    assert_eq!(
        scripts,
        [
            Some("../../contrappunto.js"),
            Some("../../contrappunto-00000005.js")
        ]
    );
    assert!(frame.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(frame.contains("<link rel=\"canonical\" href=\"https://gazette.example/ponte\">"));
    assert!(!text(&outputs, "stories/bridge/frame.en.html").contains("canonical"));
    let shown = html::text(frame);
    for expected in texts_shown(&story, "it") {
        assert!(shown.contains(&expected), "{expected}");
    }
    for tag in tags.iter().filter(|tag| tag.name == "a") {
        let href = tag.get("href").unwrap();
        let stays = href.starts_with('#') || href.starts_with("frame.");
        assert_eq!(tag.get("target"), stays.then_some("_self"), "{href}");
    }
}

#[test]
fn the_frame_of_any_story_leads_to_this_one_without_script() {
    let outputs = outputs(SMALL, &Options::default());
    let frame = text(&outputs, "embed.html");
    let tags = html::tags(frame);
    assert!(!tags.iter().any(|tag| tag.name.starts_with("contrappunto")));
    assert_eq!(
        first(&tags, "body").get("class"),
        Some("contrappunto-page contrappunto-frame")
    );
    let (_, without) = frame.split_once("<noscript>").unwrap();
    assert!(without.contains(
        "<a href=\"./\" target=\"_top\" lang=\"en\" hreflang=\"en\">Forty tonnes or thirty?</a>"
    ));
    assert!(without.contains(
        "<a href=\"it/\" target=\"_top\" lang=\"it\" hreflang=\"it\">Quaranta tonnellate o trenta?</a>"
    ));
    assert!(without.contains("la storia si legge qui"));
}

#[test]
fn pages_and_frames_lead_to_an_oembed_answer_that_is_the_frame_alone() {
    let outputs = outputs(REVIEWED, &with_base());
    let address = format!("{BASE}/stories/bridge/oembed.it.json");
    for page in ["it/index.html", "stories/bridge/frame.it.html"] {
        let tags = html::tags(text(&outputs, page));
        let link = tags
            .iter()
            .find(|tag| tag.get("type") == Some("application/json+oembed"))
            .unwrap();
        assert_eq!(link.get("href"), Some(address.as_str()));
        assert_eq!(link.get("rel"), Some("alternate"));
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
    let pieces = html::pieces(markup);
    assert_eq!(pieces.len(), 2, "{markup}");
    let frame = html::tags(markup).remove(0);
    let src = format!("{BASE}/stories/bridge/frame.it.html");
    assert_eq!(
        (frame.name.as_str(), frame.get("src")),
        ("iframe", Some(src.as_str()))
    );
}

#[test]
fn the_snippet_is_a_frame_and_a_few_lines_that_trust_no_other_window() {
    let outputs = outputs(SMALL, &Options::default());
    let snippet = text(&outputs, "stories/bridge/embed.it.html");
    let (markup, script) = snippet.split_once('\n').unwrap();
    let frame = html::tags(markup).remove(0);
    assert_eq!(frame.get("src"), Some("./frame.it.html"));
    assert_eq!(frame.get("title"), Some("Quaranta tonnellate o trenta?"));
    assert_eq!(frame.get("loading"), Some("lazy"));
    assert!(!frame.get("sandbox").unwrap().contains("same-origin"));
    let id = frame.get("id").unwrap();
    assert!(script.contains(&format!("getElementById('{id}')")));
    assert!(script.contains("source !== frame.contentWindow || data?.contrappunto !== 1"));
    assert!(!script.contains("innerHTML"));
    assert!(script.lines().count() <= 20);
}
