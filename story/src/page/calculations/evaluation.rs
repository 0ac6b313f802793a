//! A calculation with its figures.

use std::cell::OnceCell;

use crate::fields::ids::FigureId;
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::calculation::{
    Calculation, CalculationSheet, Check, Input, Output, Settings, Spread,
};
use crate::numbers::figure::Figure;
use crate::numbers::rounding::Rounding;
use crate::page::context::PageContext;
use crate::page::words;
use crate::wording::amount_words::{figure, unit, with_unit};

/// A check of a calculation that can be shown on the day.
#[derive(Clone, Copy)]
pub(super) struct ShownCheck<'a> {
    /// Its index in the calculation.
    pub index: usize,
    /// The check.
    pub check: &'a Check,
    /// What it comes to with the current inputs.
    pub truth: Figure,
}

/// A calculation evaluated for the as-of date with the reader's settings.
pub(super) struct Evaluation<'a> {
    pub context: PageContext<'a>,
    pub calculation: &'a Calculation,
    pub settings: &'a Settings,
    pub sheet: &'a CalculationSheet,
    /// The figures with each input at its value: inputs, then outputs.
    pub point: Vec<Figure>,
    /// The checks that can be shown on the day: the claim is known, and the result that it shows is published.
    pub checks: Vec<ShownCheck<'a>>,
    /// The figures with each input widened by its rounding error, computed when a result first needs them.
    wide: OnceCell<Vec<Figure>>,
}

impl<'a> Evaluation<'a> {
    pub fn new(
        context: &PageContext<'a>,
        calculation: &'a Calculation,
        settings: &'a Settings,
        sheet: &'a CalculationSheet,
    ) -> Self {
        let mut evaluation = Self {
            context: *context,
            calculation,
            settings,
            sheet,
            point: sheet.figures(calculation, context.day(), settings, Spread::Point),
            checks: Vec::new(),
            wide: OnceCell::new(),
        };
        let truths = sheet.checks(&evaluation.point).into_iter();
        let checks = calculation.checks.iter().zip(truths).enumerate();
        let checks = checks.map(|(index, (check, truth))| ShownCheck {
            index,
            check,
            truth,
        });
        evaluation.checks = checks.filter(|one| evaluation.tells(one.check)).list();
        evaluation
    }

    /// Returns the inputs published by the as-of date.
    pub fn inputs(&self) -> impl Iterator<Item = &'a Input> {
        let inputs = self.calculation.inputs.iter();
        inputs.filter(|input| input.is_known(self.context.day()))
    }

    fn tells(&self, check: &Check) -> bool {
        let claim = self.context.story().claim(&check.claim);
        claim.is_some_and(|claim| claim.is_known(self.context.day()))
            && self
                .place(check.shows.as_str())
                .is_some_and(|row| self.is_published(row))
    }

    /// Whether a row can be shown on the day.
    pub fn is_published(&self, row: usize) -> bool {
        self.sheet
            .is_published(self.calculation, row, self.context.day())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.sheet.sheet().place(name)
    }

    /// Returns the output with an id.
    pub fn output(&self, id: &FigureId) -> Option<&'a Output> {
        let mut outputs = self.calculation.outputs.iter();
        outputs.find(|output| output.id == *id)
    }

    /// Returns how an output is rounded.
    pub fn rounding(&self, output: &Output) -> Rounding {
        let asked = Rounding::asked(output.decimals, output.digits);
        asked.unwrap_or_else(|| {
            let wide = || self.sheet.work_out_widely(self.calculation, &self.point);
            let row = self.place(output.id.as_str()).unwrap_or_default();
            let sheet = self.sheet.sheet();
            sheet.rounding(row, &self.point, self.wide.get_or_init(wide))
        })
    }

    /// Words an output with its unit; `None` if it is unknown.
    pub fn worded(&self, output: &Output) -> Option<String> {
        self.rounded(output, self.rounding(output))
    }

    /// Words an output with its unit, rounded in a given way.
    pub fn rounded(&self, output: &Output, rounding: Rounding) -> Option<String> {
        let found = *self.point.get(self.place(output.id.as_str())?)?;
        let text = figure(found, output.unit.kind(), rounding, self.context.locale)?;
        Some(with_unit(&text, self.unit(output)))
    }

    /// Returns the unit of an output in words.
    pub fn unit<'o>(&self, output: &'o Output) -> &'o str {
        let label = output.unit_label.as_ref();
        unit(&output.unit, label, self.context.language())
    }

    /// Returns the unit of an input in words.
    pub fn input_unit<'i>(&self, input: &'i Input) -> &'i str {
        let label = input.unit_label.as_ref();
        unit(&input.unit, label, self.context.language())
    }

    /// Returns what a check says with the current inputs, or which unknown inputs leave it open.
    pub fn verdict(&self, ShownCheck { check, truth, .. }: ShownCheck) -> String {
        let language = self.context.language();
        match truth {
            Figure::Yes => self.filled(check.says.get(language)),
            Figure::No => self.filled(check.otherwise.get(language)),
            _ => {
                let rows = self.place(check.shows.as_str());
                self.missing(rows.as_slice())
            }
        }
    }

    /// Replaces each `{id}` in a text by the result with that id.
    fn filled(&self, text: &str) -> String {
        let mut pieces = text.split('{');
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            let mut outputs = self.calculation.outputs.iter();
            let output = outputs.find(|output| output.id.as_str() == name);
            let worded = output.and_then(|output| self.worded(output));
            filled += worded.as_deref().unwrap_or(self.context.words.not_known);
            filled += rest;
        }
        filled
    }

    /// Says which unknown inputs leave these rows undetermined.
    pub fn missing(&self, rows: &[usize]) -> String {
        let roots = self.sheet.sheet().roots(rows, &self.point);
        let label = |row: &usize| {
            let input = self.calculation.inputs.get(*row)?;
            Some(input.label.get(self.context.language()))
        };
        let labels: Vec<&str> = roots.iter().filter_map(label).list();
        words::not_known_rows(&labels, self.context.locale)
    }
}
