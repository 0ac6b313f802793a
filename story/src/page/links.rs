//! Values that occur throughout a page: dates, links to items, and citations.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::calendar::locale::Locale;
use crate::fields::ids::SourceId;
use crate::list::List as _;
use crate::model::as_of::{Known, claim_wording, independent_roots};
use crate::model::story::{Claim, Source};
use crate::page::context::PageContext;
use crate::page::part::Part;
use crate::page::words;
use crate::wording::date_words;

/// A date in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateText {
    /// The words.
    pub text: String,
    /// The date for machines, if it is exact enough for one.
    pub datetime: Option<String>,
}

impl DateText {
    /// Words a date.
    #[must_use]
    pub fn new(when: &When, locale: Locale) -> Self {
        let datetime = match when {
            When::At(dated) => date_words::html_datetime(dated),
            When::Interval(_) => None,
        };
        Self {
            text: date_words::when(when, locale),
            datetime,
        }
    }

    /// Words a day.
    #[must_use]
    pub fn of_day(day: Date, locale: Locale) -> Self {
        Self {
            text: date_words::day(day, locale),
            datetime: Some(day.to_string()),
        }
    }
}

/// A link to an item of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLink {
    /// Its address, `#…`; `None` if its part is not on the page.
    pub href: Option<String>,
    /// Its text.
    pub text: String,
}

impl ItemLink {
    /// Creates a link to an item of a part, by the item's id in the page.
    #[must_use]
    pub fn new(context: &PageContext, part: Part, dom_id: &str, text: &str) -> Self {
        Self {
            href: context.reaches(part).then(|| format!("#{dom_id}")),
            text: text.to_owned(),
        }
    }

    /// Creates a link to a claim, in its wording on the day.
    #[must_use]
    pub fn to_claim(context: &PageContext, claim: &Claim) -> Self {
        let label = claim_wording(claim, context.day()).label;
        let text = label.get(context.language());
        Self::new(context, Part::Claims, &claim.id.dom_id(), text)
    }
}

/// The number of a source, where it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The id of the source.
    pub id: SourceId,
    /// Its number in the list of sources.
    pub number: usize,
    /// Where it leads; `None` for a source that is published after the as-of date: its title would reveal what was not
    /// known yet.
    pub link: Option<CitationLink>,
}

/// Where a citation leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationLink {
    /// The address: that of the source's entry, `#…`, or of the source itself if the list is not on the page.
    pub href: String,
    /// Whether it leads out of the page.
    pub is_outside: bool,
    /// The number with the name of the publisher, for assistive technology.
    pub label: String,
}

/// The citations at a place of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citations {
    /// The numbers.
    pub numbers: Vec<Citation>,
    /// How many independent origins they have, in words, if outlets repeat one another.
    pub origins: Option<String>,
}

impl Citations {
    /// Numbers sources.
    #[must_use]
    pub fn new(context: &PageContext, sources: &[SourceId]) -> Self {
        let found = sources.iter();
        let found = found.filter_map(|id| context.story().numbered_source(id));
        Self {
            numbers: found
                .map(|(number, source)| Citation::new(context, number, source))
                .list(),
            origins: None,
        }
    }

    /// Numbers sources, and counts their independent origins.
    #[must_use]
    pub fn with_origins(context: &PageContext, sources: &[SourceId]) -> Self {
        let story = context.story();
        let is_known = |id: &&SourceId| {
            let source = story.source(id);
            source.is_some_and(|source| source.is_known(context.day()))
        };
        let known = || sources.iter().filter(is_known);
        let roots = independent_roots(story, &mut known());
        Self {
            origins: words::origins(known().count(), roots, context.locale),
            ..Self::new(context, sources)
        }
    }
}

impl Citation {
    /// Numbers a source.
    #[must_use]
    pub fn new(context: &PageContext, number: usize, source: &Source) -> Self {
        let link = source.is_known(context.day()).then(|| {
            let is_outside = !context.reaches(Part::Sources);
            CitationLink {
                href: if is_outside {
                    source.url.as_str().to_owned()
                } else {
                    format!("#{}", source.id.dom_id())
                },
                is_outside,
                label: format!("{} {number}: {}", context.words.source, source.publisher),
            }
        });
        Self {
            id: source.id.clone(),
            number,
            link,
        }
    }
}
