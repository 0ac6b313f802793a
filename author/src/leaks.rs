//! Texts that mention a time later than the day from which they are shown: `in June 2025` in a note shown from January.
//!
//! A note, an introduction or any other text without a day of its own is shown as soon as the part that contains it.
//! What is found are dates: a day, a month and a year, or a year alone, in the languages whose months the program
//! knows.

use super::grounds::is_of_prediction;
use super::parity::place_of;
use super::review::Warning;
use contrappunto_story::calendar::date::{Date, YearMonth};
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::story::{Claim, Event, Question, Story, Text};
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;

/// Returns warnings about texts that reveal something too early.
#[must_use]
pub fn warnings(story: &Story, json: &Json, problems: &[Problem]) -> Vec<Warning> {
    let mut found = Finder {
        story,
        warnings: Vec::new(),
    };
    for event in &story.events {
        if let Some(place) = place_of(json, "events", event.id.as_str(), problems) {
            found.event(event, &format!("events[{place}]"));
        }
    }
    for claim in &story.claims {
        if let Some(place) = place_of(json, "claims", claim.id.as_str(), problems) {
            found.claim(claim, &format!("claims[{place}]"));
        }
    }
    for question in &story.questions {
        if let Some(place) = place_of(json, "questions", question.id.as_str(), problems) {
            found.question(question, &format!("questions[{place}]"));
        }
    }
    for (index, actor) in story.actors.iter().enumerate() {
        found.actor(&actor.id, index);
    }
    for (index, question) in story.open_questions.iter().enumerate() {
        let since = question.since.known_from();
        let at = format!("open_questions[{index}].text");
        found.text(&question.text, since, &at);
    }
    found.tables(json, problems);
    found.calculations(json, problems);
    found.warnings
}

/// The story being searched, and the warnings found so far.
struct Finder<'a> {
    story: &'a Story,
    warnings: Vec<Warning>,
}

