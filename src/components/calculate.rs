//! Calculations: two accounts side by side, the inputs to change, the results and what they depend on.

mod checked_by;
mod results;

use std::cell::OnceCell;

use yew::prelude::*;

pub(super) use self::checked_by::CheckedBy;
use self::results::{break_even, results, sensitivity};
use super::cites::cites;
use super::claim_card::claim_link;
use super::copy_link::CopyLink;
use super::heading::heading;
use super::hooks::{use_pieces, use_view};
use super::markup::{El, button, el, text};
use super::resting::PartProps;
use super::slider::Slider;
use super::status::value_standing;
use super::view::View;
use contrappunto_story::model::as_of::{Known, is_annotated};
use contrappunto_story::model::calculation::{
    Calculation, CalculationSheet, Check, Input, Output, Settings, Spread,
};
use contrappunto_story::numbers::figure::Figure;
use contrappunto_story::numbers::rounding::{Rounding, bounds};
use contrappunto_story::page::words;
use contrappunto_story::state::view_state::Action;
use contrappunto_story::wording::amount_words::{digits, figure, range, unit, with_unit};

/// All calculations of the story that are known on the as-of date.
#[component]
pub fn Calculate(props: &PartProps) -> Html {
    let view = use_view();
    let resting = &props.resting;
    let total = view
        .as_ref()
        .map_or(0, |view| view.story().calculations.len());
    let total = resting.growing(total);
    let pieces = use_pieces(total);
    let Some(view) = view else {
        return html! { <section /> };
    };
    let calculations = &view.story().calculations;
    let is_known = calculations
        .iter()
        .any(|calculation| calculation.is_known(view.day()));
    let each = calculations.iter().enumerate().take(pieces);
    let each = each.flat_map(|(index, calculation)| {
        let drawn = || html! { <OneCalculation key={calculation.id.as_str()} {index} settings={view.state.settings(&calculation.id)} view={view.clone()} /> };
        resting.or(&calculation.id.dom_id(), drawn)
    });
    el("section")
        .class("calculations")
        .attr("part", "calculate")
        .flag("data-growing", pieces < total)
        .flag("hidden", !is_known)
        .push(heading(
            view.heading_level,
            "part-title",
            view.words.do_they_add_up,
        ))
        .each(each)
        .html()
}

/// Properties of [`OneCalculation`].
#[derive(Properties, PartialEq)]
struct OneCalculationProps {
    /// The calculation's index in the story.
    index: usize,
    /// The inputs that the reader has set.
    settings: Settings,
    /// The shared state, compared without the numbers.
    view: View,
}

/// A calculation evaluated for the as-of date with the reader's settings.
struct Evaluation<'a> {
    view: &'a View,
    calculation: &'a Calculation,
    settings: &'a Settings,
    sheet: &'a CalculationSheet,
    /// The figures with each input at its value: inputs, then outputs.
    point: Vec<Figure>,
    /// The figures with each input over its published range.
    spread: Vec<Figure>,
    /// The figures with each input widened by its rounding error, computed when a result first needs them.
    wide: OnceCell<Vec<Figure>>,
}

