//! Words around counts, days and other values that are known only at run time.

use crate::calendar::date::Date;
use crate::calendar::locale::Locale;
use crate::model::as_of::Known;
use crate::model::story::Story;
use crate::numbers::number;
use crate::wording::date_words;

fn some_of(shown: usize, all: &str, locale: Locale) -> String {
    let shown = number::count(shown, locale);
    match locale {
        Locale::En => format!("{shown} of {all}"),
        Locale::It => format!("{shown} di {all}"),
    }
}

fn counted(count: usize, locale: Locale, one: &str, other: &str) -> String {
    let noun = match number::plural(count, locale) {
        number::Plural::One => one,
        number::Plural::Other => other,
    };
    format!("{} {noun}", number::count(count, locale))
}

/// Formats "18 claims".
#[must_use]
pub fn claim_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "claim", "claims"),
        Locale::It => counted(count, locale, "affermazione", "affermazioni"),
    }
}

/// Formats "47 events".
#[must_use]
pub fn event_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "event", "events"),
        Locale::It => counted(count, locale, "evento", "eventi"),
    }
}

/// Formats "138 sources".
#[must_use]
pub fn source_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "source", "sources"),
        Locale::It => counted(count, locale, "fonte", "fonti"),
    }
}

/// Formats "3 corrections".
#[must_use]
pub fn correction_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "correction", "corrections"),
        Locale::It => counted(count, locale, "rettifica", "rettifiche"),
    }
}

/// Formats "12 of 221 sources", if only those of a claim are listed.
#[must_use]
pub fn some_sources(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &source_count(all, locale), locale)
}

/// Formats "Used in 7 places", of a source.
#[must_use]
pub fn used_in(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Used in {}", counted(count, locale, "place", "places")),
        Locale::It => format!("Usata in {}", counted(count, locale, "punto", "punti")),
    }
}

/// Formats "repeated by 3", of a source that others repeat.
#[must_use]
pub fn repeated_by(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("repeated by {count}"),
        Locale::It => format!("ripresa da {count}"),
    }
}

/// Formats "47 events as a list", of the events known on the day.
#[must_use]
pub fn event_list(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{} as a list", event_count(count, locale)),
        Locale::It => format!("{} in elenco", event_count(count, locale)),
    }
}

/// Formats "after 31 January 2025, up to 30 September 2025".
#[must_use]
pub fn between_days(after: Date, by: Date, locale: Locale) -> String {
    let (after, by) = (date_words::day(after, locale), date_words::day(by, locale));
    match locale {
        Locale::En => format!("after {after}, up to {by}"),
        Locale::It => format!("dopo: {after}; fino a: {by}"),
    }
}

/// Formats "7 of 18 claims", if not all of them match.
#[must_use]
pub fn some_claims(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &claim_count(all, locale), locale)
}

/// Formats "3 pieces of evidence learnt later", of which nothing else is shown yet.
#[must_use]
pub fn learnt_later(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!(
            "{} learnt later",
            counted(count, locale, "piece of evidence", "pieces of evidence")
        ),
        Locale::It => format!(
            "{} in seguito",
            counted(count, locale, "elemento emerso", "elementi emersi")
        ),
    }
}

/// Formats "12 sources, 5 origins, 3 primary": what a claim rests on.
#[must_use]
pub fn grounds(sources: usize, roots: usize, primary: usize, locale: Locale) -> String {
    let sources = source_count(sources, locale);
    let roots = match locale {
        Locale::En => counted(roots, locale, "origin", "origins"),
        Locale::It => counted(roots, locale, "origine", "origini"),
    };
    let primary = match locale {
        Locale::En => format!("{} primary", number::count(primary, locale)),
        Locale::It => counted(primary, locale, "primaria", "primarie"),
    };
    format!("{sources}, {roots}, {primary}")
}

/// Formats "12 of 47 events", if not all of them match.
#[must_use]
pub fn some_events(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &event_count(all, locale), locale)
}

