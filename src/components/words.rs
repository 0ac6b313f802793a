//! The interface's own words, in every language it speaks: a file for the fixed ones of each, in which the compiler finds
//! what is missing, as it does in the sentences.
//!
//! A story may have further languages; its texts then stand beside English words of the interface.

mod english;
mod italian;
mod sentences;
mod vocabulary;

use crate::core::locale::Locale;
use english::ENGLISH;
use italian::ITALIAN;

pub use sentences::*;
pub use vocabulary::*;

/// Fixed words of the interface. Two are equal when they are one and the same.
#[derive(Debug)]
pub struct Words {
    /// Above the day.
    pub as_known_on: &'static str,
    /// Label of the slider.
    pub move_the_day: &'static str,
    /// Label of the date field.
    pub choose_a_day: &'static str,
    /// To the previous day with news.
    pub previous: &'static str,
    /// To the next day with news.
    pub next: &'static str,
    /// To the last day.
    pub latest: &'static str,
    /// Starts going from day to day.
    pub play: &'static str,
    /// Stops it.
    pub pause: &'static str,
    /// Label of the counts by status.
    pub claims_by_status: &'static str,
    /// Heading of the timeline.
    pub what_happened: &'static str,
    /// Label of the lane filter.
    pub lanes: &'static str,
    /// All lanes.
    pub all: &'static str,
    /// Buttons of the axis.
    pub zoom_out: &'static str,
    /// Buttons of the axis.
    pub zoom_in: &'static str,
    /// Buttons of the axis.
    pub earlier: &'static str,
    /// Buttons of the axis.
    pub later: &'static str,
    /// Buttons of the axis.
    pub fit: &'static str,
    /// How the keys work in the drawing.
    pub timeline_help: &'static str,
    /// The lane of what is in no other.
    pub other_lane: &'static str,
    /// Label of the search in events.
    pub find_events: &'static str,
    /// Label of the choice of an actor.
    pub who: &'static str,
    /// No actor is chosen.
    pub anyone: &'static str,
    /// No claim is chosen.
    pub any_claim: &'static str,
    /// Label of the choice of lanes.
    pub lanes_by: &'static str,
    /// Lanes of categories.
    pub by_category: &'static str,
    /// Lanes of actors.
    pub by_actor: &'static str,
    /// Lanes of claims.
    pub by_claim: &'static str,
    /// Lays time out evenly.
    pub true_scale: &'static str,
    /// How a compressed axis is read.
    pub scale_note: &'static str,
    /// How the drawing is moved.
    pub gestures: &'static str,
    /// Where no event fits.
    pub no_event: &'static str,
    /// Takes back what was chosen.
    pub show_all: &'static str,
    /// To the event before.
    pub previous_event: &'static str,
    /// To the event after.
    pub next_event: &'static str,
    /// To the page before.
    pub back: &'static str,
    /// To the page after.
    pub more: &'static str,
    /// Above the newest event of the day.
    pub newest: &'static str,
    /// Above the picked event.
    pub selected: &'static str,
    /// Nothing has happened yet.
    pub nothing_yet: &'static str,
    /// Before the claims of an event.
    pub bears_on: &'static str,
    /// Before the actors of an event.
    pub with: &'static str,
    /// Closes the detail.
    pub close: &'static str,
    /// Shows an event in the drawing.
    pub show_in_timeline: &'static str,
    /// Heading of the claims.
    pub who_says_what: &'static str,
    /// Left side.
    pub claim: &'static str,
    /// Right side.
    pub counterclaim: &'static str,
    /// Right side, where there are several.
    pub counterclaims: &'static str,
    /// Left side, where there are several.
    pub claims: &'static str,
    /// Between the sides.
    pub versus: &'static str,
    /// Where nobody counters.
    pub no_counterclaim: &'static str,
    /// Where no claim of a question is known yet.
    pub no_claim_yet: &'static str,
    /// Evidence for.
    pub supporting: &'static str,
    /// Evidence against.
    pub against: &'static str,
    /// After the counts of evidence.
    pub known_on_this_day: &'static str,
    /// Opens the translation of a quotation.
    pub quote_translation: &'static str,
    /// Opens the rest of a card that is short.
    pub reason_and_more: &'static str,
    /// Puts a claim into the facing seat.
    pub put_opposite: &'static str,
    /// Before what a claim counters or is countered by.
    pub counters: &'static str,
    /// Marks a claim made on the day.
    pub new_claim: &'static str,
    /// Before the calculations that check a claim.
    pub checked_by: &'static str,
    /// Marks evidence that rests on the party's own text.
    pub primary: &'static str,
    /// Marks evidence that rests on reporting.
    pub secondary: &'static str,
    /// Label of the order of claims.
    pub order_by: &'static str,
    /// Order by question.
    pub by_question: &'static str,
    /// Order by date.
    pub by_date: &'static str,
    /// Order by claimant.
    pub by_claimant: &'static str,
    /// Order by status.
    pub by_status: &'static str,
    /// Label of the choice of a status.
    pub status: &'static str,
    /// No status is chosen.
    pub any_status: &'static str,
    /// No aspect is chosen.
    pub any_aspect: &'static str,
    /// Where no claim fits.
    pub no_claim_fits: &'static str,
    /// Caption of the chart of statuses.
    pub standings: &'static str,
    /// Opens the table of the chart.
    pub as_table: &'static str,
    /// Opens the list of changes.
    pub what_changed: &'static str,
    /// Label of the first day.
    pub from_date: &'static str,
    /// Label of the last day.
    pub to_date: &'static str,
    /// Where nothing changed.
    pub nothing_changed: &'static str,
    /// A claim was made.
    pub made: &'static str,
    /// The story was published.
    pub first_published: &'static str,
    /// Something was added to the story.
    pub update: &'static str,
    /// The story was corrected.
    pub correction: &'static str,
    /// Before what the story said before a correction.
    pub it_said: &'static str,
    /// Before what is right.
    pub it_is: &'static str,
    /// New evidence for a claim.
    pub evidence_for: &'static str,
    /// New evidence against a claim.
    pub evidence_against: &'static str,
    /// Prints the claims.
    pub print_claims: &'static str,
    /// Label of the picture of a claim.
    pub picture: &'static str,
    /// Copies the link to a claim on the day.
    pub copy_claim_link: &'static str,
    /// Instead of evidence.
    pub no_evidence: &'static str,
    /// Opens aspect, interest and history.
    pub precisely: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Who gains.
    pub interest: &'static str,
    /// How it stood.
    pub history: &'static str,
    /// Events on it.
    pub events: &'static str,
    /// The editors' note.
    pub where_it_stands: &'static str,
    /// Before the publisher who gives a verdict.
    pub verdict_of: &'static str,
    /// Link to the licence of the tables.
    pub license: &'static str,
    /// By whom a translation is.
    pub our_translation: &'static str,
    /// Heading of open questions.
    pub open_questions: &'static str,
    /// Before the day since when.
    pub open_since: &'static str,
    /// Marks the baseline.
    pub baseline: &'static str,
    /// Label of the choice of baseline.
    pub compare_with: &'static str,
    /// Label of the choice of the other item.
    pub show_item: &'static str,
    /// Better than the baseline.
    pub better: &'static str,
    /// Worse than the baseline.
    pub worse: &'static str,
    /// Of a row in which the larger value is the better one.
    pub higher_better: &'static str,
    /// Of a row in which the smaller value is the better one.
    pub lower_better: &'static str,
    /// A value that is not known.
    pub not_known: &'static str,
    /// Where there is no such value.
    pub none: &'static str,
    /// Opens the note of a value.
    pub note: &'static str,
    /// Before other values.
    pub others_say: &'static str,
    /// What the bars show.
    pub bars_explained: &'static str,
    /// How a value comes about that is worked out.
    pub computed: &'static str,
    /// Opens how a row is worked out.
    pub formula: &'static str,
    /// Opens the note of a row.
    pub about_row: &'static str,
    /// Where it cannot be told.
    pub cannot_tell: &'static str,
    /// Opens the list of items.
    pub choose_items: &'static str,
    /// Label of a search field.
    pub search: &'static str,
    /// Where a search finds nothing.
    pub nothing_found: &'static str,
    /// Back to the usual items.
    pub usual_items: &'static str,
    /// Only rows that differ.
    pub differences_only: &'static str,
    /// All rows.
    pub all_rows: &'static str,
    /// Before the row to sort by.
    pub sort_by: &'static str,
    /// To the previous item.
    pub previous_item: &'static str,
    /// To the next item.
    pub next_item: &'static str,
    /// Label of copying and downloading.
    pub take_away: &'static str,
    /// Copies the table.
    pub copy_table: &'static str,
    /// After copying.
    pub copied: &'static str,
    /// Where copying is not allowed.
    pub copy_failed: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// Heading of the rules.
    pub rules: &'static str,
    /// Rules in force.
    pub in_force: &'static str,
    /// Rules to come.
    pub coming: &'static str,
    /// Rules no longer in force.
    pub past: &'static str,
    /// Never in force.
    pub never: &'static str,
    /// Before the day since when.
    pub since: &'static str,
    /// Before the day until when.
    pub until: &'static str,
    /// Before the day from when.
    pub from_day: &'static str,
    /// Before the day of publication.
    pub published: &'static str,
    /// Before the scope.
    pub applies_to: &'static str,
    /// Label of the choice to start from.
    pub start_from: &'static str,
    /// Back to what is published.
    pub reset: &'static str,
    /// Marks the reader's own column.
    pub your_own: &'static str,
    /// Before the values at which verdicts turn.
    pub turns_at: &'static str,
    /// Where none turns.
    pub nothing_turns: &'static str,
    /// Heading of the calculations.
    pub do_they_add_up: &'static str,
    /// Opens the inputs.
    pub inputs: &'static str,
    /// Heading of outputs.
    pub results: &'static str,
    /// Before what is said elsewhere.
    pub reported: &'static str,
    /// Before a published range.
    pub published_range: &'static str,
    /// Heading of the sensitivity.
    pub hangs_on: &'static str,
    /// What the sensitivity shows.
    pub hangs_on_note: &'static str,
    /// Heading of the break-even.
    pub would_turn: &'static str,
    /// Where no input turns a check.
    pub never_turns: &'static str,
    /// Before the present number.
    pub now: &'static str,
    /// Heading of the limits.
    pub cannot_show: &'static str,
    /// An input that is not published yet.
    pub not_published_yet: &'static str,
    /// Where two values rest on different rows.
    pub other_basis: &'static str,
    /// Before the row that decides a maximum.
    pub decided_by: &'static str,
    /// Before what is left out.
    pub left_out: &'static str,
    /// Where a typed number is refused.
    pub minimum_maximum: &'static str,
    /// Between two ends.
    pub to: &'static str,
    /// Before the number of a source.
    pub source: &'static str,
    /// Heading of the sources.
    pub sources: &'static str,
    /// Before the source that another repeats.
    pub repeats: &'static str,
    /// Link to a kept copy.
    pub archive: &'static str,
    /// Before the day of access.
    pub accessed: &'static str,
    /// Where a cited source was published after the day.
    pub published_later: &'static str,
    /// Before the day of the last change.
    pub updated: &'static str,
    /// Before the name of an event.
    pub event: &'static str,
    /// Before the name of a table.
    pub table: &'static str,
    /// Before the name of a calculation.
    pub calculation: &'static str,
    /// Copies how a source is cited.
    pub copy_citation: &'static str,
    /// Copies how all sources shown are cited.
    pub copy_citations: &'static str,
    /// Downloads the sources shown for reference managers.
    pub download_csl: &'static str,
    /// Before the count of the sources that a claim does not cite.
    pub other_sources: &'static str,
    /// Label of the choice of language.
    pub language: &'static str,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Words {
    /// The words of a locale.
    #[must_use]
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &ENGLISH,
            Locale::It => &ITALIAN,
        }
    }
}
