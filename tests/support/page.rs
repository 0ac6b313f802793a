//! A story's page in a state, rendered natively by the very components, to be looked into by CSS selectors.
//!
//! What depends on the state alone is tested here; what takes a hand, a focus, a layout or a network needs a browser.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, Mutex};

use contrappunto::components::{Part, StoryView, StoryViewProps};
use contrappunto::core::date::Date;
use contrappunto::core::store::{Opening, StoreHandle};
use contrappunto::core::story::SharedStory;
use scraper::{ElementRef, Html, Selector};

use super::markup::{self, Piece};

/// The languages of both stories.
pub const LANGUAGES: [&str; 2] = ["en", "it"];

/// The published story in English, in the state that the query of a link tells.
pub fn page(query: &str) -> Page {
    page_in("en", query)
}

/// The same in a language.
pub fn page_in(language: &str, query: &str) -> Page {
    page_of(super::DEEPSEEK, language, query)
}

/// One part of the published story, as it is where the others stand elsewhere on the page: much is shown, little is
/// rendered. Nothing is kept of it.
pub fn part_in(part: Part, language: &str, query: &str) -> Page {
    let story = shared(super::DEEPSEEK);
    Page::parse(&render_parts(&story, language, query, &[part]))
}

/// A story, read once in each test.
fn shared(file: &str) -> SharedStory {
    thread_local! {
        static STORIES: RefCell<HashMap<String, SharedStory>> = RefCell::default();
    }
    STORIES.with_borrow_mut(|stories| {
        let read = || super::story(file).into();
        stories.entry(file.to_owned()).or_insert_with(read).clone()
    })
}

/// A page that has been rendered: the story's file, the language and the query.
type Key = (String, String, String);

/// A page of any story file. Each is rendered once, however many tests of a program look at it.
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

/// The HTML of a story in a state.
pub fn render(story: &SharedStory, language: &str, query: &str) -> String {
    render_parts(story, language, query, &Part::ALL)
}

/// A story in a language and the state of a link.
pub fn opened(story: SharedStory, language: &str, query: &str) -> StoreHandle {
    let opening = Opening {
        language: Some(language.to_owned()),
        link: Some(query.to_owned()),
        ..Opening::default()
    };
    StoreHandle::open(story, &opening)
}

/// The HTML of some of its parts, while the others stand elsewhere on the page.
pub fn render_parts(story: &SharedStory, language: &str, query: &str, parts: &[Part]) -> String {
    let elsewhere = Part::ALL.into_iter().filter(|part| !parts.contains(part));
    rendered(yew::props!(StoryViewProps {
        store: opened(story.clone(), language, query),
        parts: parts.to_vec(),
        elsewhere: elsewhere.collect::<Vec<_>>(),
    }))
}

/// The HTML of a story in the day that its host asks for, not a link.
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

/// A page. A selector that is no selector, and an element that is not there, are failures with the selector in them.
pub struct Page {
    html: Html,
}

impl Page {
    /// The page of HTML that a test has at hand. Markup that a parser has to mend is a failure.
    pub fn parse(html: &str) -> Self {
        Self::sound(markup::read_fragment(html), html)
    }

    /// A whole page, from its `<!doctype html>` on.
    pub fn parse_document(html: &str) -> Self {
        Self::sound(markup::read_document(html), html)
    }

    fn sound(html: Html, written: &str) -> Self {
        if let Some(fault) = markup::mended(&html, written) {
            panic!("the markup had to be mended: {fault}");
        }
        Self { html }
    }

