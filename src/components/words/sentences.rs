//! Words around counts, days and other things that are known only when they are shown.

use crate::core::as_of::Known;
use crate::core::date::Date;
use crate::core::date_words;
use crate::core::locale::Locale;
use crate::core::number;
use crate::core::story::Story;

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

/// "18 claims".
#[must_use]
pub fn claim_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "claim", "claims"),
        Locale::It => counted(count, locale, "affermazione", "affermazioni"),
    }
}

/// "47 events".
#[must_use]
pub fn event_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "event", "events"),
        Locale::It => counted(count, locale, "evento", "eventi"),
    }
}

/// "138 sources".
#[must_use]
pub fn source_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "source", "sources"),
        Locale::It => counted(count, locale, "fonte", "fonti"),
    }
}

/// "3 corrections".
#[must_use]
pub fn correction_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "correction", "corrections"),
        Locale::It => counted(count, locale, "rettifica", "rettifiche"),
    }
}

/// "12 of 221 sources", where only those of a claim are listed.
#[must_use]
pub fn some_sources(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &source_count(all, locale), locale)
}

/// "Used in 7 places".
#[must_use]
pub fn used_in(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Used in {}", counted(count, locale, "place", "places")),
        Locale::It => format!("Usata in {}", counted(count, locale, "punto", "punti")),
    }
}

/// "repeated by 3", the other way round of what repeats a source.
#[must_use]
pub fn repeated_by(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("repeated by {count}"),
        Locale::It => format!("ripresa da {count}"),
    }
}

/// "All 47 events as a list", or on an earlier day "26 events as a list".
#[must_use]
pub fn event_list(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{} as a list", event_count(count, locale)),
        Locale::It => format!("{} in elenco", event_count(count, locale)),
    }
}

/// "after 31 January 2025, up to 30 September 2025".
#[must_use]
pub fn between_days(after: Date, by: Date, locale: Locale) -> String {
    let (after, by) = (date_words::day(after, locale), date_words::day(by, locale));
    match locale {
        Locale::En => format!("after {after}, up to {by}"),
        Locale::It => format!("dopo: {after}; fino a: {by}"),
    }
}

/// "7 of 18 claims", where not all of them show.
#[must_use]
pub fn some_claims(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &claim_count(all, locale), locale)
}

/// "3 pieces of evidence learnt later", of which nothing is told yet.
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

/// "12 sources, 5 origins, 3 primary": on how much a claim rests on a day.
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

/// "12 of 47 events", where not all of them show.
#[must_use]
pub fn some_events(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &event_count(all, locale), locale)
}

/// "101–200 of 10,000 events", a page of the list.
#[must_use]
pub fn page_of_events(first: usize, last: usize, all: usize, locale: Locale) -> String {
    let first = number::count(first, locale);
    format!("{first}–{}", some_events(last, all, locale))
}

/// "5 events, 2 more later: zoom in", on what is gathered in the drawing.
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

/// "3 known only later", for events of which nothing is told yet.
#[must_use]
pub fn known_later(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("{count} known only later"),
        Locale::It => format!("{count} noti solo in seguito"),
    }
}

/// "3 sources, 1 origin", where outlets repeat one another; otherwise nothing.
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

/// What a reader who hears the page is told when the day has changed.
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

/// "As known on 31 January 2025".
#[must_use]
pub fn as_known_on(day: Date, locale: Locale) -> String {
    let day = date_words::day(day, locale);
    match locale {
        Locale::En => format!("As known on {day}"),
        Locale::It => format!("Quel che si sapeva: {day}"),
    }
}

/// "Every figure of all 23", the heading of the items one by one.
#[must_use]
pub fn every_figure(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("All {count}, figure by figure"),
        Locale::It => format!("Tutti e {count}, dato per dato"),
    }
}

/// "die area not known", for the rows on which something hangs.
#[must_use]
pub fn not_known_rows(rows: &[&str], locale: Locale) -> String {
    let rows = rows.join(", ");
    match locale {
        Locale::En => format!("{rows}: not known"),
        Locale::It => format!("{rows}: non noto"),
    }
}

/// "at 600 GB/s and above", "above 4,800": where a verdict turns.
#[must_use]
pub fn turn(at: &str, includes: bool, locale: Locale) -> String {
    match (includes, locale) {
        (true, Locale::En) => format!("from {at} up"),
        (false, Locale::En) => format!("above {at}"),
        (true, Locale::It) => format!("da {at} in su"),
        (false, Locale::It) => format!("oltre {at}"),
    }
}

/// "turns at 32.9% and 36.2%".
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
