//! The comparison tables: values, ratios, columns, rows, and rules by day.

use std::collections::{BTreeMap, BTreeSet};

use contrappunto::components::Part;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::link;
use contrappunto_story::state::table_view::TableAction;
use contrappunto_story::state::view_state::{Action, ViewState};
use serde_json::Value;

use crate::support;
use crate::support::facts::{
    columns_on, force_on, ids, is_published, is_told, item, list, said, sources, tables, text_of,
    updated,
};
use crate::support::page::{LANGUAGES, Node, Page, numbers_in, part_in};
use crate::support::tables::{
    Bounds, CHIPS, Grid, all_items, chips_number, days, known_items, lines, number, pill, sign,
    stated, table, tpp, verdicts,
};

/// Items that particular tests refer to.
pub const H100: &str = "h100-sxm-80";
pub const H800: &str = "h800-sxm-80";
pub const H20: &str = "h20-sxm-96";
pub const A100: &str = "a100-sxm-80";

/// Returns the tables of the published story in a state.
pub fn compare(language: &str, query: &str) -> Page {
    part_in(Part::Compare, language, query)
}

/// Returns the query of a state of the chips table, on a day.
pub fn chips(day: &str, parts: &str) -> String {
    let mut query = format!("as-of={day}");
    for part in parts.split('&').filter(|part| !part.is_empty()) {
        query.push_str("&chips.");
        query.push_str(part);
    }
    query
}

/// Returns the query of the link after actions on the chips table, starting from another link's state.
pub fn after(query: &str, actions: impl IntoIterator<Item = TableAction>) -> String {
    thread_local! {
        static STORY: SharedStory = support::story(support::DEEPSEEK).into();
    }
    let opening = STORY.with(|story| ViewState::new(story.clone(), Some("en"), None));
    let mut state = link::read(&opening, query);
    for action in actions {
        state = state.apply(Action::Table(CHIPS.into(), action));
    }
    link::write(&state)
}

/// Returns the text for a language.
pub fn in_language<'a>(language: &str, english: &'a str, italian: &'a str) -> &'a str {
    if language == "it" { italian } else { english }
}

/// Returns the query part for every item and every row.
fn everything() -> String {
    format!("items={}&rows=all", all_items(table(CHIPS)))
}

/// Returns a number of a given or derived row.
fn number_of(table_id: &str, item: &str, row: &str, day: &str) -> Option<Bounds> {
    if table_id == CHIPS {
        chips_number(item, row, day)
    } else {
        number(table(table_id), item, row, day)
    }
}

/// Returns how far a number may differ from the displayed one: half of its last decimal.
fn slack(decimals: i32) -> f64 {
    0.5 * 10_f64.powi(-decimals) + 1e-9
}

/// Checks one end of a ratio, shown as a difference, `−56%`, or from a factor of three as `6.7×`.
fn is_ratio(shown: &str, factor: f64, language: &str, place: &str) {
    let [found] = numbers_in(shown, language)[..] else {
        panic!("{place} has not one number in {shown}");
    };
    if factor >= 3.0 {
        assert!(shown.ends_with('×'), "{place}");
        let decimals = i32::from(factor < 10.0);
        assert!((found - factor).abs() <= slack(decimals), "{place}");
    } else {
        assert!(shown.ends_with('%'), "{place}");
        let is_close =
            factor < 0.1 || (factor.to_bits() != 1_f64.to_bits() && (factor - 1.0).abs() < 0.01);
        let decimals = i32::from(is_close);
        let found = if shown.starts_with('−') {
            -found.abs()
        } else {
            found
        };
        let apart = (factor - 1.0) * 100.0;
        // A difference is never shown as zero unless it is zero.
        let off = if found.abs() < 0.05 {
            0.006
        } else {
            slack(decimals)
        };
        assert!((found - apart).abs() <= off, "{place}: {apart}");
        assert_eq!(shown.starts_with('+'), apart > 0.0, "{place}");
    }
}

/// Checks the ratio of a cell and its verdict against the numbers of the two columns.
fn has_ratio(
    cell: &Node,
    line: &Value,
    numbers: [Option<Bounds>; 2],
    is_baseline: bool,
    language: &str,
    place: &str,
) -> bool {
    let shown = cell.find(".ratio");
    let verdict = |class: &str| {
        let cell = cell.one(".cell");
        assert!(cell.has_class(class), "{place} is not {class}: {cell:?}");
    };
    let [Some((low, high)), Some((base_low, base_high))] = numbers else {
        assert!(shown.is_none(), "{place} is set against what is not known");
        verdict("same");
        return false;
    };
    // Nothing is a multiple of zero.
    if base_low <= 0.0 {
        assert!(shown.is_none(), "{place} is a multiple of zero");
        verdict("same");
        return false;
    }
    if is_baseline {
        assert!(shown.is_none(), "{place} is set against itself");
        verdict("same");
        return false;
    }
    let ratios = [low / base_high, high / base_low];
    let shown = shown.unwrap_or_else(|| panic!("{place} has no ratio"));
    let text = shown.text();
    let better = in_language(language, "better", "meglio");
    let worse = in_language(language, "worse", "peggio");
    let words = text
        .trim_end_matches(better)
        .trim_end_matches(worse)
        .trim_end();
    if ratios
        .iter()
        .all(|ratio| ratio.to_bits() == 1_f64.to_bits())
    {
        assert_eq!(text, "=", "{place}");
        verdict("same");
        return true;
    }
    let parts: Vec<&str> = words.split(in_language(language, " to ", " a ")).collect();
    assert!(parts.len() <= 2, "{place}: {text}");
    is_ratio(parts[0], ratios[0], language, &format!("{place}: {text}"));
    is_ratio(
        parts[parts.len() - 1],
        ratios[1],
        language,
        &format!("{place}: {text}"),
    );
    let (above, below) = (ratios[0] > 1.0, ratios[1] < 1.0);
    let (is_better, is_worse) = match text_of(line, "better") {
        "higher" => (above, below),
        "lower" => (below, above),
        _ => (false, false),
    };
    let (class, rest) = match (is_better, is_worse) {
        (true, _) => ("better", format!("{words} {better}")),
        (_, true) => ("worse", format!("{words} {worse}")),
        _ => ("same", words.to_owned()),
    };
    verdict(class);
    assert_eq!(text, rest, "{place}");
    true
}

