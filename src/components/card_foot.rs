use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};
use yew::prelude::*;

use super::copy_link::{put_on_clipboard, status_beside, status_element};
use super::download::{download, download_blob};
use super::markup::{button, el};
use super::view::{Surroundings, View};
use contrappunto_story::model::story::ClaimId;
use contrappunto_story::page::claims::card::ClaimCard;
use contrappunto_story::page::claims::picture::{claim_picture, claim_query, file_name};
use contrappunto_story::takeaway::claim_picture::{PictureContent, SIZE, Shape, font, pieces, svg};

/// Renders the buttons to share a claim: copy the link to it as of the day, or save a picture of it.
pub(super) fn card_foot(surroundings: &Surroundings, card: &Rc<ClaimCard>) -> Html {
    let words = surroundings.words;
    let copy = {
        let (surroundings, id) = (surroundings.clone(), card.id.clone());
        Callback::from(move |event: MouseEvent| {
            let address = address(&surroundings.now(), &id);
            put_on_clipboard(address, words, status_beside(&event));
        })
    };
    let picture = |take: fn(&str, &PictureContent)| {
        let (surroundings, card) = (surroundings.clone(), card.clone());
        Callback::from(move |_: MouseEvent| {
            let view = surroundings.now();
            let link = address(&view, &card.id);
            if let Some(told) = claim_picture(&view.context(), &card, link) {
                take(&file_name(&view.context(), &card.id), &told);
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
        .child(
            button()
                .class("chip copy-claim")
                .onclick(copy)
                .child(words.copy_claim_link),
        )
        .child(" ")
        .child(
            button()
                .class("chip png")
                .onclick(painted)
                .child(words.picture)
                .child(" PNG"),
        )
        .child(" ")
        .child(button().class("chip svg").onclick(drawn).child("SVG"))
        .child(" ")
        .child(status_element())
        .html()
}

/// Returns the address of the page that shows the claim as it is now.
fn address(view: &View, claim: &ClaimId) -> String {
    let query = claim_query(&view.context(), claim);
    view.addresses.of(&query, &claim.dom_id())
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
