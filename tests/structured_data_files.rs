//! The files with structured data: one per language to paste, the same in the pages, with full addresses if given.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

use contrappunto_author::build::Output;
use contrappunto_author::file;
use contrappunto_author::structured_data::{Addresses, snippet};
use serde_json::Value;
use support::build::{Options, text};

const OPENING: &str = "<script type=\"application/ld+json\">";

/// Returns the objects of a snippet.
fn objects(snippet: &str) -> Vec<Value> {
    let json = snippet.strip_prefix(OPENING).unwrap();
    let json = json.strip_suffix("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

fn outputs(name: &str, urls: &[&str]) -> Vec<Output> {
    let options = Options {
        urls,
        ..Options::default()
    };
    support::build::outputs(name, &options)
}

#[test]
fn each_language_has_its_file_and_the_same_in_its_page() {
    let outputs = outputs(support::DEEPSEEK, &[]);
    for (language, page) in [("en", "index.html"), ("it", "it/index.html")] {
        let file = text(
            &outputs,
            &format!("stories/deepseek/structured-data.{language}.html"),
        );
        let snippet = file.strip_suffix('\n').unwrap();
        let (head, _) = text(&outputs, page).split_once("</head>").unwrap();
        assert!(head.contains(snippet), "{page}");
        for object in objects(snippet) {
            assert_eq!(object["inLanguage"], language);
            assert_eq!(object["@context"], "https://schema.org");
        }
        assert!(
            !text(
                &outputs,
                &format!("stories/deepseek/fragment.{language}.html")
            )
            .contains("ld+json")
        );
    }
}

#[test]
fn with_an_address_the_parts_of_the_page_have_full_ones() {
    let outputs = outputs(
        support::REVIEWED,
        &[
            "https://gazette.example/bridge?id=1",
            "it=https://gazette.example/it/ponte",
        ],
    );
    for (language, expected) in [
        ("en", "https://gazette.example/bridge?id=1#claim-C2"),
        ("it", "https://gazette.example/it/ponte#claim-C2"),
    ] {
        let file = text(
            &outputs,
            &format!("stories/bridge/structured-data.{language}.html"),
        );
        let data = objects(file.trim_end());
        assert_eq!(data[1]["@id"], expected);
        assert_eq!(data[1]["url"], expected);
        assert!(!file.contains("\"#"));
    }
}

#[test]
fn an_address_that_is_none_is_refused() {
    let languages = ["en".to_owned(), "it".to_owned()];
    let fault = |urls: &[&str]| {
        let urls: Vec<String> = urls.iter().map(|url| (*url).to_owned()).collect();
        Addresses::read(&urls, &languages).unwrap_err()
    };
    assert!(fault(&["javascript:alert(1)"]).contains("does not begin with https://"));
    assert!(fault(&["https://a.example/#x"]).contains("leave out what follows the #"));
    assert!(fault(&["de=https://a.example/"]).contains("languages are en, it"));
    assert!(fault(&["https://a.example/", "en=https://a.example/"]).contains("already"));
}

#[test]
fn nothing_in_a_story_can_end_the_script_element() {
    let foul = "</script><script>alert(1)</script><!--";
    let json = support::read(support::REVIEWED).replace("Rossi & Figli", foul);
    let story = file::parse(json.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let snippet = snippet(&story, "en", None);
    let inside = snippet.strip_prefix(OPENING).unwrap();
    assert_eq!(inside.matches('<').count(), 1, "the end tag alone");
    assert_eq!(objects(&snippet)[1]["author"]["name"], foul);
}
