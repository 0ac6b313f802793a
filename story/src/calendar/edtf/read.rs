//! From text to a date or an interval.

use super::{
    Century, Dated, Decade, EdtfError, End, Interval, PartialDate, Qualifier, Quarter, When,
};
use crate::calendar::date::{Year, YearMonth, digits};

pub(super) fn read(text: &str) -> Result<When, EdtfError> {
    match text.split_once('/') {
        Some((start, end)) => Interval::new(End::read(start)?, End::read(end)?).map(When::Interval),
        None if text.is_empty() => Err(EdtfError::Empty),
        None => Dated::read(text).map(When::At),
    }
}

impl End {
    fn read(text: &str) -> Result<Self, EdtfError> {
        match text {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            dated => Dated::read(dated).map(Self::At),
        }
    }
}

impl Dated {
    pub(super) fn read(text: &str) -> Result<Self, EdtfError> {
        let (body, qualifier) = Qualifier::ALL
            .into_iter()
            .find_map(|qualifier| Some((text.strip_suffix(qualifier.mark()?)?, qualifier)))
            .unwrap_or((text, Qualifier::Exact));
        let date = PartialDate::read(body, text)?;
        Ok(Self { date, qualifier })
    }
}

impl PartialDate {
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
}
