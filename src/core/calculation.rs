//! Calculations: sourced inputs that the reader may change, what comes of them, and what that says of claims.

use super::as_of::Known;
use super::date::Date;
use super::figure::Figure;
use super::formula::Formula;
pub use super::ids::{CalculationId, FigureId};
use super::ids::{ClaimId, SourceId};
use super::pairs::Pairs;
use super::quantity::{Standing, Value};
use super::read::record;
use super::rounding::Rounding;
use super::sheet::{Bound, Comparison, Measure, Sheet, truths};
use super::text::Text;
use super::turning::{between, turning_points};

record! {
    /// A calculation.
    pub struct Calculation {
        /// Its id.
        id: CalculationId,
        /// Its name, best a question.
        title: Text,
        /// A sentence before it.
        intro: Option<Text>,
        /// When what it needs became known.
        known: Option<Date>,
        /// The claims it bears on, beside those it checks.
        claims [default]: Vec<ClaimId>,
        /// What goes in.
        inputs: Vec<Input>,
        /// What comes out.
        outputs: Vec<Output>,
        /// What that says of claims.
        checks [default]: Vec<Check>,
        /// What it cannot show.
        cannot_show: Text,
    }
}

record! {
    /// An input.
    pub struct Input {
        /// Its id, also its name in formulas.
        id: FigureId,
        /// Its name.
        label: Text,
        /// Its unit.
        unit: Measure,
        /// The unit in words for readers, where it does not read well.
        unit_label: Option<Text>,
        /// The published number.
        value: Option<f64>,
        /// The least that is published.
        low: Option<f64>,
        /// The most that is published.
        high: Option<f64>,
        /// Since when the range is published, if later than the number.
        range_known: Option<Date>,
        /// Why it is not known.
        unknown: Option<Text>,
        /// The least that the reader may set.
        least: f64,
        /// The most that the reader may set.
        most: f64,
        /// From one to the next.
        step: f64,
        /// Decimals to show; all that the number has, if not given.
        decimals: Option<u8>,
        /// When it was published, if later than what else the calculation needs.
        known: Option<Date>,
        /// Where it is said.
        source: Option<SourceId>,
        /// Where else it is said.
        also [default]: Vec<SourceId>,
        /// How firmly it stands.
        standing: Option<Standing>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What it was worked out from: outputs of this calculation, whose `reported` it comes from, or claims. A check
        /// of the same would confirm itself.
        derived_from [default]: Vec<String>,
    }
}

record! {
    /// An output.
    pub struct Output {
        /// Its id, also its name in formulas.
        id: FigureId,
        /// Its name.
        label: Text,
        /// The unit it is shown in.
        unit: Measure,
        /// The unit in words for readers, where it does not read well.
        unit_label: Option<Text>,
        /// How it is worked out.
        formula: Formula,
        /// Decimals to show; in the digits of its inputs, if not given.
        decimals: Option<u8>,
        /// Significant digits to show, in place of `decimals`.
        digits: Option<u8>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What is said elsewhere of the same thing.
        reported: Option<Value>,
        /// The claim that says so.
        claim: Option<ClaimId>,
    }
}

record! {
    /// What a calculation says of a claim.
    pub struct Check {
        /// The claim.
        claim: ClaimId,
        /// The output that is shown large beside it.
        shows: FigureId,
        /// Whose account it is.
        label: Text,
        /// When it bears the claim out.
        when: Formula,
        /// What to say where it does; `{id}` stands for an output.
        says: Text,
        /// What to say where it does not.
        otherwise: Text,
    }
}

/// What the reader has set, by input, each in its unit.
pub type Settings = Pairs<FigureId, f64>;

/// How far an input without a published range is moved to see what hangs on it.
pub const NUDGE: f64 = 0.1;

