mod changes;
mod standings;
mod tools;

use std::rc::Rc;

use yew::prelude::*;

pub(super) use self::changes::changes_view;
pub(super) use self::standings::standings_view;
pub(super) use self::tools::tools_view;
use super::claim_card::row_view;
use super::heading::heading;
use super::markup::{El, el};
use super::piece::{Piece, PieceView};
use super::section::{Growth, keyed_section, piece};
use super::select::found_view;
use super::view::Surroundings;
use contrappunto_story::page::claims::card::ClaimCard;
use contrappunto_story::page::claims::groups::{ClaimGroup, ClaimGroups};
use contrappunto_story::page::claims::question::{
    QuestionContent, QuestionSide, QuestionView, SideEntry,
};
use contrappunto_story::page::claims::{ClaimList, ClaimsPage};
use contrappunto_story::page::section::Section;

/// Renders questions, each with its claims facing its counterclaims; or all claims in another order.
pub(super) fn claims_view(surroundings: &Surroundings, page: &ClaimsPage, growth: &Growth) -> Html {
    let list = match &page.list {
        ClaimList::Questions(questions) => {
            // The prerendered questions are given up once the reader has chosen another order.
            let resting = if growth.was_chosen {
                Rc::default()
            } else {
                growth.resting.clone()
            };
            let mut list = Vec::new();
            for (index, id) in questions.iter().enumerate().take(growth.pieces) {
                let drawn = || keyed_section(id.as_str(), Section::Question(index));
                resting.put(&mut list, &id.dom_id(), &drawn);
            }
            el("div").key("question").class("questions").child(list)
        }
        ClaimList::Groups(groups) => groups_view(surroundings, groups),
    };
    let title = heading(
        surroundings.heading_level,
        "part-title",
        surroundings.words.who_says_what,
    );
    el("section")
        .attr("part", "claims")
        .flag("data-growing", growth.is_growing)
        .class("claims")
        .child(title)
        .child(piece(surroundings, Piece::ClaimTools(page.tools.clone())))
        .child(found_view(surroundings, page.found.as_ref()))
        .child(piece(surroundings, Piece::Changes(page.changes.clone())))
        .child(piece(
            surroundings,
            Piece::Standings(page.standings.clone()),
        ))
        .child(list)
        .html()
}

/// Renders a piece in a list.
fn keyed(surroundings: &Surroundings, key: &str, piece: Piece) -> Html {
    html! { <PieceView {key} surroundings={surroundings.clone()} {piece} /> }
}

fn card(surroundings: &Surroundings, card: &Rc<ClaimCard>) -> Html {
    keyed(surroundings, card.id.as_str(), Piece::Card(card.clone()))
}

/// Renders the matching claims in groups, each with a heading; the others stay in the page, hidden.
fn groups_view(surroundings: &Surroundings, groups: &ClaimGroups) -> El {
    let cards = |cards: &[Rc<ClaimCard>]| -> Vec<Html> {
        let cards = cards.iter();
        cards.map(|one| card(surroundings, one)).collect()
    };
    let level = surroundings.heading_level + 1;
    let section = |group: &ClaimGroup| {
        el("section")
            .key(&group.name)
            .class("question")
            .child(heading(level, "question-text", group.name.as_str()))
            .child(el("div").class("claim-group").child(cards(&group.cards)))
            .html()
    };
    let unseen = el("div").key("unseen").flag("hidden", true);
    let unseen = unseen.child(cards(&groups.hidden)).html();
    let groups = groups.groups.iter().map(section);
    el("div")
        .key("groups")
        .class("questions")
        .children(groups.chain([unseen]))
}

/// Renders a question; one that cannot be asked yet, or has no matching claim, is hidden but keeps its cards' ids.
pub(super) fn question_view(surroundings: &Surroundings, question: &QuestionView) -> Html {
    let section = el("section").set("id", question.id.dom_id());
    match &question.content {
        QuestionContent::Hidden(cards) => section
            .attr("data-known", if question.is_asked { "yes" } else { "no" })
            .flag("hidden", true)
            .class("question")
            .children(cards.iter().map(|one| card(surroundings, one)))
            .html(),
        QuestionContent::Shown {
            heading: text,
            sides,
            has_counterclaims,
            note,
        } => {
            let sides = sides.iter().map(|side| side_view(surroundings, side));
            let versus = el("span").child(surroundings.words.versus);
            let pair = el("div")
                .attr("data-sides", if *has_counterclaims { "2" } else { "1" })
                .class("pair")
                .children(sides)
                .child(
                    el("div")
                        .attr("aria-hidden", "true")
                        .class("spine")
                        .child(versus),
                );
            let note = note.as_ref();
            let note = note.map(|note| el("p").class("note").child(note).html());
            let level = surroundings.heading_level + 1;
            section
                .attr("data-known", "yes")
                .attr("tabindex", "-1")
                .class("question")
                .child(heading(level, "question-text", text.as_str()))
                .child(pair)
                .child(note)
                .html()
        }
    }
}

/// Renders one side of a question.
fn side_view(surroundings: &Surroundings, side: &QuestionSide) -> Html {
    let claims = side.entries.iter().map(|entry| match entry {
        SideEntry::Card(one) => card(surroundings, one),
        SideEntry::Row(row) => row_view(surroundings, row),
    });
    let empty = side.empty;
    let empty = empty.map(|empty| el("p").class("empty-side quiet").child(empty).html());
    el("div")
        .key(side.name)
        .attr("role", "group")
        .attr("aria-label", side.label)
        .class("side")
        .children(claims)
        .child(empty)
        .html()
}
