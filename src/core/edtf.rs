//! Text ↔ [`When`]: the part of EDTF (ISO 8601-2:2019, annex A) that a story may use.
//!
//! | written | meaning |
//! |---|---|
//! | `2025-01-31`, `2025-01`, `2025` | a day, a month, a year (0001 to 9999) |
//! | `2022-33` … `2022-36` | a quarter, the first to the fourth |
//! | `2025-01-XX`, `2025-XX-XX`, `2025-XX` | some day of a month, some day or some month of a year |
//! | `202X`, `20XX` | some year of ten, of a hundred |
//! | `2025-01?`, `2025-01~`, `2025-01%` | any of these: uncertain, approximate, both |
//! | `2025-01-20/2025-02`, `2020~/2021` | an interval between any two of these |
//! | `2025-01-20/..`, `../2025` | an interval with an open end: it goes on, or has no beginning |
//! | `2025-01-20/`, `/2025` | an interval with an end that is not known |
//!
//! The rest is refused by name: times of day, seasons, years before 1 or after 9999, sets, and
//! marks inside a date.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::date::{Date, DateError, Year, YearMonth, digits};

/// When something happened, as precisely as the source says and no more.
///
/// ```
/// use contrappunto::core::edtf::{EdtfError, When};
///
/// let when: When = "2023-10/2025-01-20~".parse()?;
/// assert_eq!(when.to_string(), "2023-10/2025-01-20~");
/// assert_eq!(when.known_from().to_string(), "2023-10-31");
///
/// let error = "2022-Q4".parse::<When>().unwrap_err();
/// assert_eq!(error.to_string(), "\"2022-Q4\" is not how EDTF names a quarter; write 2022-36");
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
    /// The first day this can mean; `None` if the start is open or not known.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.start().dated().map(|start| start.date.first_day())
    }

    /// The last day this can mean; `None` if the end is open or not known.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.end().dated().map(|end| end.date.last_day())
    }

    /// The day from which this counts as known, if nothing else says so: the last day that the
    /// start can mean, and for an open or unknown start the last day of the end.
    ///
    /// A start cannot be later than its end: `2025/2025-02` began by 28 February 2025. `?` and `~`
    /// say how far a date may be trusted, not by how many days it is off, and move nothing.
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

    /// Whether to draw a bar: the thing lasted from one date to another. A single date is a point
    /// even where it is vague, and so is an interval whose two ends are the same date.
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

    /// Whether to draw it blurred: an end is marked, has an `X` or is not known. An open end is none.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        [self.start(), self.end()].into_iter().any(|end| match end {
            End::At(dated) => !dated.is_exact(),
            End::Open => false,
            End::Unknown => true,
        })
    }

    /// The same start with an open end: what was to be seen of an interval before its end. A
    /// single date and an interval whose start has no date stay as they are.
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

    /// The start; of a single date, the date itself.
    #[must_use]
    pub fn start(&self) -> End {
        match self {
            Self::At(point) => End::At(*point),
            Self::Interval(interval) => interval.start(),
        }
    }

    /// The end; of a single date, the date itself.
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

/// By first day, then by last day. An open or unknown start comes before every day, an open or
/// unknown end after every day. Values of the same two days have a fixed order without meaning.
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
        // What to write instead is for authors; without advice the reason is enough.
        read(text).map_err(|error| {
            if cfg!(feature = "advice") {
                explain(text, error)
            } else {
                error
            }
        })
    }
}

/// The canonical text, which reads back as the same value.
impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(formatter),
            Self::Interval(interval) => interval.fmt(formatter),
        }
    }
}

/// A span of time with a date at one end at least, that does not end before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    ends: Ends,
}

impl Interval {
    /// The interval between two ends.
    ///
    /// # Errors
    ///
    /// If neither end has a date, or if the start lies wholly after the end.
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

    /// Both ends, at least one of them a date.
    #[must_use]
    pub const fn ends(&self) -> Ends {
        self.ends
    }

    /// The start.
    #[must_use]
    pub fn start(&self) -> End {
        match self.ends {
            Ends::Both(start, _) | Ends::From(start, _) => End::At(start),
            Ends::Until(missing, _) => missing.into(),
        }
    }

    /// The end.
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
    /// `..`: there is no such end; the thing goes on, or always was.
    Open,
    /// Empty: there is an end, but no one can say when.
    Unknown,
}

/// One end of an interval, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// A date.
    At(Dated),
    /// `..`: there is no such end; the thing goes on, or always was.
    Open,
    /// Empty: there is an end, but no one can say when.
    Unknown,
}