/// A current text, with the earlier ones, each with the day until which it was shown.
type Wordings<'a> = (&'a Text, Vec<(Date, Option<&'a Text>)>);

impl Finder<'_> {
    /// Checks a text that is shown from a day on.
    fn text(&mut self, text: &Text, shown: Date, at: &str) {
        for language in &self.story.languages {
            let locale = Locale::for_tag(language);
            let speaks_it = locale.tag() == language.split('-').next().unwrap_or_default();
            let words = text.get(language);
            let last = self.story.updated.year();
            let mentions = mentions(words, speaks_it.then_some(locale), last);
            if let Some((words, day)) = mentions.into_iter().find(|(_, day)| *day > shown) {
                let message = format!(
                    "speaks of {words} ({day} at the earliest), but shows from {shown}; give those days a wording of their own in `earlier`, or a note its `note_known`"
                );
                let at = format!("{at}.{language}");
                self.warnings.push(Warning::new(at, message));
            }
        }
    }

    fn may(&mut self, text: Option<&Text>, shown: Date, at: &str) {
        if let Some(text) = text {
            self.text(text, shown, at);
        }
    }

    /// Checks the current and the earlier wordings of a text of an item that is known from a day.
    fn wordings(&mut self, (present, earlier): Wordings, known: Date, at: &str, name: &str) {
        let mut from = known;
        for (index, (until, text)) in earlier.into_iter().enumerate() {
            if let Some(text) = text {
                self.text(text, from, &format!("{at}.earlier[{index}].{name}"));
                from = from.max(until);
            }
        }
        self.text(present, from, &format!("{at}.{name}"));
    }

    fn event(&mut self, event: &Event, at: &str) {
        let known = event.known_from();
        let earlier = || event.earlier.iter();
        let titles = earlier().map(|one| (one.until, one.title.as_ref()));
        self.wordings((&event.title, titles.collect()), known, at, "title");
        let summaries = earlier().map(|one| (one.until, one.summary.as_ref()));
        self.wordings((&event.summary, summaries.collect()), known, at, "summary");
        let noted = event.note_known.unwrap_or(known);
        self.may(event.note.as_ref(), noted, &format!("{at}.note"));
    }

    fn claim(&mut self, claim: &Claim, at: &str) {
        let known = claim.known_from();
        // A forecast is about the future.
        let mut history = claim.status_history.iter();
        if !history.any(|entry| is_of_prediction(entry.status)) {
            let earlier = || claim.earlier.iter();
            let labels = earlier().map(|one| (one.until, one.label.as_ref()));
            self.wordings((&claim.label, labels.collect()), known, at, "label");
            let statements = earlier().map(|one| (one.until, one.statement.as_ref()));
            let statements = (&claim.statement, statements.collect());
            self.wordings(statements, known, at, "statement");
            let notes = earlier().map(|one| (one.until, one.about_note.as_ref()));
            self.wordings(
                (&claim.about_note, notes.collect()),
                known,
                at,
                "about_note",
            );
        }
        let interests = claim.earlier.iter();
        let interests = interests.map(|one| (one.until, one.interest.as_ref()));
        self.wordings(
            (&claim.interest, interests.collect()),
            known,
            at,
            "interest",
        );
        for (index, who) in claim.claimants.iter().enumerate() {
            let earlier = who.earlier.iter();
            let earlier = earlier.map(|one| (one.until, Some(&one.role)));
            let from = who.from.map_or(known, |from| from.max(known));
            let at = format!("{at}.claimants[{index}]");
            self.wordings((&who.role, earlier.collect()), from, &at, "role");
        }
        for (index, quote) in claim.quotes.iter().enumerate() {
            let said = quote.date.as_ref().unwrap_or(&claim.date).known_from();
            let noted = quote.note_known.unwrap_or(said);
            self.may(
                quote.note.as_ref(),
                noted,
                &format!("{at}.quotes[{index}].note"),
            );
        }
        for (name, pieces) in [("for", &claim.supporting), ("against", &claim.against)] {
            for (index, piece) in pieces.iter().enumerate() {
                let from = piece.known_from().max(known);
                self.text(&piece.text, from, &format!("{at}.{name}[{index}].text"));
            }
        }
        for (index, entry) in claim.status_history.iter().enumerate() {
            let at = format!("{at}.status_history[{index}].why");
            self.text(&entry.why, entry.known_from(), &at);
        }
    }

    fn question(&mut self, question: &Question, at: &str) {
        let claims = question.claims.iter().chain(&question.counterclaims);
        let known = claims.filter_map(|id| self.story.claim(id).map(Known::known_from));
        let Some(known) = known.min() else {
            return;
        };
        let earlier = || question.earlier.iter();
        let texts = earlier().map(|one| (one.until, one.text.as_ref()));
        self.wordings((&question.text, texts.collect()), known, at, "text");
        if let Some(note) = &question.note {
            let notes = earlier().map(|one| (one.until, one.note.as_ref()));
            self.wordings((note, notes.collect()), known, at, "note");
        }
    }

    fn actor(&mut self, id: &contrappunto_story::model::story::ActorId, index: usize) {
        let (story, at) = (self.story, format!("actors[{index}]"));
        let events = story.events.iter();
        let events = events.filter(|event| event.actors.contains(id));
        let claims = story.claims.iter().filter(|claim| {
            let mut claimants = claim.claimants.iter();
            claimants.any(|claimant| claimant.actor == *id)
        });
        let known = events
            .map(Known::known_from)
            .chain(claims.map(Known::known_from))
            .min();
        let (Some(actor), Some(known)) = (story.actors.get(index), known) else {
            return;
        };
        let earlier = || actor.earlier.iter();
        let roles = earlier().map(|one| (one.until, one.role.as_ref()));
        self.wordings((&actor.role, roles.collect()), known, &at, "role");
        if let Some(about) = &actor.about {
            let abouts = earlier().map(|one| (one.until, one.about.as_ref()));
            self.wordings((about, abouts.collect()), known, &at, "about");
        }
    }

    /// Checks tables, except their rules, which name the days from which they will apply.
    fn tables(&mut self, json: &Json, problems: &[Problem]) {
        let story = self.story;
        let first = contrappunto_story::model::as_of::first_day(story);
        for table in &story.tables {
            let Some(place) = place_of(json, "tables", table.id.as_str(), problems) else {
                continue;
            };
            let at = format!("tables[{place}]");
            self.text(&table.title, first, &format!("{at}.title"));
            self.may(table.intro.as_ref(), first, &format!("{at}.intro"));
            for (index, property) in table.properties.iter().enumerate() {
                let known = property.known.unwrap_or(first);
                let at = format!("{at}.properties[{index}].note");
                self.may(property.note.as_ref(), known, &at);
            }
            for (index, item) in table.items.iter().enumerate() {
                let known = item.known.unwrap_or(first);
                let at = format!("{at}.items[{index}].note");
                self.may(item.note.as_ref(), known, &at);
            }
        }
    }

    fn calculations(&mut self, json: &Json, problems: &[Problem]) {
        let story = self.story;
        let first = contrappunto_story::model::as_of::first_day(story);
        for calculation in &story.calculations {
            let id = calculation.id.as_str();
            let Some(place) = place_of(json, "calculations", id, problems) else {
                continue;
            };
            let (at, known) = (
                format!("calculations[{place}]"),
                calculation.known.unwrap_or(first),
            );
            self.text(&calculation.title, known, &format!("{at}.title"));
            self.may(calculation.intro.as_ref(), known, &format!("{at}.intro"));
            let cannot = format!("{at}.cannot_show");
            self.text(&calculation.cannot_show, known, &cannot);
            for (index, input) in calculation.inputs.iter().enumerate() {
                let source = input.source.as_ref().and_then(|id| story.source(id));
                let days = [
                    Some(known),
                    input.known,
                    input.range_known,
                    source.map(Known::known_from),
                ];
                let noted = days.into_iter().flatten().max().unwrap_or(known);
                let at = format!("{at}.inputs[{index}].note");
                self.may(input.note.as_ref(), noted, &at);
            }
            for (index, output) in calculation.outputs.iter().enumerate() {
                let at = format!("{at}.outputs[{index}].note");
                self.may(output.note.as_ref(), known, &at);
            }
        }
    }
}

