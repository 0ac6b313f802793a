//! Exported tables: values, units and sources, in formats that other programs read.

use contrappunto_story::model::table_sheet::TableSheet;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::table_text::table_text;
use contrappunto_story::page::context::PageContext;
use contrappunto_story::page::part::Part;
use contrappunto_story::state::table_view::TableAction;
use contrappunto_story::takeaway::export::Separator;
use serde_json::Value;

use super::comparison::{H20, H800, after, compare, in_language};
use crate::support;
use crate::support::facts::{is_published, item, list, said, sources, tables, text_of, updated};
use crate::support::page::{LANGUAGES, opened};
use crate::support::tables::{
    Bounds, CHIPS, Grid, all_items, chips_number, lines, number, pill, stated, table,
};

/// Returns the text of a table of the published story in the state of a link.
fn taken(table: &str, is_csv: bool, language: &str, query: &str) -> String {
    let store = opened(support::story(support::DEEPSEEK).into(), language, query);
    let state = store.state();
    let context = PageContext::new(&state, &Part::ALL);
    let table = context.story().table(&table.into()).unwrap();
    let separator = if is_csv {
        Separator::Comma
    } else {
        Separator::Tab
    };
    let grid = TableGrid::new(&context, table, &TableSheet::new(table));
    grid.map_or_else(String::new, |grid| table_text(&context, &grid, separator))
}

/// Whether two ranges are equal when rounded to some decimals, or exactly if none are given.
fn as_shown(found: Bounds, wanted: Bounds, decimals: Option<i64>) -> bool {
    let slack = decimals.map_or(0.0, |decimals| 0.500_000_1 * 10_f64.powi(-decimals as i32));
    let is_near = |one: f64, other: f64| (one - other).abs() <= slack;
    near(found, wanted) || (is_near(found.0, wanted.0) && is_near(found.1, wanted.1))
}

/// Parses CSV according to RFC 4180.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    // The byte order mark by which spreadsheets recognize UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut letters = text.chars().peekable();
    while letters.peek().is_some() {
        let mut field = String::new();
        if letters.next_if_eq(&'"').is_some() {
            loop {
                match letters.next() {
                    Some('"') if letters.next_if_eq(&'"').is_some() => field.push('"'),
                    Some('"') => break,
                    Some(letter) => field.push(letter),
                    None => panic!("a field does not end: {field}"),
                }
            }
        } else {
            while let Some(letter) = letters.next_if(|letter| !",\r\n".contains(*letter)) {
                assert_ne!(letter, '"', "a quote within {field}");
                field.push(letter);
            }
        }
        row.push(field);
        match letters.next() {
            Some(',') => {}
            Some('\r') => {
                assert_eq!(letters.next(), Some('\n'));
                rows.push(std::mem::take(&mut row));
            }
            other => panic!("a field ends with {other:?}"),
        }
    }
    assert!(row.is_empty(), "the last line does not end: {row:?}");
    rows
}

/// Parses tab-separated fields.
fn tsv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_suffix('\n').unwrap();
    let fields = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.split('\n').map(fields).collect()
}

/// Returns the sources of a list that are published on a day, as they are named for other programs.
fn named(ids: impl IntoIterator<Item = &'static Value>, day: &str) -> String {
    let found = ids
        .into_iter()
        .map(|id| item(sources(), id.as_str().unwrap()));
    let named = found
        .filter(|source| is_published(source, day))
        .map(|source| {
            let [publisher, title, url] =
                ["publisher", "title", "url"].map(|field| text_of(source, field));
            format!("{publisher}: {title} <{url}>")
        });
    named.collect::<Vec<_>>().join("; ")
}

/// Returns the sources of a value.
fn sources_of(stated: &'static Value, day: &str) -> String {
    named(
        stated.get("source").into_iter().chain(list(stated, "also")),
        day,
    )
}

/// Parses a number as other programs do: with a decimal point and without separators.
fn plain(text: &str) -> Option<Bounds> {
    let number = |text: &str| text.parse::<f64>().ok();
    match text.split_once('–') {
        Some((low, high)) => number(low).zip(number(high)),
        None => number(text).map(|number| (number, number)),
    }
}

