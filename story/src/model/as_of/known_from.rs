//! From which day on each item is known.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::model::calculation::{Calculation, Input};
use crate::model::known::Known;
use crate::model::rule::Rule;
use crate::model::story::{Claim, Event, Evidence, Source, StatusEntry};
use crate::model::table::{Item, Line};

impl Known for Event {
    fn known_from(&self) -> Date {
        self.known.unwrap_or_else(|| self.date.known_from())
    }
}

impl Known for Claim {
    fn known_from(&self) -> Date {
        self.known.unwrap_or_else(|| self.date.known_from())
    }
}

impl Known for Evidence {
    fn known_from(&self) -> Date {
        self.date.known_from()
    }
}

impl Known for Source {
    /// A source without a date, or with a vague one ("some time in 2026"), existed at the latest when it was accessed.
    fn known_from(&self) -> Date {
        let published = self.date.as_ref().map(When::known_from);
        published.map_or(self.accessed, |published| published.min(self.accessed))
    }
}

impl Known for StatusEntry {
    fn known_from(&self) -> Date {
        self.date.known_from()
    }
}

impl Known for Item {
    fn known_from(&self) -> Date {
        self.known.unwrap_or(Date::FIRST)
    }
}

impl Known for Calculation {
    fn known_from(&self) -> Date {
        self.known.unwrap_or(Date::FIRST)
    }
}

impl Known for Input {
    fn known_from(&self) -> Date {
        self.known.unwrap_or(Date::FIRST)
    }
}

impl Known for Line<'_> {
    fn known_from(&self) -> Date {
        self.known().unwrap_or(Date::FIRST)
    }
}

impl Known for Rule {
    fn known_from(&self) -> Date {
        self.known
    }
}
