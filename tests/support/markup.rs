//! HTML as markup: parsed as by a browser without script, examined piece by piece, and formatted for review with one
//! tag per line.
//!
//! A parser silently repairs mistakes. [`mended`] reports what it had to repair, so that tests notice.

use std::ops::Deref;

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{QualName, local_name, ns};
use scraper::node::Node as Value;
use scraper::{ElementRef, Html, HtmlTreeSink};

use super::page::{Node, Page};

/// A node in the parsed tree, element or not.
type Place<'a> = <ElementRef<'a> as Deref>::Target;

/// Elements without content and end tag.
const VOID: &[&str] = &["base", "br", "hr", "img", "input", "link", "meta"];

/// Returns options that parse elements in `noscript`. Forbidden characters are not checked, which would take twice as
/// long: [`mended`] does that.
fn options() -> ParseOpts {
    ParseOpts {
        tokenizer: TokenizerOpts::default(),
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
    }
}

/// Parses a fragment of a page.
pub fn read_fragment(html: &str) -> Html {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let sink = HtmlTreeSink::new(Html::new_fragment());
    driver::parse_fragment(sink, options(), body, Vec::new(), false).one(html)
}

/// Parses a whole page.
pub fn read_document(html: &str) -> Html {
    driver::parse_document(HtmlTreeSink::new(Html::new_document()), options()).one(html)
}

/// A piece of HTML.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// `<name attribute="value">`
    Open(Node<'a>),
    /// `</name>`; also for a void element, which has no end tag in the markup.
    Close(Node<'a>),
    /// The text between tags, with its character references resolved.
    Text(&'a str),
}

impl<'a> Piece<'a> {
    /// Returns the element that it starts, if it is a start tag.
    pub fn start(self) -> Option<Node<'a>> {
        match self {
            Self::Open(node) => Some(node),
            _ => None,
        }
    }

    /// Returns its text, if it is one.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Returns the pieces of a page in order, including the content of `template` elements.
pub fn pieces(html: &Html) -> Vec<Piece<'_>> {
    fn collect<'a>(place: Place<'a>, pieces: &mut Vec<Piece<'a>>) {
        let element = ElementRef::wrap(place).map(Node);
        if let Value::Text(text) = place.value() {
            pieces.push(Piece::Text(text));
        }
        pieces.extend(element.map(Piece::Open));
        for child in place.children() {
            collect(child, pieces);
        }
        pieces.extend(element.map(Piece::Close));
    }
    let mut pieces = Vec::new();
    let root = html.tree.root();
    if root.value().is_document() {
        collect(root, &mut pieces);
    } else {
        // The parser wraps a fragment in an `html` element.
        for child in html.root_element().children() {
            collect(child, &mut pieces);
        }
    }
    pieces
}

/// Whether an element has no end tag.
fn is_void(node: &Node) -> bool {
    VOID.contains(&node.name())
}

/// Returns what the parser had to repair, if anything: a parse error, a tag that differs from the source, or an
/// attribute without double quotes.
pub fn mended(html: &Html, written: &str) -> Option<String> {
    if let Some(error) = html.errors.first() {
        return Some(format!("{error} (one of {})", html.errors.len()));
    }
    if let Some(letter) = written
        .chars()
        .find(|letter| letter.is_control() && *letter != '\n')
    {
        return Some(format!("{letter:?} stands in it"));
    }
    let mut rest = written;
    for piece in pieces(html) {
        let found = match piece {
            Piece::Open(node) => after_start_tag(next_tag(rest), &node),
            Piece::Close(node) if is_void(&node) => Some(rest),
            Piece::Close(node) => next_tag(rest)
                .strip_prefix("</")
                .and_then(|rest| rest.strip_prefix(node.name())?.strip_prefix('>')),
            // In a script, `<` does not begin a tag. Other texts may contain references; they are skipped with the next
            // tag.
            Piece::Text(text) => Some(rest.strip_prefix(text).unwrap_or(rest)),
        };
        let Some(after) = found else {
            let near: String = next_tag(rest).chars().take(80).collect();
            return Some(format!("{piece:?} is not what is written: {near}"));
        };
        rest = after;
    }
    let left = next_tag(rest);
    (!left.is_empty()).then(|| format!("not read: {left}"))
}

/// Returns the text from the next tag on, skipping comments and the doctype.
fn next_tag(text: &str) -> &str {
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let end = match rest {
            comment if comment.starts_with("<!--") => comment.find("-->"),
            kind if kind.starts_with("<!") => kind.find('>'),
            _ => return rest,
        };
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    ""
}

/// Returns what follows an element's start tag, if the text begins with that: its name, and its attributes in order.
fn after_start_tag<'a>(text: &'a str, node: &Node) -> Option<&'a str> {
    let mut rest = text.strip_prefix('<')?.strip_prefix(node.name())?;
    for (name, value) in node.attributes() {
        rest = rest.strip_prefix(' ')?.strip_prefix(name)?;
        rest = match rest.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"')?.1,
            None if value.is_empty() => rest,
            None => return None,
        };
    }
    rest.strip_prefix('>')
}

/// Returns an element's start tag as the renderer writes it.
fn start_tag(node: &Node) -> String {
    let attributes = node.attributes().map(|(name, value)| {
        let value = value.replace('&', "&amp;").replace('"', "&quot;");
        format!(" {name}=\"{value}\"")
    });
    format!("<{}{}>", node.name(), attributes.collect::<String>())
}

/// Formats a page with one tag or text per line, indented by depth, for review and for comparison by line.
pub fn one_tag_a_line(page: &Page) -> String {
    let mut lines = String::new();
    let mut depth = 0_usize;
    let mut line = |depth: usize, text: &str| {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(text);
        lines.push('\n');
    };
    for piece in page.pieces() {
        match piece {
            Piece::Open(node) => {
                line(depth, &start_tag(&node));
                depth += 1;
            }
            Piece::Close(node) => {
                depth -= 1;
                if !is_void(&node) {
                    line(depth, &format!("</{}>", node.name()));
                }
            }
            // White space between two elements is a text too, and shown as one.
            Piece::Text(text) if text.trim().is_empty() => line(depth, "␣"),
            Piece::Text(text) => line(depth, &text.replace('\n', "⏎")),
        }
    }
    lines
}