/// Checks every displayed ratio of a table, and returns how many there are.
fn ratios(page: &Page, id: &str, day: &str, language: &str) -> usize {
    let grid = Grid::of(page, id);
    let baseline = grid.columns[0];
    let mut found = 0;
    for line in lines(table(id)) {
        let row = text_of(line, "id");
        if grid.find(row).is_none() {
            continue;
        }
        let base = number_of(id, baseline, row, day);
        for column in &grid.columns {
            let place = format!("{language} {day} {row} of {column} against {baseline}");
            let numbers = [number_of(id, column, row, day), base];
            let cell = grid.cell(row, column);
            found += usize::from(has_ratio(
                &cell,
                line,
                numbers,
                *column == baseline,
                language,
                &place,
            ));
        }
    }
    found
}

#[test]
fn the_link_of_the_h800_is_56_percent_less_than_the_h100s_and_worse() {
    for (language, worse) in [("en", "worse"), ("it", "peggio")] {
        let page = compare(language, "");
        let grid = Grid::of(&page, CHIPS);
        let cell = |item| grid.cell("link_bandwidth", item);
        let words = in_language(language, "higher is better", "più alto è meglio");
        let head = grid
            .find("link_bandwidth")
            .unwrap()
            .head
            .one("small")
            .text();
        assert_eq!(head, format!("GB/s · {words}"));
        assert_eq!(grid.figure("link_bandwidth", H100), "900");
        assert_eq!(grid.figure("link_bandwidth", H800), "400");
        assert_eq!(cell(H800).one(".ratio").text(), format!("−56% {worse}"));
        assert!(cell(H100).find(".ratio").is_none());
    }
}

#[test]
fn every_ratio_is_that_of_the_two_values_against_any_baseline() {
    for one in tables() {
        let id = text_of(one, "id");
        let mut found = 0;
        for (place, item) in ids(list(one, "items")).into_iter().enumerate() {
            let query = format!(
                "{id}.baseline={item}&{id}.items={}&{id}.rows=all",
                all_items(table(id))
            );
            let language = LANGUAGES[place % 2];
            let page = compare(language, &query);
            assert_eq!(Grid::of(&page, id).columns[0], item);
            found += ratios(&page, id, updated(), language);
        }
        let wanted = if id == CHIPS { 6000 } else { 40 };
        assert!(found > wanted, "{id} has only {found} ratios");
    }
}

#[test]
fn on_every_day_all_rows_and_columns_say_what_was_known_and_no_more() {
    let evaluated = evaluated();
    let mut answers = BTreeSet::new();
    let mut conflicts = 0;
    for (place, day) in days(table(CHIPS)).iter().enumerate() {
        let language = LANGUAGES[place % 2];
        let page = compare(language, &chips(day, &everything()));
        for one in tables() {
            let id = text_of(one, "id");
            if !known_items(table(id), day).is_empty() {
                figures(&page, id, day, language);
                ratios(&page, id, day, language);
            }
        }
        let grid = Grid::of(&page, CHIPS);
        answers.extend(verdicts_on(&grid, &evaluated, day, language));
        conflicts += notes(&grid, day, language);
        rules(&page, true, day, language);
    }
    assert_eq!(answers.len(), 5, "{answers:?}");
    assert!(conflicts > 5, "only {conflicts}");
}

#[test]
fn on_every_day_a_table_opens_with_its_usual_rows_and_columns() {
    let queries = [
        "",
        "baseline=h20-sxm-96",
        "items=mi300x,gaudi3-oam",
        "items=",
        "baseline=mi300x&items=ascend-910c",
    ];
    for (place, day) in days(table(CHIPS)).iter().enumerate() {
        let language = LANGUAGES[(place + 1) % 2];
        let page = compare(language, &chips(day, ""));
        rules(&page, false, day, language);
        chooser(&page, day, "");
        for one in tables() {
            let id = text_of(one, "id");
            let wanted = columns_on(one, day);
            if wanted.is_empty() {
                assert_eq!(page.count(&format!("#table-{id}")), 0, "{day} {id}");
                continue;
            }
            assert_eq!(Grid::of(&page, id).columns, wanted, "{day} {id}");
            let offered = page.attributes(&format!("#table-{id} .choose-baseline option"), "value");
            assert_eq!(offered, known_items(table(id), day), "{day} {id}");
        }
        let query = queries[place % queries.len()];
        chooser(&compare(language, &chips(day, query)), day, query);
    }
}