fn near((low, high): Bounds, wanted: Bounds) -> bool {
    let is_near = |one: f64, two: f64| (one - two).abs() <= two.abs() * 1e-12;
    is_near(low, wanted.0) && is_near(high, wanted.1)
}

/// Checks an exported table against its page and the story. The reader's own column is tested elsewhere.
fn is_sound(id: &'static str, rows: &[Vec<String>], language: &str, query: &str, day: &str) {
    let page = compare(language, query);
    let grid = Grid::of(&page, id);
    let [head, rows @ ..] = rows else {
        panic!("nothing of {id} at {query}");
    };
    let word = in_language(language, "Sources", "Fonti");
    let mut wanted = vec![said(table(id), "title", language), String::new()];
    for head in &grid.heads {
        let name = head.one("bdi").text();
        wanted.extend([name.clone(), format!("{name}: {word}")]);
    }
    assert_eq!(*head, wanted);
    // The export contains what is visible.
    let mut labels: Vec<String> = grid
        .rows
        .iter()
        .map(|row| row.head.one(".row-label").text())
        .collect();
    let mut names: Vec<String> = rows.iter().map(|row| row[0].clone()).collect();
    assert_eq!(
        names[..grid.lines().len()],
        labels[..grid.lines().len()],
        "the order of rows"
    );
    labels.sort();
    names.sort();
    assert_eq!(names, labels, "{query}");
    let row_of = |label: &str| {
        let row = rows.iter().find(|row| row[0] == label).unwrap();
        assert_eq!(
            row.len(),
            head.len(),
            "{label} has another number of fields"
        );
        row
    };
    for line in lines(table(id)).filter(|line| grid.find(text_of(line, "id")).is_some()) {
        let name = text_of(line, "id");
        let row = row_of(&said(line, "label", language));
        let head = grid.find(name).unwrap().head.one("small").text();
        let is_told = head.split(" · ").next() == Some(row[1].as_str()) || row[1].is_empty();
        assert!(is_told, "{name}: {} of {head}", row[1]);
        for (place, column) in grid
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| **column != "own")
        {
            let [value, from] = [&row[2 + 2 * place], &row[3 + 2 * place]];
            let at = format!("{name} of {column} at {query}: {value}");
            let number = match id {
                CHIPS => chips_number(column, name, day),
                _ => number(table(id), column, name, day),
            };
            match number {
                Some(wanted) => {
                    let decimals = line.get("decimals").and_then(Value::as_i64);
                    let found = plain(value).unwrap();
                    assert!(as_shown(found, wanted, decimals), "{at}, not {wanted:?}");
                    let most = decimals.map_or(12, |decimals| decimals as usize);
                    for number in value.split('–') {
                        let (_, digits) = number.split_once('.').unwrap_or_default();
                        assert!(digits.len() <= most, "{at} has more digits than are shown");
                    }
                }
                None if grid
                    .cell(name, column)
                    .one(".figures b")
                    .has_class("unknown") =>
                {
                    assert_eq!(value, "", "{at}");
                }
                None => {
                    let figure = grid.cell(name, column).one(".figures b");
                    assert_eq!(*value, figure.raw_text(), "{at}");
                }
            }
            let wanted = match line.get("formula") {
                Some(_) => named(list(line, "sources"), day),
                None => stated(table(id), column, name, day)
                    .map_or_else(String::new, |stated| sources_of(stated, day)),
            };
            assert_eq!(*from, wanted, "{at}");
        }
    }
    for row in grid
        .rows
        .iter()
        .filter(|row| row.is_rule || row.name == "overall")
    {
        let fields = row_of(&row.head.one(".row-label").text());
        assert_eq!(fields[1], "");
        let from = if row.is_rule {
            named(
                list(item(list(table(id), "rules"), row.name), "sources"),
                day,
            )
        } else {
            String::new()
        };
        for (place, cell) in row.cells.iter().enumerate() {
            assert_eq!(
                fields[2 + 2 * place],
                pill(cell).1,
                "{} at {query}",
                row.name
            );
            assert_eq!(fields[3 + 2 * place], from, "{} at {query}", row.name);
        }
    }
}

