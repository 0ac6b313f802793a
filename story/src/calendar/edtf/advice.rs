//! Suggestions of what to write instead of a date that cannot be parsed.

use super::{EdtfError, Quarter, read};
use crate::calendar::date::digits;
use crate::list::List as _;

/// Returns a more helpful error, if there is one, for a text that cannot be parsed. Every suggestion parses.
pub(super) fn explain(whole: &str, error: EdtfError) -> EdtfError {
    let EdtfError::Unreadable { text: part } = error else {
        return error;
    };
    misspelt_interval(whole)
        .or_else(|| misspelt_date(whole))
        .or_else(|| misspelt_date(&part))
        .or_else(|| refused(&part))
        .unwrap_or(EdtfError::Unreadable { text: part })
}

fn misspelt(text: &str, problem: &'static str, write: String) -> Option<EdtfError> {
    read(&write).is_ok().then(|| EdtfError::Misspelt {
        text: text.to_owned(),
        problem,
        write,
        or: None,
    })
}

fn misspelt_interval(text: &str) -> Option<EdtfError> {
    if text.contains('/') {
        return None;
    }
    let lacks_slash = |write| misspelt(text, "lacks the slash of an interval", write);
    let from = text.strip_suffix("..").map(|start| format!("{start}/.."));
    let until = text.strip_prefix("..").map(|end| format!("../{end}"));
    from.and_then(lacks_slash)
        .or_else(|| until.and_then(lacks_slash))
        .or_else(|| lacks_slash(text.replacen("..", "/", 1)))
        .or_else(|| lacks_slash(text.replacen(['–', '—'], "/", 1)))
        .or_else(|| {
            let (start, end) = text.split_once('-')?;
            let years = digits(start, 4).and(digits(end, 4));
            years.and_then(|_| lacks_slash(format!("{start}/{end}")))
        })
}

fn misspelt_date(text: &str) -> Option<EdtfError> {
    let without_blanks: String = text.split_whitespace().collect();
    if without_blanks.len() < text.len()
        && let Some(error) = misspelt(text, "has a blank in it", without_blanks)
    {
        return Some(error);
    }
    let capitals = text.to_ascii_uppercase();
    if capitals != text
        && let Some(error) = misspelt(text, "has a small letter", capitals.clone())
    {
        return Some(error);
    }
    if let Some(day) = capitals.split(['T', ' ']).next()
        && day.len() < text.len()
        && !text.contains('/')
        && let Some(error) = misspelt(text, "has a time of day", day.to_owned())
    {
        return Some(error);
    }
    misspelt_quarter(text, &capitals)
        .or_else(|| misplaced_mark(text))
        .or_else(|| misordered(text))
}

fn misspelt_quarter(text: &str, capitals: &str) -> Option<EdtfError> {
    let letters = |letter: char| letter.is_ascii_alphanumeric();
    let compact: String = capitals.chars().filter(|&letter| letters(letter)).collect();
    let (year, quarter) = match compact.split_once('Q')? {
        ("", rest) => {
            let (quarter, year) = rest.split_at_checked(1)?;
            (year, quarter)
        }
        year_and_quarter => year_and_quarter,
    };
    let code = 32 + digits(quarter, 1)?;
    Quarter::from_code(code)?;
    misspelt(
        text,
        "is not how EDTF names a quarter",
        format!("{year}-{code}"),
    )
}

fn misplaced_mark(text: &str) -> Option<EdtfError> {
    let has = |mark: char| text.contains(mark);
    let mark = match (has('%'), has('?'), has('~')) {
        (false, false, false) => return None,
        (true, _, _) | (_, true, true) => '%',
        (_, true, false) => '?',
        (_, false, true) => '~',
    };
    misspelt(
        text,
        "needs one mark, at the end",
        format!("{}{mark}", text.replace(['?', '~', '%'], "")),
    )
}

/// Recognizes `31/01/2025`, `31.1.2025`, `2025/01/31`, `2025-1-5`, `20250131`, `01/2025`.
fn misordered(text: &str) -> Option<EdtfError> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).list();
    let is_number = |part: &&str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !parts.iter().all(is_number) {
        return None;
    }
    let day = |year: &str, month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
    let (write, or) = match *parts.as_slice() {
        [run] if run.len() == 8 || run.len() == 6 => {
            let (year, rest) = run.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            let hyphen = if day.is_empty() { "" } else { "-" };
            (format!("{year}-{month}{hyphen}{day}"), None)
        }
        [year, month] if year.len() == 4 => (format!("{year}-{month:0>2}"), None),
        [month, year] => (format!("{year}-{month:0>2}"), None),
        [year, second, third] if year.len() == 4 => (day(year, second, third), None),
        [first, second, year] => (day(year, second, first), Some(day(year, first, second))),
        _ => return None,
    };
    let mut readings = [Some(write), or]
        .into_iter()
        .flatten()
        .filter(|write| read(write).is_ok());
    let write = readings.next()?;
    let or = readings.next().filter(|or| *or != write);
    Some(EdtfError::Misspelt {
        text: text.to_owned(),
        problem: "is not in the form year-month-day",
        write,
        or,
    })
}

fn refused(text: &str) -> Option<EdtfError> {
    let has = |letters: &[char]| text.contains(letters);
    let number = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    let unsigned = text.trim_start_matches(['Y', '-']);
    let (feature, instead) = if has(&['[', ']', '{', '}']) {
        (
            "is a set of dates (EDTF level 2)",
            "write an interval such as 2025-01/2025-03, or an event for each date",
        )
    } else if unsigned.len() < text.len() && number(unsigned) {
        (
            "is a year outside the calendar of a story",
            "years run 0001 to 9999",
        )
    } else if number(text) && has(&['S']) {
        (
            "states significant digits (EDTF level 2)",
            "write 19XX, or 1950~ for about 1950",
        )
    } else if number(text) && has(&[':', 'T']) {
        ("has a time of day", "write the day alone: 2025-01-31")
    } else if has(&['X']) && has(&['?', '~', '%', '-', '0', '1', '2']) {
        (
            "has an X in a place of its own (EDTF level 2)",
            "write X only from the right: 202X, 20XX, 2025-XX, 2025-01-XX or 2025-XX-XX",
        )
    } else {
        return None;
    };
    Some(EdtfError::Refused {
        text: text.to_owned(),
        feature,
        instead,
    })
}

#[cfg(test)]
mod tests;
