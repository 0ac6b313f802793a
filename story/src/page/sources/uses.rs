//! Where a source is cited.

use std::rc::Rc;

use crate::calendar::locale::Locale;
use crate::model::as_of::{claim_wording, event_wording};
use crate::page::context::PageContext;
use crate::page::links::ItemLink;
use crate::page::part::Part;
use crate::page::words;
use crate::state::uses::CitationPlace;

/// Where a source is cited on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceUses {
    /// In how many places, in words.
    pub summary: String,
    /// The places, in the order of the page.
    pub places: Vec<Rc<CitingPlace>>,
}

/// A place that cites a source, in its wording on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitingPlace {
    /// Its key among the places of a source.
    pub key: String,
    /// What it is, if it has a place of its own in the page.
    pub kind: Option<&'static str>,
    /// A link to it.
    pub link: ItemLink,
}

impl SourceUses {
    /// Counts the places that cite a source; `None` if there are none.
    pub(super) fn new(places: Vec<Rc<CitingPlace>>, locale: Locale) -> Option<Self> {
        (!places.is_empty()).then(|| Self {
            summary: words::used_in(places.len(), locale),
            places,
        })
    }
}

/// Returns for each source the places that cite it. Each place is worded once, however many sources it cites.
pub(super) fn places_of_sources(
    context: &PageContext,
    places: &[(CitationPlace, Vec<usize>)],
) -> Vec<Vec<Rc<CitingPlace>>> {
    let mut found = vec![Vec::new(); context.story().sources.len()];
    for (place, sources) in places {
        let Some(place) = citing_place(context, *place).map(Rc::new) else {
            continue;
        };
        for source in sources {
            if let Some(found) = found.get_mut(*source) {
                found.push(place.clone());
            }
        }
    }
    found
}

fn citing_place(context: &PageContext, place: CitationPlace) -> Option<CitingPlace> {
    let (story, day, words) = (context.story(), context.day(), context.words);
    let (kind, part, dom_id, name) = match place {
        CitationPlace::OpenQuestions => return Some(by_name("", words.open_questions)),
        CitationPlace::Era(id) => {
            let era = story.eras.iter().find(|era| era.id == *id)?;
            let name = era.label.get(context.language());
            return Some(by_name(name, name));
        }
        CitationPlace::Event(id) => {
            let title = event_wording(story.event(id)?, day).0;
            (words.event, Part::Timeline, id.dom_id(), title)
        }
        CitationPlace::Claim(id) => {
            let label = claim_wording(story.claim(id)?, day).label;
            (words.claim, Part::Claims, id.dom_id(), label)
        }
        CitationPlace::Table(id) => {
            let title = &story.table(id)?.title;
            (words.table, Part::Compare, id.dom_id(), title)
        }
        CitationPlace::Calculation(id) => {
            let title = &story.calculation(id)?.title;
            (words.calculation, Part::Calculate, id.dom_id(), title)
        }
    };
    Some(CitingPlace {
        kind: Some(kind),
        link: ItemLink::new(context, part, &dom_id, name.get(context.language())),
        key: dom_id,
    })
}

/// Returns a place without a link.
fn by_name(key: &str, name: &str) -> CitingPlace {
    CitingPlace {
        key: key.to_owned(),
        kind: None,
        link: ItemLink {
            href: None,
            text: name.to_owned(),
        },
    }
}
