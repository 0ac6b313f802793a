//! The cost of recomputing everything after one change by a reader: every table with its rules, every calculation.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark ends where its data is missing"
)]

use contrappunto_story::calendar::date::Date;
use contrappunto_story::check::story_check;
use contrappunto_story::model::calculation::{CalculationSheet, Settings, Spread};
use contrappunto_story::model::story::Story;
use contrappunto_story::model::table_sheet::{Column, TableSheet};
use contrappunto_story::reading::json::Json;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn text() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/www/stories/deepseek/story.json"
    );
    std::fs::read_to_string(path).unwrap()
}

fn story() -> Story {
    let json: Json = serde_json::from_str(&text()).unwrap();
    story_check::story(&json).unwrap()
}

fn tables(story: &Story, sheets: &[TableSheet], day: Date) -> usize {
    let each = story.tables.iter().zip(sheets).flat_map(|(table, sheet)| {
        table.items.iter().map(move |item| {
            let column = Column {
                item,
                changed: None,
            };
            let figures = sheet.figures(table, column, day);
            let outcomes = sheet.outcomes(column, &figures);
            black_box(sheet.overall(table, &outcomes, &figures, day));
            outcomes.len()
        })
    });
    each.sum()
}

fn calculations(
    story: &Story,
    sheets: &[CalculationSheet],
    day: Date,
    settings: &Settings,
) -> usize {
    let each = story
        .calculations
        .iter()
        .zip(sheets)
        .map(|(calculation, sheet)| {
            let point = sheet.figures(calculation, day, settings, Spread::Point);
            black_box(sheet.figures(calculation, day, settings, Spread::Range));
            black_box(sheet.checks(&point));
            let swings: usize = calculation
                .outputs
                .iter()
                .map(|output| {
                    sheet
                        .sensitivity(calculation, &output.id, day, settings)
                        .len()
                })
                .sum();
            let turns: usize = (0..calculation.checks.len())
                .flat_map(|check| calculation.inputs.iter().map(move |input| (check, input)))
                .map(|(check, input)| {
                    sheet
                        .break_even(calculation, check, input, day, settings)
                        .len()
                })
                .sum();
            swings + turns
        });
    each.sum()
}

/// Computes every column of every table, with every rule.
#[divan::bench]
fn every_table_and_rule(bencher: Bencher) {
    let story = story();
    let sheets: Vec<TableSheet> = story.tables.iter().map(TableSheet::new).collect();
    bencher.bench_local(|| tables(black_box(&story), &sheets, story.updated));
}

/// Finds where verdicts turn, for every control of an own column.
#[divan::bench]
fn every_turning_point(bencher: Bencher) {
    let story = story();
    let table = story.tables.first().unwrap();
    let sheet = TableSheet::new(table);
    let what_if = table.what_if.as_ref().unwrap();
    let own = what_if.opening();
    let column = Column {
        item: table.item(&what_if.from).unwrap(),
        changed: Some(&own),
    };
    let rules: Vec<usize> = (0..table.rules.len()).collect();
    bencher.bench_local(|| {
        let controls = what_if.properties.iter();
        controls
            .map(|control| {
                sheet
                    .turns(table, column, control, &rules, story.updated)
                    .len()
            })
            .sum::<usize>()
    });
}

/// Computes every calculation: results, ranges, checks, sensitivity of every result, break-even of every check and
/// input.
#[divan::bench]
fn every_calculation(bencher: Bencher) {
    let story = story();
    let sheets: Vec<CalculationSheet> = story
        .calculations
        .iter()
        .map(CalculationSheet::new)
        .collect();
    bencher.bench_local(|| {
        calculations(
            black_box(&story),
            &sheets,
            story.updated,
            &Settings::default(),
        )
    });
}

/// Reads the story and resolves every name in every formula.
#[divan::bench]
fn reading_the_story(bencher: Bencher) {
    let json: Json = serde_json::from_str(&text()).unwrap();
    bencher.bench_local(|| story_check::story(black_box(&json)).is_ok());
}