impl Evaluation<'_> {
    fn place(&self, name: &str) -> Option<usize> {
        self.sheet.sheet().place(name)
    }

    /// Returns the inputs published by the as-of date.
    fn inputs(&self) -> impl Iterator<Item = &Input> {
        let inputs = self.calculation.inputs.iter();
        inputs.filter(|input| input.is_known(self.view.day()))
    }

    /// Whether a check can be shown on the day: its claim is known, and the result it shows is published.
    fn tells(&self, check: &Check) -> bool {
        let claim = self.view.story().claim(&check.claim);
        claim.is_some_and(|claim| claim.is_known(self.view.day()))
            && self
                .place(check.shows.as_str())
                .is_some_and(|row| self.is_published(row))
    }

    fn is_published(&self, row: usize) -> bool {
        self.sheet
            .is_published(self.calculation, row, self.view.day())
    }

    /// Returns how an output is rounded.
    fn rounding(&self, output: &Output) -> Rounding {
        let asked = Rounding::asked(output.decimals, output.digits);
        asked.unwrap_or_else(|| {
            let wide = || self.sheet.work_out_widely(self.calculation, &self.point);
            let row = self.place(output.id.as_str()).unwrap_or_default();
            let sheet = self.sheet.sheet();
            sheet.rounding(row, &self.point, self.wide.get_or_init(wide))
        })
    }

    /// Formats a result with its unit.
    fn worded(&self, name: &str) -> Option<String> {
        let output = self
            .calculation
            .outputs
            .iter()
            .find(|output| output.id.as_str() == name)?;
        let found = *self.point.get(self.place(name)?)?;
        let rounding = self.rounding(output);
        let text = figure(found, output.unit.kind(), rounding, self.view.locale)?;
        let unit = unit(
            &output.unit,
            output.unit_label.as_ref(),
            self.view.language(),
        );
        Some(with_unit(&text, unit))
    }

    /// Replaces each `{id}` in a text by the result with that id.
    fn filled(&self, text: &str) -> String {
        let mut pieces = text.split('{');
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            filled += self
                .worded(name)
                .as_deref()
                .unwrap_or(self.view.words.not_known);
            filled += rest;
        }
        filled
    }

    /// Returns the labels of the unknown inputs that leave these rows undetermined.
    fn missing(&self, rows: &[usize]) -> Vec<&str> {
        let roots = self.sheet.sheet().roots(rows, &self.point);
        let label = |row: &usize| {
            Some(
                self.calculation
                    .inputs
                    .get(*row)?
                    .label
                    .get(self.view.language()),
            )
        };
        roots.iter().filter_map(label).collect()
    }
}

#[component]
fn OneCalculation(props: &OneCalculationProps) -> Html {
    let view = &props.view;
    let story = view.state.story.clone();
    let index = props.index;
    let sheet = use_memo((story.clone(), index), |(story, index)| {
        story.calculations.get(*index).map(CalculationSheet::new)
    });
    let article = el("article");
    let (Some(calculation), Some(sheet)) = (story.calculations.get(index), sheet.as_ref()) else {
        return article.html();
    };
    let (language, words, day) = (view.language(), view.words, view.day());
    let article = article
        .set("id", calculation.id.dom_id())
        .class("calculation");
    if !calculation.is_known(day) {
        return article.attr("data-known", "no").flag("hidden", true).html();
    }
    let settings = &props.settings;
    let worked = Evaluation {
        view,
        calculation,
        settings,
        sheet,
        point: sheet.figures(calculation, day, settings, Spread::Point),
        spread: sheet.figures(calculation, day, settings, Spread::Range),
        wide: OnceCell::new(),
    };
    let truths = sheet.checks(&worked.point);
    let accounts = calculation.checks.iter().zip(truths);
    let accounts = accounts
        .filter(|(check, _)| worked.tells(check))
        .map(|(check, truth)| account(&worked, check, truth));
    let reset = button()
        .class("chip")
        .flag("disabled", settings.is_empty())
        .onclick(view.sends(Action::Reset(calculation.id.clone())))
        .text(words.reset);
    let sliders = el("div")
        .class("sliders live")
        .each(worked.inputs().map(|input| slider(&worked, input)))
        .with(
            el("div")
                .class("tools")
                .with(reset)
                .push(html! { <CopyLink to={calculation.id.dom_id()} /> }),
        );
    let limits = el("p")
        .class("note")
        .with(el("b").text(words.cannot_show).text("."))
        .text(" ")
        .text(calculation.cannot_show.get(language));
    article
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .push(heading(
            view.heading_level + 1,
            "calculation-title",
            calculation.title.get(language),
        ))
        .maybe(
            calculation
                .intro
                .as_ref()
                .map(|intro| el("p").class("intro").text(intro.get(language)).html()),
        )
        .with(
            el("div")
                .class("workbench")
                .with(el("div").class("accounts").each(accounts))
                .with(sliders)
                .with(limits),
        )
        .push(results(&worked))
        .push(sensitivity(&worked))
        .push(break_even(&worked))
        .push(inputs(&worked))
        .html()
}

/// Returns what a check says with the current inputs, or which unknown inputs leave it open.
fn verdict(worked: &Evaluation, check: &Check, truth: Figure) -> String {
    let language = worked.view.language();
    match truth {
        Figure::Yes => worked.filled(check.says.get(language)),
        Figure::No => worked.filled(check.otherwise.get(language)),
        _ => {
            let rows: Vec<usize> = worked.place(check.shows.as_str()).into_iter().collect();
            words::not_known_rows(&worked.missing(&rows), worked.view.locale)
        }
    }
}

