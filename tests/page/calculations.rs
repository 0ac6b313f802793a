//! What calculations show for the numbers in a link: results, verdicts, ranges, and the day from which they appear.

use std::collections::BTreeSet;

use contrappunto::components::Part;
use contrappunto_author::file;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::link;
use contrappunto_story::state::view_state::{Action, ViewState};
use serde_json::Value;

use crate::support::facts::{
    calculations, claims, is_known, item, list, said, say, text_of, updated, wording,
};
use crate::support::page::{
    LANGUAGES, Node, Page, numbers_in, page, page_in, page_of, part_in, plain, render,
};
use crate::support::{DEEPSEEK, SMALL, story};

/// A calculation with the numbers that a reader has set.
#[derive(Clone)]
struct Setting {
    calculation: &'static Value,
    set: Vec<(&'static str, f64)>,
}

fn published(calculation: &str) -> Setting {
    Setting {
        calculation: item(calculations(), calculation),
        set: Vec::new(),
    }
}

fn all_published() -> Vec<Setting> {
    let all = calculations().iter();
    all.map(|one| published(text_of(one, "id"))).collect()
}

/// Returns a number of the story file.
fn number(item: &Value, name: &str) -> Option<f64> {
    item.get(name).and_then(Value::as_f64)
}

impl Setting {
    fn id(&self) -> &'static str {
        text_of(self.calculation, "id")
    }

