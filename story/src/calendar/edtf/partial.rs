//! A date as precise as its source: a day, a month, a year, or something vaguer, and how far it can be trusted.

use std::cmp::Ordering;
use std::fmt;

use super::EdtfError;
use crate::calendar::date::{Date, Year, YearMonth, digits};

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

    pub(super) fn read(text: &str) -> Result<Self, EdtfError> {
        let (body, qualifier) = Qualifier::ALL
            .into_iter()
            .find_map(|qualifier| Some((text.strip_suffix(qualifier.mark()?)?, qualifier)))
            .unwrap_or((text, Qualifier::Exact));
        let date = PartialDate::read(body, text)?;
        Ok(Self { date, qualifier })
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
    const ALL: [Self; 4] = [Self::Exact, Self::Uncertain, Self::Approximate, Self::Both];

    const fn mark(self) -> Option<char> {
        match self {
            Self::Exact => None,
            Self::Uncertain => Some('?'),
            Self::Approximate => Some('~'),
            Self::Both => Some('%'),
        }
    }
}

/// A date with the precision that its source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2025-01-31`
    Day(Date),
    /// `2025-01-XX`: one day of that month, unknown which.
    SomeDayOfMonth(YearMonth),
    /// `2025-XX-XX`: one day of that year.
    SomeDayOfYear(Year),
    /// `2025-01`
    Month(YearMonth),
    /// `2025-XX`: one month of that year.
    SomeMonth(Year),
    /// `2025-33` to `2025-36`
    Quarter(Year, Quarter),
    /// `2025`
    Year(Year),
    /// `202X`: one year of ten.
    Decade(Decade),
    /// `20XX`: one year of a hundred.
    Century(Century),
}

impl PartialDate {
    /// Returns the first day this can mean.
    ///
    /// ```
    /// use contrappunto_story::calendar::edtf::{EdtfError, When};
    ///
    /// let when: When = "2022-36".parse()?;
    /// assert_eq!(when.first_day().map(|day| day.to_string()), Some("2022-10-01".to_owned()));
    /// # Ok::<(), EdtfError>(())
    /// ```
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) | Self::SomeDayOfMonth(month) => month.first_day(),
            Self::Quarter(year, quarter) => quarter.first_month(year).first_day(),
            Self::Year(year) | Self::SomeMonth(year) | Self::SomeDayOfYear(year) => {
                year.first_day()
            }
            Self::Decade(decade) => decade.first.first_day(),
            Self::Century(century) => century.first.first_day(),
        }
    }

    /// Returns the last day this can mean.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) | Self::SomeDayOfMonth(month) => month.last_day(),
            Self::Quarter(year, quarter) => quarter.first_month(year).plus_months(2).last_day(),
            Self::Year(year) | Self::SomeMonth(year) | Self::SomeDayOfYear(year) => year.last_day(),
            Self::Decade(decade) => decade.last_year().last_day(),
            Self::Century(century) => century.last_year().last_day(),
        }
    }

    /// Whether part of the date is an `X`: one of several days, months or years, unknown which.
    #[must_use]
    pub const fn is_masked(self) -> bool {
        match self {
            Self::SomeDayOfMonth(_)
            | Self::SomeDayOfYear(_)
            | Self::SomeMonth(_)
            | Self::Decade(_)
            | Self::Century(_) => true,
            Self::Day(_) | Self::Month(_) | Self::Quarter(..) | Self::Year(_) => false,
        }
    }

    /// Parses a date without its mark. `text`, the date with its mark, is for errors to quote.
    fn read(body: &str, text: &str) -> Result<Self, EdtfError> {
        let unreadable = || EdtfError::Unreadable {
            text: text.to_owned(),
        };
        let calendar = |error| EdtfError::Calendar {
            text: text.to_owned(),
            error,
        };
        let mut parts = body.split('-');
        let (Some(year_text), month_text, day_text, None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(unreadable());
        };
        let Some(year) = digits(year_text, 4) else {
            let first_year = |mask, length, step| {
                let digits = digits(year_text.strip_suffix(mask)?, length)?;
                Some(Year::new(digits * step))
            };
            return match (month_text, first_year("XX", 2, 100), first_year("X", 3, 10)) {
                (None, Some(first), _) => {
                    let first = first.map_err(calendar)?;
                    Ok(Self::Century(Century { first }))
                }
                (None, _, Some(first)) => {
                    let first = first.map_err(calendar)?;
                    Ok(Self::Decade(Decade { first }))
                }
                _ => Err(unreadable()),
            };
        };
        let year = Year::new(year).map_err(calendar)?;
        let Some(month_text) = month_text else {
            return Ok(Self::Year(year));
        };
        if month_text == "XX" {
            return match day_text {
                None => Ok(Self::SomeMonth(year)),
                Some("XX") => Ok(Self::SomeDayOfYear(year)),
                Some(_) => Err(unreadable()),
            };
        }
        let month = digits(month_text, 2).ok_or_else(unreadable)?;
        if let (None, Some(quarter)) = (day_text, Quarter::from_code(month)) {
            return Ok(Self::Quarter(year, quarter));
        }
        if day_text.is_none() && (21..=41).contains(&month) {
            return Err(EdtfError::Refused {
                text: text.to_owned(),
                feature: "names a season or another part of a year",
                instead: "write months such as 2025-03/2025-05, or a quarter, 2025-33 to 2025-36",
            });
        }
        let month = YearMonth::new(year.number(), month as u8).map_err(calendar)?;
        match day_text {
            None => Ok(Self::Month(month)),
            Some("XX") => Ok(Self::SomeDayOfMonth(month)),
            Some(day) => {
                let day = digits(day, 2).ok_or_else(unreadable)?;
                month.day(day as u8).map(Self::Day).map_err(calendar)
            }
        }
    }

    fn sort_key(self) -> (Date, Date, u8) {
        let rank = match self {
            Self::Day(_) => 0,
            Self::Month(_) => 1,
            Self::SomeDayOfMonth(_) => 2,
            Self::Quarter(..) => 3,
            Self::Year(_) => 4,
            Self::SomeMonth(_) => 5,
            Self::SomeDayOfYear(_) => 6,
            Self::Decade(_) => 7,
            Self::Century(_) => 8,
        };
        (self.first_day(), self.last_day(), rank)
    }
}

