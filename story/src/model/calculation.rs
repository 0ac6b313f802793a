//! Calculations: sourced inputs that the reader may change, their results, and what these say about claims.

use crate::calendar::date::Date;
pub use crate::fields::ids::{CalculationId, FigureId};
use crate::fields::ids::{ClaimId, SourceId};
use crate::fields::text::Text;
use crate::list::List as _;
use crate::model::known::Known;
use crate::numbers::figure::Figure;
use crate::numbers::formula::Formula;
use crate::numbers::quantity::{Standing, Value};
use crate::numbers::rounding::Rounding;
use crate::numbers::sheet::{Bound, Comparison, Measure, Sheet, truths};
use crate::numbers::turning::{between, turning_points};
use crate::reading::pairs::Pairs;
use crate::reading::read::record;

record! {
    /// A calculation.
    pub struct Calculation {
        /// The id.
        id: CalculationId,
        /// The title, preferably a question.
        title: Text,
        /// An introductory sentence.
        intro: Option<Text>,
        /// When the facts it needs became known.
        known: Option<Date>,
        /// The claims it concerns, in addition to those it checks.
        claims [default]: Vec<ClaimId>,
        /// The inputs.
        inputs: Vec<Input>,
        /// The outputs.
        outputs: Vec<Output>,
        /// What the results say about claims.
        checks [default]: Vec<Check>,
        /// What it cannot show.
        cannot_show: Text,
    }
}

record! {
    /// An input.
    pub struct Input {
        /// The id, also its name in formulas.
        id: FigureId,
        /// The name for readers.
        label: Text,
        /// The unit.
        unit: Measure,
        /// The unit in words for readers, if it does not read well as it is.
        unit_label: Option<Text>,
        /// The published number.
        value: Option<f64>,
        /// The lower end of the published range.
        low: Option<f64>,
        /// The upper end of the published range.
        high: Option<f64>,
        /// When the range was published, if later than the number.
        range_known: Option<Date>,
        /// Why the number is not known.
        unknown: Option<Text>,
        /// The smallest value the reader may set.
        least: f64,
        /// The largest value the reader may set.
        most: f64,
        /// The step between the values the reader may set.
        step: f64,
        /// Decimals to show; if not given, as many as the number has.
        decimals: Option<u8>,
        /// When it was published, if later than the other facts the calculation needs.
        known: Option<Date>,
        /// The source of the number.
        source: Option<SourceId>,
        /// Further sources that give it.
        also [default]: Vec<SourceId>,
        /// How well established the number is.
        standing: Option<Standing>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What it was derived from: outputs of this calculation whose `reported` value it comes from, or claims. A
        /// check of one of these would confirm itself.
        derived_from [default]: Vec<String>,
    }
}

record! {
    /// An output.
    pub struct Output {
        /// The id, also its name in formulas.
        id: FigureId,
        /// The name for readers.
        label: Text,
        /// The unit it is shown in.
        unit: Measure,
        /// The unit in words for readers, if it does not read well as it is.
        unit_label: Option<Text>,
        /// The formula that computes it.
        formula: Formula,
        /// Decimals to show; if not given, as many digits as its inputs justify.
        decimals: Option<u8>,
        /// Significant digits to show, instead of `decimals`.
        digits: Option<u8>,
        /// What to keep in mind.
        note: Option<Text>,
        /// The value reported elsewhere for the same quantity.
        reported: Option<Value>,
        /// The claim that reports it.
        claim: Option<ClaimId>,
    }
}

record! {
    /// What a calculation says about a claim.
    pub struct Check {
        /// The claim.
        claim: ClaimId,
        /// The output shown in large type beside it.
        shows: FigureId,
        /// Whose account is checked.
        label: Text,
        /// The condition under which the calculation supports the claim.
        when: Formula,
        /// What to say if it does; `{id}` is replaced by the value of that output.
        says: Text,
        /// What to say if it does not.
        otherwise: Text,
    }
}