    fn inputs(&self) -> &'static [Value] {
        list(self.calculation, "inputs")
    }

    fn checks(&self) -> &'static [Value] {
        list(self.calculation, "checks")
    }

    fn input(&self, id: &str) -> &'static Value {
        item(self.inputs(), id)
    }

    fn with(&self, input: &str, value: f64) -> Self {
        let id = text_of(self.input(input), "id");
        let mut set = self.set.clone();
        set.retain(|(name, _)| *name != id);
        set.push((id, value));
        Self { set, ..*self }
    }

    fn is_set(&self, input: &str) -> bool {
        self.set.iter().any(|(name, _)| *name == input)
    }

    /// Returns the number of an input: the one set, otherwise the published one.
    fn of(&self, input: &str) -> f64 {
        let set = self.set.iter().find(|(name, _)| *name == input);
        set.map_or_else(
            || number(self.input(input), "value").unwrap(),
            |(_, value)| *value,
        )
    }

    /// Returns the results, each in its displayed unit; computed independently of the program.
    fn results(&self) -> Vec<(&'static str, f64)> {
        let of = |input: &str| self.of(input);
        match self.id() {
            "v3-published" => {
                let hours = of("pretraining") + of("context") + of("post");
                let step = of("sequences") * of("length");
                vec![
                    ("days_hours", of("pretraining") * 1e3 / of("gpus") / 24.0),
                    ("days_speed", of("tokens") * 1e3 / of("tokens_day")),
                    ("per_trillion", of("pretraining") / of("tokens")),
                    ("step_tokens", step / 1e6),
                    ("step_time", step / (of("tokens_day") * 1e9) * 86_400.0),
                    ("hours_all", hours),
                    ("days_all", hours * 1e3 / of("gpus") / 24.0),
                    ("cost", hours * of("price") / 1e3),
                ]
            }
            "training-time" => {
                let work = 6.0 * of("active") * 1e9 * of("tokens") * 1e12;
                let rate = of("peak_bf16") * of("utilisation") / 100.0;
                let days = |fleet: &str| work / (of(fleet) * rate * 1e12) / 86_400.0;
                let batch = of("sequences") * of("length");
                vec![
                    ("work", work),
                    ("rate", rate),
                    ("days_v3", days("gpus")),
                    ("days_wang", days("gpus_wang")),
                    ("batch", batch / 1e6),
                    ("share_v3", batch / of("gpus")),
                    ("share_wang", batch / of("gpus_wang")),
                ]
            }
            "utilisation" => {
                let work = 6.0 * of("active") * 1e9 * of("tokens") * 1e12;
                let llama = 6.0 * of("llama_active") * 1e9 * of("llama_tokens") * 1e12;
                let achieved = work / (of("pretraining") * 1e3 * 3600.0) / 1e12;
                let llama_achieved = llama / (of("llama_hours") * 1e6 * 3600.0) / 1e12;
                let at_meta = of("meta_share") / 100.0 * of("peak_bf16") * 1e12;
                vec![
                    ("work", work),
                    ("achieved", achieved),
                    ("mfu_bf16", achieved / of("peak_bf16") * 100.0),
                    ("mfu_fp8", achieved / of("peak_fp8") * 100.0),
                    ("llama_work", llama),
                    ("llama_achieved", llama_achieved),
                    ("llama_mfu", llama_achieved / of("peak_bf16") * 100.0),
                    ("hours_meta", work / at_meta / 3600.0 / 1e6),
                ]
            }
            "r1-stage" => {
                let (zero, r1) = (of("gpus") * of("zero_hours"), of("gpus") * of("r1_hours"));
                let total = zero + r1 + of("data_hours") * 1e3;
                let all = of("v3_hours") + total / 1e3;
                vec![
                    ("zero_total", zero),
                    ("zero_days", of("zero_hours") / 24.0),
                    ("r1_total", r1),
                    ("r1_days", of("r1_hours") / 24.0),
                    ("total", total),
                    ("cost", total * of("price")),
                    ("all_hours", all),
                    ("all_cost", all * of("price") / 1e3),
                    ("share", total / 1e3 / all * 100.0),
                ]
            }
            "fleet" => vec![
                ("power_wang", of("gpus_wang") * of("power") / 1e3),
                ("power_v3", of("gpus_v3") * of("power") / 1e3),
                ("energy_v3", of("v3_hours") * of("power") / 1e3),
                ("purchase_wang", of("gpus_wang") * of("price") / 1e9),
                ("purchase_v3", of("gpus_v3") * of("price_h800") / 1e9),
                (
                    "purchase_mixed",
                    (of("mixed_h800") * of("price_h800")
                        + of("mixed_h100") * of("price")
                        + of("mixed_h20") * of("price_h20"))
                        / 1e9,
                ),
            ],
            other => panic!("{other} is not worked out here"),
        }
    }

    fn result(&self, output: &str) -> f64 {
        let results = self.results();
        let found = results.iter().find(|(name, _)| *name == output);
        found
            .unwrap_or_else(|| panic!("{} has no {output}", self.id()))
            .1
    }

    /// Returns whether each check supports its claim; evaluated independently of the program.
    fn truths(&self) -> Vec<bool> {
        let result = |output: &str| self.result(output);
        let agree = |one: f64, other: f64, factor: f64| (one / other).max(other / one) <= factor;
        match self.id() {
            "v3-published" => vec![
                agree(result("days_hours"), result("days_speed"), 1.01),
                agree(result("cost"), 5.576, 1.01),
            ],
            "training-time" => vec![
                result("days_v3") <= 54.2,
                result("days_wang") < result("days_v3"),
            ],
            "utilisation" => vec![
                (21.3..=46.2).contains(&result("mfu_bf16")),
                result("hours_meta") * 1e3 <= self.of("pretraining"),
            ],
            "r1-stage" => vec![
                agree(result("total"), 147_000.0, 1.01),
                agree(result("cost"), 294_000.0, 1.01),
            ],
            "fleet" => vec![
                result("power_wang") > result("power_v3"),
                result("purchase_mixed") <= 1.6,
            ],
            other => panic!("{other} is not checked here"),
        }
    }

    /// Returns the published range of an input on a day, unless a reader has set it.
    fn range(&self, input: &Value, day: &str) -> Option<(f64, f64)> {
        let is_free = !self.is_set(text_of(input, "id")) && text_of(input, "range_known") <= day;
        let range = number(input, "low").zip(number(input, "high"));
        range.filter(|_| is_free)
    }

    /// Returns the lower and upper bounds of an output over the published ranges. Each result is monotonic in each
    /// input, so the extremes are at corners.
    fn spread(&self, output: &str, day: &str) -> (f64, f64) {
        let mut corners = vec![self.clone()];
        for input in self.inputs() {
            if let Some((low, high)) = self.range(input, day) {
                let id = text_of(input, "id");
                let at = |one: &Self| [one.with(id, low), one.with(id, high)];
                corners = corners.iter().flat_map(at).collect();
            }
        }
        let results = || corners.iter().map(|corner| corner.result(output));
        (
            results().fold(f64::INFINITY, f64::min),
            results().fold(f64::NEG_INFINITY, f64::max),
        )
    }

    /// Returns the effect of each input on an output: the ends of its range, and the output at both. The range is the
    /// published one, or the current number plus and minus a tenth.
    fn swings(&self, output: &str, day: &str) -> Vec<Swing> {
        let swing = |input: &'static Value| {
            let id = text_of(input, "id");
            let published = Self {
                set: Vec::new(),
                ..*self
            }
            .range(input, day);
            let value = self.of(id);
            let from = published.unwrap_or((value * 0.9, value * 1.1));
            let at = |value: f64| self.with(id, value).result(output);
            let to = (at(from.0), at(from.1));
            Swing { input, from, to }
        };
        let mut swings: Vec<Swing> = self.inputs().iter().map(swing).collect();
        swings.retain(|swing| swing.size() > 1e-9);
        swings.sort_by(|one, other| other.size().total_cmp(&one.size()));
        swings
    }

    /// Returns where a check turns as an input goes from its minimum to its maximum, found by small steps and then
    /// bisection.
    fn turns(&self, check: usize, input: &str) -> Vec<f64> {
        const STEPS: u32 = 500;
        let written = self.input(input);
        let (least, most) = (
            number(written, "least").unwrap(),
            number(written, "most").unwrap(),
        );
        let at = |step: u32| least + (most - least) * f64::from(step) / f64::from(STEPS);
        let holds = |value: f64| self.with(input, value).truths()[check];
        let mut turns = Vec::new();
        for step in 0..STEPS {
            let (mut from, mut to) = (at(step), at(step + 1));
            if holds(from) != holds(to) {
                for _ in 0..60 {
                    let middle = f64::midpoint(from, to);
                    if holds(middle) == holds(from) {
                        from = middle;
                    } else {
                        to = middle;
                    }
                }
                turns.push(f64::midpoint(from, to));
            }
        }
        turns
    }
}

