//! A story's page in a state, rendered natively by the real components, and queried with CSS selectors.
//!
//! What depends on the state alone is tested here; what involves pointer, focus, layout or network needs a browser.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, Mutex};

use contrappunto::components::{Part, StoryView, StoryViewProps};
use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::store::{Opening, StoreHandle};
use scraper::{ElementRef, Html, Selector};

use super::markup::{self, Piece};

/// The languages of both stories.
pub const LANGUAGES: [&str; 2] = ["en", "it"];

/// Returns the published story in English, in the state given by the query of a link.
pub fn page(query: &str) -> Page {
    page_in("en", query)
}

/// Returns the published story in a language.
pub fn page_in(language: &str, query: &str) -> Page {
    page_of(super::DEEPSEEK, language, query)
}

/// Returns one part of the published story, rendered as if the others were elsewhere on the page: links work as in the
/// whole page, but little is rendered. The result is not cached.
pub fn part_in(part: Part, language: &str, query: &str) -> Page {
    let story = shared(super::DEEPSEEK);
    Page::parse(&render_parts(&story, language, query, &[part]))
}

/// Returns a story, read once in each test.
fn shared(file: &str) -> SharedStory {
    thread_local! {
        static STORIES: RefCell<HashMap<String, SharedStory>> = RefCell::default();
    }
    STORIES.with_borrow_mut(|stories| {
        let read = || super::story(file).into();
        stories.entry(file.to_owned()).or_insert_with(read).clone()
    })
}

/// The key of a rendered page: story file, language and query.
type Key = (String, String, String);

/// Returns a page of any story file. Each is rendered once, however many tests of a program use it.
pub fn page_of(file: &str, language: &str, query: &str) -> Page {
    static RENDERED: LazyLock<Mutex<HashMap<Key, Html>>> = LazyLock::new(Mutex::default);
    let key = (file.to_owned(), language.to_owned(), query.to_owned());
    let rendered = RENDERED.lock().unwrap().get(&key).cloned();
    let html = rendered.unwrap_or_else(|| {
        let Page { html } = Page::parse(&render(&shared(file), language, query));
        RENDERED.lock().unwrap().insert(key, html.clone());
        html
    });
    Page { html }
}

/// Returns the HTML of a story in a state.
pub fn render(story: &SharedStory, language: &str, query: &str) -> String {
    render_parts(story, language, query, &Part::ALL)
}

/// Opens a story in a language and in the state of a link.
pub fn opened(story: SharedStory, language: &str, query: &str) -> StoreHandle {
    let opening = Opening {
        language: Some(language.to_owned()),
        link: Some(query.to_owned()),
        ..Opening::default()
    };
    StoreHandle::open(story, &opening)
}

/// Returns the HTML of some parts of a story, rendered as if the others were elsewhere on the page.
pub fn render_parts(story: &SharedStory, language: &str, query: &str, parts: &[Part]) -> String {
    let elsewhere = Part::ALL.into_iter().filter(|part| !parts.contains(part));
    rendered(yew::props!(StoryViewProps {
        store: opened(story.clone(), language, query),
        parts: parts.to_vec(),
        elsewhere: elsewhere.collect::<Vec<_>>(),
    }))
}

/// Returns the HTML of a story on a day that is set by its host rather than a link.
pub fn render_as_of(story: &SharedStory, language: &str, day: Date) -> String {
    let opening = Opening {
        language: Some(language.to_owned()),
        as_of: Some(day),
        ..Opening::default()
    };
    rendered(yew::props!(StoryViewProps {
        store: StoreHandle::open(story.clone(), &opening),
    }))
}

fn rendered(props: StoryViewProps) -> String {
    let renderer = yew::LocalServerRenderer::<StoryView>::with_props(props).hydratable(false);
    futures_executor::block_on(renderer.render())
}

/// A page. Invalid selectors and missing elements are failures that name the selector.
pub struct Page {
    html: Html,
}

impl Page {
    /// Parses a fragment of HTML. Markup that the parser has to repair is a failure.
    pub fn parse(html: &str) -> Self {
        Self::sound(markup::read_fragment(html), html)
    }

    /// Parses a whole page, including its `<!doctype html>`.
    pub fn parse_document(html: &str) -> Self {
        Self::sound(markup::read_document(html), html)
    }

    fn sound(html: Html, written: &str) -> Self {
        if let Some(fault) = markup::mended(&html, written) {
            panic!("the markup had to be mended: {fault}");
        }
        Self { html }
    }