impl End {
    /// The date, if this end has one.
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

/// A date and how far it may be trusted: `2025-01~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dated {
    /// The date as written.
    pub date: PartialDate,
    /// Whether the source is sure of it.
    pub qualifier: Qualifier,
}

impl Dated {
    /// Whether the date is neither marked nor has an `X` in it.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.qualifier == Qualifier::Exact && !self.date.is_masked()
    }

    fn read(text: &str) -> Result<Self, EdtfError> {
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

/// The value for `<time datetime>`: `2025`, `2025-01` or `2025-01-31`.
///
/// `None` where HTML has no form for it: quarters, decades, and whatever is marked or has an `X`.
/// For an interval write two `<time>` elements, one for each end that has a value.
#[must_use]
pub fn html_datetime(dated: &Dated) -> Option<String> {
    match (dated.qualifier, dated.date) {
        (Qualifier::Exact, PartialDate::Day(_) | PartialDate::Month(_) | PartialDate::Year(_)) => {
            Some(dated.to_string())
        }
        _ => None,
    }
}

/// How far a date may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// The source states the date.
    Exact,
    /// `?`: the source is doubtful.
    Uncertain,
    /// `~`: the date is near to the right one.
    Approximate,
    /// `%`: doubtful, and an estimate at that.
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

/// A date to the precision that its source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2025-01-31`
    Day(Date),
    /// `2025-01-XX`: one day of that month, which one is not known.
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
    /// The first day this can mean.
    ///
    /// ```
    /// use contrappunto::core::edtf::{EdtfError, When};
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

    /// The last day this can mean.
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

    /// `text` is what an error quotes: the date with its mark.
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

/// By first day, then by last day; the same two days with and without `X` in a fixed order.
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
    /// The number readers know it by, 1 to 4.
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

    const fn from_code(code: i32) -> Option<Self> {
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

/// Ten years from one that ends in 0, `0010` to `9990`; the years 1 to 9 are none, there being no
/// year 0 to go with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decade {
    first: Year,
}

impl Decade {
    /// The decade this year is in; `None` before the year 10.
    #[must_use]
    pub fn containing(year: Year) -> Option<Self> {
        let first = Year::new(year.number() / 10 * 10).ok()?;
        Some(Self { first })
    }

    /// The year that ends in 0.
    #[must_use]
    pub const fn first_year(self) -> Year {
        self.first
    }

    /// The year that ends in 9.
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
    /// The hundred this year is in; `None` before the year 100.
    #[must_use]
    pub fn containing(year: Year) -> Option<Self> {
        let first = Year::new(year.number() / 100 * 100).ok()?;
        Some(Self { first })
    }

    /// The year that ends in 00.
    #[must_use]
    pub const fn first_year(self) -> Year {
        self.first
    }

    /// The year that ends in 99.
    #[must_use]
    pub fn last_year(self) -> Year {
        later(self.first, 99)
    }
}

fn later(year: Year, years: i32) -> Year {
    Year::new(year.number() + years).unwrap_or(year)
}

/// Why a text is no date, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// There is no text.
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
    /// Something with a right way to write it.
    Misspelt {
        /// The text in question.
        text: String,
        /// What is wrong, to be read after the text.
        problem: &'static str,
        /// What to write; it reads.
        write: String,
        /// What else may be meant, if the text can be taken in two ways; it reads.
        or: Option<String>,
    },
    /// EDTF, but more of it than a story may use.
    Refused {
        /// The text in question.
        text: String,
        /// What it uses, to be read after the text.
        feature: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// Anything else.
    Unreadable {
        /// The text in question.
        text: String,
    },
}

impl EdtfError {
    /// What to write instead, where there is one right way; it reads as a date.
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

/// Foreign text in a message: its beginning, on one line.
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

fn read(text: &str) -> Result<When, EdtfError> {
    match text.split_once('/') {
        Some((start, end)) => Interval::new(End::read(start)?, End::read(end)?).map(When::Interval),
        None if text.is_empty() => Err(EdtfError::Empty),
        None => Dated::read(text).map(When::At),
    }
}

/// The better error, if there is one, for a text that could not be read. A remedy is offered only
/// if it reads.
fn explain(whole: &str, error: EdtfError) -> EdtfError {
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

/// `31/01/2025`, `31.1.2025`, `2025/01/31`, `2025-1-5`, `20250131`, `01/2025`.
fn misordered(text: &str) -> Option<EdtfError> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
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