/// Checks every displayed figure of a table.
fn figures(page: &Page, id: &str, day: &str, language: &str) {
    let grid = Grid::of(page, id);
    let known: BTreeSet<&str> = known_items(table(id), day).into_iter().collect();
    assert_eq!(
        grid.columns.iter().copied().collect::<BTreeSet<_>>(),
        known,
        "{id} {day}"
    );
    let shown: Vec<&str> = lines(table(id))
        .filter(|line| is_told(line, day))
        .map(|line| text_of(line, "id"))
        .collect();
    let mut found = grid.lines();
    found.sort_unstable();
    let mut wanted = shown.clone();
    wanted.sort_unstable();
    assert_eq!(found, wanted, "{id} {day}");
    for line in lines(table(id)).filter(|line| is_told(line, day)) {
        let row = text_of(line, "id");
        for column in &grid.columns {
            let place = format!("{language} {day} {row} of {column}");
            let text = grid.figure(row, column);
            let is_given = line.get("formula").is_none();
            let stated = stated(table(id), column, row, day);
            if let Some(bounds) = number_of(id, column, row, day) {
                is_number(&text, bounds, line, language, &place);
            } else if let Some(words) = stated.and_then(|stated| stated.get("text")) {
                assert_eq!(
                    text,
                    said(stated.unwrap(), "text", language),
                    "{place}: {words}"
                );
            } else if let Some(truth) = stated.and_then(|stated| stated.get("value")) {
                let yes = in_language(language, "yes", "sì");
                assert_eq!(text, if truth == true { yes } else { "no" }, "{place}");
            } else if let Some(why) = stated.and_then(|stated| stated.get("none")) {
                assert_eq!(text, in_language(language, "none", "nessuno"), "{place}");
                assert_eq!(
                    grid.cell(row, column).one(".why-unknown").text(),
                    crate::support::facts::say(why, language)
                );
            } else if stated.is_none_or(|stated| stated.get("unknown").is_some()) && is_given {
                assert_eq!(
                    text,
                    in_language(language, "not known", "non noto"),
                    "{place}"
                );
                let why =
                    stated.map_or_else(String::new, |stated| said(stated, "unknown", language));
                let told = grid
                    .cell(row, column)
                    .find(".why-unknown")
                    .map(|why| why.text());
                assert_eq!(told.unwrap_or_default(), why, "{place}");
                assert!(
                    grid.cell(row, column)
                        .one(".figures b")
                        .has_class("unknown"),
                    "{place}"
                );
            }
        }
    }
}

/// Checks that a text is a number or a range, in a language, with the decimals of its row.
fn is_number(text: &str, (low, high): Bounds, line: &Value, language: &str, place: &str) {
    let found = numbers_in(text, language);
    let decimals = line.get("decimals").and_then(Value::as_i64);
    let slack = decimals.map_or(1e-6, |decimals| slack(i32::try_from(decimals).unwrap()));
    let wanted: &[f64] = if found.len() == 1 {
        &[low]
    } else {
        &[low, high]
    };
    assert_eq!(found.len(), wanted.len(), "{place}: {text}");
    assert!(
        (high - low).abs() <= slack || found.len() == 2,
        "{place}: {text} is no range"
    );
    for (found, wanted) in found.iter().zip(wanted) {
        assert!(
            (found - wanted).abs() <= slack,
            "{place}: {text}, not {wanted}"
        );
    }
}

#[test]
fn another_baseline_turns_the_verdict() {
    let bf16 = |query: &str| {
        let page = compare("en", query);
        Grid::of(&page, CHIPS)
            .cell("bf16", H100)
            .find(".ratio")
            .map_or_else(String::new, |ratio| ratio.text())
    };
    assert_eq!(bf16(""), "");
    assert_eq!(
        bf16(&after("", [TableAction::Baseline(H20.into())])),
        "6.7× better"
    );
}

#[test]
fn the_head_of_the_baseline_says_so_and_no_other_does() {
    for one in tables() {
        let (id, items) = (text_of(one, "id"), list(one, "items"));
        for (place, wished) in ids(items).into_iter().enumerate() {
            let language = LANGUAGES[place % 2];
            let page = compare(language, &format!("{id}.baseline={wished}"));
            let grid = Grid::of(&page, id);
            assert_eq!(grid.columns[0], wished);
            for (place, head) in grid.heads.iter().enumerate() {
                let word = in_language(language, "baseline", "riferimento");
                let says = head.texts("small").iter().any(|said| said == word);
                assert_eq!(says, place == 0, "{language} {wished}: {head:?}");
                let label = text_of(item(items, grid.columns[place]), "label");
                assert_eq!(head.one("bdi").text(), label);
            }
            let chosen = page.one(&format!("#table-{id} .choose-baseline option[selected]"));
            assert_eq!(chosen.is("value"), wished);
        }
    }
}

/// Returns the columns that a narrow table shows, in its head and its rows: those that the style sheet does not hide
/// there.
pub fn narrow<'a>(grid: &Grid<'a>) -> Vec<&'a str> {
    let shown = |nodes: &[Node<'a>]| -> Vec<&'a str> {
        let shown = nodes.iter().filter(|node| !node.has_class("spare"));
        shown.map(|node| node.is("data-item")).collect()
    };
    let columns = shown(&grid.heads);
    for row in &grid.rows {
        assert_eq!(shown(&row.cells), columns, "{}", row.name);
    }
    columns
}

#[test]
fn a_narrow_table_has_the_baseline_and_the_item_that_is_chosen() {
    let usual = columns_on(table(CHIPS), updated());
    let chosen = |page: &Page| {
        let option = page.one("#table-chips .choose-item option[selected]");
        option.is("value").to_owned()
    };
    let page = compare("en", "");
    assert_eq!(narrow(&Grid::of(&page, CHIPS)), usual[..2]);
    assert_eq!(chosen(&page), usual[1]);
    for baseline in usual.iter().copied().chain(["mi300x"]) {
        let query = after("", [TableAction::Baseline(baseline.into())]);
        let others: Vec<&str> = usual.iter().copied().filter(|id| *id != baseline).collect();
        for (place, item) in others.iter().enumerate() {
            let query = match place {
                0 => query.clone(),
                _ => after(&query, [TableAction::Compare(Some((*item).into()))]),
            };
            let page = compare("en", &query);
            let grid = Grid::of(&page, CHIPS);
            assert_eq!(grid.columns[1..], others);
            assert_eq!(narrow(&grid), [baseline, item], "{query}");
            assert_eq!(chosen(&page), *item, "{query}");
            let offered = page.attributes("#table-chips .choose-item option", "value");
            assert_eq!(offered, others);
        }
    }
    // An item that has become the baseline, or has been removed from the columns, is no longer the one beside it.
    let compared = after("", [TableAction::Compare(Some(H20.into()))]);
    let page = compare("en", &after(&compared, [TableAction::Baseline(H20.into())]));
    assert_eq!(narrow(&Grid::of(&page, CHIPS)), [H20, H100]);
    assert_eq!(chosen(&page), H100);
    let page = compare("en", &after(&compared, [TableAction::Toggle(H20.into())]));
    assert_eq!(narrow(&Grid::of(&page, CHIPS)), usual[..2]);
    let page = compare("en", &after("", [TableAction::Toggle("mi300x".into())]));
    assert_eq!(narrow(&Grid::of(&page, CHIPS)), [H100, "mi300x"]);
}

