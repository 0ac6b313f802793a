//! The story for content systems that keep only harmless tags: its prerendered page without anything that needs script
//! or a style sheet, in elements and attributes that they let through.
//!
//! It reads well without any style. If the loader runs in the page, it replaces this block with the element. Ids are
//! kept, for links between items; an article can therefore hold only one such block of a story.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use lol_html::html_content::{ContentType, Element};
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector};
use lol_html::{element, end_tag, rewrite_str, text};

use super::{Make, words};

/// What is removed with its content: what works only with script, drawings and their descriptions, compact repetitions
/// of what appears below, and signs beside the words that they represent.
const DROPPED: &str = ".live, .plot, svg, input, select, option, button, script, style, template, link, [hidden], \
     .strip, .rows, .rows-head, .bars-explained, .spine, .sign, .swatch, .ratio > [aria-hidden], \
     .event-list > summary, .standings-table > summary";

/// What is removed but leaves its content. Content that a page without script shows unfolded is unfolded here too.
const UNWRAPPED: &str = "time, bdi, label, output, .event-list, .standings-table, .others";

/// What is renamed, to keep the look that the style sheet gave it.
const RENAMED: [(&str, &str); 3] = [
    (".pill", "strong"),
    (".cites", "sup"),
    (".tag, .origins", "em"),
];

/// What the style sheet separates by space; here by a sign before it.
const APART: [(&str, &str); 4] = [
    (".byline > span:not(:first-child)", " · "),
    (".claim-link:not(:first-child)", "; "),
    (".event-category", " · "),
    (".meta > .tag", " · "),
];

/// What the style sheet sets small beside a text; here in brackets.
const BRACKETED: [(&str, [&str; 2]); 2] = [(".cite", ["[", "]"]), (".ratio", ["(", ")"])];

/// The attributes that are kept.
const KEPT: [&str; 15] = [
    "id", "href", "rel", "lang", "dir", "role", "title", "open", "scope", "colspan", "rowspan",
    "headers", "cite", "start", "value",
];

/// Inline elements.
const INLINE: [&str; 15] = [
    "a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "u",
    "br",
];

/// Elements that may be empty, besides those that never hold anything.
const MAY_BE_EMPTY: [&str; 3] = ["td", "th", "tr"];

impl Make<'_> {
    /// Returns the plain fragment of a language, from the prerendered story.
    ///
    /// # Errors
    ///
    /// Returns the rewriter's message about markup that it cannot follow.
    pub(super) fn plain(&self, language: &str, whole: &str) -> Result<String, String> {
        let html = shaped(whole)
            .and_then(|html| spaced(&html))
            .and_then(|html| without_empty(&html))
            .map_err(|error| error.to_string())?;
        let story = self.beside("story.json");
        let page = self.page_address(language);
        let words = words::of(language);
        let (says, own) = (words.whole_page, words.language);
        Ok(format!(
            "<div data-contrappunto=\"{story}\" data-lang=\"{language}\" data-heading-level=\"2\">\n{html}\n</div>\n<p lang=\"{own}\"><a href=\"{page}\">{says}</a></p>\n"
        ))
    }
}

type Rewritten = Result<String, lol_html::errors::RewritingError>;
type Handler<'h> = (std::borrow::Cow<'h, Selector>, ElementContentHandlers<'h>);

fn rewritten(html: &str, handlers: Vec<Handler<'_>>) -> Rewritten {
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    rewrite_str(html, settings)
}

/// Removes, unwraps, renames and separates elements.
fn shaped(html: &str) -> Rewritten {
    let mut handlers = vec![
        element!("*", |element| {
            keep_some_attributes(element);
            Ok(())
        }),
        element!(DROPPED, |element| {
            element.remove();
            Ok(())
        }),
        element!(UNWRAPPED, |element| {
            element.remove_and_keep_content();
            Ok(())
        }),
    ];
    for (selector, name) in RENAMED {
        handlers.push(element!(selector, move |element| {
            element.set_tag_name(name)?;
            Ok(())
        }));
    }
    for (selector, sign) in APART {
        handlers.push(element!(selector, move |element| {
            element.before(sign, ContentType::Text);
            Ok(())
        }));
    }
    for (selector, [open, close]) in BRACKETED {
        handlers.push(element!(selector, move |element| {
            element.prepend(open, ContentType::Text);
            element.append(close, ContentType::Text);
            Ok(())
        }));
    }
    rewritten(html, handlers)
}

fn keep_some_attributes(element: &mut Element) {
    let names: Vec<String> = element
        .attributes()
        .iter()
        .map(lol_html::html_content::Attribute::name)
        .collect();
    for name in names {
        let is_kept =
            KEPT.contains(&name.as_str()) || name.starts_with("aria-") || name.starts_with("data-");
        if !is_kept {
            element.remove_attribute(&name);
        }
    }
}

/// Inserts a space between words that only the style sheet kept apart.
fn spaced(html: &str) -> Rewritten {
    // Whether the line so far ends in a word, and whether a tag lies between that word and the next text.
    let in_word = Rc::new(Cell::new(false));
    let at_tag = Rc::new(Cell::new(false));
    let crossed = {
        let (in_word, at_tag) = (Rc::clone(&in_word), Rc::clone(&at_tag));
        move |name: &str| {
            at_tag.set(true);
            if !INLINE.contains(&name) {
                in_word.set(false);
            }
        }
    };
    let tags = element!("*", move |element| {
        crossed(&element.tag_name());
        let crossed = crossed.clone();
        if let Some(handlers) = element.end_tag_handlers() {
            handlers.push(end_tag!(move |end| {
                crossed(&end.name());
                Ok(())
            }));
        }
        Ok(())
    });
    let texts = text!("*", move |chunk| {
        let text = chunk.as_str();
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
            return Ok(());
        };
        let joins = |letter: char| letter.is_alphanumeric() || "([".contains(letter);
        if at_tag.get() && in_word.get() && joins(first) {
            chunk.before(" ", ContentType::Text);
        }
        at_tag.set(false);
        in_word.set(last.is_alphanumeric() || ".,;:)]%".contains(last));
        Ok(())
    });
    rewritten(html, vec![tags, texts])
}

/// Removes elements without content, and those that hold nothing else.
fn without_empty(html: &str) -> Rewritten {
    // How much there is that must stay, and where the elements start that end with no more of it.
    let contents = Rc::new(Cell::new(0_usize));
    let empty = Rc::new(RefCell::new(BTreeSet::new()));
    let tags = element!("*", |element| {
        let before = contents.get();
        if !element.can_have_content() || MAY_BE_EMPTY.contains(&element.tag_name().as_str()) {
            contents.set(before + 1);
            return Ok(());
        }
        let start = element.source_location().bytes().start;
        let (contents, empty) = (Rc::clone(&contents), Rc::clone(&empty));
        element.on_end_tag(end_tag!(move |_| {
            if contents.get() == before {
                empty.borrow_mut().insert(start);
            }
            Ok(())
        }))
    });
    let texts = text!("*", |chunk| {
        if !chunk.as_str().trim().is_empty() {
            contents.set(contents.get() + 1);
        }
        Ok(())
    });
    rewritten(html, vec![tags, texts])?;
    let remove = element!("*", |element| {
        let start = element.source_location().bytes().start;
        if empty.borrow().contains(&start) {
            element.remove();
        }
        Ok(())
    });
    rewritten(html, vec![remove])
}
