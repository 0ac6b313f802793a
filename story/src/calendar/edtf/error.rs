//! The error for a text that cannot be parsed as a date.

use std::fmt;

use crate::calendar::date::DateError;

/// The reason why a text is not a date, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// The text is empty.
    Empty,
    /// A year, month or day that does not exist.
    Calendar {
        /// The date in question.
        text: String,
        /// What does not exist.
        error: DateError,
    },
    /// An interval without a date at either end.
    Undated {
        /// The interval.
        text: String,
    },
    /// A misspelt date, with its right spelling.
    Misspelt {
        /// The text in question.
        text: String,
        /// What is wrong, as a continuation of the quoted text.
        problem: &'static str,
        /// What to write instead; it parses.
        write: String,
        /// What else may be meant, if the text is ambiguous; it parses.
        or: Option<String>,
    },
    /// EDTF, but not of the subset that a story may use.
    Refused {
        /// The text in question.
        text: String,
        /// What it uses, as a continuation of the quoted text.
        feature: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// Anything else.
    Unreadable {
        /// The text in question.
        text: String,
    },
}

impl EdtfError {
    /// Returns what to write instead, if there is exactly one way; it parses.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Misspelt {
                write, or: None, ..
            } => Some(write),
            _ => None,
        }
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter
                .write_str("empty; write a day, a month or a year: 2025-01-31, 2025-01 or 2025"),
            Self::Calendar { text, error } => write!(formatter, "{} has {error}", Quoted(text)),
            Self::Undated { text } => write!(
                formatter,
                "{} has no date; one end at least needs one: 2025-01-20/..",
                Quoted(text)
            ),
            Self::Misspelt {
                text,
                problem,
                write,
                or,
            } => {
                write!(formatter, "{} {problem}; write {write}", Quoted(text))?;
                or.as_ref()
                    .map_or(Ok(()), |or| write!(formatter, " or {or}"))
            }
            Self::Refused {
                text,
                feature,
                instead,
            } => write!(formatter, "{} {feature}; {instead}", Quoted(text)),
            Self::Unreadable { text } => write!(
                formatter,
                "{} is not a date; write 2025-01-31, 2025-01, 2025 or two of these as 2024/2025",
                Quoted(text)
            ),
        }
    }
}

impl std::error::Error for EdtfError {}

/// Quotes untrusted text in a message: its beginning, on one line.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 40;
        let mut characters = self.0.chars();
        let beginning = characters.by_ref().take(LONGEST);
        let shown: String = beginning
            .map(|character| {
                if character.is_control() {
                    '\u{FFFD}'
                } else {
                    character
                }
            })
            .collect();
        let rest = if characters.next().is_some() {
            "…"
        } else {
            ""
        };
        write!(formatter, "\"{shown}{rest}\"")
    }
}