/// Checks the list of items: it contains those known, those shown are ticked, and the baseline cannot be removed.
fn chooser(page: &Page, day: &str, query: &str) {
    let Some(chooser) = page.find("#table-chips .chooser") else {
        let known = known_items(table(CHIPS), day);
        assert!(known.len() <= 3, "{day}: no choice among {known:?}");
        return;
    };
    let columns = Grid::of(page, CHIPS).columns;
    let mut listed = Vec::new();
    for line in chooser.all("li") {
        let tick = line.one("input[type=checkbox]");
        let label = line.text();
        let items = list(table(CHIPS), "items");
        let item = items.iter().find(|item| text_of(item, "label") == label);
        let id = text_of(item.unwrap(), "id");
        assert_eq!(
            tick.has("checked"),
            columns.contains(&id),
            "{day} {query} {id}"
        );
        assert_eq!(tick.has("disabled"), id == columns[0], "{day} {query} {id}");
        listed.push(id);
    }
    assert_eq!(listed, known_items(table(CHIPS), day));
    let usual = chooser.one(".chooser-list > button");
    assert_eq!(
        usual.has("disabled"),
        !query.contains("items="),
        "{day} {query}"
    );
}

#[test]
fn items_that_are_taken_in_stand_behind_the_usual_ones_until_they_are_put_back() {
    let usual = columns_on(table(CHIPS), updated());
    let has_columns = |query: &str, wanted: &[&str]| {
        let page = compare("en", query);
        assert_eq!(Grid::of(&page, CHIPS).columns, wanted, "{query}");
    };
    for (place, taken) in known_items(table(CHIPS), updated()).into_iter().enumerate() {
        let toggle = || TableAction::Toggle(taken.into());
        let query = after("", [toggle()]);
        // The baseline stays, whatever is ticked.
        let is_left = |id: &&str| *id != taken || taken == usual[0];
        let left = usual.iter().copied().filter(is_left);
        let is_new = !usual.contains(&taken);
        let wanted: Vec<&str> = left.chain(is_new.then_some(taken)).collect();
        has_columns(&query, &wanted);
        if place % 4 == 0 {
            has_columns(&after(&query, [toggle()]), &usual);
        }
        let back = after(&query, [TableAction::UsualItems]);
        assert!(!back.contains("chips.items"), "{back}");
    }
}

#[test]
fn every_table_has_a_caption_headings_with_their_scope_and_a_cell_for_each_item() {
    for language in LANGUAGES {
        for query in [
            "",
            "chips.rows=all&chips.own=h800-sxm-80,fp8:600",
            "as-of=2023-06-01",
        ] {
            let page = compare(language, query);
            for one in tables() {
                let id = text_of(one, "id");
                let Some(node) = page.find(&format!("#table-{id} table")) else {
                    assert!(columns_on(one, "2023-06-01").is_empty(), "{id}");
                    continue;
                };
                let title = said(one, "title", language);
                assert_eq!(node.one("caption").text(), title);
                assert_eq!(
                    page.one(&format!("#table-{id} .table-scroll"))
                        .is("aria-label"),
                    title
                );
                let grid = Grid::of(&page, id);
                assert!(
                    grid.heads
                        .iter()
                        .all(|head| head.attribute("scope") == Some("col"))
                );
                let rows = node.all("tbody tr");
                for row in rows.iter().filter(|row| !row.is_hidden()) {
                    let cells = row.children();
                    let (head, cells) = cells.split_first().unwrap();
                    let scope = if row.has_class("group") {
                        "rowgroup"
                    } else {
                        "row"
                    };
                    assert_eq!(
                        (head.name(), head.attribute("scope")),
                        ("th", Some(scope)),
                        "{row:?}"
                    );
                    let items: Vec<&str> = cells.iter().map(|cell| cell.is("data-item")).collect();
                    assert_eq!(items, grid.columns, "{row:?}");
                    assert!(
                        cells
                            .iter()
                            .all(|cell| cell.name() == "td" && !cell.has("colspan"))
                    );
                }
            }
        }
    }
}

#[test]
fn rows_of_minor_interest_are_there_when_asked_for() {
    for one in tables() {
        let id = text_of(one, "id");
        let is_minor = |line: &Value| line.get("minor") == Some(&Value::Bool(true));
        let names = |all: bool, lines: &mut dyn Iterator<Item = &'static Value>| {
            let shown = lines.filter(|line| all || !is_minor(line));
            shown
                .map(|line| text_of(line, "id"))
                .collect::<BTreeSet<_>>()
        };
        for (query, all) in [(String::new(), false), (format!("{id}.rows=all"), true)] {
            let page = compare("en", &query);
            let grid = Grid::of(&page, id);
            let found: BTreeSet<&str> = grid.lines().into_iter().collect();
            assert_eq!(found, names(all, &mut lines(table(id))), "{query}");
            let found: BTreeSet<&str> = grid.rules().into_iter().collect();
            assert_eq!(
                found,
                names(all, &mut list(table(id), "rules").iter()),
                "{query}"
            );
            let has_minor = lines(table(id))
                .chain(list(table(id), "rules"))
                .any(is_minor);
            let button = page.find(&format!("#table-{id} .all-rows"));
            let pressed = button.map(|button| button.is("aria-pressed"));
            assert_eq!(
                pressed,
                has_minor.then_some(if all { "true" } else { "false" })
            );
            // A hidden row still exists as a link target.
            for line in lines(table(id)) {
                assert_eq!(page.count(&format!("#row-{id}-{}", text_of(line, "id"))), 1);
            }
        }
    }
    let page = compare("en", "chips.rows=all");
    let figure = Grid::of(&page, CHIPS).figure("architecture", H800);
    assert!(figure.starts_with("Hopper"), "{figure}");
}