/// The values set by the reader, by input, each in the unit of its input.
pub type Settings = Pairs<FigureId, f64>;

/// How far an input without a published range is varied to see what depends on it, as a fraction of its value.
pub const NUDGE: f64 = 0.1;

impl Input {
    /// Returns how its numbers are rounded.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        Rounding::asked(self.decimals, None).unwrap_or(Rounding::AsGiven)
    }

    /// Returns its number on a day: the one set by the reader, or else the one published by then.
    #[must_use]
    pub fn value_on(&self, day: Date, settings: &Settings) -> Option<f64> {
        let set = settings.get(&self.id).copied();
        set.or_else(|| self.value.filter(|_| self.is_known(day)))
    }

    /// Returns the range published by a day.
    #[must_use]
    pub fn published_range(&self, day: Date) -> Option<(f64, f64)> {
        let is_published = self.range_known.is_none_or(|known| known <= day);
        self.low.zip(self.high).filter(|_| is_published)
    }

    /// Returns the range of its possible values on a day: the published one, unless the reader has set a number.
    fn range_on(&self, day: Date, settings: &Settings) -> Option<(f64, f64)> {
        let value = self.value_on(day, settings)?;
        let range = self
            .published_range(day)
            .filter(|_| settings.get(&self.id).is_none());
        Some(range.unwrap_or((value, value)))
    }

    /// Returns the range over which it is varied while the others are held: its published range, or a tenth down and
    /// up.
    fn swing_on(&self, day: Date, settings: &Settings) -> Option<(f64, f64)> {
        let value = self.value_on(day, settings)?;
        let range = self.published_range(day).filter(|(low, high)| low < high);
        Some(range.unwrap_or((value * (1.0 - NUDGE), value * (1.0 + NUDGE))))
    }
}

/// A calculation's formulas, ready to be evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculationSheet {
    sheet: Sheet,
    checks: Vec<Bound>,
}

/// The effect of one input on one output while the other inputs are held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// The index of the input.
    pub input: usize,
    /// The ends of the range over which the input is varied, in its unit.
    pub from: (f64, f64),
    /// The output at each end, in its unit.
    pub to: (f64, f64),
}

impl Swing {
    fn size(&self) -> f64 {
        (self.to.1 - self.to.0).abs()
    }
}

/// The input values to compute with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Each input at its single number.
    Point,
    /// Each input over its published range.
    Range,
}

/// Returns the figures of the inputs on a day, in base units.
fn given(calculation: &Calculation, day: Date, settings: &Settings, spread: Spread) -> Vec<Figure> {
    let figure = |input: &Input| {
        let factor = input.unit.kind().unit().factor;
        let range = match spread {
            Spread::Range => input.range_on(day, settings),
            Spread::Point => input.value_on(day, settings).map(|value| (value, value)),
        };
        range.map_or(Figure::Unknown, |(low, high)| {
            Figure::range(low * factor, high * factor)
        })
    };
    calculation.inputs.iter().map(figure).list()
}

impl CalculationSheet {
    /// Resolves every name in the formulas of a calculation.
    #[must_use]
    pub fn new(calculation: &Calculation) -> Self {
        let inputs = calculation.inputs.iter();
        let outputs = calculation.outputs.iter();
        let sheet = Sheet::new(
            inputs
                .map(|input| (input.id.as_str(), input.unit.kind(), None))
                .chain(outputs.map(|output| {
                    (
                        output.id.as_str(),
                        output.unit.kind(),
                        Some(&output.formula),
                    )
                })),
        );
        let checks = calculation.checks.iter();
        Self {
            checks: checks.map(|check| sheet.bind(&check.when)).list(),
            sheet,
        }
    }