/// Orders by first day, then by last day; dates of the same two days, with and without `X`, are in a fixed order.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(formatter),
            Self::SomeDayOfMonth(month) => write!(formatter, "{month}-XX"),
            Self::SomeDayOfYear(year) => write!(formatter, "{year}-XX-XX"),
            Self::Month(month) => month.fmt(formatter),
            Self::SomeMonth(year) => write!(formatter, "{year}-XX"),
            Self::Quarter(year, quarter) => write!(formatter, "{year}-{}", quarter.code()),
            Self::Year(year) => year.fmt(formatter),
            Self::Decade(decade) => {
                write!(formatter, "{:03}X", decade.first.number() / 10)
            }
            Self::Century(century) => {
                write!(formatter, "{:02}XX", century.first.number() / 100)
            }
        }
    }
}

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// January to March, `-33`.
    First,
    /// April to June, `-34`.
    Second,
    /// July to September, `-35`.
    Third,
    /// October to December, `-36`.
    Fourth,
}

impl Quarter {
    /// Returns its number, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
        }
    }

    const fn code(self) -> u8 {
        self.number() + 32
    }

    pub(super) const fn from_code(code: i32) -> Option<Self> {
        match code {
            33 => Some(Self::First),
            34 => Some(Self::Second),
            35 => Some(Self::Third),
            36 => Some(Self::Fourth),
            _ => None,
        }
    }

    fn first_month(self, year: Year) -> YearMonth {
        let january = year.first_day().year_month();
        january.plus_months(i32::from(self.number() - 1) * 3)
    }
}

/// Ten years from one that ends in 0, `0010` to `9990`. The years 1 to 9 are not a decade, as there is no year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decade {
    first: Year,
}

impl Decade {
    /// Returns the decade this year is in; `None` before the year 10.
    #[must_use]
    pub fn containing(year: Year) -> Option<Self> {
        let first = Year::new(year.number() / 10 * 10).ok()?;
        Some(Self { first })
    }

    /// Returns the year that ends in 0.
    #[must_use]
    pub const fn first_year(self) -> Year {
        self.first
    }

    /// Returns the year that ends in 9.
    #[must_use]
    pub fn last_year(self) -> Year {
        later(self.first, 9)
    }
}

/// A hundred years from one that ends in 00, `0100` to `9900`: the 1900s, not the 19th century.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Century {
    first: Year,
}

impl Century {
    /// Returns the hundred years this year is in; `None` before the year 100.
    #[must_use]
    pub fn containing(year: Year) -> Option<Self> {
        let first = Year::new(year.number() / 100 * 100).ok()?;
        Some(Self { first })
    }

    /// Returns the year that ends in 00.
    #[must_use]
    pub const fn first_year(self) -> Year {
        self.first
    }

    /// Returns the year that ends in 99.
    #[must_use]
    pub fn last_year(self) -> Year {
        later(self.first, 99)
    }
}

fn later(year: Year, years: i32) -> Year {
    Year::new(year.number() + years).unwrap_or(year)
}
