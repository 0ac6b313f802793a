//! Structured data of a story: JSON-LD with schema.org terms, for the page that shows it.
//!
//! It describes the story's last day, and says nothing that a reader cannot find in the page. Who claims what is a
//! `Claim`; it is wrapped in a `ClaimReview` only if the publisher gives a verdict. Tables are `Dataset`s. The article
//! around the story is the host's to describe and is not repeated here; corrections are those of the story itself and
//! of the claims that they name. What happened is not an `Event`: schema.org means one to attend.
//!
//! The result is one list of objects, each with its own context: simple consumers look no deeper than that.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::build::inline;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::calendar::edtf::{PartialDate, When, html_datetime};
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::model::as_of::{Known, claim_wording, claimants, corrections};
use contrappunto_story::model::story::{
    ActorKind, Address, Change, ChangeKind, Claim, Publisher, Review, Source, SourceId, SourceKind,
    Story,
};
use contrappunto_story::model::table::{Line, Table};
use contrappunto_story::page::words::Words;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::{At, FromJson, Reader};
use contrappunto_story::wording::amount_words;

/// The length allowed for the description of a `Dataset`, in characters; otherwise the table is left out.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 50..=5000;

/// Returns the script element for the page of a language. Without the page's address, its own parts are identified by
/// their fragment alone, which JSON-LD resolves against the containing page.
#[must_use]
pub fn snippet(story: &Story, language: &str, page: Option<&str>) -> String {
    let objects = Maker {
        story,
        language,
        page: page.unwrap_or_default(),
        day: story.updated,
    }
    .objects();
    let json = inline(&Value::Array(objects));
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// The address of the page that shows a story, by language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses(BTreeMap<String, String>);

impl Addresses {
    /// Parses `it=https://…`, once for each language; an address without a language is for the first one.
    ///
    /// # Errors
    ///
    /// Returns a message if something is not an http or https address, has a fragment, or is for a language that
    /// already has an address or does not exist.
    pub fn read(written: &[String], languages: &[String]) -> Result<Self, String> {
        let mut addresses = BTreeMap::new();
        for text in written {
            let (language, address) = match text.split_once('=') {
                Some((language, address)) if !language.contains(['/', ':']) => {
                    (Some(language.to_owned()), address)
                }
                _ => (languages.first().cloned(), text.as_str()),
            };
            let language = language
                .filter(|language| languages.contains(language))
                .ok_or_else(|| {
                    let known = languages.join(", ");
                    format!("--url {text}: the story's languages are {known}")
                })?;
            web_address(address).map_err(|problem| format!("--url {text}: {problem}"))?;
            if addresses
                .insert(language.clone(), address.to_owned())
                .is_some()
            {
                return Err(format!("--url {text}: {language} has an address already"));
            }
        }
        Ok(Self(addresses))
    }

    /// Returns the address of the page in a language, if given.
    #[must_use]
    pub fn of(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }
}

/// Checks the address of a page, which must be http or https and without a fragment.
pub(super) fn web_address(address: &str) -> Result<(), String> {
    let mut reader = Reader::default();
    Address::read(&Json::String(address.to_owned()), &At::Root, &mut reader);
    if let Some(problem) = reader.problems.first() {
        return Err(problem.message.clone());
    }
    if address.contains('#') {
        return Err("leave out what follows the #".to_owned());
    }
    Ok(())
}

/// An object of the data under construction. What is unknown is left out, never empty.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::new()).put("@type", kind)
    }

    fn put(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn may(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.put(name, value),
            None => self,
        }
    }

    /// Adds a list; a single value is added by itself, an empty list not at all.
    fn each(self, name: &str, mut values: Vec<Value>) -> Self {
        match values.len() {
            0 => self,
            1 => self.may(name, values.pop()),
            _ => self.put(name, values),
        }
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}

/// The context for making the objects.
struct Maker<'a> {
    story: &'a Story,
    language: &'a str,
    /// The address of the page, or an empty string.
    page: &'a str,
    /// The last day of the story.
    day: Date,
}