/// Renders an account: whose it is, its number, and what follows from that.
fn account(worked: &Evaluation, check: &Check, truth: Figure) -> Html {
    let view = worked.view;
    let (language, day) = (view.language(), view.day());
    // Only words say how it turns out: a tick beside somebody's account would read as a verdict on it.
    let class = match truth {
        Figure::Yes => "agrees",
        Figure::No => "differs",
        _ => "open",
    };
    let output = worked
        .calculation
        .outputs
        .iter()
        .find(|output| output.id == check.shows);
    let says = verdict(worked, check, truth);
    let claim = view
        .story()
        .claim(&check.claim)
        .filter(|claim| claim.is_known(day));
    let claim = claim.map(|claim| {
        el("p")
            .class("quiet")
            .text(view.words.bears_on)
            .text(": ")
            .with(claim_link(view, claim))
            .html()
    });
    let number = worked.worded(check.shows.as_str());
    el("div")
        .classes(&["account", class])
        .set("data-claim", check.claim.to_string())
        .with(
            el("p")
                .class("account-name")
                .text(check.label.get(language)),
        )
        .with(
            el("p")
                .class("large")
                .text(number.as_deref().unwrap_or(view.words.cannot_tell)),
        )
        .maybe(output.map(|output| {
            el("p")
                .class("quiet")
                .text(output.label.get(language))
                .html()
        }))
        .with(el("p").class("verdict-line").text(&says))
        .maybe(claim)
        .html()
}

fn slider(worked: &Evaluation, input: &Input) -> Html {
    let view = worked.view;
    let (calculation, id) = (worked.calculation.id.clone(), input.id.clone());
    let onset = view
        .act
        .reform(move |value| Action::Set(calculation.clone(), id.clone(), value));
    html! {
        <Slider key={input.id.as_str()} name={input.id.to_string()} label={input.label.get(view.language()).to_owned()}
            unit={unit(&input.unit, input.unit_label.as_ref(), view.language()).to_owned()}
            value={input.value_on(view.day(), worked.settings)} track={(input.least, input.most, input.step)} rounding={input.rounding()}
            range={input.published_range(view.day())} is_set={worked.settings.get(&input.id).is_some()} locale={view.locale} words={view.words} {onset} />
    }
}

/// Renders the inputs as published, with range, standing, sources and note.
fn inputs(worked: &Evaluation) -> Html {
    let view = worked.view;
    let language = view.language();
    let rows = worked.inputs().map(|input| {
        el("div")
            .key(input.id.as_str())
            .with(el("dt").text(input.label.get(language)))
            .with(published(view, input))
            .html()
    });
    el("details")
        .class("inputs")
        .with(el("summary").text(view.words.inputs))
        .with(el("dl").each(rows))
        .html()
}

fn published(view: &View, input: &Input) -> El {
    let (language, words, locale) = (view.language(), view.words, view.locale);
    let unit = unit(&input.unit, input.unit_label.as_ref(), language);
    let Some(value) = input.value_on(view.day(), &Settings::default()) else {
        let why = input
            .unknown
            .as_ref()
            .map_or(words.not_published_yet, |why| why.get(language));
        return el("dd").text(why);
    };
    let sources: Vec<_> = input.source.iter().chain(&input.also).cloned().collect();
    let spread = input.published_range(view.day()).map(|(low, high)| {
        let spread = with_unit(&range(low, high, input.rounding(), locale), unit);
        text(&format!("({} {spread}) ", words.published_range))
    });
    let standing = input
        .standing
        .map(|standing| value_standing(words::standing(standing, locale)).html());
    el("dd")
        .with(el("b").text(&with_unit(&digits(value, input.rounding(), locale), unit)))
        .text(" ")
        .maybe(spread)
        .maybe(standing)
        .text(" ")
        .push(cites(view, &sources))
        .text(" ")
        .maybe(
            input
                .note
                .as_ref()
                .filter(|_| input.range_known.is_none_or(|known| known <= view.day()))
                .filter(|_| is_annotated(view.story(), input.source.as_ref(), view.day()))
                .map(|note| el("span").class("aside").text(note.get(language)).html()),
        )
}

/// Returns the bounds of a row over the published ranges, in its unit.
fn spread_of(worked: &Evaluation, row: usize) -> Option<(f64, f64)> {
    let kind = worked.sheet.sheet().rows().get(row)?.kind;
    bounds(*worked.spread.get(row)?, kind)
}
