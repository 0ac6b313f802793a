//! Parsing and formatting of [`When`]: the subset of EDTF (ISO 8601-2:2019, annex A) that a story may use.
//!
//! | written | meaning |
//! |---|---|
//! | `2025-01-31`, `2025-01`, `2025` | a day, a month, a year (0001 to 9999) |
//! | `2022-33` … `2022-36` | a quarter, the first to the fourth |
//! | `2025-01-XX`, `2025-XX-XX`, `2025-XX` | some day of a month, some day or some month of a year |
//! | `202X`, `20XX` | some year of a decade, of a hundred years |
//! | `2025-01?`, `2025-01~`, `2025-01%` | any of these: uncertain, approximate, both |
//! | `2025-01-20/2025-02`, `2020~/2021` | an interval between any two of these |
//! | `2025-01-20/..`, `../2025` | an interval with an open end: it goes on, or has no beginning |
//! | `2025-01-20/`, `/2025` | an interval with an unknown end |
//!
//! The rest of EDTF is refused with an error that names it: times of day, seasons, years before 1 or after 9999, sets,
//! and marks inside a date.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::calendar::date::Date;

mod advice;
mod error;
mod partial;

pub use error::EdtfError;
pub use partial::{Century, Dated, Decade, PartialDate, Qualifier, Quarter, html_datetime};

/// When something happened, as precisely as the source says and no more.
///
/// ```
/// use contrappunto_story::calendar::edtf::{EdtfError, When};
///
/// let when: When = "2023-10/2025-01-20~".parse()?;
/// assert_eq!(when.to_string(), "2023-10/2025-01-20~");
/// assert_eq!(when.known_from().to_string(), "2023-10-31");
///
/// let error = "2025-13".parse::<When>().unwrap_err();
/// assert_eq!(error.to_string(), "\"2025-13\" has no month 13; months run 01 to 12");
/// # Ok::<(), EdtfError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// One date, however vague: `2025-01-20`, `2025`, `202X`, `2025-01~`.
    At(Dated),
    /// A span of time: `2023-10/2025-01`, `2025-01-20/..`.
    Interval(Interval),
}

impl When {
    /// Returns the first day this can mean; `None` if the start is open or unknown.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.start().dated().map(|start| start.date.first_day())
    }

    /// Returns the last day this can mean; `None` if the end is open or unknown.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.end().dated().map(|end| end.date.last_day())
    }

    /// Returns the day from which this counts as known unless stated otherwise: the last day that the start can mean,
    /// or for an open or unknown start the last day that the end can mean.
    ///
    /// A start cannot be later than its end: `2025/2025-02` began by 28 February 2025. `?` and `~` say how far a date
    /// can be trusted, not by how many days it is off, and make no difference here.
    #[must_use]
    pub fn known_from(&self) -> Date {
        match self {
            Self::At(point) => point.date.last_day(),
            Self::Interval(interval) => match interval.ends {
                Ends::Both(start, end) => start.date.last_day().min(end.date.last_day()),
                Ends::From(start, _) => start.date.last_day(),
                Ends::Until(_, end) => end.date.last_day(),
            },
        }
    }

    /// Whether this is a span of time, shown as a bar. A single date is a point even if it is vague, and so is an
    /// interval whose two ends are the same date.
    #[must_use]
    pub fn is_span(&self) -> bool {
        match self {
            Self::At(_) => false,
            Self::Interval(interval) => match interval.ends {
                Ends::Both(start, end) => start.date != end.date,
                Ends::From(..) | Ends::Until(..) => true,
            },
        }
    }

    /// Whether either end is marked approximate, `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.has_qualifier([Qualifier::Approximate, Qualifier::Both])
    }

    /// Whether either end is marked uncertain, `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.has_qualifier([Qualifier::Uncertain, Qualifier::Both])
    }

    /// Whether this is shown blurred: an end is marked, has an `X` or is unknown. An open end is not vague.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        [self.start(), self.end()].into_iter().any(|end| match end {
            End::At(dated) => !dated.is_exact(),
            End::Open => false,
            End::Unknown => true,
        })
    }

    /// Returns the same start with an open end: an interval as it looked before its end. A single date, and an interval
    /// whose start has no date, are returned as they are.
    #[must_use]
    pub fn with_open_end(self) -> Self {
        match self {
            Self::Interval(Interval {
                ends: Ends::Both(start, _) | Ends::From(start, _),
            }) => Self::Interval(Interval {
                ends: Ends::From(start, Missing::Open),
            }),
            Self::At(_) | Self::Interval(_) => self,
        }
    }

    /// Returns the start; of a single date, the date itself.
    #[must_use]
    pub fn start(&self) -> End {
        match self {
            Self::At(point) => End::At(*point),
            Self::Interval(interval) => interval.start(),
        }
    }

    /// Returns the end; of a single date, the date itself.
    #[must_use]
    pub fn end(&self) -> End {
        match self {
            Self::At(point) => End::At(*point),
            Self::Interval(interval) => interval.end(),
        }
    }

    fn has_qualifier(&self, qualifiers: [Qualifier; 2]) -> bool {
        [self.start(), self.end()]
            .into_iter()
            .filter_map(End::dated)
            .any(|dated| qualifiers.contains(&dated.qualifier))
    }

    fn sort_key(&self) -> impl Ord + use<> {
        let last = self.last_day();
        let is_interval = matches!(self, Self::Interval(_));
        (
            self.first_day(),
            (last.is_none(), last),
            is_interval,
            self.start().sort_key(),
            self.end().sort_key(),
        )
    }
}