#[test]
fn a_table_taken_away_has_what_is_seen_with_its_units_and_sources() {
    let everything = format!("&chips.items={}&chips.rows=all", all_items(table(CHIPS)));
    let own = after("", [TableAction::Set("fp8".into(), 600.0)]);
    let states = [
        String::new(),
        everything,
        "&chips.rows=different&chips.items=h800-sxm-80".to_owned(),
        "&chips.rows=all,different&chips.items=h800-sxm-80,mi308x".to_owned(),
        "&chips.sort=memory:up&chips.baseline=h20-sxm-96".to_owned(),
        format!("&{own}"),
    ];
    for (place, state) in states.iter().enumerate() {
        for (turn, day) in [updated(), "2025-01-27", "2023-06-01", "2022-08-30"]
            .into_iter()
            .enumerate()
        {
            let query = format!("as-of={day}{state}");
            let language = LANGUAGES[(place + turn) % 2];
            for one in tables() {
                let id = text_of(one, "id");
                let text = taken(id, true, language, &query);
                if compare(language, &query)
                    .find(&format!("#table-{id}"))
                    .is_none()
                {
                    continue;
                }
                let rows = csv(&text);
                is_sound(id, &rows, language, &query, day);
                // The tab-separated form is the same; no field of the story contains a tab or a line break.
                assert_eq!(tsv(&taken(id, false, language, &query)), rows, "{query}");
            }
        }
    }
}

#[test]
fn of_the_published_table_other_programs_read_numbers_and_addresses() {
    for language in LANGUAGES {
        let rows = csv(&taken(CHIPS, true, language, ""));
        let row = |list_name: &str, id: &str| {
            let label = said(item(list(table(CHIPS), list_name), id), "label", language);
            rows.iter().find(|row| row[0] == label).unwrap()
        };
        let link = row("properties", "link_bandwidth");
        assert_eq!(link[1..3], ["GB/s", "900"]);
        assert!(link[3].contains("<https://"), "{}", link[3]);
        // Thousands have no separator.
        assert_eq!(row("derived", "tpp")[2], "15832");
        let price = csv(&taken(CHIPS, true, language, "chips.rows=all"));
        assert!(price.iter().any(|row| row[2] == "20000–27000"));
    }
}

#[test]
fn the_own_column_is_taken_away_too_and_no_source_is_named_for_what_the_reader_set() {
    let set = |property: &str, value| TableAction::Set(property.into(), value);
    let query = after("", [set("link_bandwidth", 601.0), set("fp8", 600.0)]);
    for language in LANGUAGES {
        for is_csv in [true, false] {
            let text = taken(CHIPS, is_csv, language, &query);
            let rows = if is_csv { csv(&text) } else { tsv(&text) };
            let name = said(&table(CHIPS)["what_if"], "label", language);
            let own = rows[0].iter().position(|field| *field == name).unwrap();
            let field = |property: &str| {
                let label = said(
                    item(list(table(CHIPS), "properties"), property),
                    "label",
                    language,
                );
                let row = rows.iter().find(|row| row[0] == label).unwrap();
                [row[own].clone(), row[own + 1].clone()]
            };
            for (property, value) in [
                ("link_bandwidth", "601"),
                ("fp8", "600"),
                ("int8", "600"),
                ("bf16", "300"),
            ] {
                assert_eq!(field(property), [value, ""], "{property}");
            }
            // Unchanged values keep their sources.
            for property in ["memory", "die_area", "power", "fp64_tensor"] {
                let stated = stated(table(CHIPS), H800, property, updated()).unwrap();
                let [_, from] = field(property);
                assert_eq!(from, sources_of(stated, updated()), "{property}");
                assert!(from.contains("http"), "{property}");
            }
        }
    }
    // A column based on another item names that item's sources.
    let text = taken(
        CHIPS,
        true,
        "en",
        &after("", [TableAction::Own(Some(H20.into()))]),
    );
    let rows = csv(&text);
    let power = rows
        .iter()
        .find(|row| row[0] == "Thermal design power")
        .unwrap();
    let stated = stated(table(CHIPS), H20, "power", updated()).unwrap();
    assert_eq!(power[power.len() - 1], sources_of(stated, updated()));
}
