//! The sections of the page that are laid out from a value alone. One component for all of them, because each adds to the
//! size of the engine.

use std::rc::Rc;

use yew::prelude::*;

use super::as_of_bar::BarView;
use super::calculate::{calculation_view, calculations_view, checks_view};
use super::claims::claims_view;
use super::compare::tables_view;
use super::hooks::{use_page, use_pieces};
use super::markup::el;
use super::masthead::PageLink;
use super::piece::{Piece, PieceView};
use super::resting::Resting;
use super::sources::sources_view;
use super::view::Surroundings;
use contrappunto_story::page::section::{Kept, Section, SectionPage};

/// Properties of [`SectionView`].
#[derive(Properties, PartialEq)]
pub(super) struct SectionViewProps {
    /// The section. It does not change: sections have keys.
    pub section: Section,
    /// The prerendered content that still rests.
    #[prop_or_default]
    pub resting: Rc<Resting>,
    /// The addresses of the page in each language.
    #[prop_or_default]
    pub pages: Rc<[PageLink]>,
    /// The level of the story's title.
    #[prop_or(1)]
    pub level: u8,
}

/// How the items of a section are drawn.
pub(super) struct Growth {
    /// How many of them are drawn so far.
    pub pieces: usize,
    /// Whether there are more.
    pub is_growing: bool,
    /// What of them rests as it was prerendered.
    pub resting: Rc<Resting>,
    /// Whether the section has been filtered or ordered since it was first drawn.
    pub was_chosen: bool,
}

/// A section, computed again only when something that it reads has changed.
#[component]
pub(super) fn SectionView(props: &SectionViewProps) -> Html {
    let SectionViewProps {
        section,
        resting,
        pages,
        level,
    } = props;
    let kept = use_mut_ref(Kept::default);
    let chosen = use_mut_ref(|| false);
    let page = use_page(section.reads(), |context| {
        section.page(context, &mut kept.borrow_mut())
    });
    let count = page.as_ref().map_or(0, |(page, _)| page.count());
    let total = match section {
        // They do not rest one by one, so their list grows wherever it is drawn.
        Section::Sources => count,
        _ => resting.growing(count),
    };
    let pieces = use_pieces(total);
    let Some((page, surroundings)) = page else {
        return el("section").html();
    };
    let is_chosen = match &*page {
        SectionPage::Claims(page) => !page.is_by_question(),
        SectionPage::Sources(list) => list.of_claim.is_some(),
        _ => false,
    };
    let was_chosen = chosen.replace_with(|was| *was || is_chosen) || is_chosen;
    let growth = Growth {
        pieces,
        is_growing: pieces < total,
        resting: resting.clone(),
        was_chosen,
    };
    let surroundings = &surroundings;
    match &*page {
        SectionPage::Masthead(masthead) => piece(
            surroundings,
            Piece::Masthead(masthead.clone(), pages.clone(), *level),
        ),
        SectionPage::AsOf(bar) => {
            html! { <BarView bar={bar.clone()} surroundings={surroundings.clone()} /> }
        }
        SectionPage::Claims(page) => claims_view(surroundings, page, &growth),
        SectionPage::Question(Some(question)) => {
            piece(surroundings, Piece::Question(question.clone()))
        }
        SectionPage::Question(None) => el("section").html(),
        SectionPage::Compare(tables) => tables_view(tables, &growth),
        SectionPage::Table(Some(grid)) => piece(surroundings, Piece::Table(grid.clone())),
        SectionPage::Table(None) => el("section").class("table").flag("hidden", true).html(),
        SectionPage::Calculate(list) => calculations_view(surroundings, list, &growth),
        SectionPage::Calculation(id, view) => {
            calculation_view(surroundings, id.as_ref(), view.as_ref())
        }
        SectionPage::Checks(checks) => checks_view(surroundings, checks),
        SectionPage::OpenQuestions(questions) => {
            piece(surroundings, Piece::OpenQuestions(questions.clone()))
        }
        SectionPage::Sources(list) => sources_view(surroundings, list, &growth),
    }
}

/// Renders a piece.
pub(super) fn piece(surroundings: &Surroundings, piece: Piece) -> Html {
    html! { <PieceView surroundings={surroundings.clone()} {piece} /> }
}

/// Renders a section in a list.
pub(super) fn keyed_section(key: &str, section: Section) -> Html {
    html! { <SectionView {key} {section} /> }
}

/// Properties of the parts whose items may rest.
#[derive(Properties, PartialEq)]
pub struct PartProps {
    /// The prerendered content that still rests.
    #[prop_or_default]
    pub resting: Rc<Resting>,
}

/// The bar that sets the as-of date: buttons for the days with news, a slider, a date field, and the claims by status.
#[component]
pub fn AsOfBar() -> Html {
    html! { <SectionView section={Section::AsOf} /> }
}

/// Questions, each with its claims facing its counterclaims; or all claims in another order.
#[component]
pub fn Claims(props: &PartProps) -> Html {
    html! { <SectionView section={Section::Claims} resting={&props.resting} /> }
}

/// All tables of the story.
#[component]
pub fn Compare(props: &PartProps) -> Html {
    html! { <SectionView section={Section::Compare} resting={&props.resting} /> }
}

/// All calculations of the story that are known on the as-of date.
#[component]
pub fn Calculate(props: &PartProps) -> Html {
    html! { <SectionView section={Section::Calculate} resting={&props.resting} /> }
}

/// The open questions, each with the date since which it has been open.
#[component]
pub fn OpenQuestions() -> Html {
    html! { <SectionView section={Section::OpenQuestions} /> }
}

/// The sources published by the day, by number; or those of one claim, with the others folded below.
#[component]
pub fn Sources() -> Html {
    html! { <SectionView section={Section::Sources} /> }
}

/// Properties of [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The addresses of the page in each language; without them, the languages are buttons.
    #[prop_or_default]
    pub pages: Rc<[PageLink]>,
    /// The level of the title.
    #[prop_or(1)]
    pub level: u8,
}

/// Kicker, title, standfirst, byline with counts and the choice of language, and corrections.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    html! { <SectionView section={Section::Masthead} pages={&props.pages} level={props.level} /> }
}