struct Swing {
    input: &'static Value,
    from: (f64, f64),
    to: (f64, f64),
}

impl Swing {
    fn size(&self) -> f64 {
        (self.to.1 - self.to.0).abs()
    }
}

/// Returns the query of a link to everything that is set.
fn query(settings: &[Setting]) -> String {
    let inputs = |setting: &Setting| {
        let set = setting.set.iter();
        let pairs: Vec<String> = set.map(|(name, value)| format!("{name}:{value}")).collect();
        format!("{}.inputs={}", setting.id(), pairs.join(","))
    };
    let changed = settings.iter().filter(|setting| !setting.set.is_empty());
    changed.map(inputs).collect::<Vec<_>>().join("&")
}

/// Formats a number with the separators of a language, with groups of thousands.
fn digits(value: f64, decimals: usize, language: &str) -> String {
    let (group, point) = if language == "it" {
        ('.', ',')
    } else {
        (',', '.')
    };
    // Numbers such as 1.275, which floats hold slightly too low, round half up as they do in decimals.
    let written = format!("{:.decimals$}", value * (1.0 + 1e-13));
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    if decimals > 0 {
        grouped.push(point);
        grouped.push_str(rest);
    }
    grouped
}

/// Formats a number with all its digits, at most twelve; a very large one with a power of ten: `3.2856 × 10²⁴`.
fn all_digits(value: f64, language: &str) -> String {
    let power = if value == 0.0 {
        0
    } else {
        value.log10().floor() as i32
    };
    if power >= 15 {
        let mantissa = all_digits(value / 10_f64.powi(power), language);
        let raised = |digit: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize - '0' as usize);
        let power: String = power.to_string().chars().filter_map(raised).collect();
        return format!("{mantissa} × 10{power}");
    }
    let decimals = usize::try_from(11 - power).unwrap_or(0).max(1);
    let found = digits(value, decimals, language);
    let found = found.trim_end_matches('0');
    found.trim_end_matches(['.', ',']).to_owned()
}

/// Formats a number of an input or output with its decimals or digits.
fn digits_of(item: &Value, value: f64, language: &str) -> String {
    let of = |name: &str| item.get(name).and_then(Value::as_u64);
    match (of("decimals"), of("digits")) {
        (Some(decimals), _) => shown(value, decimals as usize, language),
        (None, Some(digits)) => all_digits(rounded(value, digits as i32), language),
        (None, None) => all_digits(value, language),
    }
}

/// Formats a number with some decimals; a nonzero number that would become zero, with two digits.
fn shown(value: f64, decimals: usize, language: &str) -> String {
    let least = 0.5 / 10_f64.powf(decimals as f64);
    let is_hidden = value != 0.0 && value.abs() < least;
    if is_hidden {
        all_digits(rounded(value, 2), language)
    } else {
        digits(value, decimals, language)
    }
}

/// Rounds a number to some significant digits.
fn rounded(value: f64, digits: i32) -> f64 {
    let places = digits - 1 - value.abs().log10().floor() as i32;
    let unit = 10_f64.powi(-places);
    if value == 0.0 {
        value
    } else {
        (value / unit).round() * unit
    }
}

/// Appends the unit of an input or output to a text.
fn with_unit(item: &Value, text: &str, language: &str) -> String {
    match item.get("unit_label") {
        Some(label) => format!("{text} {}", say(label, language)),
        None if item["unit"] == "%" => format!("{text}%"),
        None => format!("{text} {}", text_of(item, "unit")),
    }
}

fn in_words(item: &Value, value: f64, language: &str) -> String {
    with_unit(item, &digits_of(item, value, language), language)
}

/// Returns what a check says for the numbers set, with results substituted for the names in braces.
fn sentence(setting: &Setting, index: usize, language: &str) -> String {
    let holds = setting.truths()[index];
    let field = if holds { "says" } else { "otherwise" };
    let mut said = said(&setting.checks()[index], field, language);
    for (output, value) in setting.results() {
        let written = item(list(setting.calculation, "outputs"), output);
        said = said.replace(
            &format!("{{{output}}}"),
            &in_words(written, value, language),
        );
    }
    assert!(!said.contains('{'), "{said}");
    plain(&said)
}

fn article<'a>(page: &'a Page, setting: &Setting) -> Node<'a> {
    page.one(&format!("#calculation-{}", setting.id()))
}

fn percent(text: &str) -> f64 {
    text.strip_suffix('%').unwrap().parse().unwrap()
}

fn assert_near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: {found}, not {expected}"
    );
}

/// Compares everything that a calculation shows for the numbers set with what is computed here.
fn assert_worked_out(page: &Page, setting: &Setting, language: &str, day: &str) {
    let article = article(page, setting);
    let place = format!("{language} {day}: {} at {:?}", setting.id(), setting.set);
    assert_results(&article, setting, language, day, &place);
    assert_sliders(&article, setting, language, &place);
    assert_accounts(&article, setting, language, day, &place);
}

