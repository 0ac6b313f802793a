//! A number that the reader may set with a slider or by typing.

use crate::calendar::locale::Locale;
use crate::fields::ids::{CalculationId, FigureId, PropertyId, TableId};
use crate::list::List as _;
use crate::numbers::number::{self, length, plain};
use crate::numbers::rounding::Rounding;
use crate::page::context::PageContext;
use crate::state::table_view::TableAction;
use crate::state::view_state::Action;
use crate::wording::amount_words::{digits, with_unit};

/// What a slider sets.
#[derive(Debug, Clone, PartialEq)]
pub enum SliderTarget {
    /// An input of a calculation.
    Input(CalculationId, FigureId),
    /// A value of the reader's own column in a table, with the one that it was started from.
    OwnValue(TableId, PropertyId, Option<f64>),
}

impl SliderTarget {
    /// Returns the action that sets it, or with `None` restores the number before.
    #[must_use]
    pub fn action(&self, number: Option<f64>) -> Option<Action> {
        Some(match self {
            Self::Input(calculation, input) => {
                Action::Set(calculation.clone(), input.clone(), number)
            }
            Self::OwnValue(table, property, base) => {
                let set = TableAction::Set(property.clone(), number.or(*base)?);
                Action::Table(table.clone(), set)
            }
        })
    }
}

/// A number that may be set.
pub struct SettableNumber<'a> {
    /// Its name in the page.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// Its unit, in words.
    pub unit: &'a str,
    /// The number, `None` if it is not known.
    pub value: Option<f64>,
    /// The ends of the track and its step.
    pub track: (f64, f64, f64),
    /// How its numbers are rounded.
    pub rounding: Rounding,
    /// The published range.
    pub published: Option<(f64, f64)>,
    /// Values at which something turns.
    pub marks: &'a [f64],
    /// Whether the reader has set it.
    pub is_set: bool,
    /// What is set.
    pub target: SliderTarget,
}

/// A slider with a text field. Its published range and the values at which something turns are marked on the track.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberSlider {
    /// Its name in the page.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its unit, in words.
    pub unit: String,
    /// The number, `None` if it is not known.
    pub value: Option<f64>,
    /// The number for readers.
    pub text: Option<String>,
    /// The number with its unit, for assistive technology.
    pub spoken: Option<String>,
    /// The ends of the track, its step, and where the thumb is, for machines.
    pub track: [String; 4],
    /// The ends of the published range on the track, as lengths.
    pub published: Option<(String, String)>,
    /// The values at which something turns, as lengths on the track.
    pub marks: Vec<String>,
    /// Whether the reader has set it.
    pub is_set: bool,
    /// What is said if a typed number is refused.
    pub refusal: String,
    /// What it sets.
    pub target: SliderTarget,
    least: f64,
    most: f64,
    rounding: Rounding,
}

impl NumberSlider {
    /// Words a number that may be set.
    #[must_use]
    pub fn new(context: &PageContext, number: SettableNumber) -> Self {
        let (words, locale) = (context.words, context.locale);
        let (least, most, step) = number.track;
        let place = |value: f64| length(((value - least) / (most - least)).clamp(0.0, 1.0), 2);
        let worded = |value: f64| digits(value, number.rounding, locale);
        let text = number.value.map(worded);
        Self {
            name: number.name.to_owned(),
            label: number.label.to_owned(),
            unit: number.unit.to_owned(),
            value: number.value,
            spoken: text.as_ref().map(|text| with_unit(text, number.unit)),
            text,
            track: [least, most, step, number.value.unwrap_or(least)].map(plain),
            published: number
                .published
                .map(|(low, high)| (place(low), place(high))),
            marks: number.marks.iter().map(|mark| place(*mark)).list(),
            is_set: number.is_set,
            refusal: format!(
                "{} {} {} {}.",
                words.minimum_maximum,
                worded(least),
                words.to,
                worded(most)
            ),
            target: number.target,
            least,
            most,
            rounding: number.rounding,
        }
    }

    /// Reads what was typed: the number, and how it is written; `None` if it is not a number on the track.
    #[must_use]
    pub fn typed(&self, text: &str, locale: Locale) -> Option<(f64, String)> {
        let number = number::parse(text, locale)?;
        let is_on_track = (self.least..=self.most).contains(&number);
        is_on_track.then(|| (number, digits(number, self.rounding, locale)))
    }
}
