//! A column of the reader's own: what follows from its settings, where verdicts turn, and the day from which it exists.

use contrappunto_story::state::table_view::TableAction;
use serde_json::Value;

use super::comparison::{A100, H20, H100, H800, after, chips, compare, in_language, narrow};
use crate::support::facts::{columns_on, force_on, is_told, item, list, said, text_of, updated};
use crate::support::page::{LANGUAGES, Page, numbers_in};
use crate::support::tables::{
    Bounds, CHIPS, Grid, days, known_items, lines, number, pill, sign, stated, table, tpp, verdicts,
};

const OCTOBER_2022: &str = "ifr-2022-10-07";
const OCTOBER_2023: &str = "ifr-2023-10-17";

fn set(property: &str, value: f64) -> TableAction {
    TableAction::Set(property.into(), value)
}

fn begin(item: &str) -> TableAction {
    TableAction::Own(Some(item.into()))
}

/// Returns the properties of a chip that may be changed.
fn controls() -> &'static [Value] {
    list(&table(CHIPS)["what_if"], "properties")
}

/// Returns the item that an own chip starts from.
fn opening() -> &'static str {
    text_of(&table(CHIPS)["what_if"], "from")
}

/// An own chip, computed here: its item, its day, and what is set.
#[derive(Clone)]
struct Own {
    from: &'static str,
    day: String,
    set: Vec<(&'static str, f64)>,
    is_host_counted: bool,
}

impl Own {
    fn new(set: &[(&'static str, f64)]) -> Self {
        Self {
            from: opening(),
            day: updated().to_owned(),
            set: set.to_vec(),
            is_host_counted: false,
        }
    }

    fn with(&self, property: &'static str, value: f64) -> Self {
        let mut own = self.clone();
        own.set.push((property, value));
        own
    }

    /// Returns the link to it: that of a reader who sets all of it.
    fn query(&self) -> String {
        let mut actions = vec![begin(self.from)];
        actions.extend(
            self.set
                .iter()
                .map(|(property, value)| set(property, *value)),
        );
        if self.is_host_counted {
            actions.push(set("host_counted", 1.0));
        }
        after(&format!("as-of={}", self.day), actions)
    }

    /// Returns a number of it: the one set last, one that follows it in proportion, or the item's.
    fn given(&self, property: &str) -> Option<Bounds> {
        let number = |property: &str| number(table(CHIPS), self.from, property, &self.day);
        let set = |property: &str| self.set.iter().rfind(|(name, _)| *name == property);
        if let Some((_, value)) = set(property) {
            return Some((*value, *value));
        }
        let leader = controls()
            .iter()
            .find(|control| list(control, "follow").iter().any(|name| name == property));
        let followed = leader.and_then(|leader| set(text_of(leader, "property")));
        let (low, high) = number(property)?;
        match followed.and_then(|(leader, value)| Some((value, number(leader)?.0))) {
            Some((value, before)) => Some((low * value / before, high * value / before)),
            None => Some((low, high)),
        }
    }

    fn exact(&self, property: &str) -> f64 {
        let (low, high) = self.given(property).unwrap();
        assert!((high - low).abs() < 1e-9, "{property}");
        low
    }

    /// Returns the numbers that rules depend on.
    fn numbers(&self) -> Numbers {
        let host = if self.is_host_counted {
            self.exact("host_bandwidth")
        } else {
            0.0
        };
        let tpp = tpp(|property| self.given(property)).unwrap().0.0;
        Numbers {
            tpp,
            density: tpp / self.exact("die_area"),
            io: self.exact("link_bandwidth") + host,
            memory: self.exact("memory_bandwidth"),
        }
    }
}

/// The numbers of a chip that rules depend on.
#[derive(Clone, Copy)]
struct Numbers {
    tpp: f64,
    density: f64,
    io: f64,
    memory: f64,
}

impl Numbers {
    /// Returns the verdict of a rule that depends on numbers, on a chip for data centres.
    fn verdict(self, rule: &str) -> &'static str {
        let Self {
            tpp,
            density,
            io,
            memory,
        } = self;
        let is_a = tpp >= 4800.0 || (tpp >= 1600.0 && density >= 5.92);
        let is_b = !is_a
            && density < 5.92
            && ((tpp >= 2400.0 && density >= 1.6) || (tpp >= 1600.0 && density >= 3.2));
        match rule {
            OCTOBER_2022 if io >= 600.0 && tpp >= 4800.0 => "3a090",
            OCTOBER_2022 => "not-3a090",
            OCTOBER_2023 if is_a => "3a090-a",
            OCTOBER_2023 if is_b => "3a090-b",
            OCTOBER_2023 => "not-3a090",
            "letter-2023-10-23" if tpp >= 4800.0 => "licence-now",
            "letter-2023-10-23" => "not-covered",
            "letter-2025-04-09" if memory >= 1400.0 || io >= 1100.0 || io + memory >= 1700.0 => {
                "licence-letter"
            }
            "letter-2025-04-09" => "below-letter",
            "bill-s3374-safe-chips" => {
                let is_fast = tpp >= 4800.0
                    || (tpp >= 2400.0 && density >= 1.6)
                    || (tpp >= 1600.0 && density >= 3.2);
                let is_wide = memory >= 4100.0 || io >= 1100.0 || io + memory >= 5000.0;
                if is_fast || is_wide {
                    "would-be-denied"
                } else {
                    "outside"
                }
            }
            "final-2026-01-15" if is_a && tpp < 21_000.0 && memory < 6500.0 => "case-by-case",
            "final-2026-01-15" if is_a => "denial",
            "final-2026-01-15" => "not-applicable",
            "tariff-2026-01-14"
                if (14_000.0..=17_500.0).contains(&tpp) && (4500.0..=5000.0).contains(&memory) =>
            {
                "tariff-band-1"
            }
            "tariff-2026-01-14"
                if (20_800.0..=21_100.0).contains(&tpp) && (5800.0..=6200.0).contains(&memory) =>
            {
                "tariff-band-2"
            }
            "tariff-2026-01-14" => "no-band",
            _ => panic!("{rule} goes by no number"),
        }
    }
}

/// Returns the rules of a day that depend on numbers and have verdicts of their own.
fn rules_by_numbers(day: &str) -> Vec<&'static Value> {
    let rules = list(table(CHIPS), "rules").iter();
    let goes_by_numbers = |rule: &&Value| {
        let verdicts = list(rule, "verdicts").iter();
        force_on(rule, day).is_some() && verdicts.into_iter().any(|one| one.get("when").is_some())
    };
    rules.filter(goes_by_numbers).collect()
}

/// Returns a verdict as the page words it, with its sign.
fn says(rule: &'static Value, verdict: &str, language: &str) -> (String, String) {
    let mut verdicts = verdicts(rule).iter();
    let verdict = verdicts
        .find(|one| text_of(one, "verdict") == verdict)
        .unwrap();
    let sign = sign(text_of(verdict, "effect"));
    (sign.to_owned(), said(verdict, "label", language))
}

fn label(property: &str, language: &str) -> String {
    said(
        item(list(table(CHIPS), "properties"), property),
        "label",
        language,
    )
}

fn slider(property: &str) -> String {
    format!(".what-if .slider[data-name={property}]")
}

/// Checks that panel and column agree, and show what follows from the settings.
fn holds(own: &Own, language: &str) {
    let query = own.query();
    let page = compare(language, &query);
    let grid = Grid::of(&page, CHIPS);
    let place = |what: &str| format!("{what} at {query} ({language})");
    let figure = |row: &str| numbers_in(&grid.figure(row, "own"), language);
    let numbers = own.numbers();
    let Numbers { tpp, density, .. } = numbers;
    let near = |found: &[f64], wanted: f64, what: &str| {
        assert_eq!(found.len(), 1, "{}", place(what));
        assert!(
            (found[0] - wanted).abs() <= 0.005 + 1e-9,
            "{}: {found:?}, not {wanted}",
            place(what)
        );
    };
    near(&figure("tpp"), tpp, "tpp");
    near(&figure("pd"), density, "pd");
    for (derived, wanted) in [("tpp", tpp), ("pd", density)] {
        let said_of = page.text(&format!(".own-verdicts [data-derived={derived}]"));
        let line = item(list(table(CHIPS), "derived"), derived);
        let unit = said(line, "unit_label", language);
        let number = said_of
            .strip_suffix(&unit)
            .unwrap_or_else(|| panic!("{said_of} has no {unit}"));
        near(&numbers_in(number, language), wanted, derived);
    }
    for (property, value) in &own.set {
        near(&figure(property), *value, property);
        let field = page.one(&format!("{} input[type=text]", slider(property)));
        near(&numbers_in(field.is("value"), language), *value, property);
        let track = page.one(&format!("{} input[type=range]", slider(property)));
        near(&numbers_in(track.is("value"), "en"), *value, property);
    }
    let said_of_rules: Vec<_> = page
        .all(".own-verdicts p[data-rule]")
        .iter()
        .map(|line| {
            (
                line.is("data-rule").to_owned(),
                line.one(".quiet").text(),
                pill(line),
            )
        })
        .collect();
    let mut rules = rules_by_numbers(&own.day);
    rules.sort_by_key(|rule| force_on(rule, &own.day) != Some("in-force"));
    let wanted: Vec<_> = rules
        .iter()
        .map(|rule| {
            let id = text_of(rule, "id");
            let says = says(rule, numbers.verdict(id), language);
            (id.to_owned(), said(rule, "label", language), says)
        })
        .collect();
    assert_eq!(said_of_rules, wanted, "{}", place("panel"));
    for (rule, _, says) in &wanted {
        if let Some(row) = grid.find(rule) {
            let cell = row
                .cells
                .iter()
                .find(|cell| cell.is("data-item") == "own")
                .unwrap();
            assert_eq!(pill(cell), *says, "{}", place(rule));
        }
    }
}

#[test]
fn what_is_set_decides_every_verdict_in_the_panel_and_in_the_column() {
    let mut place = 0;
    for is_host_counted in [false, true] {
        for set in [
            &[][..],
            &[("link_bandwidth", 471.0)],
            &[("link_bandwidth", 472.0)],
            &[("link_bandwidth", 473.0)],
            &[("link_bandwidth", 599.0)],
            &[("link_bandwidth", 600.0)],
            &[("link_bandwidth", 601.0)],
            &[("link_bandwidth", 0.0), ("memory_bandwidth", 1390.0)],
            &[("memory_bandwidth", 1300.0)],
            &[("link_bandwidth", 1200.0), ("fp8", 599.0)],
            &[("link_bandwidth", 600.0), ("fp8", 599.0)],
            &[("fp8", 600.0)],
            &[("fp8", 1000.0)],
            &[("fp8", 500.0), ("die_area", 675.0)],
            &[("fp8", 500.0), ("die_area", 676.0)],
            &[("fp8", 300.0), ("die_area", 2000.0)],
            &[
                ("fp8", 299.0),
                ("die_area", 2000.0),
                ("memory_bandwidth", 1000.0),
            ],
            &[
                ("fp8", 200.0),
                ("die_area", 500.0),
                ("memory_bandwidth", 4100.0),
            ],
            &[("memory_bandwidth", 4500.0)],
            &[("memory_bandwidth", 5010.0)],
            &[("fp8", 2600.0), ("memory_bandwidth", 6200.0)],
            &[("fp8", 2625.0), ("memory_bandwidth", 6490.0)],
            &[("fp8", 2600.0), ("memory_bandwidth", 6500.0)],
        ] {
            let mut own = Own::new(set);
            own.is_host_counted = is_host_counted;
            place += 1;
            holds(&own, LANGUAGES[place % 2]);
        }
    }
}

#[test]
fn the_october_2022_verdict_turns_exactly_at_600_or_at_472_with_the_hosts_link_counted() {
    for language in LANGUAGES {
        let rule = item(list(table(CHIPS), "rules"), OCTOBER_2022);
        for (is_host_counted, turn) in [(false, 600.0), (true, 472.0)] {
            for (value, verdict) in [
                (turn - 1.0, "not-3a090"),
                (turn, "3a090"),
                (turn + 1.0, "3a090"),
            ] {
                let mut own = Own::new(&[("link_bandwidth", value)]);
                own.is_host_counted = is_host_counted;
                let page = compare(language, &own.query());
                let panel = page.one(&format!(".own-verdicts p[data-rule={OCTOBER_2022}]"));
                let cell = Grid::of(&page, CHIPS).cell(OCTOBER_2022, "own");
                let wanted = says(rule, verdict, language);
                assert_eq!(
                    [pill(&panel), pill(&cell)],
                    [wanted.clone(), wanted],
                    "{value}"
                );
                let sign = if verdict == "3a090" { "✕" } else { "✓" };
                assert_eq!(pill(&cell).0, sign);
                let tick = page.one(".what-if .tick[data-name=host_counted] input");
                assert_eq!(tick.has("checked"), is_host_counted);
            }
        }
    }
}

#[test]
fn a_lower_fp8_rate_takes_the_other_formats_with_it_and_only_them() {
    for (language, words) in [("en", "your own"), ("it", "tuo")] {
        for fp8 in [1000.0, 599.0, 600.0, 300.0, 0.0] {
            let own = Own::new(&[("fp8", fp8)]);
            let page = compare(language, &format!("{}&chips.rows=all", own.query()));
            let grid = Grid::of(&page, CHIPS);
            for property in list(table(CHIPS), "properties") {
                let row = text_of(property, "id");
                let changed = ["fp8", "int8", "bf16", "fp16", "tf32", "host_counted"];
                let standing = |item: &str| grid.cell(row, item).one(".standing-line").text();
                if changed.contains(&row) {
                    assert_eq!(standing("own"), words, "{row}");
                } else {
                    // All other values are the item's.
                    assert_eq!(grid.figure(row, "own"), grid.figure(row, H800), "{row}");
                    assert_eq!(standing("own"), standing(H800), "{row}");
                }
                if let Some((low, _)) = own.given(row) {
                    let found = numbers_in(&grid.figure(row, "own"), language);
                    assert!(
                        (found[0] - low).abs() <= 0.05 + 1e-9,
                        "{row} at {fp8}: {found:?}"
                    );
                }
            }
            // The item itself is unchanged.
            assert_eq!(numbers_in(&grid.figure("fp8", H800), language), [1979.0]);
        }
    }
}

/// Returns the turns listed for a property: the value, whether that value is included, and the rest of the text.
fn turns(page: &Page, property: &str, language: &str) -> Vec<(f64, bool, String)> {
    let slider = page.one(&slider(property));
    let control = slider.closest(".control").unwrap();
    let lines = control.all(".turns li");
    let turn = |line: &crate::support::page::Node| {
        let (text, at) = (line.text(), line.one("b").text());
        let number = numbers_in(&at, language)[0];
        let (from, up) = in_language(language, "from  up", "da  in su")
            .split_once("  ")
            .unwrap();
        let is_from = at.starts_with(from) && at.ends_with(up);
        let is_above = at.starts_with(in_language(language, "above ", "oltre "));
        assert!(is_from != is_above, "{at}");
        let rest = text.strip_prefix(&at).unwrap().trim_start_matches(": ");
        (number, is_from, rest.to_owned())
    };
    lines.iter().map(turn).collect()
}

/// Checks that all turns of verdicts are listed and nothing else: every step of every slider is tried.
fn turns_are_said(own: &Own) {
    let query = own.query();
    let pages = LANGUAGES.map(|language| (language, compare(language, &query)));
    let mut said_of = 0;
    for control in controls()
        .iter()
        .filter(|control| control.get("step").is_some())
    {
        let property: &'static str = text_of(control, "property");
        let number = |field: &str| control[field].as_f64().unwrap();
        let (low, high, step) = (number("low"), number("high"), number("step"));
        let steps = ((high - low) / step).round() as u32;
        let tried: Vec<(f64, Numbers)> = (0..=steps)
            .map(|place| low + step * f64::from(place))
            .map(|value| (value, own.with(property, value).numbers()))
            .collect();
        let mut turns = Vec::new();
        for rule in rules_by_numbers(&own.day) {
            let id = text_of(rule, "id");
            for pair in tried.windows(2) {
                let [before, after] = [pair[0].1.verdict(id), pair[1].1.verdict(id)];
                if before != after {
                    turns.push((pair[0].0, pair[1].0, rule, before, after));
                }
            }
        }
        for (language, page) in &pages {
            said_of += turns_are_said_of(page, language, control, &turns, &query);
        }
    }
    assert!(said_of > 0, "{query}");
}

/// A turn of a verdict: the values before and after it, the rule, and its verdicts there.
type Turn = (f64, f64, &'static Value, &'static str, &'static str);

/// Checks what a page says of one slider's turns, and returns how many there are.
fn turns_are_said_of(
    page: &Page,
    language: &str,
    control: &'static Value,
    turned: &[Turn],
    query: &str,
) -> usize {
    let property = text_of(control, "property");
    let [low, high] = ["low", "high"].map(|field| control[field].as_f64().unwrap());
    let said_of = |&(from, to, rule, before, after): &Turn| {
        let [before, after] = [before, after].map(|verdict| says(rule, verdict, language).1);
        let label = said(rule, "label", language);
        (from, to, format!("{label}: {before} → {after}"))
    };
    let mut wanted: Vec<_> = turned.iter().map(said_of).collect();
    wanted.sort_by(|one, two| one.0.total_cmp(&two.0));
    let found = turns(page, property, language);
    let texts = |turns: &mut dyn Iterator<Item = &String>| {
        let mut texts: Vec<String> = turns.cloned().collect();
        texts.sort();
        texts
    };
    assert_eq!(
        texts(&mut found.iter().map(|(_, _, text)| text)),
        texts(&mut wanted.iter().map(|(_, _, text)| text)),
        "{property} at {query}"
    );
    for (at, includes, text) in &found {
        let is_here = |(before, after, said): &&(f64, f64, String)| {
            let is_between = match includes {
                true => before < at && at <= after,
                false => before <= at && at < after,
            };
            is_between && said == text
        };
        assert_eq!(
            wanted.iter().filter(is_here).count(),
            1,
            "{property} at {query}: {at} {text}"
        );
    }
    assert!(
        found.is_sorted_by(|one, two| one.0 <= two.0),
        "{property} at {query}"
    );
    let slider = page.one(&slider(property));
    let control = slider.closest(".control").unwrap();
    let nothing = in_language(
        language,
        "No verdict turns within this range.",
        "In questo intervallo nessun giudizio cambia.",
    );
    let says_nothing = control.texts(".turns p").iter().any(|text| text == nothing);
    assert_eq!(says_nothing, found.is_empty(), "{property}");
    // Coinciding turns share one mark, a vertical line at their position on the track.
    let mut values: Vec<f64> = found.iter().map(|(at, _, _)| *at).collect();
    values.dedup();
    let marks = control.all("line.turn");
    assert_eq!(marks.len(), values.len(), "{property} at {query}");
    for (mark, value) in marks.iter().zip(values) {
        assert_eq!(mark.is("x1"), mark.is("x2"));
        let place: f64 = mark.is("x1").trim_end_matches('%').parse().unwrap();
        let wanted = (value - low) / (high - low) * 100.0;
        assert!(
            (place - wanted).abs() <= 0.02,
            "{property}: {place}, not {wanted}"
        );
    }
    found.len()
}

#[test]
fn where_verdicts_turn_is_marked_and_said_in_words_and_nothing_else_is() {
    let mut counted = Own::new(&[]);
    counted.is_host_counted = true;
    let mut earlier = Own::new(&[]);
    earlier.day = "2024-01-06".to_owned();
    let mut from_another = Own::new(&[]);
    from_another.from = H20;
    for own in [
        Own::new(&[]),
        counted,
        earlier,
        from_another,
        Own::new(&[("fp8", 500.0)]),
        Own::new(&[
            ("fp8", 300.0),
            ("memory_bandwidth", 1000.0),
            ("link_bandwidth", 300.0),
        ]),
        Own::new(&[("fp8", 2610.0), ("memory_bandwidth", 6000.0)]),
    ] {
        turns_are_said(&own);
    }
    let page = compare("en", "");
    let at = |value: f64| {
        turns(&page, "link_bandwidth", "en")
            .iter()
            .any(|turn| turn.0.to_bits() == value.to_bits())
    };
    assert!(at(600.0) && !at(472.0));
}

#[test]
fn a_column_begun_from_another_item_has_that_items_figures() {
    for (place, from) in known_items(table(CHIPS), updated()).into_iter().enumerate() {
        let language = LANGUAGES[place % 2];
        let query = after(
            &chips(updated(), &format!("rows=all&items={from}")),
            [begin(from)],
        );
        let page = compare(language, &query);
        let grid = Grid::of(&page, CHIPS);
        assert_eq!(grid.columns.last(), Some(&"own"));
        let head = grid.heads.last().unwrap();
        let name = said(&table(CHIPS)["what_if"], "label", language);
        let label = text_of(item(list(table(CHIPS), "items"), from), "label");
        let start = in_language(language, "Start from", "Parti da");
        assert_eq!(head.one("bdi").text(), name);
        assert_eq!(head.texts("small")[0], format!("{start}: {label}"));
        let chosen = page.one(".what-if .choose-own option[selected]");
        assert_eq!(chosen.is("value"), from);
        for line in lines(table(CHIPS)) {
            let row = text_of(line, "id");
            // At first the link to the host is not counted.
            if !["host_counted", "io", "io_memory"].contains(&row) {
                assert_eq!(
                    grid.figure(row, "own"),
                    grid.figure(row, from),
                    "{row} of {from}"
                );
            }
        }
        assert_eq!(grid.figure("host_counted", "own"), "no");
        for control in controls() {
            let property = text_of(control, "property");
            if let Some((low, _)) = number(table(CHIPS), from, property, updated()) {
                let field = page.one(&format!("{} input[type=text]", slider(property)));
                assert_eq!(numbers_in(field.is("value"), language), [low], "{property}");
            }
        }
    }
}

#[test]
fn an_own_chip_is_named_in_no_letter_even_if_it_begins_from_one_that_is() {
    for language in LANGUAGES {
        for day in ["2022-08-31", "2023-10-24", updated()] {
            let page = compare(language, &after(&chips(day, "rows=all"), [begin(A100)]));
            let grid = Grid::of(&page, CHIPS);
            let mut letters = 0;
            for rule in list(table(CHIPS), "rules") {
                let verdicts = list(rule, "verdicts");
                let names = |item: &str| {
                    verdicts
                        .iter()
                        .find(|one| list(one, "items").iter().any(|id| id == item))
                };
                let has_names = verdicts.iter().any(|one| one.get("items").is_some());
                if !has_names || force_on(rule, day).is_none() {
                    continue;
                }
                letters += 1;
                let id = text_of(rule, "id");
                let of_all = verdicts.last().unwrap();
                let own = (
                    sign(text_of(of_all, "effect")).to_owned(),
                    said(of_all, "label", language),
                );
                assert_eq!(pill(&grid.cell(id, "own")), own, "{id}");
                let named = names(A100).unwrap_or(of_all);
                assert_eq!(
                    pill(&grid.cell(id, A100)).1,
                    said(named, "label", language),
                    "{id}"
                );
            }
            assert!(letters > 0, "{day}");
        }
    }
    let page = compare("en", &after(&chips("2023-10-24", ""), [begin(A100)]));
    let grid = Grid::of(&page, CHIPS);
    let letter = |item| {
        grid.cell("letter-2023-10-23-nvidia", item)
            .one(".pill")
            .text()
    };
    assert_eq!(letter(A100), "✕ Licence required at once");
    assert_eq!(letter("own"), "– Not covered by the letter");
}

#[test]
fn what_is_set_can_be_taken_back_one_by_one_or_all() {
    let resets = |query: &str| {
        let page = compare("en", query);
        let controls = controls()
            .iter()
            .filter(|control| control.get("step").is_some());
        let offered: Vec<&str> = controls
            .map(|control| text_of(control, "property"))
            .filter(|property| {
                let slider = page.one(&slider(property));
                let is_offered = !slider.one("button.reset").has("hidden");
                assert_eq!(slider.has_class("set"), is_offered);
                is_offered
            })
            .collect();
        let is_all = !page.one(".what-if-head > button").has("disabled");
        let has_column = Grid::of(&page, CHIPS).columns.contains(&"own");
        assert_eq!(is_all, has_column);
        (offered, is_all)
    };
    assert_eq!(resets(""), (vec![], false));
    let two = after("", [set("link_bandwidth", 700.0), set("die_area", 500.0)]);
    assert_eq!(
        two,
        "chips.own=h800-sxm-80,host_counted:0,link_bandwidth:700,die_area:500"
    );
    assert_eq!(resets(&two), (vec!["link_bandwidth", "die_area"], true));
    let one = after(&two, [set("link_bandwidth", 400.0)]);
    assert_eq!(resets(&one), (vec!["die_area"], true));
    let page = compare("en", &one);
    let grid = Grid::of(&page, CHIPS);
    assert_eq!(grid.figure("link_bandwidth", "own"), "400");
    assert_eq!(grid.figure("die_area", "own"), "500");
    assert_eq!(after(&one, [TableAction::Own(None)]), "");
    assert_eq!(resets(&after("", [begin(A100)])), (vec![], true));
    // Setting a value without a column creates one, clamped to the limits of its control; properties without a control
    // are not set.
    for (property, value, wanted) in [
        ("link_bandwidth", 5000.0, "link_bandwidth:1200"),
        ("link_bandwidth", -1.0, "link_bandwidth:0"),
        ("die_area", 1.0, "die_area:100"),
        ("host_counted", 1.0, "host_counted:1"),
        ("host_counted", 7.0, "host_counted:1"),
    ] {
        let query = after("", [set(property, value)]);
        let wanted = match property {
            "host_counted" => format!("chips.own={H800},{wanted}"),
            _ => format!("chips.own={H800},host_counted:0,{wanted}"),
        };
        assert_eq!(query, wanted);
    }
    for (property, value) in [
        ("link_bandwidth", f64::NAN),
        ("fp8", f64::INFINITY),
        ("bf16", 1.0),
        ("nowhere", 1.0),
    ] {
        assert_eq!(after("", [set(property, value)]), "", "{property}");
    }
}

#[test]
fn on_every_day_the_panel_tells_of_no_rule_and_no_measure_that_came_later() {
    for (place, day) in days(table(CHIPS)).iter().enumerate() {
        let language = LANGUAGES[place % 2];
        let page = compare(language, &chips(day, ""));
        let panel = page.one("#table-chips .what-if");
        let is_known = known_items(table(CHIPS), day).contains(&opening());
        // It starts from a chip that must be known.
        assert_eq!(panel.has("hidden"), !is_known, "{day}");
        if !is_known {
            assert_eq!(panel.text(), "", "{day}");
            continue;
        }
        assert_eq!(
            panel.is("aria-label"),
            said(&table(CHIPS)["what_if"], "label", language)
        );
        let offered = page.attributes(".what-if .choose-own option", "value");
        assert_eq!(offered, known_items(table(CHIPS), day));
        let rules = page.attributes(".own-verdicts p[data-rule]", "data-rule");
        let mut wanted = rules_by_numbers(day);
        wanted.sort_by_key(|rule| force_on(rule, day) != Some("in-force"));
        let wanted: Vec<&str> = wanted.into_iter().map(|rule| text_of(rule, "id")).collect();
        assert_eq!(rules, wanted, "{day}");
        let derived = list(table(CHIPS), "derived").iter();
        let derived = derived.filter(|line| line.get("minor").is_none() && is_told(line, day));
        let derived: Vec<&str> = derived.map(|line| text_of(line, "id")).collect();
        assert_eq!(
            page.attributes(".own-verdicts p[data-derived]", "data-derived"),
            derived,
            "{day}"
        );
        let labels: Vec<String> = list(table(CHIPS), "rules")
            .iter()
            .filter(|rule| force_on(rule, day).is_some())
            .map(|rule| format!("{}: ", said(rule, "label", language)))
            .collect();
        for control in controls()
            .iter()
            .filter(|control| control.get("step").is_some())
        {
            for (_, _, turn) in turns(&page, text_of(control, "property"), language) {
                assert!(
                    labels.iter().any(|label| turn.starts_with(label)),
                    "{day}: {turn}"
                );
            }
        }
    }
    let page = compare("en", &chips("2023-06-01", ""));
    assert_eq!(
        page.attributes(".own-verdicts p[data-rule]", "data-rule"),
        [OCTOBER_2022]
    );
    // The density is a measure of October 2023.
    assert_eq!(
        page.attributes(".own-verdicts p[data-derived]", "data-derived"),
        ["tpp"]
    );
    // A column from an item that is not known yet does not exist.
    let page = compare("en", &chips("2023-06-01", "own=h20-sxm-96,fp8:500"));
    assert!(page.one("#table-chips .what-if").has("hidden"));
    assert_eq!(
        Grid::of(&page, CHIPS).columns,
        columns_on(table(CHIPS), "2023-06-01")
    );
}

#[test]
fn a_figure_set_on_an_earlier_day_starts_from_what_was_stated_then() {
    // The link of the H800 was first reported as about half of the H100's: 300 GB/s or more.
    for (day, link) in [("2024-01-05", 300.0), ("2024-01-06", 400.0)] {
        let stated = stated(table(CHIPS), H800, "link_bandwidth", day).unwrap();
        assert_eq!(stated.get("value").unwrap_or(&stated["low"]), link);
        let page = compare("en", &chips(day, ""));
        let field = page.one(&format!("{} input[type=text]", slider("link_bandwidth")));
        assert_eq!(numbers_in(field.is("value"), "en"), [link]);
        let mut own = Own::new(&[("die_area", 700.0)]);
        own.day = day.to_owned();
        if stated.get("value").is_some() {
            holds(&own, "en");
        }
        let page = compare("en", &own.query());
        let figure = Grid::of(&page, CHIPS).figure("link_bandwidth", "own");
        assert_eq!(numbers_in(&figure, "en")[0], link);
    }
}

#[test]
fn the_own_column_is_what_a_narrow_table_shows_while_it_is_changed() {
    let own = after("", [set("link_bandwidth", 600.0)]);
    let beside = |query: &str| {
        let page = compare("en", query);
        let found = narrow(&Grid::of(&page, CHIPS));
        assert_eq!(found[0], H100);
        found[1].to_owned()
    };
    assert_eq!(beside(&own), "own");
    let page = compare("it", &own);
    let option = page.one("#table-chips .choose-item option[selected]");
    assert_eq!(
        (option.is("value"), option.text().as_str()),
        ("", "Un chip su misura")
    );
    let another = after(&own, [TableAction::Compare(Some(H20.into()))]);
    assert_eq!(beside(&another), H20);
    assert_eq!(
        beside(&after(&another, [TableAction::Compare(None)])),
        "own"
    );
    // A reader who continues to change it wants to see it; one who begins or removes it wants to see the result.
    assert_eq!(beside(&after(&another, [set("fp8", 500.0)])), "own");
    assert_eq!(beside(&after(&another, [begin(A100)])), "own");
    assert_eq!(beside(&after(&another, [TableAction::Own(None)])), H800);
    // A rejected value changes nothing.
    assert_eq!(beside(&after(&another, [set("bf16", 500.0)])), H20);
}

#[test]
fn the_own_column_has_its_place_among_columns_in_order() {
    for (link, place) in [(1000.0, 1), (700.0, 3), (0.0, 6)] {
        let query = after(
            "chips.sort=link_bandwidth:down",
            [set("link_bandwidth", link)],
        );
        let page = compare("en", &query);
        let columns = Grid::of(&page, CHIPS).columns;
        assert_eq!(
            columns.iter().position(|id| *id == "own"),
            Some(place),
            "{columns:?}"
        );
    }
    let page = compare("en", &after("", [set("link_bandwidth", 1000.0)]));
    assert_eq!(Grid::of(&page, CHIPS).columns.last(), Some(&"own"));
}

#[test]
fn every_control_has_a_name_a_unit_and_its_ends() {
    for language in LANGUAGES {
        let page = compare(language, "");
        for control in controls() {
            let property = text_of(control, "property");
            let label = label(property, language);
            let Some(step) = control.get("step") else {
                let tick = page.one(&format!(".what-if .tick[data-name={property}]"));
                assert_eq!(tick.text(), label);
                continue;
            };
            let slider = page.one(&slider(property));
            assert_eq!(slider.one(".slider-label").text(), label);
            let unit = slider.one(".slider-unit").text();
            assert_eq!(
                slider.one("input[type=text]").is("aria-label"),
                format!("{label}, {unit}")
            );
            let track = slider.one("input[type=range]");
            assert_eq!(track.is("aria-label"), label);
            for (name, wanted) in [
                ("min", &control["low"]),
                ("max", &control["high"]),
                ("step", step),
            ] {
                assert_eq!(
                    track.is(name).parse::<f64>().unwrap(),
                    wanted.as_f64().unwrap(),
                    "{property}"
                );
            }
            let value = number(table(CHIPS), opening(), property, updated())
                .unwrap()
                .0;
            assert_eq!(track.is("value").parse::<f64>().unwrap(), value);
            let spoken = track.is("aria-valuetext");
            assert_eq!(
                numbers_in(spoken.split('\u{a0}').next().unwrap(), language),
                [value]
            );
            assert!(spoken.ends_with(&unit), "{spoken}");
            assert_eq!(slider.one(".refused").text(), "");
            assert!(!slider.one("input[type=text]").has("aria-invalid"));
        }
    }
}