fn assert_results(article: &Node, setting: &Setting, language: &str, day: &str, place: &str) {
    let results = setting.results();
    let rows = article.all(".results tr");
    assert_eq!(rows.len(), results.len(), "{place}");
    for (row, (output, value)) in rows.iter().zip(&results) {
        let written = item(list(setting.calculation, "outputs"), output);
        assert_eq!(row.is("data-output"), *output, "{place}");
        let found = row.one(".figures b").text();
        assert_eq!(
            found,
            in_words(written, *value, language),
            "{place}: {output}"
        );
        let (low, high) = setting.spread(output, day);
        let bar = row.find(".drawn svg");
        if high - low <= high * 1e-9 {
            assert!(
                row.find(".spread").is_none(),
                "{place}: {output} has a range"
            );
            assert!(bar.is_none(), "{place}: {output} has a bar");
            continue;
        }
        let [low_digits, high_digits] = [low, high].map(|end| digits_of(written, end, language));
        let range = if low_digits == high_digits {
            low_digits
        } else {
            format!("{low_digits}–{high_digits}")
        };
        let range = with_unit(written, &range, language);
        assert_eq!(row.one(".spread").text(), range, "{place}: {output}");
        let bar = bar.unwrap_or_else(|| panic!("{place}: {output} has no bar"));
        let reach = bar.one(".reach");
        let (start, width) = (percent(reach.is("x")), percent(reach.is("width")));
        // The bar begins at zero and extends a little beyond the range.
        let scale = (start + width) / high;
        assert!(
            (80.0..100.0).contains(&(start + width)),
            "{place}: {output} ends at {width}"
        );
        assert_near(
            start,
            low * scale,
            0.2,
            &format!("{place}: {output} starts"),
        );
        for end in ["x1", "x2"] {
            let at = percent(bar.one(".point").is(end));
            assert_near(at, value * scale, 0.2, &format!("{place}: {output}"));
        }
    }
}

fn assert_sliders(article: &Node, setting: &Setting, language: &str, place: &str) {
    let sliders = article.all(".slider");
    assert_eq!(sliders.len(), setting.inputs().len(), "{place}");
    for (slider, input) in sliders.iter().zip(setting.inputs()) {
        let id = text_of(input, "id");
        let place = format!("{place}: {id}");
        let (value, is_set) = (setting.of(id), setting.is_set(id));
        assert_eq!(slider.is("data-name"), id, "{place}");
        assert_eq!(slider.has_class("set"), is_set, "{place}");
        assert_eq!(
            slider.one(".slider-label").text(),
            said(input, "label", language)
        );
        let field = slider.one("input[type=text]");
        assert_eq!(
            field.is("value"),
            digits_of(input, value, language),
            "{place}"
        );
        assert_eq!(field.attribute("aria-invalid"), None, "{place}");
        let range = slider.one("input[type=range]");
        let [now, least, most, step]: [f64; 4] =
            ["value", "min", "max", "step"].map(|name| range.is(name).parse().unwrap());
        assert_near(now, value, 0.0, &place);
        assert_eq!(Some(least), number(input, "least"), "{place}");
        assert_eq!(Some(most), number(input, "most"), "{place}");
        assert_eq!(Some(step), number(input, "step"), "{place}");
        assert_eq!(
            plain(range.is("aria-valuetext")),
            in_words(input, value, language),
            "{place}"
        );
        let reset = slider.one("button.reset");
        assert_eq!(reset.is_hidden(), !is_set, "{place}: its reset");
        let name = format!(": {}", said(input, "label", language));
        assert!(
            reset.is("aria-label").ends_with(&name),
            "{place}: {reset:?}"
        );
        let refused = slider.one(".refused");
        assert_eq!(
            (refused.is("role"), refused.text().as_str()),
            ("alert", ""),
            "{place}"
        );
    }
    let all = article.one(".sliders button.chip");
    assert_eq!(
        all.has("disabled"),
        setting.set.is_empty(),
        "{place}: the reset of all"
    );
}

