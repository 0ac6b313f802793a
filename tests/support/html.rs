//! Just enough HTML to look into what the prerenderer writes: tags, attributes and texts, all of it well formed.

use std::collections::BTreeMap;
use std::rc::Rc;

use contrappunto::components::{Part, StoryView, StoryViewProps};
use contrappunto::core::story::SharedStory;

/// Elements without content, which have no end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// `<name attribute="value">`
    Open(Tag),
    /// `</name>`
    Close(String),
    /// What stands between tags, with its character references resolved.
    Text(String),
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The element's name.
    pub name: String,
    /// Its attributes; one without a value has an empty one.
    pub attributes: BTreeMap<String, String>,
    /// The tag as written.
    pub written: String,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it has no end tag.
    pub fn is_void(&self) -> bool {
        VOID.contains(&self.name.as_str()) || self.written.ends_with("/>")
    }
}

fn resolved(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// The pieces of a fragment. Panics where a tag does not end or has an attribute without quotes.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if start > 0 {
            pieces.push(Piece::Text(resolved(&rest[..start])));
        }
        let length = tag_length(&rest[start..]);
        let written = &rest[start..start + length];
        pieces.push(match written.strip_prefix("</") {
            Some(name) => Piece::Close(name.trim_end_matches('>').to_owned()),
            None => Piece::Open(tag(written)),
        });
        rest = &rest[start + length..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(resolved(rest)));
    }
    pieces
}

/// The start tags of a fragment.
pub fn tags(html: &str) -> Vec<Tag> {
    let only_tags = |piece| match piece {
        Piece::Open(tag) => Some(tag),
        _ => None,
    };
    pieces(html).into_iter().filter_map(only_tags).collect()
}

/// All text of a fragment, run together.
pub fn text(html: &str) -> String {
    let only_text = |piece| match piece {
        Piece::Text(text) => Some(text),
        _ => None,
    };
    pieces(html).into_iter().filter_map(only_text).collect()
}

/// The texts of a fragment one by one.
pub fn lines(html: &str) -> Vec<String> {
    let only_text = |piece| match piece {
        Piece::Text(text) => Some(text),
        _ => None,
    };
    pieces(html).into_iter().filter_map(only_text).collect()
}

/// The bytes of a tag: to the first `>` outside quotes.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (index, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return index + 1,
            _ => {}
        }
    }
    panic!("a tag does not end: {}", &text[..text.len().min(80)]);
}

fn tag(written: &str) -> Tag {
    let inside = written.trim_start_matches('<').trim_end_matches('>');
    let inside = inside.trim_end_matches('/').trim_end();
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix('=') {
            let quoted = quoted
                .strip_prefix('"')
                .unwrap_or_else(|| panic!("an attribute without quotes: {written}"));
            (value, rest) = quoted
                .split_once('"')
                .unwrap_or_else(|| panic!("an attribute does not end: {written}"));
        }
        let before = attributes.insert(attribute, resolved(value));
        assert_eq!(before, None, "an attribute stands twice: {written}");
    }
    Tag {
        name: name.to_owned(),
        attributes,
        written: written.to_owned(),
    }
}

/// A fragment with one tag or text to a line, indented by depth: for people to review and for comparing by line.
pub fn one_tag_a_line(html: &str) -> String {
    let mut lines = String::new();
    let mut depth = 0_usize;
    let mut line = |depth: usize, text: &str| {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(text);
        lines.push('\n');
    };
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) => {
                line(depth, &tag.written);
                if !tag.is_void() {
                    depth += 1;
                }
            }
            Piece::Close(name) => {
                depth = depth.checked_sub(1).expect("an end tag without a start");
                line(depth, &format!("</{name}>"));
            }
            // A blank between two elements is a text too: it is shown as one.
            Piece::Text(text) if text.trim().is_empty() => line(depth, "␣"),
            Piece::Text(text) => line(depth, &text.replace('\n', "⏎")),
        }
    }
    assert_eq!(depth, 0, "an element does not end");
    lines
}

/// The level of a heading element: 2 of `h2`.
pub fn heading_level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// The whole story as a reader sees it on a day that is not its last.
pub fn on_day(story: &SharedStory, language: &str, day: &str) -> String {
    let props = StoryViewProps {
        story: story.clone(),
        language: Some(language.to_owned().into()),
        as_of: Some(super::day(day)),
        selected: None,
        since: None,
        link: None,
        link_turn: 0,
        parts: Part::ALL.to_vec(),
        elsewhere: Vec::new(),
        addresses: contrappunto::components::Addresses::default(),
        heading_level: 1,
        play_pace: None,
        pages: Rc::default(),
        onreport: yew::Callback::noop(),
    };
    let renderer = yew::LocalServerRenderer::<StoryView>::with_props(props).hydratable(false);
    futures_executor::block_on(renderer.render())
}
