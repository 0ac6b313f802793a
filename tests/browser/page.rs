//! A story mounted in a page of the browser that runs the tests.

use std::cell::RefCell;
use std::rc::Rc;

use contrappunto::elements::{Mounted, mount, read};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, Document, Element, Event, EventInit, HtmlElement, HtmlInputElement,
    HtmlSelectElement,
};

pub const STORY: &str = include_str!("../../www/stories/deepseek/story.json");

fn document() -> Document {
    gloo::utils::document()
}

pub fn story() -> JsValue {
    js_sys::JSON::parse(STORY).unwrap()
}

pub fn options(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

/// A story in the page, removed when the test ends.
pub struct Page {
    pub host: HtmlElement,
    pub base: Element,
    pub mounted: Mounted,
}

impl Page {
    /// What may be in the root before the engine starts.
    pub const BEFORE: [&str; 2] = [
        "",
        "<div class=\"story\"><table><tr><td>read before</td></tr></table></div>",
    ];

    pub async fn open(before: &str, wanted: &str) -> Self {
        Self::open_with(before, &options(wanted)).await
    }

    /// Opens the story and waits until it is complete.
    pub async fn open_with(before: &str, wanted: &JsValue) -> Self {
        let page = Self::begin(before, wanted).await;
        page.whole().await;
        page
    }

    /// Opens the story as it is first rendered.
    pub async fn begin(before: &str, wanted: &JsValue) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        let base = document().create_element("div").unwrap();
        base.set_inner_html(before);
        host.append_child(&base).unwrap();
        document().body().unwrap().append_child(&host).unwrap();
        let story = read(&story()).ok().unwrap();
        let mounted = mount(host.clone(), base.clone(), &story, wanted);
        yew::scheduler::flush().await;
        Self {
            host,
            base,
            mounted,
        }
    }

    /// Waits until all of it is rendered, one piece per event loop task.
    pub async fn whole(&self) {
        while self.count("[data-growing]") > 0 {
            let turn = Promise::new(&mut |done, _| {
                Timeout::new(0, move || drop(done.call0(&JsValue::NULL))).forget();
            });
            JsFuture::from(turn).await.unwrap();
            yew::scheduler::flush().await;
        }
    }

    /// Returns the markup of all cards of claims, in the order of the page.
    pub fn cards(&self) -> Vec<String> {
        let cards = self.base.query_selector_all("article.card").unwrap();
        let card = |index| cards.item(index).unwrap().unchecked_into::<Element>();
        (0..cards.length())
            .map(|index| card(index).outer_html())
            .collect()
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.base.query_selector_all(selector).unwrap().length()
    }

    pub fn find(&self, selector: &str) -> Element {
        self.base.query_selector(selector).unwrap().unwrap()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    pub async fn click(&self, selector: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("click", &init).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
        yew::scheduler::flush().await;
    }

    pub async fn change(&self, selector: &str, value: &str) {
        let element = self.find(selector);
        match element.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.set_value(value),
            None => element
                .unchecked_ref::<HtmlSelectElement>()
                .set_value(value),
        }
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("change", &init).unwrap();
        element.dispatch_event(&event).unwrap();
        yew::scheduler::flush().await;
    }

    /// Collects the events with a name that reach the host.
    pub fn listen(&self, name: &'static str) -> (EventListener, Rc<RefCell<Vec<String>>>) {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let sink = heard.clone();
        let listener = EventListener::new(&self.host, name, move |event| {
            let detail = event.unchecked_ref::<CustomEvent>().detail();
            let text =
                js_sys::JSON::stringify(&detail).map_or_else(|_| String::new(), String::from);
            sink.borrow_mut().push(text);
        });
        (listener, heard)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.mounted.destroy();
        self.host.remove();
    }
}
