//! Markup by calls: `el("p").class("quiet").text("…")`.
//!
//! What `html!` writes out for each element, a call does in a few bytes: with the macro throughout the engine was 16 kB
//! (brotli) larger, a twelfth. Plain elements are written this way; `html!` remains for components.
//!
//! Order and reconciling are those of `html!`: what may be missing keeps its place ([`El::maybe`]), and what is
//! repeated is a list of its own with keys ([`El::each`]).

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText};

use crate::core::locale::direction;
use crate::core::number::length;

/// An element in the making. Becomes [`Html`] by [`El::html`] or `into()`.
#[must_use]
pub struct El(Box<Draft>);

struct Draft {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

thread_local! {
    // Yew compares attributes quickest where both nodes share one list of names; there are a few dozen of them.
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

/// Hears events of one kind.
struct Heard {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for Heard {
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

/// Begins an element.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    El(Box::new(Draft {
        tag: VTag::new(AttrValue::Static(name)),
        names: Vec::new(),
        values: Vec::new(),
    }))
}

/// Begins a button.
#[inline(never)]
pub fn button() -> El {
    el("button").attr("type", "button")
}

/// A length in a drawing that grows with the reader's letters: so many pixels where a letter is 16 high.
///
/// Drawings have letters of `1rem`, and their lengths are in `em`: WebKit reads no `rem` in attributes of texts and
/// lines. Words in smaller letters stand in a `tspan` (`El::letters`), so that the text around them is placed like all else.
#[inline(never)]
pub fn em(pixels: f64) -> String {
    // `length` has per cents: a hundred times as much.
    let hundredths = length(pixels / 1600.0, 4);
    hundredths.replace('%', "em")
}

/// A text.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VText::new(AttrValue::from(text.to_owned())).into()
}

/// Several nodes without an element around them, as `<>…</>`.
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

    /// A fixed attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        // `AttributeOrProperty::Static` is passed over where names and values are apart.
        let value = AttributeOrProperty::Attribute(AttrValue::Static(value));
        self.put(name, Some(value))
    }

    /// An attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: String) -> Self {
        self.put(name, Some(AttributeOrProperty::Attribute(value.into())))
    }

    /// An attribute, if there is a value for it.
    #[inline(never)]
    pub fn may(self, name: &'static str, value: Option<String>) -> Self {
        self.put(
            name,
            value.map(|value| AttributeOrProperty::Attribute(value.into())),
        )
    }

    /// An attribute without a value, if it holds.
    #[inline(never)]
    pub fn flag(self, name: &'static str, holds: bool) -> Self {
        let value = AttributeOrProperty::Attribute(AttrValue::Static(name));
        self.put(name, holds.then_some(value))
    }

    /// A fixed class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Classes of which some may be empty; no attribute where all are.
    #[inline(never)]
    pub fn classes(self, classes: &[&str]) -> Self {
        let all: Vec<&str> = classes
            .iter()
            .copied()
            .filter(|one| !one.is_empty())
            .collect();
        self.may("class", (!all.is_empty()).then(|| all.join(" ")))
    }

    /// Its key among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Where it is once it is in the page.
    #[inline(never)]
    pub fn refer(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// The value of an input.
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.tag.set_value(AttrValue::from(value));
        self
    }

    /// What is chosen in a list of options. The attribute `selected` says so at first; once a reader has chosen, only
    /// this does.
    #[inline(never)]
    pub fn chosen(self, value: &str) -> Self {
        if cfg!(target_arch = "wasm32") {
            self.put("value", Some(AttributeOrProperty::Property(value.into())))
        } else {
            self
        }
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Hears events of a kind.
    #[inline(never)]
    pub fn on(mut self, kind: ListenerKind, callback: Callback<Event>) -> Self {
        self.0.tag.add_listener(Rc::new(Heard { kind, callback }));
        self
    }

    /// Hears clicks.
    #[inline(never)]
    pub fn onclick(self, callback: Callback<MouseEvent>) -> Self {
        let callback = callback.reform(|event: Event| event.unchecked_into());
        self.on(ListenerKind::onclick, callback)
    }

    /// A text in it.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.push(text(words))
    }

    /// The words of a text in a drawing.
    #[inline(never)]
    pub fn letters(self, words: &str) -> Self {
        self.with(el("tspan").text(words))
    }

    /// A text of a drawing that is mirrored where a language runs from right to left: there the style sheet turns it
    /// back, in a group of its own, for WebKit takes a text by itself for nothing wide.
    #[inline(never)]
    pub fn turned(self, language: &str) -> Self {
        match direction(language) {
            "rtl" => el("g").class("turned").with(self),
            _ => self,
        }
    }

    /// What is in it next.
    #[inline(never)]
    pub fn push(mut self, child: Html) -> Self {
        self.0.tag.add_child(child);
        self
    }

    /// An element in it next.
    #[inline(never)]
    pub fn with(self, child: Self) -> Self {
        self.push(child.html())
    }

    /// What is in it next, if it is there; its place is kept.
    #[inline(never)]
    pub fn maybe(self, child: Option<Html>) -> Self {
        self.push(child.unwrap_or_default())
    }

    /// A list of what is in it next, as long as it may be.
    #[inline(never)]
    pub fn list(self, children: Vec<Html>) -> Self {
        self.push(children.into_iter().collect())
    }

    /// A list of what is in it next.
    pub fn each(self, children: impl IntoIterator<Item = Html>) -> Self {
        self.list(children.into_iter().collect())
    }

    /// The element.
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

impl From<El> for Html {
    fn from(element: El) -> Self {
        element.html()
    }
}