#[test]
fn only_differences_leaves_out_the_rows_that_say_the_same_of_every_column() {
    let states = [
        "",
        "&chips.items=h800-sxm-80",
        "&chips.items=",
        "&chips.items=a800-sxm-80&chips.baseline=a100-sxm-80",
        "&chips.items=h100-pcie-80,h100-nvl-94,l40s,rtx-4090,mi300x",
        "&chips.own=h100-sxm-80&chips.items=",
        "&chips.own=h800-sxm-80,link_bandwidth:400&chips.items=h800-sxm-80",
    ];
    let mut left_out = 0;
    for day in [updated(), "2023-11-17"] {
        for state in states {
            for [all, different] in [
                ["rows=all", "rows=all,different"],
                ["rows=", "rows=different"],
            ] {
                let query = |rows: &str| format!("as-of={day}{state}&chips.{rows}");
                let page = compare("en", &query(all));
                let grid = Grid::of(&page, CHIPS);
                let differs = |texts: Vec<String>| texts.iter().any(|text| *text != texts[0]);
                let mut wanted = Vec::new();
                for row in grid.rows.iter().filter(|row| row.name != "overall") {
                    let texts = row.cells.iter().map(|cell| {
                        if row.is_rule {
                            cell.text()
                        } else {
                            cell.one(".figures b").text()
                        }
                    });
                    if differs(texts.collect()) {
                        wanted.push(row.name);
                    }
                }
                let page = compare("en", &query(different));
                let found = Grid::of(&page, CHIPS);
                let names: Vec<&str> = found.lines().into_iter().chain(found.rules()).collect();
                assert_eq!(names, wanted, "{}", query(different));
                assert_eq!(
                    page.one("#table-chips .differences").is("aria-pressed"),
                    "true"
                );
                left_out += grid.rows.len() - wanted.len();
                // A group without visible rows has no heading either.
                for group in page.all("#table-chips tbody") {
                    let rows = group.all("tr:not(.group)");
                    let is_empty = rows.iter().all(|row| row.has("hidden"));
                    assert_eq!(group.has("hidden"), is_empty, "{group:?}");
                }
            }
        }
    }
    assert!(left_out > 200, "only {left_out} left out");
    let page = compare("en", "chips.items=h800-sxm-80&chips.rows=different");
    let found = Grid::of(&page, CHIPS);
    assert!(found.lines().contains(&"link_bandwidth") && !found.lines().contains(&"bf16"));
    assert!(found.rules().contains(&"ifr-2022-10-07"));
}

#[test]
fn a_row_puts_the_columns_in_order_and_what_has_no_figure_comes_last() {
    let items = all_items(table(CHIPS));
    let usual = {
        let page = compare("en", &format!("chips.items={items}"));
        let columns = Grid::of(&page, CHIPS).columns;
        columns.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let orders = [("down", "descending", "↓"), ("up", "ascending", "↑")];
    for (place, line) in lines(table(CHIPS)).enumerate() {
        let row = text_of(line, "id");
        let worth = |item: &str| chips_number(item, row, updated()).map(|(_, high)| high);
        // Both directions for some rows, alternating for the others.
        let is_both = ["memory", "fp8", "price", "tpp"].contains(&row);
        let orders = orders.iter().enumerate();
        let orders = orders.filter(|(turn, _)| is_both || turn % 2 == place % 2);
        for (_, &(order, word, sign)) in orders {
            let page = compare(
                "en",
                &format!("chips.items={items}&chips.sort={row}:{order}"),
            );
            let grid = Grid::of(&page, CHIPS);
            let (with, without): (Vec<&str>, Vec<&str>) = usual[1..]
                .iter()
                .map(String::as_str)
                .partition(|item| worth(item).is_some());
            let mut wanted = with;
            wanted.sort_by(|one, two| {
                let (one, two) = (worth(one).unwrap(), worth(two).unwrap());
                let rising = one.partial_cmp(&two).unwrap();
                if order == "down" {
                    rising.reverse()
                } else {
                    rising
                }
            });
            wanted.insert(0, &usual[0]);
            wanted.extend(without);
            assert_eq!(grid.columns, wanted, "{row} {order}");
            // The cells are in the order of their heads.
            for row in &grid.rows {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.is("data-item")).collect();
                assert_eq!(cells, grid.columns, "{}", row.name);
            }
            // A row of minor interest is shown while the columns are sorted by it.
            let sorted: Vec<_> = page.all("#table-chips [aria-sort]");
            assert_eq!(sorted.len(), 1, "{row}");
            let head = grid.find(row).unwrap().head;
            assert_eq!(head.attribute("aria-sort"), Some(word));
            assert_eq!(head.one(".sort").text(), sign);
        }
    }
    assert_eq!(compare("en", "").count("#table-chips [aria-sort]"), 0);
    let page = compare("it", "");
    for line in lines(table(CHIPS)).filter(|line| line.get("minor").is_none()) {
        let button = page.one(&format!("#row-chips-{} .sort", text_of(line, "id")));
        let label = said(line, "label", "it");
        assert_eq!(button.is("aria-label"), format!("Ordina per: {label}"));
        assert_eq!(button.text(), "↕");
    }
}