impl Input {
    /// How its numbers are rounded.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        Rounding::asked(self.decimals, None).unwrap_or(Rounding::AsGiven)
    }

    /// Its number on a day: what the reader has set, or else what is published by then.
    #[must_use]
    pub fn value_on(&self, day: Date, settings: &Settings) -> Option<f64> {
        let set = settings.get(&self.id).copied();
        set.or_else(|| self.value.filter(|_| self.is_known(day)))
    }

    /// The range that is published by a day.
    #[must_use]
    pub fn published_range(&self, day: Date) -> Option<(f64, f64)> {
        let is_published = self.range_known.is_none_or(|known| known <= day);
        self.low.zip(self.high).filter(|_| is_published)
    }

    /// What it can be on a day: its published range, unless the reader has set a number.
    fn range_on(&self, day: Date, settings: &Settings) -> Option<(f64, f64)> {
        let value = self.value_on(day, settings)?;
        let range = self
            .published_range(day)
            .filter(|_| settings.get(&self.id).is_none());
        Some(range.unwrap_or((value, value)))
    }

    /// The ends between which it is moved, the others held: its published range, or a tenth down and up.
    fn swing_on(&self, day: Date, settings: &Settings) -> Option<(f64, f64)> {
        let value = self.value_on(day, settings)?;
        let range = self.published_range(day).filter(|(low, high)| low < high);
        Some(range.unwrap_or((value * (1.0 - NUDGE), value * (1.0 + NUDGE))))
    }
}

/// A calculation's formulas, ready to be worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculationSheet {
    sheet: Sheet,
    checks: Vec<Bound>,
}

/// What one input does to one output while the others are held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// The input, by its place.
    pub input: usize,
    /// The ends it is moved between, in its unit.
    pub from: (f64, f64),
    /// What the output is at each end, in its unit.
    pub to: (f64, f64),
}

impl Swing {
    fn size(&self) -> f64 {
        (self.to.1 - self.to.0).abs()
    }
}

/// Which numbers to work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Each input at its number.
    Point,
    /// Each input over its published range.
    Range,
}

/// The figures of the inputs on a day.
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
    calculation.inputs.iter().map(figure).collect()
}

impl CalculationSheet {
    /// Looks up every name of a calculation.
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
            checks: checks.map(|check| sheet.bind(&check.when)).collect(),
            sheet,
        }
    }

    /// The inputs, then the outputs, and their formulas.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Whether a row can be told of on a day: it, and all that it is worked out from, is published.
    #[must_use]
    pub fn is_published(&self, calculation: &Calculation, row: usize, day: Date) -> bool {
        let givens = self.sheet.givens(row);
        let inputs = givens
            .iter()
            .filter_map(|given| calculation.inputs.get(*given));
        { inputs }.all(|input| input.is_known(day))
    }

    /// All figures on a day, in base units: inputs, then outputs.
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

    /// The figures of all rows where each input may be off by the way it is written.
    #[must_use]
    pub fn work_out_widely(&self, calculation: &Calculation, point: &[Figure]) -> Vec<Figure> {
        let decimals = |given: usize| calculation.inputs.get(given)?.decimals;
        self.sheet.work_out_widely(point, &decimals)
    }

    /// What each check comes to.
    #[must_use]
    pub fn checks(&self, figures: &[Figure]) -> Vec<Figure> {
        self.checks
            .iter()
            .map(|check| check.evaluate(figures))
            .collect()
    }

    /// What each input does to an output, one at a time, the strongest first; those that do nothing are left out.
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
            .collect();
        swings.sort_by(|one, two| two.size().total_cmp(&one.size()));
        swings
    }

    /// The values of an input, within what the reader may set, at which a check turns while the others are held.
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
        let near: Vec<f64> = now.into_iter().chain(input.value).collect();
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
        // Each comparison turns once, most often, where the whole may turn and turn back between two steps.
        let comparisons: Vec<Comparison> = self
            .sheet
            .comparisons()
            .chain(check.comparisons())
            .collect();
        let points = turning_points(input.least, input.most, &near, &mut |value, one| {
            truths(&comparisons, one, &figures_at(value))
        });
        let mut holds_at = |value: f64| check.evaluate(&figures_at(value));
        let turns = between(input.least, &points, input.most, &mut holds_at);
        turns.into_iter().map(|turn| turn.at).collect()
    }
}