/// Orders by first day, then by last day. An open or unknown start comes before every day, an open or unknown end after
/// every day. Values of the same two days are in a fixed, arbitrary order.
impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for When {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        // What to write instead is for authors; without the feature `advice`, the reason is enough.
        read(text).map_err(|error| {
            if crate::reading::read::ADVICE {
                advice::explain(text, error)
            } else {
                error
            }
        })
    }
}

/// Writes the canonical text, which parses back to the same value.
impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(formatter),
            Self::Interval(interval) => interval.fmt(formatter),
        }
    }
}

/// A span of time with a date at one end or both, which does not end before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    ends: Ends,
}

impl Interval {
    /// Creates the interval between two ends.
    ///
    /// # Errors
    ///
    /// Returns an error if neither end has a date, or if the start is entirely after the end.
    pub fn new(start: End, end: End) -> Result<Self, EdtfError> {
        let ends = match (start, end) {
            (End::At(start), End::At(end)) if start.date.first_day() > end.date.last_day() => {
                return Err(EdtfError::Misspelt {
                    text: format!("{start}/{end}"),
                    problem: "ends before it starts",
                    write: format!("{end}/{start}"),
                    or: None,
                });
            }
            (End::At(start), End::At(end)) => Ends::Both(start, end),
            (End::At(start), End::Open) => Ends::From(start, Missing::Open),
            (End::At(start), End::Unknown) => Ends::From(start, Missing::Unknown),
            (End::Open, End::At(end)) => Ends::Until(Missing::Open, end),
            (End::Unknown, End::At(end)) => Ends::Until(Missing::Unknown, end),
            (End::Open | End::Unknown, End::Open | End::Unknown) => {
                return Err(EdtfError::Undated {
                    text: format!("{start}/{end}"),
                });
            }
        };
        Ok(Self { ends })
    }

    /// Returns both ends, at least one of them a date.
    #[must_use]
    pub const fn ends(&self) -> Ends {
        self.ends
    }

    /// Returns the start.
    #[must_use]
    pub fn start(&self) -> End {
        match self.ends {
            Ends::Both(start, _) | Ends::From(start, _) => End::At(start),
            Ends::Until(missing, _) => missing.into(),
        }
    }

    /// Returns the end.
    #[must_use]
    pub fn end(&self) -> End {
        match self.ends {
            Ends::Both(_, end) | Ends::Until(_, end) => End::At(end),
            Ends::From(_, missing) => missing.into(),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.start(), self.end())
    }
}

/// The ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ends {
    /// `2023-10/2025-01`
    Both(Dated, Dated),
    /// `2025-01-20/..` or `2025-01-20/`
    From(Dated, Missing),
    /// `../2025-01-20` or `/2025-01-20`
    Until(Missing, Dated),
}

/// An end of an interval that has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// `..`: there is no such end; the interval goes on, or has no beginning.
    Open,
    /// Empty: there is an end, but its date is unknown.
    Unknown,
}

/// One end of an interval, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// A date.
    At(Dated),
    /// `..`: there is no such end; the interval goes on, or has no beginning.
    Open,
    /// Empty: there is an end, but its date is unknown.
    Unknown,
}