    /// Returns the sheet: rows for the inputs, then for the outputs with their formulas.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Whether a row can be shown on a day: every input that it is, or is computed from, is published.
    #[must_use]
    pub fn is_published(&self, calculation: &Calculation, row: usize, day: Date) -> bool {
        let givens = self.sheet.givens(row);
        let inputs = givens
            .iter()
            .filter_map(|given| calculation.inputs.get(*given));
        { inputs }.all(|input| input.is_known(day))
    }

    /// Computes all figures on a day, in base units: inputs, then outputs.
    #[must_use]
    pub fn figures(
        &self,
        calculation: &Calculation,
        day: Date,
        settings: &Settings,
        spread: Spread,
    ) -> Vec<Figure> {
        self.sheet
            .work_out(given(calculation, day, settings, spread))
    }

    /// Computes all figures with each input widened by the precision to which it is written.
    #[must_use]
    pub fn work_out_widely(&self, calculation: &Calculation, point: &[Figure]) -> Vec<Figure> {
        let decimals = |given: usize| calculation.inputs.get(given)?.decimals;
        self.sheet.work_out_widely(point, &decimals)
    }

    /// Evaluates each check.
    #[must_use]
    pub fn checks(&self, figures: &[Figure]) -> Vec<Figure> {
        self.checks
            .iter()
            .map(|check| check.evaluate(figures))
            .list()
    }

    /// Computes the effect of each input on an output, varied one at a time: largest first, without inputs that have
    /// none.
    #[must_use]
    pub fn sensitivity(
        &self,
        calculation: &Calculation,
        output: &FigureId,
        day: Date,
        settings: &Settings,
    ) -> Vec<Swing> {
        let Some(place) = self.sheet.place(output.as_str()) else {
            return Vec::new();
        };
        let unit = self
            .sheet
            .rows()
            .get(place)
            .map_or(1.0, |row| row.kind.unit().factor);
        let swing = |(index, input): (usize, &Input)| {
            let from = input.swing_on(day, settings)?;
            let mut moved = settings.clone();
            let mut at = |value: f64| {
                moved.insert(input.id.clone(), value);
                let figures = self.figures(calculation, day, &moved, Spread::Point);
                Some(figures.get(place)?.number()?.exact()? / unit)
            };
            let to = (at(from.0)?, at(from.1)?);
            Some(Swing {
                input: index,
                from,
                to,
            })
        };
        let mut swings: Vec<Swing> = calculation
            .inputs
            .iter()
            .enumerate()
            .filter_map(swing)
            .filter(|swing| swing.size() > 0.0)
            .list();
        swings.sort_by(|one, two| two.size().total_cmp(&one.size()));
        swings
    }

    /// Finds the values of an input, within what the reader may set, at which the result of a check changes while the
    /// other inputs are held.
    #[must_use]
    pub fn break_even(
        &self,
        calculation: &Calculation,
        check: usize,
        input: &Input,
        day: Date,
        settings: &Settings,
    ) -> Vec<f64> {
        let Some(check) = self.checks.get(check) else {
            return Vec::new();
        };
        let now = input.value_on(day, settings);
        let near: Vec<f64> = now.into_iter().chain(input.value).list();
        let Some(place) = self.sheet.place(input.id.as_str()) else {
            return Vec::new();
        };
        let given = given(calculation, day, settings, Spread::Point);
        let factor = input.unit.kind().unit().factor;
        let figures_at = |value: f64| {
            let mut given = given.clone();
            if let Some(figure) = given.get_mut(place) {
                *figure = Figure::exact(value * factor);
            }
            self.sheet.work_out(given)
        };
        // A single comparison usually changes only once, while the whole check may change and change back within a
        // step.
        let comparisons: Vec<Comparison> =
            self.sheet.comparisons().chain(check.comparisons()).list();
        let points = turning_points(input.least, input.most, &near, &mut |value, one| {
            truths(&comparisons, one, &figures_at(value))
        });
        let mut holds_at = |value: f64| check.evaluate(&figures_at(value));
        let turns = between(input.least, &points, input.most, &mut holds_at);
        turns.into_iter().map(|turn| turn.at).list()
    }
}