#[test]
fn what_is_done_to_a_table_is_what_its_link_says() {
    use TableAction::{AllRows, Compare, Differences, Sort, Toggle, UsualItems};
    let memory = || Sort("memory".into());
    assert_eq!(after("", [memory()]), "chips.sort=memory:down");
    assert_eq!(after("", [memory(), memory()]), "chips.sort=memory:up");
    assert_eq!(after("", [memory(), memory(), memory()]), "");
    let power = || Sort("power".into());
    assert_eq!(
        after("", [memory(), memory(), power()]),
        "chips.sort=power:down"
    );
    assert_eq!(after("", [power(), memory()]), "chips.sort=memory:down");
    assert_eq!(after("", [Differences(true)]), "chips.rows=different");
    assert_eq!(after("", [AllRows(true)]), "chips.rows=all");
    let both = [AllRows(true), Differences(true)];
    assert_eq!(after("", both), "chips.rows=all,different");
    assert_eq!(
        after("chips.rows=all,different", [Differences(false)]),
        "chips.rows=all"
    );
    assert_eq!(
        after("chips.rows=all,different", [AllRows(false)]),
        "chips.rows=different"
    );
    assert_eq!(
        after("", [TableAction::Baseline(H20.into())]),
        format!("chips.baseline={H20}")
    );
    assert_eq!(
        after("", [Compare(Some(H20.into()))]),
        format!("chips.item={H20}")
    );
    assert_eq!(after("", [Compare(Some(H20.into())), Compare(None)]), "");
    let taken = after("chips.items=h20-sxm-96", [Toggle("mi300x".into())]);
    assert_eq!(taken, "chips.item=mi300x&chips.items=h20-sxm-96,mi300x");
    assert_eq!(
        after("chips.items=h20-sxm-96", [Toggle(H20.into())]),
        "chips.items="
    );
    assert_eq!(after("chips.items=h20-sxm-96", [UsualItems]), "");
    // An item that the table does not have changes nothing.
    let nowhere = || "nowhere".into();
    for action in [
        TableAction::Baseline(nowhere()),
        Compare(Some(nowhere())),
        Toggle(nowhere()),
        TableAction::Own(Some(nowhere())),
        TableAction::Set("nowhere".into(), 1.0),
        Sort("nowhere".into()),
    ] {
        assert_eq!(after("", [action.clone()]), "", "{action:?}");
    }
}

/// Checks the notes of cells about their values: the note itself and conflicting figures, once the source of the value
/// is published. Returns the number of conflicting figures.
fn notes(grid: &Grid, day: &str, language: &str) -> usize {
    let words = in_language(language, "Others say", "Altri indicano");
    let mut found = 0;
    let properties = list(table(CHIPS), "properties").iter();
    for property in properties.filter(|property| is_told(property, day)) {
        for id in &grid.columns {
            let row = text_of(property, "id");
            let stated = stated(table(CHIPS), id, row, day);
            let source = stated.and_then(|stated| stated.get("source"));
            let source = source.map(|id| item(sources(), id.as_str().unwrap()));
            let is_noted = source.is_none_or(|source| is_published(source, day));
            let conflicts = stated.map_or(&[][..], |stated| list(stated, "conflict"));
            let notes = grid.cell(row, id).texts(".value-note p");
            let others: Vec<&String> = notes
                .iter()
                .filter(|note| note.starts_with(words))
                .collect();
            let place = format!("{language} {day} {row} of {id}: {notes:?}");
            assert_eq!(
                others.len(),
                usize::from(is_noted && !conflicts.is_empty()),
                "{place}"
            );
            for conflict in conflicts.iter().filter(|_| is_noted) {
                let value = conflict["value"].as_f64().unwrap();
                assert!(numbers_in(others[0], language).contains(&value), "{place}");
                assert!(
                    others[0].contains(&said(conflict, "note", language)),
                    "{place}"
                );
                found += 1;
            }
            let note = stated.map_or_else(String::new, |stated| said(stated, "note", language));
            let has_note = is_noted && !note.is_empty();
            assert_eq!(notes.contains(&note), has_note, "{place}");
        }
    }
    found
}

#[test]
fn where_others_give_another_figure_the_cell_says_so() {
    for language in LANGUAGES {
        let page = compare(language, "chips.items=h200-sxm-141");
        let cell = Grid::of(&page, CHIPS).cell("memory_bandwidth", "h200-sxm-141");
        assert!(
            numbers_in(&cell.text(), language).contains(&4890.0),
            "{cell:?}"
        );
    }
}

#[test]
fn what_is_worked_out_says_so_and_from_which_format() {
    for (language, computed, by) in [
        ("en", "computed", "set by"),
        ("it", "calcolato", "determinato da"),
    ] {
        let page = compare(
            language,
            &everything()
                .replace("items", "chips.items")
                .replace("rows", "chips.rows"),
        );
        let grid = Grid::of(&page, CHIPS);
        for id in &grid.columns {
            for row in ["tpp", "pd", "io", "io_memory", "class_a", "class_b"] {
                let cell = grid.cell(row, id);
                let standings = cell.texts(".value-standing");
                let is_told = !cell.one(".figures b").has_class("unknown");
                let wanted: &[&str] = if is_told { &[computed] } else { &[] };
                assert_eq!(standings, wanted, "{row} of {id}");
            }
            let Some((_, format)) = tpp(|format| number(table(CHIPS), id, format, updated()))
            else {
                assert_eq!(*id, "mi308x");
                continue;
            };
            let label = said(
                item(list(table(CHIPS), "properties"), format),
                "label",
                language,
            );
            let says = grid.cell("tpp", id).one(".standing-line").text();
            assert!(
                says.starts_with(&format!("{computed}, {by} {label}")),
                "{id}: {says}"
            );
        }
        for (id, tpp) in [(H100, 15_832.0), (H20, 2368.0), (A100, 4992.0)] {
            assert_eq!(numbers_in(&grid.figure("tpp", id), language), [tpp], "{id}");
        }
        assert_eq!(numbers_in(&grid.figure("pd", H100), language), [19.45]);
        for (row, needs) in [("pd", "die_area"), ("io", "link_bandwidth")] {
            for id in grid.columns.iter().filter(|id| **id != "mi308x") {
                let is_known = number(table(CHIPS), id, needs, updated()).is_some();
                assert_eq!(
                    grid.cell(row, id).find(".why-unknown").is_none(),
                    is_known,
                    "{row} of {id}"
                );
                if !is_known {
                    let label = said(
                        item(list(table(CHIPS), "properties"), needs),
                        "label",
                        language,
                    );
                    let why = format!(
                        "{label}: {}",
                        in_language(language, "not known", "non noto")
                    );
                    assert_eq!(grid.cell(row, id).one(".why-unknown").text(), why);
                    assert_eq!(
                        grid.figure(row, id),
                        in_language(language, "cannot tell", "non si può dire")
                    );
                }
            }
        }
    }
}