    /// Its tags and texts in their order.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        markup::pieces(&self.html)
    }

    /// Its text, letter for letter. What a script holds is none.
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

    /// The levels of its headings: 2 of `h2`.
    pub fn heading_levels(&self) -> Vec<u8> {
        let headings = self.all("h1, h2, h3, h4, h5, h6");
        let levels = headings.iter().map(|heading| heading.name()[1..].parse());
        levels.map(Result::unwrap).collect()
    }

    /// All that a selector finds, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<Node<'_>> {
        self.html.select(&compiled(selector)).map(Node).collect()
    }

    /// The first that a selector finds.
    pub fn one(&self, selector: &str) -> Node<'_> {
        self.find(selector)
            .unwrap_or_else(|| panic!("the page has no {selector}"))
    }

    /// The first that a selector finds, if there is one.
    pub fn find(&self, selector: &str) -> Option<Node<'_>> {
        self.html.select(&compiled(selector)).next().map(Node)
    }

    /// How many a selector finds.
    pub fn count(&self, selector: &str) -> usize {
        self.html.select(&compiled(selector)).count()
    }

    /// The text of the first that a selector finds, with single blanks.
    pub fn text(&self, selector: &str) -> String {
        self.one(selector).text()
    }

    /// The texts of all that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(Node::text).collect()
    }

    /// An attribute of all that a selector finds; those without it are left out.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let found = self.all(selector);
        let values = found.iter().filter_map(|node| node.attribute(name));
        values.map(str::to_owned).collect()
    }

    /// Everything that the page says: its text, and the attributes that are shown or read out.
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

    /// The day that it shows.
    pub fn day(&self) -> String {
        self.one(".asof").is("data-day").to_owned()
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Node<'a>(pub(super) ElementRef<'a>);

impl<'a> Node<'a> {
    /// The name of its element.
    pub fn name(&self) -> &'a str {
        self.0.value().name()
    }

    /// Its id; empty where it has none.
    pub fn id(&self) -> &'a str {
        self.attribute("id").unwrap_or_default()
    }

    /// Its text, with single blanks.
    pub fn text(&self) -> String {
        plain(&self.raw_text())
    }

    /// Its text, letter for letter.
    pub fn raw_text(&self) -> String {
        self.0.text().collect()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.0.value().attr(name)
    }

    /// The value of an attribute that it must have.
    pub fn is(&self, name: &str) -> &'a str {
        self.attribute(name)
            .unwrap_or_else(|| panic!("{self:?} has no {name}"))
    }

    /// Whether it has an attribute, whatever its value.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether it is of a class.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|one| one == class)
    }

    /// Its attributes in the order in which they are written.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.0.value().attrs()
    }

    /// All that a selector finds in it.
    pub fn all(&self, selector: &str) -> Vec<Node<'a>> {
        self.0.select(&compiled(selector)).map(Node).collect()
    }

    /// The first that a selector finds in it.
    pub fn one(&self, selector: &str) -> Node<'a> {
        self.find(selector)
            .unwrap_or_else(|| panic!("{self:?} has no {selector}"))
    }

    /// The first that a selector finds in it, if there is one.
    pub fn find(&self, selector: &str) -> Option<Node<'a>> {
        self.0.select(&compiled(selector)).next().map(Node)
    }

    /// The texts of all that a selector finds in it.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(Node::text).collect()
    }

    /// The elements right below it.
    pub fn children(&self) -> Vec<Node<'a>> {
        self.0.child_elements().map(Node).collect()
    }

    /// The element around it.
    pub fn parent(&self) -> Option<Node<'a>> {
        self.0.parent().and_then(ElementRef::wrap).map(Node)
    }

    /// It and what is around it, from the inside to the outside.
    pub fn ancestry(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        std::iter::successors(Some(*self), Node::parent)
    }

    /// The nearest that a selector fits: it, or what is around it.
    pub fn closest(&self, selector: &str) -> Option<Node<'a>> {
        let selector = compiled(selector);
        self.ancestry().find(|node| selector.matches(&node.0))
    }

    /// Whether a selector fits it.
    pub fn matches(&self, selector: &str) -> bool {
        compiled(selector).matches(&self.0)
    }

    /// Whether the markup hides it: it, or something around it, is `hidden` or folded in a closed `details`. What the
    /// style sheet hides is seen in a browser only.
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

/// A text with single blanks, and none at its ends. No-break spaces are blanks here.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers in a text, whatever separates their groups in its language.
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
