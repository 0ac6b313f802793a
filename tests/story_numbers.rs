//! The chips of the published story: every chip under every rule compared with an independent evaluation, the days on
//! which it could be sold, and what verdicts depend on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::rule::{Effect, Force, Outcome};
use contrappunto_story::model::story::Story;
use contrappunto_story::model::table::{ItemId, PropertyId, Table};
use contrappunto_story::model::table_sheet::{Answer, Column, TableSheet};
use contrappunto_story::numbers::figure::Figure;
use serde_json::Value;

/// Every chip under every rule with published numbers, computed from the same data by another program.
const EVALUATED: &str = "tests/data/rules_eval.json";

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

fn evaluated() -> Vec<Value> {
    serde_json::from_str(&support::read(EVALUATED)).unwrap()
}

fn chips(story: &Story) -> &Table {
    story
        .tables
        .iter()
        .find(|table| table.id.as_str() == "chips")
        .unwrap()
}

fn whole<'a>(table: &'a Table, id: &str) -> Column<'a> {
    Column {
        item: table.item(&ItemId::from(id)).unwrap(),
        changed: None,
    }
}

/// Returns a row's figure in its own unit.
fn figure(table: &Table, sheet: &TableSheet, figures: &[Figure], row: &str) -> Option<f64> {
    let place = sheet.sheet().place(row).unwrap();
    let factor = table
        .lines()
        .nth(place)
        .unwrap()
        .unit()
        .kind()
        .unit()
        .factor;
    Some(figures[place].number()?.exact()? / factor)
}

/// Returns the verdict's id, or `indeterminate`.
fn verdict(table: &Table, sheet: &TableSheet, rule: usize, outcome: &Outcome) -> String {
    let speaks = sheet.rulings()[rule].speaks;
    match outcome {
        Outcome::Decided(verdict) => table.rules[speaks].verdicts[*verdict].verdict.to_string(),
        Outcome::Open(_) => "indeterminate".to_owned(),
    }
}

/// A chip without published rates.
const UNKNOWN: &str = "mi308x";

#[test]
fn of_a_chip_without_a_rate_nothing_is_told_that_hangs_on_it() {
    let story = deepseek();
    let table = chips(&story);
    let sheet = TableSheet::new(table);
    let figures = sheet.figures(table, whole(table, UNKNOWN), story.updated);
    assert_eq!(figure(table, &sheet, &figures, "tpp"), None);
    assert_eq!(figure(table, &sheet, &figures, "pd"), None);
}