/// Formats "101–200 of 10,000 events", for a page of the list.
#[must_use]
pub fn page_of_events(first: usize, last: usize, all: usize, locale: Locale) -> String {
    let first = number::count(first, locale);
    format!("{first}–{}", some_events(last, all, locale))
}

/// Formats "5 events, 2 later: zoom in", for a cluster.
#[must_use]
pub fn gathered(known: usize, later: usize, locale: Locale) -> String {
    let later_words = match (later, locale) {
        (0, _) => String::new(),
        (_, Locale::En) => format!(", {} later", number::count(later, locale)),
        (_, Locale::It) => format!(", {} in seguito", number::count(later, locale)),
    };
    let closer = match locale {
        Locale::En => "zoom in",
        Locale::It => "ingrandisci",
    };
    format!("{}{later_words}: {closer}", event_count(known, locale))
}

/// Formats "3 known only later", of events of which nothing else is shown yet.
#[must_use]
pub fn known_later(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("{count} known only later"),
        Locale::It => format!("{count} noti solo in seguito"),
    }
}

/// Formats "3 sources, 1 origin" if outlets repeat one another; otherwise returns `None`.
#[must_use]
pub fn origins(sources: usize, roots: usize, locale: Locale) -> Option<String> {
    (roots < sources).then(|| match locale {
        Locale::En => format!(
            "{}, {}",
            source_count(sources, locale),
            counted(roots, locale, "origin", "origins")
        ),
        Locale::It => format!(
            "{}, {}",
            source_count(sources, locale),
            counted(roots, locale, "origine", "origini")
        ),
    })
}

/// Returns what assistive technology announces when the day has changed.
#[must_use]
pub fn day_summary(story: &Story, day: Date, locale: Locale) -> String {
    let events = story
        .events
        .iter()
        .filter(|event| event.is_known(day))
        .count();
    let claims = story
        .claims
        .iter()
        .filter(|claim| claim.is_known(day))
        .count();
    let (events, claims) = (event_count(events, locale), claim_count(claims, locale));
    let day = as_known_on(day, locale);
    match locale {
        Locale::En => format!("{day}: {events}, {claims}."),
        Locale::It => format!("{day}. {events}, {claims}."),
    }
}

/// Formats "As known on 31 January 2025".
#[must_use]
pub fn as_known_on(day: Date, locale: Locale) -> String {
    let day = date_words::day(day, locale);
    match locale {
        Locale::En => format!("As known on {day}"),
        Locale::It => format!("Quel che si sapeva: {day}"),
    }
}

/// Formats "All 23, figure by figure", the heading of the items one by one.
#[must_use]
pub fn every_figure(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("All {count}, figure by figure"),
        Locale::It => format!("Tutti e {count}, dato per dato"),
    }
}

/// Formats "die area: not known", for the rows that leave something undetermined.
#[must_use]
pub fn not_known_rows(rows: &[&str], locale: Locale) -> String {
    let rows = rows.join(", ");
    match locale {
        Locale::En => format!("{rows}: not known"),
        Locale::It => format!("{rows}: non noto"),
    }
}

/// Formats "from 600 GB/s up" or "above 4,800": where a verdict turns.
#[must_use]
pub fn turn(at: &str, includes: bool, locale: Locale) -> String {
    match (includes, locale) {
        (true, Locale::En) => format!("from {at} up"),
        (false, Locale::En) => format!("above {at}"),
        (true, Locale::It) => format!("da {at} in su"),
        (false, Locale::It) => format!("oltre {at}"),
    }
}

/// Formats "turns at 32.9% and 36.2%", of a check.
#[must_use]
pub fn turning(points: &[String], locale: Locale) -> String {
    let and = match locale {
        Locale::En => " and ",
        Locale::It => " e ",
    };
    let points = points.join(and);
    match locale {
        Locale::En => format!("turns at {points}"),
        Locale::It => format!("cambia a {points}"),
    }
}
