//! Markup by method calls: `el("p").class("quiet").child("…")`.
//!
//! Where `html!` expands to code for each element, a call takes a few bytes: with the macro throughout, the engine was
//! 16 kB (brotli) larger, a twelfth. Plain elements are written this way; `html!` remains for components.
//!
//! Order and reconciliation are those of `html!`: an optional child keeps its place ([`El::child`]), and repeated
//! children are a list of their own with keys ([`El::children`]).

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText};

use contrappunto_story::calendar::locale::direction;
use contrappunto_story::numbers::number::length;

/// An element under construction.
///
/// Becomes [`Html`] by [`El::html`] or `into()`.
#[must_use]
pub struct El(Box<Draft>);

struct Draft {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

thread_local! {
    // Yew compares attributes fastest if both nodes share one list of names; there are a few dozen lists.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

fn shared(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|known| {
        if let Some(found) = known.iter().find(|known| ***known == names[..]) {
            return *found;
        }
        let names: &'static [&'static str] = Vec::leak(names);
        known.push(names);
        names
    })
}

/// A listener for events of one kind.
struct ElementListener {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for ElementListener {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        matches!(self.kind, ListenerKind::ontouchstart)
    }
}

/// Creates an element.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    El(Box::new(Draft {
        tag: VTag::new(AttrValue::Static(name)),
        names: Vec::new(),
        values: Vec::new(),
    }))
}

/// Creates a button.
#[inline(never)]
pub fn button() -> El {
    el("button").attr("type", "button")
}

/// Returns a length in a drawing that scales with the reader's font size: `pixels` at a font size of 16 pixels.
///
/// Drawings have a font size of `1rem`, and their lengths are in `em`: WebKit does not accept `rem` in attributes of
/// texts and lines. Words in a smaller size are in a `tspan` ([`El::letters`]), so that the text around them is
/// positioned like everything else.
#[inline(never)]
pub fn em(pixels: f64) -> String {
    // `length` formats per cents, a hundred times as much.
    let hundredths = length(pixels / 1600.0, 4);
    hundredths.replace('%', "em")
}

/// Creates a text node.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VText::new(AttrValue::from(text.to_owned())).into()
}

/// Groups several nodes without an element around them, like `<>…</>`.
#[inline(never)]
pub fn group(children: Vec<Html>) -> Html {
    children.into_iter().collect()
}

impl El {
    #[inline(never)]
    fn put(mut self, name: &'static str, value: Option<AttributeOrProperty>) -> Self {
        self.0.names.push(name);
        self.0.values.push(value);
        self
    }

    /// Sets an attribute to a constant.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        // Yew skips `AttributeOrProperty::Static` if names and values are separate lists.
        let value = AttributeOrProperty::Attribute(AttrValue::Static(value));
        self.put(name, Some(value))
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: String) -> Self {
        self.put(name, Some(AttributeOrProperty::Attribute(value.into())))
    }

    /// Sets an attribute if there is a value for it.
    #[inline(never)]
    pub fn may(self, name: &'static str, value: Option<String>) -> Self {
        self.put(
            name,
            value.map(|value| AttributeOrProperty::Attribute(value.into())),
        )
    }

    /// Sets an attribute without a value if `holds`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, holds: bool) -> Self {
        let value = AttributeOrProperty::Attribute(AttrValue::Static(name));
        self.put(name, holds.then_some(value))
    }

    /// Sets a constant class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Sets classes, of which some may be empty; no attribute if all are.
    #[inline(never)]
    pub fn classes(self, classes: &[&str]) -> Self {
        let all: Vec<&str> = classes
            .iter()
            .copied()
            .filter(|one| !one.is_empty())
            .collect();
        self.may("class", (!all.is_empty()).then(|| all.join(" ")))
    }

    /// Sets its key among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Makes `node` refer to the element once it is in the page.
    #[inline(never)]
    pub fn refer(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Sets the value of an input.
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.tag.set_value(AttrValue::from(value));
        self
    }

    /// Sets the chosen option of a `select`.
    ///
    /// The attribute `selected` does so at first; once the reader has chosen, only this property does.
    #[inline(never)]
    pub fn chosen(self, value: &str) -> Self {
        if cfg!(target_arch = "wasm32") {
            self.put("value", Some(AttributeOrProperty::Property(value.into())))
        } else {
            self
        }
    }

    /// Sets whether a checkbox is ticked.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Adds a listener for a kind of event.
    #[inline(never)]
    pub fn on(mut self, kind: ListenerKind, callback: Callback<Event>) -> Self {
        self.0
            .tag
            .add_listener(Rc::new(ElementListener { kind, callback }));
        self
    }

    /// Adds a listener for clicks.
    #[inline(never)]
    pub fn onclick(self, callback: Callback<MouseEvent>) -> Self {
        let callback = callback.reform(|event: Event| event.unchecked_into());
        self.on(ListenerKind::onclick, callback)
    }

    /// Appends a child: a text, an element, anything else that is rendered, an optional child, whose place is kept if
    /// there is none, or a list, which may change in length.
    pub fn child(self, child: impl IntoChild) -> Self {
        IntoChild::append(self, child)
    }

    /// Appends the words of a text in a drawing.
    #[inline(never)]
    pub fn letters(self, words: &str) -> Self {
        self.child(el("tspan").child(words))
    }

    /// Wraps a text of a drawing that is mirrored for right-to-left languages: the style sheet turns it back.
    ///
    /// The wrapper is a group, because WebKit measures a text by itself as having no width.
    #[inline(never)]
    pub fn turned(self, language: &str) -> Self {
        match direction(language) {
            "rtl" => el("g").class("turned").child(self),
            _ => self,
        }
    }

    /// Appends a list of children.
    pub fn children(self, children: impl IntoIterator<Item = Html>) -> Self {
        let mut list = Vec::new();
        for child in children {
            list.push(child);
        }
        self.child(list)
    }

    /// Returns the finished element.
    #[inline(never)]
    pub fn html(self) -> Html {
        let Draft {
            mut tag,
            names,
            values,
        } = *self.0;
        if !names.is_empty() {
            tag.attributes = Attributes::Dynamic {
                keys: shared(names),
                values: values.into_boxed_slice(),
            };
        }
        tag.into()
    }
}

/// What an element may contain.
pub trait IntoChild {
    /// Appends a child to an element.
    // The parent comes first, as in the chain of calls: the other order would cost some bytes at each.
    fn append(parent: El, child: Self) -> El;
}

impl IntoChild for Html {
    #[inline(never)]
    fn append(mut parent: El, child: Self) -> El {
        parent.0.tag.add_child(child);
        parent
    }
}

impl IntoChild for El {
    #[inline(never)]
    fn append(parent: El, child: Self) -> El {
        parent.child(child.html())
    }
}

impl IntoChild for &str {
    #[inline(never)]
    fn append(parent: El, child: Self) -> El {
        parent.child(text(child))
    }
}

impl IntoChild for &String {
    fn append(parent: El, child: Self) -> El {
        parent.child(child.as_str())
    }
}

impl IntoChild for Option<Html> {
    #[inline(never)]
    fn append(parent: El, child: Self) -> El {
        parent.child(child.unwrap_or_default())
    }
}

impl IntoChild for Vec<Html> {
    #[inline(never)]
    fn append(parent: El, child: Self) -> El {
        let list: Html = child.into_iter().collect();
        parent.child(list)
    }
}

impl From<El> for Html {
    fn from(element: El) -> Self {
        element.html()
    }
}