#[test]
fn every_chip_under_every_rule_is_as_evaluated_elsewhere() {
    let story = deepseek();
    let (table, expected) = (chips(&story), evaluated());
    let sheet = TableSheet::new(table);
    let mut compared = 0;
    assert_eq!(table.items.len(), 23);
    assert_eq!(expected.len(), 23);
    for chip in &expected {
        let id = chip["id"].as_str().unwrap();
        let column = whole(table, id);
        let figures = sheet.figures(table, column, story.updated);
        let outcomes = sheet.outcomes(column, &figures);
        for (rule, outcome) in chip["outcomes"].as_object().unwrap() {
            let place = table.rules.iter().position(|one| one.id.as_str() == rule);
            let place = place.unwrap_or_else(|| panic!("no rule {rule}"));
            let wanted = outcome.as_str().unwrap().replace(['.', '_'], "-");
            let found = verdict(table, &sheet, place, &outcomes[place]);
            assert_eq!(found, wanted, "{id} under {rule}");
            if found == "indeterminate" && id != UNKNOWN {
                let rows = sheet.rulings()[place].undecided(&figures, sheet.sheet());
                let names: Vec<&str> = rows
                    .iter()
                    .map(|row| &*sheet.sheet().rows()[*row].name)
                    .collect();
                assert_eq!(
                    names,
                    ["die_area"],
                    "{id} under {rule} hangs on its die area"
                );
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 230);
}

#[test]
fn every_chip_has_the_figures_that_were_worked_out_elsewhere() {
    let story = deepseek();
    let table = chips(&story);
    let sheet = TableSheet::new(table);
    for chip in &evaluated() {
        let id = chip["id"].as_str().unwrap();
        if id == UNKNOWN {
            assert!(chip["tpp"].is_null());
            continue;
        }
        let figures = sheet.figures(table, whole(table, id), story.updated);
        for (row, field, slack) in [
            ("tpp", "tpp", 0.05),
            ("pd", "pd", 0.0005),
            ("io", "io_gbps", 1e-9),
            ("link_bandwidth", "link_gbps", 1e-9),
            ("memory_bandwidth", "dram_bw_gbps", 1e-9),
            ("die_area", "die_area_mm2", 1e-9),
        ] {
            match (figure(table, &sheet, &figures, row), chip[field].as_f64()) {
                // That program used the host link of another board, twice as fast, or one for which no source was read.
                (Some(found), Some(wanted))
                    if row == "io" && ["b200-hgx-180", "ascend-910b"].contains(&id) =>
                {
                    assert!(
                        (found - wanted + 128.0).abs() < 1e-9,
                        "{row} of {id}: {found}"
                    );
                }
                (Some(found), Some(wanted)) => assert!(
                    (found - wanted).abs() <= slack,
                    "{row} of {id}: {found}, not {wanted}"
                ),
                (found, wanted) => assert_eq!(found, wanted, "{row} of {id}"),
            }
        }
        let place = sheet.sheet().place("tpp").unwrap();
        let decided = sheet
            .sheet()
            .formula(place)
            .unwrap()
            .decided_by(&figures)
            .unwrap();
        assert_eq!(
            sheet.sheet().rows()[decided].name.as_ref(),
            chip["tpp_set_by"].as_str().unwrap(),
            "{id}"
        );
        let datacenter = sheet.sheet().place("datacenter").unwrap();
        assert_eq!(
            figures[datacenter],
            Figure::truth(chip["datacenter"].as_bool().unwrap()),
            "{id}"
        );
    }
}

/// Returns the overall answer of all rules in force on a day for a chip; `None` if it is not known yet.
fn sold(story: &Story, chip: &str, on: &str) -> Option<Answer> {
    let day = support::day(on);
    let table = chips(story);
    let sheet = TableSheet::new(table);
    let column = whole(table, chip);
    if column.item.known.is_some_and(|known| known > day) {
        return None;
    }
    let figures = sheet.figures(table, column, day);
    Some(sheet.overall(table, &sheet.outcomes(column, &figures), &figures, day))
}

#[test]
fn on_its_days_each_chip_could_be_sold_or_not() {
    use Effect::{Allows, Conditions, Restricts};
    let story = deepseek();
    let given = |effect| Some(Answer::Given(effect));
    for (chip, day, answer) in [
        ("h800-sxm-80", "2023-03-20", None),
        ("h800-sxm-80", "2023-03-21", given(Allows)),
        ("h800-sxm-80", "2023-06-01", given(Allows)),
        ("h800-sxm-80", "2023-10-22", given(Allows)),
        ("h800-sxm-80", "2023-10-24", given(Restricts)),
        ("h800-sxm-80", "2025-04-15", given(Restricts)),
        ("a100-sxm-80", "2022-08-25", given(Allows)),
        // The letter of 26 August became known on the 31st.
        ("a100-sxm-80", "2022-08-31", given(Restricts)),
        ("a100-sxm-80", "2022-10-21", given(Restricts)),
        ("h100-sxm-80", "2022-09-30", given(Restricts)),
        ("a800-sxm-80", "2022-11-08", given(Allows)),
        ("a800-sxm-80", "2023-10-24", given(Restricts)),
        ("h20-sxm-96", "2024-03-01", given(Allows)),
        ("h20-sxm-96", "2025-04-14", given(Allows)),
        ("h20-sxm-96", "2025-04-15", given(Restricts)),
        ("gaudi2-hl225b", "2023-10-24", given(Allows)),
        ("gaudi2-hl225b", "2023-11-17", given(Restricts)),
        ("rtx-4090", "2024-06-01", given(Conditions)),
        ("rtx-4090d", "2024-06-01", given(Allows)),
        ("h200-sxm-141", "2026-02-01", given(Restricts)),
        // The known values suffice, although the die area is unknown.
        ("mi308x", "2026-02-01", given(Restricts)),
        ("mi308x", "2025-01-31", Some(Answer::Open)),
        ("ascend-910b", "2025-01-31", Some(Answer::Outside)),
    ] {
        assert_eq!(sold(&story, chip, day), answer, "{chip} on {day}");
    }
}

#[test]
fn no_rule_tells_of_itself_before_it_is_known() {
    let story = deepseek();
    for rule in &chips(&story).rules {
        let before = Date::from_days(rule.known.days() - 1).unwrap();
        assert!(
            rule.force(rule.known).is_some() && rule.force(before).is_none(),
            "{}",
            rule.id
        );
        // A future end is not shown.
        if let (Some(from), Some(until)) = (rule.from, rule.until) {
            let day = rule.known.max(from);
            assert!(
                day >= until || rule.force(day) == Some(Force::Current),
                "{}",
                rule.id
            );
        }
    }
}

/// Returns where verdicts turn as a property of a changed H800 varies: the rule, the value, and whether it is included.
fn turns(story: &Story, property: &str, changed: &[(&str, f64)]) -> Vec<(String, f64, bool)> {
    let table = chips(story);
    let sheet = TableSheet::new(table);
    let what_if = table.what_if.as_ref().unwrap();
    let control = what_if
        .properties
        .iter()
        .find(|control| control.property.as_str() == property)
        .unwrap();
    let mut own = what_if.opening();
    for (name, value) in changed {
        own.insert(PropertyId::from(*name), *value);
    }
    let column = Column {
        item: table.item(&ItemId::from("h800-sxm-80")).unwrap(),
        changed: Some(&own),
    };
    let rules: Vec<usize> = (0..table.rules.len())
        .filter(|index| table.rules[*index].like.is_none())
        .collect();
    let turns = sheet.turns(table, column, control, &rules, story.updated);
    turns
        .iter()
        .map(|turn| {
            (
                table.rules[turn.rule].id.to_string(),
                turn.at,
                turn.includes,
            )
        })
        .collect()
}

fn turn(rule: &str, at: f64, includes: bool) -> (String, f64, bool) {
    (rule.to_owned(), at, includes)
}

#[test]
fn an_h800_of_ones_own_turns_exactly_where_the_rules_say() {
    let story = deepseek();
    let october = turn("ifr-2022-10-07", 600.0, true);
    assert_eq!(turns(&story, "link_bandwidth", &[]), [october]);
    // With the host link of 128 GB/s counted too, 600 in all is 472 between chips.
    let counted = turns(&story, "link_bandwidth", &[("host_counted", 1.0)]);
    assert_eq!(counted, [turn("ifr-2022-10-07", 472.0, true)]);
    // TPP 4,800 is 600 at eight bits, 2,400 is 300, 21,000 is 2,625; the other formats follow.
    let rate = turns(&story, "fp8", &[("link_bandwidth", 600.0)]);
    for expected in [
        turn("ifr-2022-10-07", 600.0, true),
        turn("ifr-2023-10-17", 300.0, true),
        turn("ifr-2023-10-17", 600.0, true),
        turn("letter-2023-10-23", 600.0, true),
        turn("final-2026-01-15", 2625.0, true),
    ] {
        assert!(rate.contains(&expected), "{expected:?}: {rate:?}");
    }
    // At full rate TPP alone decides; at a fifth, TPP 3,200, density 5.92 is reached up to 540.54 mm².
    assert_eq!(turns(&story, "die_area", &[]), []);
    let area = turns(&story, "die_area", &[("fp8", 400.0)]);
    let dense = area
        .iter()
        .find(|(rule, _, _)| rule == "ifr-2023-10-17")
        .unwrap();
    assert!((dense.1 * 5.92 - 3200.0).abs() < 1e-6, "{area:?}");
    let memory = turns(&story, "memory_bandwidth", &[]);
    for expected in [
        // 528 GB/s of links and 1,172 of memory are the 1,700 of the letters' sum; the tariff's band ends at 5,000.
        turn("tariff-2026-01-14", 4500.0, true),
        turn("tariff-2026-01-14", 5000.0, false),
        turn("final-2026-01-15", 6500.0, true),
    ] {
        assert!(memory.contains(&expected), "{expected:?}: {memory:?}");
    }
}