#[test]
fn a_tpp_is_not_set_against_one_of_another_format_without_a_warning() {
    let format = |item: &str| Some(tpp(|format| number(table(CHIPS), item, format, updated()))?.1);
    let mut warned = 0;
    for (place, baseline) in known_items(table(CHIPS), updated()).into_iter().enumerate() {
        let language = LANGUAGES[place % 2];
        let warning = in_language(language, "not on the same basis as", "base diversa da");
        let query = format!(
            "chips.baseline={baseline}&chips.items={}",
            all_items(table(CHIPS))
        );
        let page = compare(language, &query);
        let grid = Grid::of(&page, CHIPS);
        let label = text_of(item(list(table(CHIPS), "items"), baseline), "label");
        for id in &grid.columns {
            let found = grid.cell("tpp", id).texts(".other-basis");
            let is_told = format(id).is_some() && format(baseline).is_some();
            let is_other = is_told && format(id) != format(baseline);
            let wanted = is_other.then(|| format!("⚠ {warning} {label}"));
            assert_eq!(
                found,
                wanted.clone().into_iter().collect::<Vec<_>>(),
                "{id} against {baseline}"
            );
            warned += usize::from(wanted.is_some());
        }
    }
    assert!(warned > 50, "only {warned}");
    assert_ne!(format(A100), format(H100));
    assert_eq!(format(A100), format("a800-sxm-80"));
}

