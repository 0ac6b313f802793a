//! Measures checking files that are made to be slow, and rendering those that pass: natively, once each, in
//! milliseconds. `cargo bench -p contrappunto-author --bench hostile`; a word after `--` selects files by name. If `STORIES`
//! names a folder, those that pass are written there, for `tests/bench/largest.mjs`.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark ends where its data is missing"
)]

#[path = "../tests/support/hostile.rs"]
mod hostile;

use std::path::Path;
use std::time::Instant;

use contrappunto_author::prerender;
use contrappunto_story::check::story_check;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::reading::json::Json;

fn main() {
    if let Some(folder) = std::env::var_os("STORIES") {
        for (number, (_, make)) in hostile::SOUND.iter().enumerate() {
            let path = Path::new(&folder).join(format!("{number}.json"));
            std::fs::write(path, make()).unwrap();
        }
        let names = hostile::SOUND.iter().map(|(name, _)| *name);
        let names = serde_json::to_string(&names.collect::<Vec<_>>()).unwrap();
        std::fs::write(Path::new(&folder).join("names.json"), names).unwrap();
        return;
    }
    let wanted = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    println!(
        "{:<50} {:>9} {:>8} {:>8}  verdict",
        "file", "bytes", "check", "draw"
    );
    // For comparison, one that somebody has written.
    let published: hostile::Made = ("the published story", || {
        include_str!("../www/stories/deepseek/story.json").to_owned()
    });
    let files = hostile::REFUSED.iter().chain(hostile::SOUND);
    for (name, make) in files.chain([&published]) {
        if wanted.as_ref().is_some_and(|word| !name.contains(word)) {
            continue;
        }
        let text = make();
        let begun = Instant::now();
        let verdict = match serde_json::from_str::<Json>(&text) {
            Ok(json) => story_check::story(&json).map_err(|problems| {
                let first = problems.first().map(ToString::to_string);
                let first: String = first.unwrap_or_default().chars().take(120).collect();
                format!("{} problems: {first}", problems.len())
            }),
            Err(error) => Err(error
                .to_string()
                .chars()
                .rev()
                .take(120)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect()),
        };
        let checked = begun.elapsed().as_millis();
        let (drawn, verdict) = match verdict {
            Ok(story) => {
                let story = SharedStory::from(story);
                let begun = Instant::now();
                let page = prerender::story(&story, "en", 1, [].into());
                (
                    begun.elapsed().as_millis().to_string(),
                    format!("sound, {} bytes of HTML", page.len()),
                )
            }
            Err(verdict) => (String::new(), verdict),
        };
        println!(
            "{name:<50} {:>9} {checked:>8} {drawn:>8}  {verdict}",
            text.len()
        );
    }
}
