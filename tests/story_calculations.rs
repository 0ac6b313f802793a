//! The calculations of the published story: every result against published numbers, what turns a check, and what is
//! shown on which day.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use contrappunto_story::model::calculation::{
    Calculation, CalculationSheet, FigureId, Settings, Spread,
};
use contrappunto_story::model::story::Story;
use contrappunto_story::numbers::figure::Figure;
use contrappunto_story::numbers::rounding::bounds;

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

/// Calculation, output, and the number that publications give or that follows from theirs by hand.
const RESULTS: &[(&str, &str, f64)] = &[
    ("v3-published", "days_hours", 54.20),
    ("v3-published", "days_speed", 54.25),
    ("v3-published", "per_trillion", 180.0),
    ("v3-published", "step_time", 19.926),
    ("v3-published", "hours_all", 2788.0),
    ("v3-published", "days_all", 56.7),
    ("v3-published", "cost", 5.576),
    ("training-time", "work", 3.2856e24),
    ("training-time", "days_v3", 45.77),
    ("training-time", "days_wang", 1.875),
    ("training-time", "share_v3", 30_720.0),
    ("training-time", "share_wang", 1_258.0),
    ("utilisation", "achieved", 342.6),
    ("utilisation", "mfu_bf16", 34.6),
    ("utilisation", "mfu_fp8", 17.3),
    ("utilisation", "llama_mfu", 34.5),
    ("utilisation", "hours_meta", 2.25),
    ("r1-stage", "zero_total", 101_376.0),
    ("r1-stage", "zero_days", 8.25),
    ("r1-stage", "r1_total", 40_960.0),
    ("r1-stage", "r1_days", 3.33),
    ("r1-stage", "total", 147_336.0),
    ("r1-stage", "cost", 294_672.0),
    ("r1-stage", "all_cost", 5.87),
    ("r1-stage", "share", 5.02),
    ("fleet", "power_wang", 63.75),
    ("fleet", "power_v3", 2.61),
    ("fleet", "energy_v3", 3.55),
    ("fleet", "purchase_wang", 1.45),
    ("fleet", "purchase_v3", 0.0731),
    ("fleet", "purchase_mixed", 1.052),
];

fn calculation<'a>(story: &'a Story, id: &str) -> &'a Calculation {
    story
        .calculations
        .iter()
        .find(|one| one.id.as_str() == id)
        .unwrap()
}

/// Returns an output's lower and upper bounds on the last day, in its unit.
fn output(story: &Story, id: &str, name: &str, settings: &Settings, spread: Spread) -> (f64, f64) {
    let calculation = calculation(story, id);
    let sheet = CalculationSheet::new(calculation);
    let figures = sheet.figures(calculation, story.updated, settings, spread);
    let place = sheet.sheet().place(name).unwrap();
    bounds(figures[place], sheet.sheet().rows()[place].kind).unwrap()
}

#[test]
fn every_calculation_gives_the_published_numbers() {
    let story = deepseek();
    for (id, name, expected) in RESULTS {
        let (found, _) = output(&story, id, name, &Settings::default(), Spread::Point);
        assert!(
            (found / expected - 1.0).abs() < 0.002,
            "{id} {name}: {found}, not {expected}"
        );
    }
}

#[test]
fn a_range_of_prices_is_a_range_of_costs() {
    let story = deepseek();
    let purchase = output(
        &story,
        "fleet",
        "purchase_wang",
        &Settings::default(),
        Spread::Range,
    );
    assert_eq!(purchase, (1.22, 1.68));
    let mut half = Settings::default();
    half.insert(FigureId::from("gpus_wang"), 25_000.0);
    assert_eq!(
        output(&story, "fleet", "purchase_wang", &half, Spread::Range),
        (0.61, 0.84)
    );
}

#[test]
fn every_check_holds_on_the_published_numbers_and_turns_beyond_them() {
    let story = deepseek();
    for calculation in &story.calculations {
        let sheet = CalculationSheet::new(calculation);
        let none = Settings::default();
        let figures = sheet.figures(calculation, story.updated, &none, Spread::Point);
        assert!(
            sheet
                .checks(&figures)
                .iter()
                .all(|check| *check == Figure::Yes),
            "{}",
            calculation.id
        );
        for (index, check) in calculation.checks.iter().enumerate() {
            let turning = calculation.inputs.iter().filter(|input| {
                !sheet
                    .break_even(calculation, index, input, story.updated, &none)
                    .is_empty()
            });
            assert!(
                turning.count() > 0,
                "nothing turns {} of {}",
                check.claim,
                calculation.id
            );
        }
    }
}

#[test]
fn a_break_even_is_where_the_check_turns() {
    let story = deepseek();
    let calculation = calculation(&story, "v3-published");
    let sheet = CalculationSheet::new(calculation);
    let input = calculation
        .inputs
        .iter()
        .find(|input| input.id.as_str() == "gpus")
        .unwrap();
    let points = sheet.break_even(calculation, 0, input, story.updated, &Settings::default());
    assert_eq!(points.len(), 2, "{points:?}");
    for point in points {
        let truth = |gpus: f64| {
            let mut settings = Settings::default();
            settings.insert(FigureId::from("gpus"), gpus);
            sheet.checks(&sheet.figures(calculation, story.updated, &settings, Spread::Point))[0]
        };
        assert_ne!(
            truth(point * (1.0 - 1e-9)),
            truth(point * (1.0 + 1e-9)),
            "{point}"
        );
    }
}

#[test]
fn no_input_is_worked_out_from_what_it_is_held_against() {
    let story = deepseek();
    let training = calculation(&story, "training-time");
    let mut inputs = training.inputs.iter();
    let utilisation = inputs.find(|input| input.id.as_str() == "utilisation");
    let source = utilisation.and_then(|input| input.source.as_ref()).unwrap();
    // It is from another company's run: DeepSeek's own hours would only confirm themselves.
    assert_eq!(source.as_str(), "llama3");
    assert!(story.party_of(source).is_none());
}