/// Returns the dates that a text mentions, each with the first day that it can mean. Years after `last` do not count:
/// nothing later has become known yet, and 2,048 is a count.
fn mentions(text: &str, locale: Option<Locale>, last: i32) -> Vec<(String, Date)> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || "()[]«»“”‘’\"/–—".contains(letter))
        .map(|word| word.trim_matches(|letter: char| ",.;:!?'".contains(letter)))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let is_year = word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit());
        let Some(year) = word
            .parse()
            .ok()
            .filter(|year| is_year && (1900..=last).contains(year))
        else {
            continue;
        };
        let before = |back: usize| {
            index
                .checked_sub(back)
                .and_then(|at| words.get(at))
                .copied()
        };
        let (month_at, month) = [1, 2]
            .into_iter()
            .find_map(|back| Some((back, month_of(before(back)?, locale?, year)?)))
            .map_or((0, None), |(back, month)| (back, Some(month)));
        // `31 January 2025`, or `January 31, 2025`.
        let day_at = if month_at == 2 { 1 } else { 2 };
        let day: Option<u8> = month.and_then(|_| before(day_at)?.parse().ok());
        let named = match (month, day) {
            (Some(month), Some(day)) => month.day(day).ok().map(|date| {
                let words = words
                    .get(index.saturating_sub(2)..=index)
                    .unwrap_or_default();
                (words.join(" "), date)
            }),
            (Some(month), None) if month_at == 1 => {
                let words = words
                    .get(index.saturating_sub(1)..=index)
                    .unwrap_or_default();
                Some((words.join(" "), month.first_day()))
            }
            _ => YearMonth::new(year, 1)
                .ok()
                .map(|month| ((*word).to_owned(), month.first_day())),
        };
        found.extend(named);
    }
    found
}

/// Returns the month with that name, or with a name that starts with those three letters, in a year.
fn month_of(word: &str, locale: Locale, year: i32) -> Option<YearMonth> {
    let word = word.to_lowercase();
    let mut months = (1..=12).filter_map(|month| YearMonth::new(year, month).ok());
    months.find(|month| {
        let name = locale.month_name(month.month()).to_lowercase();
        word == name || (name.starts_with(&word) && word.len() == 3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str, locale: Locale) -> Vec<String> {
        let found = mentions(text, Some(locale), 2026);
        found.into_iter().map(|(_, day)| day.to_string()).collect()
    }

    #[test]
    fn days_months_and_years_are_found_in_either_order() {
        let text = "On 31 January 2025, in June 2025; by January 7, 2026 (or in 2024)";
        assert_eq!(
            days(text, Locale::En),
            ["2025-01-31", "2025-06-01", "2026-01-07", "2024-01-01"]
        );
        assert_eq!(
            days("il 31 gennaio 2025, a giugno 2025", Locale::It),
            ["2025-01-31", "2025-06-01"]
        );
    }

    #[test]
    fn a_count_is_no_year() {
        assert!(days("2048 chips, 2,024 more, RFC2025, 1,999", Locale::En).is_empty());
    }
}