/// Checks that every rule is listed under its force on the day, and none before it was known.
fn rules(page: &Page, all: bool, day: &str, language: &str) {
    let titles = [
        (
            "in-force",
            in_language(language, "In force on this day", "In vigore a questa data"),
        ),
        (
            "coming",
            in_language(
                language,
                "Known, not in force yet",
                "Note, non ancora in vigore",
            ),
        ),
        (
            "past",
            in_language(language, "No longer in force", "Non più in vigore"),
        ),
        ("never", in_language(language, "Not law", "Non è legge")),
    ];
    let mut wanted = Vec::new();
    for (force, title) in titles {
        let rules = list(table(CHIPS), "rules").iter();
        let rules = rules.filter(|rule| all || rule.get("minor").is_none());
        let names: Vec<_> = rules
            .filter(|rule| force_on(rule, day) == Some(force))
            .map(|rule| {
                (
                    text_of(rule, "id").to_owned(),
                    said(rule, "label", language),
                )
            })
            .collect();
        if !names.is_empty() {
            wanted.push((force.to_owned(), title.to_owned(), names));
        }
    }
    let bodies = page.all("#table-chips tbody.rules");
    let shown = bodies.iter().filter(|body| !body.is_hidden());
    let found: Vec<_> = shown
        .map(|body| {
            let rules = body.all("tr[data-rule]");
            let rules = rules.iter().map(|rule| {
                (
                    rule.is("data-rule").to_owned(),
                    rule.one(".row-label").text(),
                )
            });
            let force = body.is("data-force").to_owned();
            (
                force,
                body.one(".group th").text(),
                rules.collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(found, wanted, "{language} {day}");
    // None is hidden in the page either.
    let in_page = page.count("#table-chips tr[data-rule]");
    assert_eq!(
        in_page,
        wanted
            .iter()
            .map(|(_, _, rules)| rules.len())
            .sum::<usize>()
    );
}

/// The verdict of every rule on every chip, as evaluated by an independent program; `None` if it cannot be determined.
type Evaluated = BTreeMap<String, BTreeMap<&'static str, Option<&'static Value>>>;

fn evaluated() -> Evaluated {
    let chips: Value = serde_json::from_str(&support::read("tests/data/rules_eval.json")).unwrap();
    let verdict = |rule: &'static Value, chip: &Value| {
        let mut verdicts = verdicts(rule).iter();
        let Some(outcome) = chip["outcomes"].get(text_of(rule, "id")) else {
            // A rule without conditions names chips, or says the same of all.
            let id = text_of(chip, "id");
            return verdicts.find(|verdict| {
                assert!(verdict.get("when").is_none(), "{verdict}");
                let items = list(verdict, "items");
                items.is_empty() || items.iter().any(|item| item == id)
            });
        };
        let outcome = outcome.as_str().unwrap().replace(['.', '_'], "-");
        let found = verdicts.find(|verdict| text_of(verdict, "verdict") == outcome);
        assert_eq!(found.is_none(), outcome == "indeterminate", "{outcome}");
        found
    };
    let of_all = |chip: &Value| {
        let rules = list(table(CHIPS), "rules").iter();
        let verdicts = rules.map(|rule| (text_of(rule, "id"), verdict(rule, chip)));
        (text_of(chip, "id").to_owned(), verdicts.collect())
    };
    chips.as_array().unwrap().iter().map(of_all).collect()
}

/// Checks the verdict of every rule on every chip, and the overall answer from all rules binding on the day, each as a
/// word and a sign. Returns the signs of the answers.
fn verdicts_on(
    grid: &Grid,
    evaluated: &Evaluated,
    day: &str,
    language: &str,
) -> BTreeSet<&'static str> {
    let cannot_tell = in_language(language, "cannot tell", "non si può dire").to_owned();
    let overall = &table(CHIPS)["overall"];
    let head = grid.find("overall").unwrap().head.one(".row-label").text();
    assert_eq!(head, said(overall, "label", language));
    let mut answers = BTreeSet::new();
    for id in &grid.columns {
        let mut effects = BTreeSet::new();
        for rule in list(table(CHIPS), "rules") {
            let Some(force) = force_on(rule, day) else {
                continue;
            };
            let cell = grid.cell(text_of(rule, "id"), id);
            let verdict = evaluated[*id][text_of(rule, "id")];
            let effect = verdict.map(|verdict| text_of(verdict, "effect"));
            let wanted = (
                effect.map_or("?", sign).to_owned(),
                verdict.map_or(cannot_tell.clone(), |verdict| {
                    said(verdict, "label", language)
                }),
            );
            let place = format!("{language} {day} {id} under {}", text_of(rule, "id"));
            assert_eq!(pill(&cell), wanted, "{place}");
            assert_eq!(
                cell.find(".why-unknown").is_some(),
                verdict.is_none(),
                "{place}"
            );
            if rule.get("binding") == Some(&Value::Bool(true)) && force == "in-force" {
                effects.insert(effect);
            }
        }
        let is_exported = stated(table(CHIPS), id, "exported", day).unwrap()["value"] == true;
        let (answer, sign) = if !is_exported {
            ("outside", "–")
        } else if effects.contains(&Some("restricts")) {
            ("restricts", "✕")
        } else if effects.contains(&None) {
            ("", "?")
        } else if effects.contains(&Some("conditions")) {
            ("conditions", "◐")
        } else {
            ("allows", "✓")
        };
        let words = match answer {
            "" => cannot_tell.clone(),
            answer => said(overall, answer, language),
        };
        let found = pill(&grid.cell("overall", id));
        assert_eq!(found, (sign.to_owned(), words), "{language} {day} {id}");
        answers.insert(sign);
    }
    answers
}

#[test]
fn the_h800_could_be_sold_until_the_letter_of_october_2023_and_not_since() {
    for (language, yes) in [("en", "yes"), ("it", "sì")] {
        let answer = |day: &str, item: &str| {
            let page = compare(language, &chips(day, ""));
            Grid::of(&page, CHIPS).cell("overall", item).text()
        };
        let (yes, no) = (format!("✓ {yes}"), "✕ no");
        for day in ["2023-03-21", "2023-06-01", "2023-10-22", "2023-10-23"] {
            // The letter of that last day became known on the next one.
            assert_eq!(answer(day, H800), yes, "{day}");
        }
        for day in ["2023-10-24", "2023-11-17", "2025-04-15"] {
            assert_eq!(answer(day, H800), no, "{day}");
        }
        assert_eq!(answer("2023-11-17", H20), yes);
        assert_eq!(answer("2023-11-17", H100), no);
        // Before the first rule every chip could be sold; the letters of August 2022 bar the H100.
        assert_eq!(answer("2022-08-30", H100), yes);
        assert_eq!(answer("2022-08-31", H100), no);
    }
    let page = compare("en", &chips("2022-08-30", ""));
    assert_eq!(Grid::of(&page, CHIPS).rules(), [""; 0]);
    let page = compare("en", &chips("2022-08-31", ""));
    assert_eq!(Grid::of(&page, CHIPS).rules(), ["letter-2022-08-26"]);
    let page = compare("en", &chips("2023-03-20", ""));
    assert_eq!(page.count("#table-chips option[value=h800-sxm-80]"), 0);
    assert_eq!(page.count("#table-chips [data-item=h800-sxm-80]"), 0);
    assert!(!Grid::of(&page, CHIPS).columns.is_empty());
}

#[test]
fn more_columns_than_fit_are_in_a_box_that_the_keyboard_reaches() {
    let items = ids(list(table(CHIPS), "items"));
    for taken in [1, 7, 8, items.len()] {
        let query = format!(
            "chips.baseline={}&chips.items={}",
            items[0],
            items[..taken].join(",")
        );
        let page = compare("en", &query);
        assert_eq!(Grid::of(&page, CHIPS).columns.len(), taken);
        let scroll = page.one("#table-chips .table-scroll");
        assert_eq!(scroll.has_class("many"), taken > 7, "{taken}");
        assert_eq!(
            scroll.attribute("tabindex"),
            (taken > 7).then_some("0"),
            "{taken}"
        );
        assert_eq!(scroll.is("role"), "group");
    }
}

#[test]
fn a_bar_is_as_long_as_its_value_beside_the_largest_of_the_row() {
    let page = compare("en", &chips(updated(), &everything()));
    let grid = Grid::of(&page, CHIPS);
    let width = |cell: &Node, class: &str| -> f64 {
        let width = cell.one(&format!("svg .{class}")).is("width");
        width.trim_end_matches('%').parse().unwrap()
    };
    let mut drawn = 0;
    for line in lines(table(CHIPS)) {
        let row = text_of(line, "id");
        let worth = |item: &&str| chips_number(item, row, updated());
        let top = grid
            .columns
            .iter()
            .filter_map(worth)
            .map(|(_, high)| high)
            .fold(0.0, f64::max);
        for column in &grid.columns {
            let cell = grid.cell(row, column);
            let Some((low, high)) = worth(column) else {
                assert!(cell.find("svg").is_none(), "{row} of {column}");
                continue;
            };
            let part = |value: f64| if top > 0.0 { value / top * 100.0 } else { 0.0 };
            for (class, value) in [("fill", low), ("reach", high)] {
                assert!(
                    (width(&cell, class) - part(value)).abs() <= slack(1),
                    "{class} {row} of {column}"
                );
            }
            drawn += 1;
        }
    }
    assert!(drawn > 300, "only {drawn}");
}
