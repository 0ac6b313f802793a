use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};
use yew::prelude::*;

use super::copy_link::{put_on_clipboard, saying};
use super::download::{download, download_blob};
use super::hooks::use_view;
use super::markup::{button, el};
use super::view::View;
use contrappunto_story::model::as_of::{claim_wording, claimants, status};
use contrappunto_story::model::story::{Claim, ClaimId};
use contrappunto_story::page::words;
use contrappunto_story::state::link;
use contrappunto_story::state::view_state::{Action, Selection};
use contrappunto_story::takeaway::claim_picture::{PictureContent, SIZE, Shape, font, pieces, svg};

/// Properties of [`CardFoot`].
#[derive(Properties, PartialEq)]
pub(super) struct CardFootProps {
    /// The claim.
    pub claim: ClaimId,
    /// Whether it is a counterclaim.
    pub is_counter: bool,
}

/// The buttons to share a claim: copy the link to it as of the day, or save a picture of it.
#[component]
pub(super) fn CardFoot(props: &CardFootProps) -> Html {
    let said = use_state(|| "");
    let Some(view) = use_view() else {
        return el("p").html();
    };
    let words = view.words;
    let copy = {
        let (setter, claim, view) = (saying(said.setter()), props.claim.clone(), view.clone());
        Callback::from(move |_: MouseEvent| {
            put_on_clipboard(address(&view, &claim), words, setter.clone());
        })
    };
    let picture = |take: fn(&str, &PictureContent)| {
        let (view, id, is_counter) = (view.clone(), props.claim.clone(), props.is_counter);
        Callback::from(move |_: MouseEvent| {
            let story = view.story();
            let told = story
                .claim(&id)
                .and_then(|claim| told(&view, claim, is_counter));
            if let Some(told) = told {
                take(&format!("{}-{id}-{}", story.id, view.day()), &told);
            }
        })
    };
    let drawn = picture(|name, told| {
        let _ = download(
            &format!("{name}.svg"),
            "image/svg+xml;charset=utf-8",
            &svg(told),
        );
    });
    let painted = picture(|name, told| {
        let _ = paint(format!("{name}.png"), told);
    });
    el("p")
        .class("card-foot live")
        .with(
            button()
                .class("chip copy-claim")
                .onclick(copy)
                .text(words.copy_claim_link),
        )
        .text(" ")
        .with(
            button()
                .class("chip png")
                .onclick(painted)
                .text(words.picture)
                .text(" PNG"),
        )
        .text(" ")
        .with(button().class("chip svg").onclick(drawn).text("SVG"))
        .text(" ")
        .with(el("span").class("quiet").attr("role", "status").text(*said))
        .html()
}

/// Returns the address of the page that shows the claim as it is now.
fn address(view: &View, claim: &ClaimId) -> String {
    let selected = Action::Select(Some(Selection::Claim(claim.clone())));
    let query = link::write(&view.state.apply(selected));
    // The latest day is written out, too: the story may be updated, and the link is to the claim as it is now.
    let query = if query.starts_with("as-of=") {
        query
    } else {
        format!("as-of={}&{query}", view.day())
    };
    view.addresses.of(&query, &claim.dom_id())
}

fn told(view: &View, claim: &Claim, is_counter: bool) -> Option<PictureContent> {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let entry = status(claim, day)?;
    let names = claimants(claim, day).filter_map(|claimant| story.actor(&claimant.actor));
    let names: Vec<&str> = names.map(|actor| actor.name.as_str()).collect();
    let side = if is_counter {
        view.words.counterclaim
    } else {
        view.words.claim
    };
    Some(PictureContent {
        story: story.title.get(language).to_owned(),
        who: format!("{side}: {}", names.join(", ")),
        statement: claim_wording(claim, day).statement.get(language).to_owned(),
        status: format!(
            "{} {}",
            entry.status.glyph(),
            words::status(entry.status, view.locale)
        ),
        tone: entry.status.tone(),
        day: words::as_known_on(day, view.locale),
        link: address(view, &claim.id),
        is_counter,
    })
}

/// Paints the picture onto a canvas and downloads it as a PNG file.
fn paint(name: String, told: &PictureContent) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let canvas = document.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(SIZE.0 as u32);
    canvas.set_height(SIZE.1 as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    for piece in pieces(told) {
        match piece {
            Shape::Band {
                x,
                y,
                width,
                height,
                color,
            } => {
                context.set_fill_style_str(color);
                context.fill_rect(x, y, width, height);
            }
            Shape::Line {
                x,
                y,
                size,
                is_bold,
                has_serifs,
                color,
                text,
            } => {
                context.set_fill_style_str(color);
                context.set_font(&font(size, is_bold, has_serifs));
                context.fill_text(&text, x, y).ok()?;
            }
        }
    }
    let hand_over = Closure::once_into_js(move |blob: Option<Blob>| {
        let _ = blob.and_then(|blob| download_blob(&name, &blob));
    });
    canvas.to_blob(hand_over.unchecked_ref()).ok()
}