impl End {
    /// Returns the date, if this end has one.
    #[must_use]
    pub const fn dated(self) -> Option<Dated> {
        match self {
            Self::At(dated) => Some(dated),
            Self::Open | Self::Unknown => None,
        }
    }

    fn read(text: &str) -> Result<Self, EdtfError> {
        match text {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            dated => Dated::read(dated).map(Self::At),
        }
    }

    fn sort_key(self) -> (bool, Option<Dated>) {
        (self == Self::Open, self.dated())
    }
}

impl From<Missing> for End {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Open => Self::Open,
            Missing::Unknown => Self::Unknown,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(dated) => dated.fmt(formatter),
            Self::Open => formatter.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

fn read(text: &str) -> Result<When, EdtfError> {
    match text.split_once('/') {
        Some((start, end)) => Interval::new(End::read(start)?, End::read(end)?).map(When::Interval),
        None if text.is_empty() => Err(EdtfError::Empty),
        None => Dated::read(text).map(When::At),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn when(text: &str) -> When {
        text.parse().unwrap()
    }

    fn message(text: &str) -> String {
        text.parse::<When>().unwrap_err().to_string()
    }

    fn days(text: &str) -> (String, String) {
        let name = |day: Option<Date>| day.map_or("none".to_owned(), |day| day.to_string());
        (name(when(text).first_day()), name(when(text).last_day()))
    }

    #[test]
    fn each_form_of_the_table_reads_and_prints_back() {
        for text in [
            "2025-01-31",
            "2025-01",
            "2025",
            "0001",
            "9999-12-31",
            "2022-33",
            "2022-36",
            "2025-01-XX",
            "2025-XX-XX",
            "2025-XX",
            "202X",
            "20XX",
            "001X",
            "01XX",
            "2025-01?",
            "2025-01~",
            "2025-01%",
            "202X~",
            "2022-36?",
            "2025-01-20/2025-02",
            "2020~/2021",
            "2025-01-20/..",
            "../2025",
            "2025-01-20/",
            "/2025",
            "2020/2020",
            "2025-01-20?/..",
        ] {
            assert_eq!(when(text).to_string(), text);
        }
    }

    #[test]
    fn a_date_covers_every_day_it_can_mean() {
        for (text, first, last) in [
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2022-33", "2022-01-01", "2022-03-31"),
            ("2022-36", "2022-10-01", "2022-12-31"),
            ("2024-02-XX", "2024-02-01", "2024-02-29"),
            ("2024-XX", "2024-01-01", "2024-12-31"),
            ("202X", "2020-01-01", "2029-12-31"),
            ("19XX", "1900-01-01", "1999-12-31"),
            ("2025-01~", "2025-01-01", "2025-01-31"),
            ("2020/2021-02", "2020-01-01", "2021-02-28"),
            ("2020/..", "2020-01-01", "none"),
            ("/2020", "none", "2020-12-31"),
        ] {
            assert_eq!(days(text), (first.to_owned(), last.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_thing_is_known_from_the_last_day_its_start_can_mean() {
        for (text, day) in [
            ("2025-01-20", "2025-01-20"),
            ("2025-08", "2025-08-31"),
            ("2025-02~", "2025-02-28"),
            ("2020/2021", "2020-12-31"),
            ("2025-02/2025-03-13", "2025-02-28"),
            ("2025-12-08/..", "2025-12-08"),
            ("2025-12/", "2025-12-31"),
        ] {
            assert_eq!(when(text).known_from().to_string(), day, "{text}");
        }
    }

    #[test]
    fn a_start_without_a_date_is_known_by_the_end() {
        assert_eq!(when("../2025-08").known_from().to_string(), "2025-08-31");
        assert_eq!(when("/2025-08-02").known_from().to_string(), "2025-08-02");
    }

    #[test]
    fn a_vague_start_is_known_no_later_than_its_end() {
        assert_eq!(when("2025/2025-02").known_from().to_string(), "2025-02-28");
    }

    #[test]
    fn only_an_interval_with_two_different_ends_is_a_span() {
        assert!(when("2022-11-07/2022-11-08").is_span());
        assert!(when("2025/..").is_span());
        assert!(when("/2025").is_span());
        assert!(!when("2025").is_span());
        assert!(!when("202X").is_span());
        assert!(!when("2025-01-20/2025-01-20~").is_span());
    }

    #[test]
    fn either_end_makes_an_interval_approximate_or_uncertain() {
        let marks = |text| (when(text).is_approximate(), when(text).is_uncertain());
        assert_eq!(marks("2025/2026"), (false, false));
        assert_eq!(marks("2025~/2026"), (true, false));
        assert_eq!(marks("2025/2026?"), (false, true));
        assert_eq!(marks("2025%"), (true, true));
    }

    #[test]
    fn marks_masks_and_unknown_ends_are_vague_and_open_ends_are_not() {
        for text in [
            "2025~",
            "2025?",
            "202X",
            "2025-XX/2026",
            "2025/2026%",
            "2025/",
            "/2025",
        ] {
            assert!(when(text).is_vague(), "{text}");
        }
        for text in [
            "2025",
            "2025-01",
            "2022-36",
            "2025/2026",
            "2025/..",
            "../2025",
        ] {
            assert!(!when(text).is_vague(), "{text}");
        }
    }

    #[test]
    fn an_end_opens_only_where_a_start_has_a_date() {
        let opened = |text| when(text).with_open_end().to_string();
        assert_eq!(opened("2023~/2025"), "2023~/..");
        assert_eq!(opened("2023/"), "2023/..");
        assert_eq!(opened("2023"), "2023");
        assert_eq!(opened("../2023"), "../2023");
    }

    #[test]
    fn machines_get_exact_days_months_and_years_only() {
        let value = |text: &str| {
            let start = when(text).start().dated();
            start.and_then(|start| html_datetime(&start))
        };
        for text in ["2025", "2025-01", "2025-01-31", "0079"] {
            assert_eq!(value(text).as_deref(), Some(text));
        }
        for text in [
            "2025~",
            "2025-01?",
            "202X",
            "2025-XX",
            "2022-36",
            "2025-01-XX",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_by_first_day_then_last_and_a_missing_end_is_outermost() {
        let sorted = [
            "../2024",
            "../2025",
            "2024",
            "2025-01-01",
            "2025-01",
            "2025-33",
            "2025",
            "202X/..",
        ];
        let mut shuffled: Vec<When> = sorted.iter().rev().map(|text| when(text)).collect();
        shuffled.sort();
        let texts: Vec<String> = shuffled.iter().map(When::to_string).collect();
        assert_eq!(
            texts,
            [
                "../2024",
                "../2025",
                "202X/..",
                "2024",
                "2025-01-01",
                "2025-01",
                "2025-33",
                "2025"
            ]
        );
        assert!(when("2025-01/2025-02") < when("2025-01/.."));
        assert!(when("2025-01/9999") < when("2025-01/"));
    }

    #[test]
    fn values_of_the_same_days_are_told_apart_in_order() {
        for (one, other) in [
            ("2025/..", "2025/"),
            ("../2025", "/2025"),
            ("2025", "2025-XX"),
            ("2025-01", "2025-01~"),
            ("2025", "2025/2025"),
        ] {
            assert!(when(one).cmp(&when(other)).is_ne(), "{one} and {other}");
        }
    }

    #[test]
    fn month_13_is_refused_with_its_range() {
        assert_eq!(
            message("2025-13"),
            "\"2025-13\" has no month 13; months run 01 to 12"
        );
    }

    #[test]
    fn a_29_february_out_of_turn_is_refused_with_its_range() {
        assert_eq!(
            message("2022-02-29~"),
            "\"2022-02-29~\" has no day 29; 2022 is not a leap year, February 2022 runs 01 to 28"
        );
    }

    #[test]
    fn the_year_0_is_refused_in_every_form() {
        for text in ["0000", "0000-01", "000X", "00XX", "0000/2025"] {
            assert!(message(text).ends_with("has no year 0000; years run 0001 to 9999"));
        }
    }

    #[test]
    fn an_interval_needs_a_date_and_its_ends_in_order() {
        assert_eq!(
            message("../.."),
            "\"../..\" has no date; one end at least needs one: 2025-01-20/.."
        );
        assert!(message("/").starts_with("\"/\" has no date"));
        assert!(message("/..").starts_with("\"/..\" has no date"));
        assert_eq!(
            message("2025-03/2025-01~"),
            "\"2025-03/2025-01~\" ends before it starts; write 2025-01~/2025-03"
        );
    }

    #[test]
    fn nothing_is_answered_with_the_three_plain_forms() {
        assert_eq!(
            message(""),
            "empty; write a day, a month or a year: 2025-01-31, 2025-01 or 2025"
        );
    }

    #[test]
    fn a_slip_is_answered_with_what_to_write() {
        for (text, problem, write) in [
            ("2022-Q4", "is not how EDTF names a quarter", "2022-36"),
            ("2022Q1", "is not how EDTF names a quarter", "2022-33"),
            ("q4 2022", "is not how EDTF names a quarter", "2022-36"),
            (
                "31/01/2025",
                "is not in the form year-month-day",
                "2025-01-31",
            ),
            (
                "1/31/2025",
                "is not in the form year-month-day",
                "2025-01-31",
            ),
            (
                "31.1.2025",
                "is not in the form year-month-day",
                "2025-01-31",
            ),
            (
                "05/06/2025",
                "is not in the form year-month-day",
                "2025-06-05 or 2025-05-06",
            ),
            (
                "05/05/2025",
                "is not in the form year-month-day",
                "2025-05-05",
            ),
            (
                "2025/01/31",
                "is not in the form year-month-day",
                "2025-01-31",
            ),
            ("2025/01", "is not in the form year-month-day", "2025-01"),
            ("01/2025", "is not in the form year-month-day", "2025-01"),
            (
                "2025-1-5",
                "is not in the form year-month-day",
                "2025-01-05",
            ),
            (
                "20250131",
                "is not in the form year-month-day",
                "2025-01-31",
            ),
            ("202501", "is not in the form year-month-day", "2025-01"),
            ("2025-01 ", "has a blank in it", "2025-01"),
            ("2025 / 2026", "has a blank in it", "2025/2026"),
            ("202x", "has a small letter", "202X"),
            ("2025-01-20T10:00:00Z", "has a time of day", "2025-01-20"),
            ("2025-01-20 10:00", "has a time of day", "2025-01-20"),
            ("2025..", "lacks the slash of an interval", "2025/.."),
            ("..2025", "lacks the slash of an interval", "../2025"),
            ("2025..2026", "lacks the slash of an interval", "2025/2026"),
            ("2025–2026", "lacks the slash of an interval", "2025/2026"),
            ("2025-2026", "lacks the slash of an interval", "2025/2026"),
            ("2004?-06-11", "needs one mark, at the end", "2004-06-11?"),
            ("?2004-06-~11", "needs one mark, at the end", "2004-06-11%"),
            ("2025~?", "needs one mark, at the end", "2025%"),
        ] {
            assert_eq!(
                message(text),
                format!("\"{text}\" {problem}; write {write}")
            );
        }
    }

    #[test]
    fn a_slip_in_one_end_of_an_interval_quotes_that_end() {
        assert_eq!(
            message("2022-Q4/2023"),
            "\"2022-Q4\" is not how EDTF names a quarter; write 2022-36"
        );
        assert_eq!(
            message("2025-01-20T10:00:00Z/2026"),
            "\"2025-01-20T10:00:00Z\" has a time of day; write 2025-01-20"
        );
    }

    #[test]
    fn the_rest_of_edtf_is_refused_by_name() {
        for (text, feature) in [
            ("2001-21", "names a season"),
            ("2001-37", "names a season or another part of a year"),
            ("[1667,1668]", "is a set of dates"),
            ("{..1984}", "is a set of dates"),
            ("Y170000002", "is a year outside the calendar"),
            ("Y-17E7", "is a year outside the calendar"),
            ("-1985", "is a year outside the calendar"),
            ("12025", "is not a date"),
            ("1950S2", "states significant digits"),
            ("156X-12-25", "has an X in a place of its own"),
            ("1984-1X", "has an X in a place of its own"),
            ("1XXX", "has an X in a place of its own"),
            ("10:30", "has a time of day"),
        ] {
            let expected = format!("\"{text}\" {feature}");
            assert!(message(text).starts_with(&expected), "{}", message(text));
        }
    }

    #[test]
    fn a_foreign_text_is_quoted_short_and_on_one_line() {
        let long = "so\nlong ".repeat(1000);
        let shown = message(&long);
        assert!(
            shown.chars().count() < 200 && !shown.contains('\n'),
            "{shown}"
        );
        assert!(shown.contains('…'));
    }
}