/// Returns the checks of claims that are known on a day.
fn told<'a>(
    setting: &'a Setting,
    day: &'a str,
) -> impl Iterator<Item = (usize, &'static Value)> + 'a {
    let checks = setting.checks().iter().enumerate();
    checks.filter(move |(_, check)| is_known(item(claims(), text_of(check, "claim")), day))
}

fn assert_accounts(article: &Node, setting: &Setting, language: &str, day: &str, place: &str) {
    let accounts = article.all(".account");
    let checks: Vec<_> = told(setting, day).collect();
    assert_eq!(accounts.len(), checks.len(), "{place}");
    for (account, (index, check)) in accounts.iter().zip(checks) {
        let claim = text_of(check, "claim");
        let place = format!("{place}: {claim}");
        assert_eq!(account.is("data-claim"), claim, "{place}");
        assert_eq!(
            account.one(".account-name").text(),
            said(check, "label", language),
            "{place}"
        );
        let output = text_of(check, "shows");
        let written = item(list(setting.calculation, "outputs"), output);
        let number = in_words(written, setting.result(output), language);
        assert_eq!(account.one(".large").text(), number, "{place}");
        let holds = setting.truths()[index];
        assert_eq!(account.has_class("agrees"), holds, "{place}");
        assert_eq!(account.has_class("differs"), !holds, "{place}");
        assert!(!account.has_class("open"), "{place}");
        assert_eq!(
            account.one(".verdict-line").text(),
            sentence(setting, index, language),
            "{place}"
        );
        let link = account.one("a");
        assert_eq!(link.is("href"), format!("#claim-{claim}"), "{place}");
        let label = wording(item(claims(), claim), "label", day, language);
        assert_eq!(link.text(), label, "{place}");
    }
}

/// Compares a page with several calculations set with what is computed here.
fn assert_all(settings: &[Setting]) {
    for language in LANGUAGES {
        let page = part_in(Part::Calculate, language, &query(settings));
        for setting in settings {
            assert_worked_out(&page, setting, language, updated());
        }
    }
}

#[test]
fn every_calculation_opens_with_the_published_numbers_and_what_comes_of_them() {
    assert!(calculations().len() >= 5);
    assert_all(&all_published());
}

#[test]
fn the_days_follow_the_utilisation() {
    for utilisation in [5.0, 20.0, 21.0, 30.6, 34.6, 34.7, 36.7, 40.2, 43.7, 60.0] {
        assert_all(&[published("training-time").with("utilisation", utilisation)]);
    }
    // Checked once with literal numbers.
    let page = page("");
    let large = page.texts("#calculation-training-time .account .large");
    assert_eq!(large, ["45.8 days", "1.9 days"]);
}

/// The minimum, the maximum and a value between for every input, one after another; each page has all calculations.
#[test]
fn every_result_and_verdict_follows_every_input() {
    for round in 0..9 {
        for fraction in [0.0, 0.4, 1.0] {
            let change = |setting: Setting| {
                let input = &setting.inputs()[round % setting.inputs().len()];
                let of = |name: &str| number(input, name).unwrap();
                let steps = ((of("most") - of("least")) * fraction / of("step")).floor();
                let value = of("least") + steps * of("step");
                // As a slider has it, without the rounding error of the product.
                let value = (value * 1e3).round() / 1e3;
                setting.with(text_of(input, "id"), value)
            };
            assert_all(&all_published().into_iter().map(change).collect::<Vec<_>>());
        }
    }
}

#[test]
fn several_inputs_are_set_at_once() {
    let setting = published("training-time");
    let setting = setting.with("gpus", 1024.0).with("active", 74.0);
    assert_all(&[
        setting.with("utilisation", 40.0),
        published("fleet").with("price", 30_000.0),
    ]);
    for gpus in [4096.0, 10_240.0] {
        assert_all(&[published("training-time").with("gpus", gpus)]);
    }
}

#[test]
fn a_number_beyond_the_ends_of_its_track_is_taken_for_the_end() {
    for (written, held) in [(99.0, 60.0), (-1.0, 5.0)] {
        let page = page(&format!("training-time.inputs=utilisation:{written}"));
        let setting = published("training-time").with("utilisation", held);
        assert_worked_out(&page, &setting, "en", updated());
    }
}

#[test]
fn a_reset_brings_the_published_number_back_one_by_one_or_all() {
    let story = SharedStory::from(story(DEEPSEEK));
    let mut state = ViewState::new(story, Some("en"), None);
    let act = |state: &ViewState, input: &str, value| {
        state.apply(Action::Set("training-time".into(), input.into(), value))
    };
    let mut setting = published("training-time");
    for (input, value) in [("gpus", 1024.0), ("utilisation", 40.0), ("active", 74.0)] {
        state = act(&state, input, Some(value));
        setting = setting.with(input, value);
    }
    assert_worked_out(&page(&link::write(&state)), &setting, "en", updated());
    state = act(&state, "gpus", None);
    setting.set.retain(|(input, _)| *input != "gpus");
    assert_worked_out(&page(&link::write(&state)), &setting, "en", updated());
    state = state.apply(Action::Reset("training-time".into()));
    assert_eq!(link::write(&state), "");
    assert_worked_out(&page(""), &published("training-time"), "en", updated());
}

#[test]
fn the_published_range_stands_on_the_track() {
    for setting in all_published() {
        let page = page("");
        for (slider, input) in article(&page, &setting)
            .all(".slider")
            .iter()
            .zip(setting.inputs())
        {
            let id = text_of(input, "id");
            let line = slider.find("line.published");
            let Some((low, high)) = setting.range(input, updated()) else {
                assert!(line.is_none(), "{id}");
                continue;
            };
            let of = |name: &str| number(input, name).unwrap();
            let line = line.unwrap_or_else(|| panic!("{id} has no range"));
            for (name, end) in [("x1", low), ("x2", high)] {
                let place = 100.0 * (end - of("least")) / (of("most") - of("least"));
                assert_near(percent(line.is(name)), place, 0.02, id);
            }
        }
    }
}

/// A number set by the reader has no range, and the published one stays marked on the track.
#[test]
fn a_number_that_is_set_takes_its_range_out_of_the_results() {
    let page = page("training-time.inputs=utilisation:40");
    let setting = published("training-time").with("utilisation", 40.0);
    let article = article(&page, &setting);
    assert!(article.all(".results .spread, .results svg").is_empty());
    assert!(
        article
            .find(".slider[data-name=utilisation] line.published")
            .is_some()
    );
}

#[test]
fn what_is_published_of_every_input_is_listed_with_its_sources() {
    for language in LANGUAGES {
        let page = page_in(language, "training-time.inputs=utilisation:40");
        for setting in all_published() {
            let rows = article(&page, &setting).all(".inputs dl > div");
            assert_eq!(rows.len(), setting.inputs().len());
            for (row, input) in rows.iter().zip(setting.inputs()) {
                let id = text_of(input, "id");
                assert_eq!(row.one("dt").text(), said(input, "label", language));
                let value = number(input, "value").unwrap();
                assert_eq!(
                    row.one("dd > b").text(),
                    in_words(input, value, language),
                    "{id}"
                );
                let text = row.one("dd").text();
                let range = setting.range(input, updated()).map(|(low, high)| {
                    let [low, high] = [low, high].map(|end| digits_of(input, end, language));
                    with_unit(input, &format!("{low}–{high}"), language)
                });
                let words =
                    ["published range", "intervallo pubblicato"][usize::from(language == "it")];
                assert_eq!(text.contains(words), range.is_some(), "{text}");
                assert!(
                    range.is_none_or(|range| text.contains(&format!("({words} {range})"))),
                    "{text}"
                );
                let links = row
                    .all("a.cite")
                    .iter()
                    .map(|link| link.is("href"))
                    .collect::<Vec<_>>();
                let also = list(input, "also").iter().map(|id| id.as_str().unwrap());
                let sources = std::iter::once(text_of(input, "source")).chain(also);
                let wanted: Vec<String> = sources.map(|id| format!("#source-{id}")).collect();
                assert_eq!(links, wanted, "{id}");
                assert!(text.contains(&said(input, "note", language)), "{text}");
            }
        }
    }
}

#[test]
fn what_others_report_of_a_result_stands_beside_it_with_its_source() {
    for language in LANGUAGES {
        let page = page_in(language, "");
        let before = ["reported: ", "dichiarato: "][usize::from(language == "it")];
        let mut told = 0;
        for setting in all_published() {
            for output in list(setting.calculation, "outputs") {
                let id = text_of(output, "id");
                let cell = article(&page, &setting).one(&format!("tr[data-output={id}] .reported"));
                let Some(reported) = output.get("reported") else {
                    assert_eq!(cell.text(), "", "{id}");
                    continue;
                };
                let text = cell.text();
                let numbers = numbers_in(text.strip_prefix(before).unwrap(), language);
                let wanted = match number(reported, "value") {
                    Some(value) => vec![value],
                    None => ["low", "high"]
                        .map(|end| number(reported, end).unwrap())
                        .into(),
                };
                assert!(numbers.len() >= wanted.len(), "{id}: {text}");
                for (found, value) in numbers.iter().zip(wanted) {
                    assert_near(*found, value, value.abs() * 0.005, &format!("{id}: {text}"));
                }
                let links: BTreeSet<&str> =
                    cell.all("a").iter().map(|link| link.is("href")).collect();
                let also = list(reported, "also").iter().map(|id| id.as_str().unwrap());
                let sources = std::iter::once(text_of(reported, "source")).chain(also);
                let wanted: Vec<String> = sources.map(|id| format!("#source-{id}")).collect();
                assert_eq!(links, wanted.iter().map(String::as_str).collect(), "{id}");
                assert!(
                    text.contains(&said(reported, "note", language)),
                    "{id}: {text}"
                );
                told += 1;
            }
        }
        assert!(told >= 10, "only {told}");
    }
}

#[test]
fn what_a_result_hangs_on_is_drawn_in_bars_the_strongest_first_with_numbers() {
    for language in LANGUAGES {
        for settings in [
            all_published(),
            vec![
                published("training-time")
                    .with("gpus", 4096.0)
                    .with("utilisation", 40.0),
            ],
        ] {
            let page = part_in(Part::Calculate, language, &query(&settings));
            for setting in settings {
                assert_hangs_on(&page, &setting, language);
            }
        }
    }
}

fn assert_hangs_on(page: &Page, setting: &Setting, language: &str) {
    let article = article(page, setting);
    let output = text_of(&setting.checks()[0], "shows");
    let written = item(list(setting.calculation, "outputs"), output);
    let summary = article.one(".sensitivity > summary").text();
    let label = said(written, "label", language);
    assert!(summary.ends_with(&format!(": {label}")), "{summary}");
    let swings = setting.swings(output, updated());
    assert!(swings.len() >= 2, "{output}");
    let rows = article.all(".sensitivity li");
    assert_eq!(rows.len(), swings.len(), "{output}");
    let ends = || swings.iter().flat_map(|swing| [swing.to.0, swing.to.1]);
    let (least, most) = (
        ends().fold(f64::INFINITY, f64::min),
        ends().fold(0.0, f64::max),
    );
    // Swings of equal size may be in either order.
    let mut sizes = Vec::new();
    for row in &rows {
        let name = row.one(".swing-name").text();
        let swing = swings
            .iter()
            .filter(|swing| name.starts_with(&said(swing.input, "label", language)))
            .max_by_key(|swing| said(swing.input, "label", language).len())
            .unwrap_or_else(|| panic!("{name} does nothing to {output}"));
        sizes.push(swing.size());
        let arrow = |item: &Value, (from, to): (f64, f64)| {
            let [from, to] = [from, to].map(|end| in_words(item, end, language));
            format!("{from} → {to}")
        };
        assert_eq!(
            row.one(".swing-name .quiet").text(),
            arrow(swing.input, swing.from)
        );
        assert_eq!(
            row.one(".swing-ends").text(),
            arrow(written, swing.to),
            "{name}"
        );
        let fill = row.one(".fill");
        let place = |value: f64| 100.0 * (value - least) / (most - least);
        let (start, end) = (
            place(swing.to.0.min(swing.to.1)),
            place(swing.to.0.max(swing.to.1)),
        );
        assert_near(percent(fill.is("x")), start, 0.1, &name);
        assert_near(
            percent(fill.is("width")),
            (end - start).max(0.4),
            0.1,
            &name,
        );
    }
    for (one, next) in sizes.iter().zip(sizes.iter().skip(1)) {
        assert!(*next <= one * 1.000_001, "{output}: {sizes:?}");
    }
}

#[test]
fn what_would_turn_a_check_is_said_with_a_number_and_the_present_one() {
    let fleet = published("fleet");
    for settings in [
        all_published(),
        vec![published("training-time").with("utilisation", 35.0)],
        vec![fleet.with("price", 35_000.0)],
        // More than DeepSeek’s can be, whatever else is set.
        vec![fleet.with("gpus_v3", 256.0).with("gpus_wang", 100_000.0)],
    ] {
        for setting in &settings {
            let turns = |index| {
                let inputs = setting.inputs().iter();
                let of = |input| setting.turns(index, text_of(input, "id"));
                inputs.map(of).collect()
            };
            let turns: Vec<Vec<Vec<f64>>> = (0..setting.checks().len()).map(turns).collect();
            for language in LANGUAGES {
                let page = part_in(Part::Calculate, language, &query(&settings));
                assert_turns(&page, setting, &turns, language);
            }
        }
    }
}

/// Compares what is said of each check with where it turns, by input.
fn assert_turns(page: &Page, setting: &Setting, turns: &[Vec<Vec<f64>>], language: &str) {
    let (turns_at, now, never) = match language {
        "it" => (
            "cambia a ",
            "ora",
            "Nessun dato da solo lo ribalta entro i limiti impostabili.",
        ),
        _ => (
            "turns at ",
            "now",
            "No single input turns this within what can be set.",
        ),
    };
    let blocks = article(page, setting).all(".break-even dl > div");
    assert_eq!(blocks.len(), setting.checks().len(), "{}", setting.id());
    for (index, (block, check)) in blocks.iter().zip(setting.checks()).enumerate() {
        assert_eq!(block.one("dt").text(), said(check, "label", language));
        let place = format!(
            "{} at {:?}, {}",
            setting.id(),
            setting.set,
            block.one("dt").text()
        );
        let mut lines = block.all("dd").into_iter();
        let mut told = 0;
        for (input, turns) in setting.inputs().iter().zip(&turns[index]) {
            let id = text_of(input, "id");
            if turns.is_empty() {
                continue;
            }
            told += 1;
            let line = lines
                .next()
                .unwrap_or_else(|| panic!("{place}: {id} is missing"));
            assert_eq!(line.is("data-input"), id, "{place}");
            let text = line.text();
            let label = said(input, "label", language);
            assert!(text.starts_with(&format!("{label}: {turns_at}")), "{text}");
            let value = all_digits(setting.of(id), language);
            let value = with_unit(input, &value, language);
            assert!(
                text.ends_with(&format!("({now} {value})")),
                "{text}: not {value}"
            );
            let found = numbers_in(
                line.one("b").text().strip_prefix(turns_at).unwrap(),
                language,
            );
            assert_eq!(found.len(), turns.len(), "{place}: {text}, not {turns:?}");
            for (found, turn) in found.iter().zip(turns) {
                // To four significant digits.
                let half = 0.51 * 10_f64.powf(turn.abs().log10().floor() - 3.0);
                assert_near(*found, *turn, half, &format!("{place}: {text}"));
            }
        }
        if told == 0 {
            assert_eq!(
                lines.next().map(|line| line.text()).as_deref(),
                Some(never),
                "{place}"
            );
        }
        assert!(lines.next().is_none(), "{place}: more than turns");
    }
}

/// Both sides of every number at which a check turns; each page has all calculations.
#[test]
fn verdicts_change_their_words_where_the_page_says_that_they_turn() {
    let sides = |setting: Setting| {
        let mut sides = Vec::new();
        for input in setting.inputs() {
            let id = text_of(input, "id");
            let (least, most) = (
                number(input, "least").unwrap(),
                number(input, "most").unwrap(),
            );
            for index in 0..setting.checks().len() {
                for turn in setting.turns(index, id) {
                    let inner = (turn * 1e-6).max(1e-9);
                    for value in [turn - inner, turn + inner] {
                        let value = (value * 1e9).round() / 1e9;
                        if (least..=most).contains(&value) {
                            sides.push(setting.with(id, value));
                        }
                    }
                }
            }
        }
        sides
    };
    let sides: Vec<Vec<Setting>> = all_published().into_iter().map(sides).collect();
    assert!(sides.iter().all(|sides| sides.len() >= 4));
    let rounds = sides.iter().map(Vec::len).max().unwrap();
    for round in 0..rounds {
        let settings: Vec<Setting> = sides
            .iter()
            .filter_map(|sides| sides.get(round).cloned())
            .collect();
        let page = part_in(Part::Calculate, "en", &query(&settings));
        for setting in &settings {
            let place = format!("{} at {:?}", setting.id(), setting.set);
            assert_accounts(&article(&page, setting), setting, "en", updated(), &place);
        }
    }
}

#[test]
fn what_hangs_on_nothing_divided_cannot_be_told() {
    for (language, words) in [("en", "cannot tell"), ("it", "non si può dire")] {
        let page = page_of(SMALL, language, "crossings.inputs=lorries:0");
        assert_eq!(page.text("#calculation-crossings .large"), words);
        assert!(
            page.one("#calculation-crossings .account")
                .has_class("open")
        );
        assert_eq!(
            page.text("#calculation-crossings .figures b.unknown"),
            words
        );
        assert_eq!(page.count("#calculation-crossings .drawn svg"), 0);
    }
}

/// The days from which a calculation or the range of an input is known, each with the day before.
const DAYS: [&str; 12] = [
    "2022-10-07",
    "2024-12-26",
    "2025-01-22",
    "2025-01-23",
    "2025-01-30",
    "2025-01-31",
    "2025-05-13",
    "2025-05-14",
    "2025-09-16",
    "2025-09-17",
    "2026-04-24",
    "2026-09-30",
];

#[test]
fn a_calculation_is_there_from_the_day_on_which_its_inputs_were_published() {
    for one in calculations() {
        let ranges = list(one, "inputs")
            .iter()
            .filter_map(|input| input.get("range_known"));
        for known in ranges.chain([&one["known"]]) {
            assert!(
                DAYS.contains(&known.as_str().unwrap()),
                "{known} is not tried"
            );
        }
    }
    for language in LANGUAGES {
        for day in DAYS {
            let page = page_in(language, &format!("as-of={day}"));
            assert_eq!(page.day(), day);
            let text = page.all_text();
            let mut shown = 0;
            for setting in all_published() {
                let article = article(&page, &setting);
                let known = text_of(setting.calculation, "known") <= day;
                let title = said(setting.calculation, "title", language);
                let place = format!("{language} {day}: {title}");
                assert_eq!(article.is_hidden(), !known, "{place}");
                assert_eq!(article.is("data-known") == "yes", known, "{place}");
                assert_eq!(text.contains(&title), known, "{place}");
                if known {
                    shown += 1;
                    assert_eq!(article.one(".calculation-title").text(), title);
                    for field in ["intro", "cannot_show"] {
                        let said = said(setting.calculation, field, language);
                        assert!(article.text().contains(&said), "{place}: {said}");
                    }
                    assert_worked_out(&page, &setting, language, day);
                } else {
                    assert_eq!(article.raw_text(), "", "{place}");
                }
            }
            assert_eq!(page.one(".calculations").is_hidden(), shown == 0, "{day}");
        }
    }
}

#[test]
fn wangs_account_is_not_there_before_he_gave_it() {
    let account = "#calculation-training-time .account[data-claim=C04] .large";
    for (language, days) in [("en", "1.9 days"), ("it", "1,9 giorni")] {
        assert_eq!(page_in(language, "as-of=2025-01-23").text(account), days);
        let before = page_in(language, "as-of=2025-01-22");
        assert_eq!(before.count("[data-claim=C04]"), 0);
        assert!(
            !before.all_text().contains("Wang"),
            "he is named before he spoke"
        );
    }
}

#[test]
fn a_range_published_later_does_not_widen_what_could_be_worked_out_before() {
    let later = r#""low": 30, "high": 60, "range_known": "2025-05-14""#;
    let json = crate::support::read(crate::support::SMALL);
    let json = json.replace(r#""low": 30, "high": 60"#, later);
    let story = SharedStory::from(file::parse(json.as_bytes()).unwrap());
    let on = |day: &str| {
        let page = Page::parse(&render(&story, "en", &format!("as-of={day}")));
        let place = "#calculation-crossings";
        let line = format!("{place} .slider[data-name=lorries] line.published");
        (page.count(&line), page.count(&format!("{place} .spread")))
    };
    assert_eq!(on("2025-05-13"), (0, 0));
    assert_eq!(on("2025-05-14"), (1, 1));
}

#[test]
fn no_note_tells_of_figures_that_were_published_later() {
    for (language, days, later) in [
        ("en", "45.8 days", ["43.73", "38.94", "May 2025"]),
        ("it", "45,8 giorni", ["43,73", "38,94", "maggio 2025"]),
    ] {
        let text = page_in(language, "as-of=2025-05-13").text(".calculations");
        assert!(text.contains(days));
        for words in later {
            assert!(!text.contains(words), "“{words}” on 13 May 2025");
        }
        // Later the page mentions it.
        let text = page_in(language, "").text(".calculations");
        assert!(later.iter().any(|words| text.contains(words)), "{language}");
    }
}
