//! The engine in a real browser; many tests run both on an empty root and on one that holds the prerendered page.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]
#![allow(missing_docs, reason = "tests are read by their names")]

#[path = "browser/page.rs"]
mod page;

use std::cell::RefCell;
use std::rc::Rc;

use contrappunto::components::renders;
use contrappunto::elements::read;
use contrappunto::js::check;
use page::{Page, STORY, options, story};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_whole_story_takes_the_place_of_what_was_there() {
    for before in Page::BEFORE {
        let page = Page::open(before, "{}").await;
        assert!(!page.base.inner_html().contains("read before"));
        assert_eq!(
            page.base
                .query_selector_all(".event-list li")
                .unwrap()
                .length(),
            54
        );
        assert_eq!(
            page.base
                .query_selector_all("article.card")
                .unwrap()
                .length(),
            20
        );
        assert_eq!(
            page.attribute("#claim-C04", "data-status").as_deref(),
            Some("contradicted-in-part")
        );
    }
}

#[wasm_bindgen_test]
async fn the_date_field_moves_every_part_and_is_reported_once() {
    for before in Page::BEFORE {
        let page = Page::open(before, "{}").await;
        let (_listener, heard) = page.listen("contrappunto-asof");
        page.change(".asof input[type=date]", "2025-01-31").await;
        assert_eq!(
            page.attribute("#claim-C04", "data-status").as_deref(),
            Some("contradicted-in-part")
        );
        assert_eq!(
            page.attribute("#event-E36", "data-known").as_deref(),
            Some("no")
        );
        assert!(
            !page.text("#claim-C02").contains("512"),
            "what September 2025 told is not known in January"
        );
        assert_eq!(*heard.borrow(), [r#"{"day":"2025-01-31"}"#]);
    }
}

#[wasm_bindgen_test]
async fn a_change_of_day_renders_the_cards_that_changed_and_no_other() {
    let page = Page::open("", r#"{"asOf": "2025-01-30"}"#).await;
    let mut some = 0;
    // No question is asked for the first time between these days: its cards would move into it.
    for day in ["2025-01-31", "2025-02-03", "2025-01-29", "2025-01-30"] {
        let (cards, counted) = (page.cards(), renders());
        page.change(".asof input[type=date]", day).await;
        let now = page.cards();
        let changed = cards.iter().zip(&now).filter(|(one, other)| one != other);
        let changed = changed.count();
        let rendered = renders().cards - counted.cards;
        assert_eq!(rendered as usize, changed, "{day}");
        assert!(changed < cards.len(), "{day}");
        some += changed;
    }
    assert!(some > 0);
}

#[wasm_bindgen_test]
async fn a_movement_of_the_timeline_renders_its_drawing_and_nothing_else() {
    let page = Page::open("", "{}").await;
    let counted = renders();
    page.click(".timeline .zoom button:nth-of-type(3)").await;
    let now = renders();
    assert_eq!(now.pieces - counted.pieces, 1);
    assert_eq!(now.cards, counted.cards);
}

#[wasm_bindgen_test]
async fn a_claim_that_was_not_made_yet_is_an_empty_place() {
    for before in Page::BEFORE {
        let page = Page::open(before, r#"{"asOf": "2024-12-31"}"#).await;
        assert_eq!(
            page.attribute("#claim-C04", "data-known").as_deref(),
            Some("no")
        );
        assert!(page.find("#claim-C04").has_attribute("hidden"));
        assert_eq!(page.text("#claim-C04"), "");
    }
}

#[wasm_bindgen_test]
async fn a_mark_that_is_chosen_marks_its_claims_and_is_reported() {
    for before in Page::BEFORE {
        // Zoomed in enough that it is not in a cluster.
        let state = r#"{"state": "timeline.view=2025-01-20,2025-02-01"}"#;
        let page = Page::open(before, state).await;
        let (_listener, heard) = page.listen("contrappunto-select");
        page.click(".mark[data-event=E18]").await;
        assert_eq!(
            page.attribute("#event-E18", "aria-current").as_deref(),
            Some("true")
        );
        assert!(page.find("#claim-C04").class_list().contains("marked"));
        assert!(page.find("#claim-C13").class_list().contains("marked"));
        assert!(!page.find("#claim-C01").class_list().contains("marked"));
        assert_eq!(heard.borrow().len(), 1);
        assert!(
            heard
                .borrow()
                .iter()
                .all(|detail| detail.contains(r#""id":"E18""#)),
            "{heard:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_host_may_tell_the_day_of_its_article_later() {
    for before in Page::BEFORE {
        let page = Page::open(before, "{}").await;
        let (_state, states) = page.listen("contrappunto-state");
        for (since, words) in [
            ("2025-01-31", "31 January 2025"),
            ("2025-06-24", "24 June 2025"),
        ] {
            let wanted = format!(r#"{{"since": "{since}"}}"#);
            page.mounted.update(&options(&wanted));
            yew::scheduler::flush().await;
            let told = page.text(".changes > summary");
            assert!(told.contains(words), "{told}");
        }
        assert_eq!(states.borrow().len(), 0);
    }
}

#[wasm_bindgen_test]
async fn what_the_host_sets_is_shown_and_not_reported_back() {
    for before in Page::BEFORE {
        let page = Page::open(before, "{}").await;
        let (_asof, days) = page.listen("contrappunto-asof");
        let (_state, states) = page.listen("contrappunto-state");
        page.mounted
            .update(&options(r#"{"asOf": "2025-01-27", "lang": "it"}"#));
        yew::scheduler::flush().await;
        yew::scheduler::flush().await;
        assert_eq!(
            page.attribute(".asof", "data-day").as_deref(),
            Some("2025-01-27")
        );
        assert!(page.text(".asof-day").contains("27 gennaio 2025"));
        assert_eq!(
            page.attribute("#claim-C04", "data-status").as_deref(),
            Some("disputed")
        );
        assert!(days.borrow().is_empty() && states.borrow().is_empty());
    }
}

#[wasm_bindgen_test]
async fn two_elements_of_a_story_show_one_state_and_the_one_that_was_touched_tells_it() {
    let one = Page::open("", r#"{"asOf": "2025-01-27"}"#).await;
    let two = Page::open("", r#"{"asOf": "2024-12-26", "state": "as-of=2025-06-24"}"#).await;
    let shown = |page: &Page| page.attribute(".asof", "data-day");
    let day = Some("2025-01-27".to_owned());
    assert_eq!([shown(&one), shown(&two)], [day.clone(), day]);
    let [(_one, by_one), (_two, by_two)] =
        [&one, &two].map(|page| page.listen("contrappunto-state"));
    two.change(".asof input[type=date]", "2025-01-31").await;
    let day = Some("2025-01-31".to_owned());
    assert_eq!([shown(&one), shown(&two)], [day.clone(), day]);
    assert_eq!([by_one.borrow().len(), by_two.borrow().len()], [0, 1]);
}

#[wasm_bindgen_test]
async fn what_rests_has_an_empty_place_until_it_is_woken_and_tells_when_it_is_past() {
    let wanted = options(r#"{"resting": "claims table-chips", "restingLang": "en"}"#);
    let drawn = Rc::new(RefCell::new(0));
    let count = drawn.clone();
    let tell = Closure::<dyn FnMut()>::new(move || *count.borrow_mut() += 1);
    js_sys::Reflect::set(&wanted, &"drawn".into(), tell.as_ref()).unwrap();
    let page = Page::open_with("", &wanted).await;
    let place = |name: &str| page.find(&format!("[data-resting={name}]"));
    assert_eq!(place("claims").child_element_count(), 0);
    assert_eq!(place("table-chips").get_attribute("aria-busy"), None);
    assert_eq!(page.count("#claim-C01, #table-chips"), 0);

    // No resting part shows the selection.
    page.mounted.update(&options(r#"{"select": "event-E18"}"#));
    yew::scheduler::flush().await;
    assert_eq!(place("claims").get_attribute("aria-busy"), None);
    let before = *drawn.borrow();
    page.mounted.update(&options(r#"{"asOf": "2025-01-31"}"#));
    yew::scheduler::flush().await;
    let busy = place("claims").get_attribute("aria-busy");
    assert_eq!(busy.as_deref(), Some("true"));
    assert!(*drawn.borrow() > before);

    // It is rendered behind its placeholder, and its components may continue to rest.
    let names = r#"{"resting": "claims table-chips question-training", "waking": "claims"}"#;
    page.mounted.update(&options(names));
    yew::scheduler::flush().await;
    let mark = place("claims").next_element_sibling().unwrap();
    assert!(mark.has_attribute("data-waking"));
    let behind = mark.next_element_sibling().unwrap();
    assert_eq!(behind.get_attribute("part").as_deref(), Some("claims"));
    let inner = behind
        .query_selector("[data-resting=question-training]")
        .unwrap()
        .unwrap();
    assert_eq!(inner.get_attribute("aria-busy").as_deref(), Some("true"));

    let before = *drawn.borrow();
    page.mounted
        .update(&options(r#"{"resting": "table-chips"}"#));
    yew::scheduler::flush().await;
    assert!(page.base.contains(Some(&behind)));
    let status = page.attribute("#claim-C04", "data-status");
    assert_eq!(status.as_deref(), Some("contradicted-in-part"));
    assert_eq!(page.count("[data-resting]"), 1);
    assert!(*drawn.borrow() > before);
}

#[wasm_bindgen_test]
async fn a_story_without_a_page_to_begin_with_is_drawn_piece_by_piece() {
    let page = Page::begin("", &options("{}")).await;
    let first = page.count(".story > [part]");
    assert!(page.find(".story").has_attribute("data-growing"));
    assert!(first < 8, "{first} parts at once");
    page.whole().await;
    assert_eq!(page.count(".story > [part]"), 8);
    assert_eq!(page.count("article.card"), 20);
    // Later changes are rendered at once.
    page.change(".claims select", "date").await;
    assert_eq!(page.count("article.card"), 20);
    assert_eq!(page.count("[data-growing]"), 0);
}

#[wasm_bindgen_test]
async fn what_stands_in_a_fold_is_made_when_it_is_opened() {
    let page = Page::open("", "{}").await;
    let inside = "#item-chips-h100-sxm-80 dl";
    assert_eq!(page.count(inside), 0);
    let fold = page.find("#item-chips-h100-sxm-80");
    fold.set_attribute("open", "").unwrap();
    fold.dispatch_event(&Event::new("toggle").unwrap()).unwrap();
    yew::scheduler::flush().await;
    assert_eq!(page.count(inside), 1);
    assert_eq!(page.count(".one-item dl"), 1);
}

#[wasm_bindgen_test]
async fn an_item_that_cannot_be_picked_out_leaves_what_is() {
    let page = Page::open("", r#"{"state": "selected=claim-C01"}"#).await;
    for item in ["calculation-v3-published", "table-chips", "correction-2"] {
        let wanted = format!(r#"{{"select": "{item}"}}"#);
        page.mounted.update(&options(&wanted));
        yew::scheduler::flush().await;
        assert!(page.find("#claim-C01").class_list().contains("marked"));
    }
}

#[wasm_bindgen_test]
async fn another_baseline_gives_other_ratios() {
    for before in Page::BEFORE {
        let page = Page::open(before, "{}").await;
        let cell = "#row-chips-link_bandwidth td[data-item=h800-sxm-80]";
        assert!(page.text(cell).contains("−56%"), "{}", page.text(cell));
        page.change(".choose-baseline select", "h800-sxm-80").await;
        let ratio = page.base.query_selector(&format!("{cell} .ratio"));
        assert!(ratio.unwrap().is_none(), "{}", page.text(cell));
        let other = "#row-chips-link_bandwidth td[data-item=h100-sxm-80]";
        assert!(page.text(other).contains("+125%"), "{}", page.text(other));
    }
}

#[wasm_bindgen_test]
async fn a_day_that_is_none_is_told_and_the_story_shows_its_last() {
    let page = Page::open("", r#"{"asOf": "31/01/2025"}"#).await;
    assert_eq!(
        page.attribute(".asof", "data-day").as_deref(),
        Some("2026-11-29")
    );
    let problems = js_sys::JSON::stringify(&page.mounted.problems())
        .map_or_else(|_| String::new(), String::from);
    assert!(problems.contains("as-of"), "{problems}");
}

#[wasm_bindgen_test]
fn a_broken_story_is_refused_with_the_place_of_its_fault() {
    let broken = options(
        r#"{"contrappunto": 1, "languages": ["en"], "events": [{"id": "e", "date": "2025-13"}]}"#,
    );
    let problems =
        js_sys::JSON::stringify(&check(&broken)).map_or_else(|_| String::new(), String::from);
    assert!(problems.contains("events[0].date"), "{problems}");
    assert!(read(&broken).is_err());
    assert_eq!(js_sys::Array::from(&check(&story())).length(), 0);
}

/// Passes a story as a host does, from a script; returns the problems reported, each as `path: message`.
fn problems_of(script: &str) -> Vec<String> {
    let given = js_sys::Function::new_no_args(script);
    let problems = js_sys::Array::from(&check(&given.call0(&JsValue::NULL).unwrap()));
    let field = |problem: &JsValue, name: &str| {
        let found = js_sys::Reflect::get(problem, &name.into()).unwrap();
        found.as_string().unwrap()
    };
    let line = |it: JsValue| format!("{}: {}", field(&it, "path"), field(&it, "message"));
    problems.iter().map(line).collect()
}

#[wasm_bindgen_test]
fn an_object_that_cannot_be_taken_in_is_a_problem_at_its_place() {
    for (script, path, message) in [
        // It contains itself.
        (
            "const it = { id: 'a' }; it.events = [it]; return it",
            "events[0].events[0]",
            "is nested deeper than 64",
        ),
        (
            "let it = []; for (let i = 0; i < 20000; i++) it = [it]; return { events: it }",
            "events[0][0]",
            "is nested deeper than 64",
        ),
        (
            "return { title: { get en() { throw new Error('no') } } }",
            "title: ",
            "cannot be read",
        ),
        (
            "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return { claims: [1, proxy] }",
            "claims[1]: ",
            "cannot be read",
        ),
        (
            "return { sources: new Proxy([1, 2], { get() { throw new Error('no') } }) }",
            "sources: ",
            "cannot be read",
        ),
        // Each level doubles it: about 10¹⁵ elements.
        (
            "let it = ['x'.repeat(1e5)]; for (let i = 0; i < 50; i++) it = [it, it]; return { events: it }",
            "events[0]",
            "is where the story has come to 4000000 bytes",
        ),
        (
            "const long = 'x'.repeat(1e6); return { a: long, b: long, c: long, d: long, e: long }",
            "d: ",
            "is where the story has come to 4000000 bytes",
        ),
        ("return { events: new Array(3e9) }", "", "is missing"),
    ] {
        let problems = problems_of(script);
        let line = problems.first().map(String::as_str).unwrap_or_default();
        assert!(
            line.starts_with(path) && problems.iter().any(|it| it.contains(message)),
            "{script}: {line}"
        );
    }
}

#[wasm_bindgen_test]
fn what_stands_behind_a_proxy_or_a_getter_is_read_like_anything_else() {
    let story = js_sys::Function::new_with_args(
        "text",
        "const story = JSON.parse(text); const { sources, claims } = story; story.sources = new Proxy(sources, {}); Object.defineProperty(story, 'claims', { get: () => claims, enumerable: true }); return new Proxy(story, {})",
    );
    let story = story.call1(&JsValue::NULL, &STORY.into()).unwrap();
    assert!(read(&story).is_ok());
}