    /// Returns its tags and texts in order.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        markup::pieces(&self.html)
    }

    /// Returns its text verbatim, without the content of scripts.
    pub fn raw_text(&self) -> String {
        let mut scripts = 0;
        let shown = self.pieces().into_iter().filter_map(|piece| {
            match piece {
                Piece::Open(node) => scripts += usize::from(node.name() == "script"),
                Piece::Close(node) => scripts -= usize::from(node.name() == "script"),
                Piece::Text(text) if scripts == 0 => return Some(text),
                Piece::Text(_) => {}
            }
            None
        });
        shown.collect()
    }

    /// Returns the levels of its headings: 2 for `h2`.
    pub fn heading_levels(&self) -> Vec<u8> {
        let headings = self.all("h1, h2, h3, h4, h5, h6");
        let levels = headings.iter().map(|heading| heading.name()[1..].parse());
        levels.map(Result::unwrap).collect()
    }

    /// Returns all elements that match a selector, in page order.
    pub fn all(&self, selector: &str) -> Vec<Node<'_>> {
        self.html.select(&compiled(selector)).map(Node).collect()
    }

    /// Returns the first element that matches a selector.
    pub fn one(&self, selector: &str) -> Node<'_> {
        self.find(selector)
            .unwrap_or_else(|| panic!("the page has no {selector}"))
    }

    /// Returns the first element that matches a selector, if there is one.
    pub fn find(&self, selector: &str) -> Option<Node<'_>> {
        self.html.select(&compiled(selector)).next().map(Node)
    }

    /// Counts the elements that match a selector.
    pub fn count(&self, selector: &str) -> usize {
        self.html.select(&compiled(selector)).count()
    }

    /// Returns the text of the first element that matches a selector, with single spaces.
    pub fn text(&self, selector: &str) -> String {
        self.one(selector).text()
    }

    /// Returns the texts of all elements that match a selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(Node::text).collect()
    }

    /// Returns an attribute of all elements that match a selector, omitting those without it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let found = self.all(selector);
        let values = found.iter().filter_map(|node| node.attribute(name));
        values.map(str::to_owned).collect()
    }

    /// Returns everything that the page says: its text, and the attributes that are shown or read aloud.
    pub fn all_text(&self) -> String {
        let mut text = plain(&self.html.root_element().text().collect::<String>());
        for name in ["title", "aria-label", "aria-valuetext"] {
            for value in self.attributes(&format!("[{name}]"), name) {
                text.push_str(" ¶ ");
                text.push_str(&plain(&value));
            }
        }
        text
    }

    /// Returns the day that it shows.
    pub fn day(&self) -> String {
        self.one(".asof").is("data-day").to_owned()
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Node<'a>(pub(super) ElementRef<'a>);

impl<'a> Node<'a> {
    /// Returns its tag name.
    pub fn name(&self) -> &'a str {
        self.0.value().name()
    }

    /// Returns its id; empty if it has none.
    pub fn id(&self) -> &'a str {
        self.attribute("id").unwrap_or_default()
    }

    /// Returns its text, with single spaces.
    pub fn text(&self) -> String {
        plain(&self.raw_text())
    }

    /// Returns its text verbatim.
    pub fn raw_text(&self) -> String {
        self.0.text().collect()
    }

    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.0.value().attr(name)
    }

    /// Returns the value of an attribute that it must have.
    pub fn is(&self, name: &str) -> &'a str {
        self.attribute(name)
            .unwrap_or_else(|| panic!("{self:?} has no {name}"))
    }

    /// Whether it has an attribute, whatever its value.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|one| one == class)
    }

    /// Returns its attributes in source order.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.0.value().attrs()
    }

    /// Returns all its descendants that match a selector.
    pub fn all(&self, selector: &str) -> Vec<Node<'a>> {
        self.0.select(&compiled(selector)).map(Node).collect()
    }

    /// Returns its first descendant that matches a selector.
    pub fn one(&self, selector: &str) -> Node<'a> {
        self.find(selector)
            .unwrap_or_else(|| panic!("{self:?} has no {selector}"))
    }

    /// Returns its first descendant that matches a selector, if there is one.
    pub fn find(&self, selector: &str) -> Option<Node<'a>> {
        self.0.select(&compiled(selector)).next().map(Node)
    }

    /// Returns the texts of all its descendants that match a selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(Node::text).collect()
    }

    /// Returns its child elements.
    pub fn children(&self) -> Vec<Node<'a>> {
        self.0.child_elements().map(Node).collect()
    }

    /// Returns its parent element.
    pub fn parent(&self) -> Option<Node<'a>> {
        self.0.parent().and_then(ElementRef::wrap).map(Node)
    }

    /// Returns it and its ancestors, innermost first.
    pub fn ancestry(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        std::iter::successors(Some(*self), Node::parent)
    }

    /// Returns the nearest element that matches a selector: itself or an ancestor.
    pub fn closest(&self, selector: &str) -> Option<Node<'a>> {
        let selector = compiled(selector);
        self.ancestry().find(|node| selector.matches(&node.0))
    }

    /// Whether it matches a selector.
    pub fn matches(&self, selector: &str) -> bool {
        compiled(selector).matches(&self.0)
    }

    /// Whether the markup hides it: it or an ancestor is `hidden` or folded in a closed `details`. What the style sheet
    /// hides can be tested only in a browser.
    pub fn is_hidden(&self) -> bool {
        let folded = |node: &Node| {
            let is_closed = node.parent().is_some_and(|parent| {
                parent.name() == "details" && !parent.has("open") && node.name() != "summary"
            });
            is_closed || node.has("hidden")
        };
        self.ancestry().any(|node| folded(&node))
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{}", self.name())?;
        for (name, value) in self.attributes() {
            write!(formatter, " {name}=\"{value}\"")?;
        }
        write!(formatter, ">")
    }
}

fn compiled(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}

/// Returns a text with single spaces, trimmed. No-break spaces count as spaces.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the numbers in a text, with the group separators of its language.
pub fn numbers_in(text: &str, language: &str) -> Vec<f64> {
    let (group, point) = if language == "it" {
        ('.', ',')
    } else {
        (',', '.')
    };
    let is_part = |letter: char| letter.is_ascii_digit() || letter == group || letter == point;
    text.split(|letter| !is_part(letter))
        .map(|part| part.trim_end_matches([group, point]))
        .filter(|part| part.contains(|letter: char| letter.is_ascii_digit()))
        .map(|part| {
            let digits = part.replace(group, "").replace(point, ".");
            digits
                .parse()
                .unwrap_or_else(|_| panic!("{part} in {text} is no number"))
        })
        .collect()
}
