use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::hooks::use_pieces;
use super::markup::el;
use super::masthead::PageLink;
use super::resting::Resting;
use super::section::SectionView;
use super::timeline::Timeline;
use super::view::{Addresses, Surroundings, provide, use_store};
use contrappunto_story::calendar::locale::direction;
use contrappunto_story::page::part::Part;
use contrappunto_story::page::section::Section;
use contrappunto_story::state::store::StoreHandle;

/// Properties of [`StoryView`].
#[derive(Properties, PartialEq, Clone)]
pub struct StoryViewProps {
    /// The state of the story.
    pub store: StoreHandle,
    /// The parts to show.
    #[prop_or_else(|| Part::ALL.to_vec())]
    pub parts: Vec<Part>,
    /// The parts of the same story that are elsewhere on the page.
    #[prop_or_default]
    pub elsewhere: Vec<Part>,
    /// How to make the page's address for a state.
    #[prop_or_default]
    pub addresses: Addresses,
    /// The level of the title, 0 if there is none; the parts' headings are one below.
    #[prop_or(1)]
    pub heading_level: u8,
    /// How long each event stays during playback; if `None`, that depends on the length of its title.
    #[prop_or_default]
    pub play_pace: Option<Duration>,
    /// The addresses of the page in each language.
    #[prop_or_default]
    pub pages: Rc<[PageLink]>,
    /// The prerendered content of the page that still rests.
    #[prop_or_default]
    pub resting: Rc<Resting>,
}

/// The whole story, or the parts of it that are requested.
///
/// Links between its items are followed by the browser; inside a shadow root, by the script of the elements.
#[component]
pub fn StoryView(props: &StoryViewProps) -> Html {
    let view = use_store(props.store.clone(), |surroundings| Surroundings {
        heading_level: props.heading_level + 1,
        on_page: props
            .parts
            .iter()
            .chain(&props.elsewhere)
            .copied()
            .collect(),
        addresses: props.addresses.clone(),
        play_pace: props.play_pace,
        ..surroundings
    });
    let total = props.resting.growing(props.parts.len());
    let pieces = use_pieces(total);
    let resting = &props.resting;
    use_effect_with(resting.clone(), |resting| resting.tell_drawn());
    let drawn = |part: &Part, key: &'static str| {
        let section = match part {
            Part::Timeline => return html! { <Timeline {key} /> },
            Part::Masthead => Section::Masthead,
            Part::AsOf => Section::AsOf,
            Part::Claims => Section::Claims,
            Part::Compare => Section::Compare,
            Part::Calculate => Section::Calculate,
            Part::OpenQuestions => Section::OpenQuestions,
            Part::Sources => Section::Sources,
        };
        html! { <SectionView {key} {section} {resting} pages={&props.pages} level={props.heading_level} /> }
    };
    let mut parts = Vec::new();
    for part in props.parts.iter().take(pieces) {
        let key = part.as_str();
        resting.put(&mut parts, key, &|| drawn(part, key));
    }
    let page = el("div")
        .set("lang", view.language().to_owned())
        // Whatever the direction of the page around it.
        .attr("dir", direction(view.language()))
        .class("story")
        .flag("data-growing", pieces < total)
        .child(parts)
        .html();
    provide(view, page)
}
