//! A date and how far it can be trusted.

use std::fmt;

use super::PartialDate;

/// A date and how far it can be trusted: `2025-01~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dated {
    /// The date as written.
    pub date: PartialDate,
    /// How far it can be trusted.
    pub qualifier: Qualifier,
}

impl Dated {
    /// Whether the date has neither a mark nor an `X`.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.qualifier == Qualifier::Exact && !self.date.is_masked()
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(formatter)?;
        self.qualifier
            .mark()
            .map_or(Ok(()), |mark| fmt::Write::write_char(formatter, mark))
    }
}

/// Returns the value for `<time datetime>`: `2025`, `2025-01` or `2025-01-31`.
///
/// `None` if HTML has no form for it: quarters, decades, and dates with a mark or an `X`. For an interval, write two
/// `<time>` elements, one for each end that has a value.
#[must_use]
pub fn html_datetime(dated: &Dated) -> Option<String> {
    match (dated.qualifier, dated.date) {
        (Qualifier::Exact, PartialDate::Day(_) | PartialDate::Month(_) | PartialDate::Year(_)) => {
            Some(dated.to_string())
        }
        _ => None,
    }
}

/// How far a date can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// The source states the date.
    Exact,
    /// `?`: the source is doubtful.
    Uncertain,
    /// `~`: the date is close to the right one.
    Approximate,
    /// `%`: both uncertain and approximate.
    Both,
}

impl Qualifier {
    pub(super) const ALL: [Self; 4] = [Self::Exact, Self::Uncertain, Self::Approximate, Self::Both];

    pub(super) const fn mark(self) -> Option<char> {
        match self {
            Self::Exact => None,
            Self::Uncertain => Some('?'),
            Self::Approximate => Some('~'),
            Self::Both => Some('%'),
        }
    }
}
