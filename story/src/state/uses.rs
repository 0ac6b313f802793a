//! Where the story uses each source, in the reading order of its page; sources are numbered in that order.

use crate::calendar::date::Date;
use crate::fields::ids::{CalculationId, ClaimId, EraId, EventId, SourceId, TableId};
use crate::model::as_of::Known;
use crate::model::calculation::Calculation;
use crate::model::rule::Force;
use crate::model::story::{Evidence, StatusEntry, Story};
use crate::model::table::{Item, Line, Table};
use crate::numbers::quantity::{Stated, Value};
use crate::reading::limits::LONGEST_CHAIN;
use crate::state::timeline_view::Filter;

/// A place on the story's page that cites sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationPlace<'a> {
    /// An era.
    Era(&'a EraId),
    /// An event.
    Event(&'a EventId),
    /// A claim: its statement, quotations, evidence and history.
    Claim(&'a ClaimId),
    /// A table: its values, rows and rules.
    Table(&'a TableId),
    /// A calculation: its inputs and what is reported about its results.
    Calculation(&'a CalculationId),
    /// What nobody knows.
    OpenQuestions,
}

/// One use of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CitationUse<'a> {
    /// The source.
    pub source: &'a SourceId,
    /// Where it is cited.
    pub place: CitationPlace<'a>,
    /// The first day on which it is cited there.
    pub from: Date,
    /// The first day on which it is no longer cited there, if there is one: until then, something was worded
    /// differently.
    pub until: Option<Date>,
}

impl CitationUse<'_> {
    /// Whether the source is cited there on a day, regardless of whether the source itself is published by then.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The uses so far, and for each claim whether it is among them.
struct Uses<'a>(Vec<CitationUse<'a>>, Vec<bool>);

impl<'a> Uses<'a> {
    // Called from many places: inlined into each, it would be a good part of this file's weight in the engine.
    #[inline(never)]
    fn add(
        &mut self,
        place: CitationPlace<'a>,
        sources: &'a [SourceId],
        from: Date,
        until: Option<Date>,
    ) {
        self.0.extend(sources.iter().map(|source| CitationUse {
            source,
            place,
            from,
            until,
        }));
    }

    #[inline(never)]
    fn stated(
        &mut self,
        place: CitationPlace<'a>,
        stated: &'a Stated,
        (from, until): (Date, Option<Date>),
    ) {
        self.add(place, stated.source.as_slice(), from, until);
        self.add(place, &stated.also, from, until);
        for conflict in &stated.conflict {
            self.add(place, conflict.source.as_slice(), from, until);
        }
    }

    /// Adds what is said about a value now.
    #[inline(never)]
    fn present(&mut self, place: CitationPlace<'a>, value: &'a Value, known: Date) {
        let since = value
            .earlier
            .last()
            .map_or(known, |(until, _)| known.max(*until));
        self.stated(place, &value.stated, (since, None));
    }

    /// Adds what was said about a value before.
    #[inline(never)]
    fn past(&mut self, place: CitationPlace<'a>, value: &'a Value, known: Date) {
        let mut since = known;
        for (until, stated) in &value.earlier {
            self.stated(place, stated, (since, Some(*until)));
            since = since.max(*until);
        }
    }

    /// Adds pieces of evidence, the earliest first.
    #[inline(never)]
    fn evidence(&mut self, place: CitationPlace<'a>, pieces: &'a [Evidence], known: Date) {
        let mut placed: Vec<(Date, &Evidence)> = Vec::new();
        for piece in pieces {
            let from = piece.known_from();
            let at = placed.partition_point(|(other, _)| *other <= from);
            placed.insert(at, (from, piece));
        }
        for (from, piece) in placed {
            self.add(place, &piece.sources, known.max(from), None);
        }
    }

    /// Adds a claim as its card is read: statement, quotations, reasons for its status, evidence, history. It is read
    /// at the first question that names it.
    #[inline(never)]
    fn claim(&mut self, story: &'a Story, id: &'a ClaimId) {
        let place = CitationPlace::Claim(id);
        let found = story.claims.place(id.as_str());
        let (Some(claim), Some(is_read)) = (
            found.and_then(|found| story.claims.get(found)),
            found.and_then(|found| self.1.get_mut(found)),
        ) else {
            return;
        };
        if std::mem::replace(is_read, true) {
            return;
        }
        let stands = claim.status_history.iter().map(Known::known_from).min();
        let known = claim.known_from().max(stands.unwrap_or(Date::FIRST));
        let mut worded = known;
        for earlier in &claim.earlier {
            if !earlier.sources.is_empty() {
                worded = worded.max(earlier.until);
            }
        }
        self.add(place, &claim.sources, worded, None);
        for quote in &claim.quotes {
            let said = quote.date.as_ref().unwrap_or(&claim.date).known_from();
            self.add(place, &quote.sources, known.max(said), None);
        }
        let history = |entry: &'a StatusEntry, uses: &mut Self| {
            let from = known.max(entry.known_from());
            uses.add(place, &entry.sources, from, None);
        };
        if let Some(present) = claim.status_history.last() {
            history(present, self);
        }
        self.evidence(place, &claim.supporting, known);
        self.evidence(place, &claim.against, known);
        for entry in &claim.status_history {
            history(entry, self);
        }
        let mut since = known;
        for earlier in &claim.earlier {
            self.add(place, &earlier.sources, since, Some(earlier.until));
            if !earlier.sources.is_empty() {
                since = since.max(earlier.until);
            }
        }
    }

    /// Adds a table as it is read: its rows across the default columns, its rules, then every figure of every item.
    fn table(&mut self, table: &'a Table, updated: Date) {
        let place = CitationPlace::Table(&table.id);
        let first = table.items.iter().map(Known::known_from).min();
        let first = first.unwrap_or(Date::FIRST);
        let mut columns: Vec<&Item> = Vec::new();
        columns.extend(table.item(&table.baseline));
        for item in &table.items {
            if table.shown.is_empty() {
                columns.push(item);
            }
        }
        for id in &table.shown {
            columns.extend(table.item(id));
        }
        for (_, lines) in table.grouped() {
            for (_, line) in lines.into_iter().filter(|(_, line)| !line.minor()) {
                self.add(place, line.sources(), first.max(line.known_from()), None);
                for item in &columns {
                    if let Some(value) = item.value(line.id()) {
                        let known = item.known_from().max(line.known_from());
                        self.present(place, value, known);
                    }
                }
            }
        }
        // Rules in force on the last day come first, as on the page.
        let groups: [fn(Force) -> bool; 4] = [
            |force| force == Force::Current,
            |force| matches!(force, Force::Coming(_)),
            |force| matches!(force, Force::Past(_)),
            |force| force == Force::Never,
        ];
        for belongs in groups {
            for rule in table.rules.iter().filter(|rule| !rule.minor) {
                if rule.force(updated).is_some_and(belongs) {
                    self.add(place, &rule.sources, first.max(rule.known), None);
                }
            }
        }
        self.figures(table, Self::present);
        for rule in table.rules.iter().filter(|rule| rule.minor) {
            self.add(place, &rule.sources, first.max(rule.known), None);
        }
        for derived in table.derived.iter().filter(|derived| derived.minor) {
            let known = Line::Derived(derived).known_from();
            self.add(place, &derived.sources, first.max(known), None);
        }
        self.figures(table, Self::past);
    }

    /// Adds every figure of every item.
    fn figures(
        &mut self,
        table: &'a Table,
        add: fn(&mut Self, CitationPlace<'a>, &'a Value, Date),
    ) {
        for item in &table.items {
            for property in &table.properties {
                if let Some(value) = item.value(&property.id) {
                    let known = item.known_from().max(Line::Given(property).known_from());
                    add(self, CitationPlace::Table(&table.id), value, known);
                }
            }
        }
    }

    /// Adds a calculation as it is read: what is reported about its results, then its inputs.
    fn calculation(&mut self, calculation: &'a Calculation) {
        let place = CitationPlace::Calculation(&calculation.id);
        let first = calculation.known_from();
        // A result is shown once everything that it is computed from is published: with the last input at the latest.
        let inputs = calculation.inputs.iter().map(Known::known_from);
        let complete = inputs.max().unwrap_or(first).max(first);
        for value in calculation
            .outputs
            .iter()
            .filter_map(|it| it.reported.as_ref())
        {
            self.present(place, value, complete);
            self.past(place, value, complete);
        }
        let inputs = calculation.inputs.iter();
        for input in inputs.filter(|input| input.value.is_some()) {
            let known = first.max(input.known_from());
            self.add(place, input.source.as_slice(), known, None);
            self.add(place, &input.also, known, None);
        }
    }
}

/// Returns every use of every source, in the reading order of the page: eras, events in date order, claims by their
/// questions, tables, calculations, open questions. The order does not depend on the day.
#[must_use]
pub fn uses(story: &Story) -> Vec<CitationUse<'_>> {
    let mut uses = Uses(Vec::new(), vec![false; story.claims.len()]);
    for era in &story.eras {
        uses.add(
            CitationPlace::Era(&era.id),
            &era.sources,
            era.date.known_from(),
            None,
        );
    }
    for index in Filter::default().events(story, story.updated, "") {
        if let Some(event) = story.events.get(index) {
            let place = CitationPlace::Event(&event.id);
            uses.add(place, &event.sources, event.known_from(), None);
        }
    }
    for question in &story.questions {
        for id in question.claims.iter().chain(&question.counterclaims) {
            uses.claim(story, id);
        }
    }
    for claim in &story.claims {
        uses.claim(story, &claim.id);
    }
    for table in &story.tables {
        uses.table(table, story.updated);
    }
    for calculation in &story.calculations {
        uses.calculation(calculation);
    }
    for question in &story.open_questions {
        let since = question.since.known_from();
        uses.add(CitationPlace::OpenQuestions, &question.sources, since, None);
    }
    uses.0
}