impl Maker<'_> {
    /// Returns the objects: claims in file order, then tables, then the corrected story.
    fn objects(&self) -> Vec<Value> {
        let claims = self.story.claims.iter();
        let claims = claims.filter(|claim| claim.is_known(self.day));
        let claims = claims.map(|claim| self.reviewed(claim));
        let tables = self.story.tables.iter();
        let tables = tables.filter_map(|table| self.dataset(table));
        let all = claims.chain(tables).chain(self.corrected());
        all.map(with_context).collect()
    }

    /// Returns the story with its corrections; `None` if there are none.
    fn corrected(&self) -> Option<Thing> {
        let words = Words::of(Locale::for_tag(self.language));
        let said = |(id, change): (String, &Change)| {
            let (wrong, right) = (change.wrong.as_ref()?, change.right.as_ref()?);
            let [wrong, right] = [wrong, right].map(|text| text.get(self.language));
            let text = format!("{} {wrong} {} {right}", words.it_said, words.it_is);
            let comment = Thing::new("CorrectionComment")
                .put("@id", self.place(&id))
                .put("name", change.text.get(self.language))
                .put("text", text)
                .put("datePublished", change.date.to_string());
            Some(comment.into())
        };
        let corrections: Vec<Value> = corrections(self.story, self.day).filter_map(said).collect();
        let mut changes = self.story.changes.iter();
        let published = changes.find(|change| change.kind == Some(ChangeKind::Published));
        (!corrections.is_empty()).then(|| {
            Thing::new("CreativeWork")
                .put("name", self.story.title.get(self.language))
                .put("inLanguage", self.language)
                .may("url", (!self.page.is_empty()).then_some(self.page))
                .may("publisher", self.story.publisher.as_ref().map(organisation))
                .may(
                    "datePublished",
                    published.map(|change| change.date.to_string()),
                )
                .put("dateModified", self.day.to_string())
                .each("correction", corrections)
        })
    }

    /// Returns the corrections that name a claim, by their ids in the page.
    fn corrections_of(&self, claim: &Claim) -> Vec<Value> {
        corrections(self.story, self.day)
            .filter(|(_, change)| change.claims.contains(&claim.id))
            .map(|(id, _)| {
                let comment = Thing::new("CorrectionComment");
                comment.put("@id", self.place(&id)).into()
            })
            .collect()
    }

    /// Returns the address of an element of the page.
    fn place(&self, id: &str) -> String {
        format!("{}#{id}", self.page)
    }

    /// Starts a thing that has an element in the page.
    fn placed(&self, kind: &str, id: &str) -> Thing {
        let place = self.place(id);
        Thing::new(kind)
            .put("@id", place.clone())
            .put("url", place)
            .put("inLanguage", self.language)
    }

    /// Returns a claim, wrapped in the publisher's verdict if there is one.
    fn reviewed(&self, claim: &Claim) -> Thing {
        let given = claim.review.as_ref();
        let given = given.filter(|review| review.date <= self.day);
        match (given, &self.story.publisher) {
            (Some(review), Some(publisher)) => self.review(claim, review, publisher),
            _ => self.claim(claim),
        }
    }

    fn review(&self, claim: &Claim, review: &Review, publisher: &Publisher) -> Thing {
        let statement = claim_wording(claim, self.day).statement;
        let reviewed = review.short.as_ref().unwrap_or(statement);
        let rating = Thing::new("Rating").put("alternateName", review.verdict.get(self.language));
        Thing::new("ClaimReview")
            .put("url", self.place(&claim.id.dom_id()))
            .put("inLanguage", self.language)
            .put("claimReviewed", reviewed.get(self.language))
            .put("datePublished", review.date.to_string())
            .put("author", organisation(publisher))
            .put("reviewRating", rating)
            .put("itemReviewed", self.claim(claim))
    }

    fn claim(&self, claim: &Claim) -> Thing {
        let wording = claim_wording(claim, self.day);
        let authors = claimants(claim, self.day)
            .filter_map(|claimant| self.story.actor(&claimant.actor))
            .map(|actor| {
                let kind = match actor.kind {
                    ActorKind::Person => "Person",
                    _ => "Organization",
                };
                Thing::new(kind).put("name", actor.name.as_str()).into()
            })
            .collect();
        let sources: Vec<&Source> = wording
            .sources
            .iter()
            .filter_map(|id| self.story.source(id))
            .filter(|source| source.is_known(self.day))
            .collect();
        let first = sources.iter().find(|source| is_first(claim, source));
        let first = first.map(|source| {
            Thing::new("CreativeWork")
                .put("@id", self.place(&source.id.dom_id()))
                .put("url", source.url.as_str())
        });
        let appearances = sources.iter().map(|source| self.work(source).into());
        self.placed("Claim", &claim.id.dom_id())
            .put("name", wording.label.get(self.language))
            .put("text", wording.statement.get(self.language))
            .each("author", authors)
            .may("datePublished", plain(&claim.date))
            .may("firstAppearance", first)
            .each("appearance", appearances.collect())
            .each("correction", self.corrections_of(claim))
    }

    /// Describes a source: where a claim was made.
    fn work(&self, source: &Source) -> Thing {
        Thing::new("CreativeWork")
            .put("@id", self.place(&source.id.dom_id()))
            .put("url", source.url.as_str())
            .put("name", source.title.as_str())
            .put("inLanguage", source.lang.as_str())
            .put(
                "publisher",
                Thing::new("Organization").put("name", source.publisher.as_str()),
            )
            .may("datePublished", source.date.as_ref().and_then(plain))
    }

    /// Describes a table; `None` if its description is too short or too long.
    fn dataset(&self, table: &Table) -> Option<Thing> {
        let description = self.description(table);
        if !DESCRIPTION.contains(&description.chars().count()) {
            return None;
        }
        let measured = self.lines(table).map(|line| self.measured(table, line));
        let works: Vec<Value> = self
            .sources(table)
            .map(|source| source.url.as_str().into())
            .collect();
        let story = self.story;
        Some(
            self.placed("Dataset", &table.id.dom_id())
                .put("name", table.title.get(self.language))
                .put("description", description)
                .may("creator", story.publisher.as_ref().map(organisation))
                .may("license", story.license.as_ref().map(Address::as_str))
                .each("variableMeasured", measured.collect())
                .each("isBasedOn", works),
        )
    }

    /// Describes a table in one text: its title, introduction, columns and rows.
    fn description(&self, table: &Table) -> String {
        let items = table.items.iter().filter(|item| item.is_known(self.day));
        let items: Vec<_> = items.map(|item| item.label.as_str()).collect();
        let lines: Vec<_> = self
            .lines(table)
            .map(|line| line.label().get(self.language))
            .collect();
        let intro = table.intro.as_ref().map(|intro| intro.get(self.language));
        let intro = intro.map(|intro| format!(" {intro}")).unwrap_or_default();
        let title = table.title.get(self.language);
        let stop = if title.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        format!(
            "{title}{stop}{intro} {}: {}.",
            items.join("; "),
            lines.join("; ")
        )
    }

    fn lines<'a>(&self, table: &'a Table) -> impl Iterator<Item = Line<'a>> {
        let day = self.day;
        table.lines().filter(move |line| line.is_known(day))
    }

    /// Describes a row, with its unit as shown in the page.
    fn measured(&self, table: &Table, line: Line) -> Value {
        let unit = amount_words::unit(line.unit(), line.unit_label().as_ref(), self.language);
        let place = self.place(&line.id().dom_id(&table.id));
        Thing::new("PropertyValue")
            .put("@id", place)
            .put("name", line.label().get(self.language))
            .may("unitText", (!unit.is_empty()).then_some(unit))
            .into()
    }

    /// Returns the sources of a table's values and of its derived rows, in the order of their numbers.
    fn sources(&self, table: &Table) -> impl Iterator<Item = &Source> {
        let items = table.items.iter().filter(|item| item.is_known(self.day));
        let values = items.flat_map(|item| item.values.values());
        let named = values.flat_map(|value| value.on(self.day).sources());
        let formulas = self.lines(table).flat_map(Line::sources);
        let used: Vec<SourceId> = named.chain(formulas).cloned().collect();
        let sources = self.story.sources.iter();
        sources.filter(move |source| used.contains(&source.id) && source.is_known(self.day))
    }
}

fn with_context(thing: Thing) -> Value {
    let mut object = Map::new();
    object.insert("@context".to_owned(), "https://schema.org".into());
    object.extend(thing.0);
    Value::Object(object)
}

fn organisation(publisher: &Publisher) -> Thing {
    Thing::new("Organization")
        .put("name", publisher.name.as_str())
        .may("url", publisher.url.as_ref().map(Address::as_str))
}

/// Returns the date, or the start of a span, in plain ISO 8601; `None` if that would say more than is known.
fn plain(date: &When) -> Option<String> {
    date.start().dated().as_ref().and_then(html_datetime)
}

/// Whether a claim was first made in a source: a primary source published on the very day from which the claim is
/// known. A report of the same day may have it from somewhere else.
fn is_first(claim: &Claim, source: &Source) -> bool {
    let published = source.date.map(|date| date.start().dated());
    source.kind == SourceKind::Primary
        && published.flatten().is_some_and(|dated| {
            dated.is_exact() && dated.date == PartialDate::Day(claim.known_from())
        })
}
