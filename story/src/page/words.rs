//! The interface's own words in every language it supports.
//!
//! The fixed ones are in one file per language, in which the compiler finds what is missing, as it does in the
//! sentences. A story may have further languages; its texts then appear beside English words of the interface.

mod english;
mod italian;
mod sentences;
mod vocabulary;

use crate::calendar::locale::Locale;
use english::ENGLISH;
use italian::ITALIAN;

pub use sentences::*;
pub use vocabulary::*;

/// Fixed words of the interface, compared by identity.
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
    /// Starts the playback.
    pub play: &'static str,
    /// Pauses the playback.
    pub pause: &'static str,
    /// Label of the counts by status.
    pub claims_by_status: &'static str,
    /// Heading of the timeline.
    pub what_happened: &'static str,
    /// Label of the choice of categories.
    pub lanes: &'static str,
    /// Shows all categories.
    pub all: &'static str,
    /// Button of the time axis.
    pub zoom_out: &'static str,
    /// Button of the time axis.
    pub zoom_in: &'static str,
    /// Button of the time axis.
    pub earlier: &'static str,
    /// Button of the time axis.
    pub later: &'static str,
    /// Button of the time axis.
    pub fit: &'static str,
    /// Explains the keys in the plot.
    pub timeline_help: &'static str,
    /// The lane of events that are in no other.
    pub other_lane: &'static str,
    /// Label of the search in events.
    pub find_events: &'static str,
    /// Label of the choice of an actor.
    pub who: &'static str,
    /// Option for any actor.
    pub anyone: &'static str,
    /// Option for any claim.
    pub any_claim: &'static str,
    /// Label of the choice of lanes.
    pub lanes_by: &'static str,
    /// Lanes by category.
    pub by_category: &'static str,
    /// Lanes by actor.
    pub by_actor: &'static str,
    /// Lanes by claim.
    pub by_claim: &'static str,
    /// Button for an even time scale.
    pub true_scale: &'static str,
    /// Explains the compressed axis.
    pub scale_note: &'static str,
    /// Explains the gestures in the plot.
    pub gestures: &'static str,
    /// Shown if no event matches.
    pub no_event: &'static str,
    /// Removes the filters.
    pub show_all: &'static str,
    /// To the previous event.
    pub previous_event: &'static str,
    /// To the next event.
    pub next_event: &'static str,
    /// To the previous page.
    pub back: &'static str,
    /// To the next page.
    pub more: &'static str,
    /// Above the newest event of the day.
    pub newest: &'static str,
    /// Above the selected event.
    pub selected: &'static str,
    /// Shown if nothing has happened yet.
    pub nothing_yet: &'static str,
    /// Before the claims that something bears on.
    pub bears_on: &'static str,
    /// Before the actors of an event.
    pub with: &'static str,
    /// Closes the detail.
    pub close: &'static str,
    /// Shows an event in the plot.
    pub show_in_timeline: &'static str,
    /// Heading of the claims.
    pub who_says_what: &'static str,
    /// Heading of the left side.
    pub claim: &'static str,
    /// Heading of the right side.
    pub counterclaim: &'static str,
    /// Heading of the right side with several claims.
    pub counterclaims: &'static str,
    /// Heading of the left side with several claims.
    pub claims: &'static str,
    /// Between the sides.
    pub versus: &'static str,
    /// Shown if there is no counterclaim.
    pub no_counterclaim: &'static str,
    /// Shown if no claim of a question is known yet.
    pub no_claim_yet: &'static str,
    /// Evidence for.
    pub supporting: &'static str,
    /// Evidence against.
    pub against: &'static str,
    /// After the counts of evidence.
    pub known_on_this_day: &'static str,
    /// Opens the translation of a quotation.
    pub quote_translation: &'static str,
    /// Opens the rest of a short card.
    pub reason_and_more: &'static str,
    /// Makes a claim face the other side.
    pub put_opposite: &'static str,
    /// Before what a claim counters or is countered by.
    pub counters: &'static str,
    /// Marks a claim made on the day.
    pub new_claim: &'static str,
    /// Before the calculations that check a claim.
    pub checked_by: &'static str,
    /// Marks evidence that rests on a primary source.
    pub primary: &'static str,
    /// Marks evidence that rests on secondary sources only.
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
    /// Option for any status.
    pub any_status: &'static str,
    /// Option for any aspect.
    pub any_aspect: &'static str,
    /// Shown if no claim matches.
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
    /// Shown if nothing changed.
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
    /// Shown if there is no evidence.
    pub no_evidence: &'static str,
    /// Opens aspect, interest and history.
    pub precisely: &'static str,
    /// What a claim is about.
    pub about: &'static str,
    /// Whose interest a claim serves.
    pub interest: &'static str,
    /// The history of a claim.
    pub history: &'static str,
    /// The events that bear on a claim.
    pub events: &'static str,
    /// The editors' assessment.
    pub where_it_stands: &'static str,
    /// Before the name of the publisher who gives a verdict.
    pub verdict_of: &'static str,
    /// Link to the licence of the tables.
    pub license: &'static str,
    /// Marks the editors' own translation.
    pub our_translation: &'static str,
    /// Heading of the open questions.
    pub open_questions: &'static str,
    /// Before the date since which a question is open.
    pub open_since: &'static str,
    /// Marks the baseline.
    pub baseline: &'static str,
    /// Label of the choice of baseline.
    pub compare_with: &'static str,
    /// Label of the choice of the item to show.
    pub show_item: &'static str,
    /// Better than the baseline.
    pub better: &'static str,
    /// Worse than the baseline.
    pub worse: &'static str,
    /// For a row where higher values are better.
    pub higher_better: &'static str,
    /// For a row where lower values are better.
    pub lower_better: &'static str,
    /// A value that is not known.
    pub not_known: &'static str,
    /// A value that does not exist.
    pub none: &'static str,
    /// Opens the note of a value.
    pub note: &'static str,
    /// Before what other sources say.
    pub others_say: &'static str,
    /// Explains the bars.
    pub bars_explained: &'static str,
    /// Marks a derived value.
    pub computed: &'static str,
    /// Opens the formula of a row.
    pub formula: &'static str,
    /// Opens the note of a row.
    pub about_row: &'static str,
    /// A result that cannot be determined.
    pub cannot_tell: &'static str,
    /// Opens the list of items.
    pub choose_items: &'static str,
    /// Label of a search field.
    pub search: &'static str,
    /// Shown if a search finds nothing.
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
    /// Label of the buttons to copy and download.
    pub take_away: &'static str,
    /// Copies the table.
    pub copy_table: &'static str,
    /// Shown after copying.
    pub copied: &'static str,
    /// Shown if copying is not allowed.
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
    /// Rules that were never in force.
    pub never: &'static str,
    /// Before a date since which something holds.
    pub since: &'static str,
    /// Before a date until which something holds.
    pub until: &'static str,
    /// Before a date from which something holds.
    pub from_day: &'static str,
    /// Before the date of publication.
    pub published: &'static str,
    /// Before the scope.
    pub applies_to: &'static str,
    /// Label of the choice of the item to start from.
    pub start_from: &'static str,
    /// Restores what is published.
    pub reset: &'static str,
    /// Marks a value that the reader has set.
    pub your_own: &'static str,
    /// Before the values at which verdicts turn.
    pub turns_at: &'static str,
    /// Shown if no verdict turns.
    pub nothing_turns: &'static str,
    /// Heading of the calculations.
    pub do_they_add_up: &'static str,
    /// Opens the inputs.
    pub inputs: &'static str,
    /// Heading of the outputs.
    pub results: &'static str,
    /// Before what is reported elsewhere.
    pub reported: &'static str,
    /// Before a published range.
    pub published_range: &'static str,
    /// Heading of the sensitivity.
    pub hangs_on: &'static str,
    /// Explains the sensitivity.
    pub hangs_on_note: &'static str,
    /// Heading of the break-even.
    pub would_turn: &'static str,
    /// Shown if no input turns a check.
    pub never_turns: &'static str,
    /// Before the current number.
    pub now: &'static str,
    /// Heading of what a calculation cannot show.
    pub cannot_show: &'static str,
    /// An input that is not published yet.
    pub not_published_yet: &'static str,
    /// Warns that two values are decided by different rows.
    pub other_basis: &'static str,
    /// Before the row that decides a maximum or minimum.
    pub decided_by: &'static str,
    /// Before the unknown values that are left out.
    pub left_out: &'static str,
    /// Before the valid range, if a typed number is not in it.
    pub minimum_maximum: &'static str,
    /// Between the ends of a range.
    pub to: &'static str,
    /// Before the number of a source.
    pub source: &'static str,
    /// Heading of the sources.
    pub sources: &'static str,
    /// Before the source that another repeats.
    pub repeats: &'static str,
    /// Link to an archived copy.
    pub archive: &'static str,
    /// Before the date of access.
    pub accessed: &'static str,
    /// Marks a cited source that was published after the day.
    pub published_later: &'static str,
    /// Before the date of the last update.
    pub updated: &'static str,
    /// Before the name of an event.
    pub event: &'static str,
    /// Before the name of a table.
    pub table: &'static str,
    /// Before the name of a calculation.
    pub calculation: &'static str,
    /// Copies the citation of a source.
    pub copy_citation: &'static str,
    /// Copies the citations of all listed sources.
    pub copy_citations: &'static str,
    /// Downloads the listed sources for reference managers.
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
    /// Returns the words for a locale.
    #[must_use]
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &ENGLISH,
            Locale::It => &ITALIAN,
        }
    }
}