/// Puts the sources of a story in the order of their first use; those that are only repeated by others come last.
pub fn number_sources(story: &mut Story) {
    let count = story.sources.len();
    let used = uses(story).into_iter();
    let used = used.filter_map(|found| story.sources.place(found.source.as_str()));
    let mut next = 0..count;
    // For each source, the index to which it moves.
    let mut places: Vec<Option<usize>> = vec![None; count];
    for source in used.chain(0..count) {
        if let Some(place) = places.get_mut(source).filter(|place| place.is_none()) {
            *place = next.next();
        }
    }
    story.sources.change(|sources| {
        for here in 0..count {
            // Each is swapped to where it belongs, and what was there comes here.
            while let Some(Some(place)) = places.get(here).filter(|place| **place != Some(here)) {
                let place = *place;
                sources.swap(here, place);
                places.swap(here, place);
            }
        }
    });
}

/// Returns the places that cite sources on a day, in the order of the page, each with the indexes of those sources.
#[must_use]
pub fn places(story: &Story, day: Date) -> Vec<(CitationPlace<'_>, Vec<usize>)> {
    let mut places: Vec<(CitationPlace, Vec<usize>)> = Vec::new();
    // For each source, the number of places up to the last that cites it.
    let mut cited = vec![0; story.sources.len()];
    for found in uses(story).into_iter().filter(|found| found.holds(day)) {
        // All uses in one place are consecutive.
        if places.last().is_none_or(|(place, _)| *place != found.place) {
            places.push((found.place, Vec::new()));
        }
        let count = places.len();
        if let Some(source) = story.sources.place(found.source.as_str())
            && let Some(cited) = cited.get_mut(source).filter(|cited| **cited != count)
            && let Some((_, sources)) = places.last_mut()
        {
            *cited = count;
            sources.push(source);
        }
    }
    places
}

/// Follows the sources that a source repeats, one after another, and returns the last that is in a list: the entry
/// under which the source is listed. `None` if it is listed on its own. Sources are given by index, and the list by
/// whether each is in it.
#[must_use]
pub fn root_among(story: &Story, source: usize, is_listed: &[bool]) -> Option<usize> {
    let mut root = None;
    let mut here = source;
    // Checked stories have no cycles and no longer chains; the bound keeps an unchecked one from looping forever.
    for _ in 1..LONGEST_CHAIN {
        let origin = story.sources.get(here)?.origin.as_ref();
        let Some(origin) = origin.and_then(|id| story.sources.place(id.as_str())) else {
            break;
        };
        here = origin;
        if is_listed.get(here) == Some(&true) {
            root = Some(here);
        }
    }
    root
}
