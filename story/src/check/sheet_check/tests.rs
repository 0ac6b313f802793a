//! Tests of formulas that fit together, and of those that do not.

use super::*;
use crate::numbers::unit::Unit;

fn complaints(formula: &str, wanted: ExpectedType) -> Vec<String> {
    let number = |unit: &str| Kind::Number(unit.parse().unwrap());
    let sheet = Sheet::new([
        ("link", number("GB/s"), None),
        ("memory", number("GB"), None),
        ("rate", number("TFLOP/s"), None),
        ("ints", number("TOP/s"), None),
        ("area", number("mm²"), None),
        ("big", Kind::YesNo, None),
        ("maker", Kind::Text, None),
    ]);
    let mut reader = Reader::default();
    let formula: Formula = formula
        .parse()
        .unwrap_or_else(|error| panic!("{formula}: {error}"));
    check_formula(
        &formula,
        wanted,
        &sheet,
        "properties",
        &At::Root,
        &mut reader,
    );
    reader
        .problems
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

fn number(unit: &str) -> ExpectedType {
    ExpectedType::Row(Kind::Number(unit.parse::<Unit>().unwrap()))
}

#[test]
fn what_fits_passes() {
    for (formula, wanted) in [
        ("link + known(link, 0)", number("GB/s")),
        (
            "max(8 [bit] * rate, 16 [bit] * known(ints, 0)) / area",
            number("bit·TOP/s/mm²"),
        ),
        (
            "big and (link >= 600 [GB/s] or not big)",
            ExpectedType::Truth,
        ),
        ("memory / link", number("s")),
        ("if(big, link, 0)", number("TB/s")),
        ("link * 2 + 1 [TB/s]", number("GB/s")),
        ("known(area)", ExpectedType::Truth),
        ("(link * 1 [h]) ^ 2 / memory", number("GB")),
    ] {
        assert_eq!(complaints(formula, wanted), [""; 0], "{formula}");
    }
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    for (formula, wanted, message) in [
        (
            "link + memory",
            number("GB/s"),
            "at character 6: `+` between bit/s and bit; both sides need the same kind of unit",
        ),
        (
            "link >= 600",
            ExpectedType::Truth,
            "at character 6: `>=` between bit/s and a pure number; both sides need the same kind of unit; a number carries its unit in brackets, like 600 [GB/s]",
        ),
        (
            "link * memory",
            number("GB/s"),
            "comes to bit^2/s, but its unit is bit/s",
        ),
        (
            "linc",
            number("GB/s"),
            "at character 1: `linc` is not among the properties; did you mean `link`?",
        ),
        (
            "link",
            ExpectedType::Truth,
            "comes to bit/s, but what is asked is yes or no",
        ),
        (
            "big + 1",
            number("1"),
            "at character 5: `+` beside yes or no; write `if(…, 1, 0)` to count it",
        ),
        (
            "link and big",
            ExpectedType::Truth,
            "at character 6: `and` beside a number (bit/s); compare it with something",
        ),
        (
            "max(link, memory)",
            number("GB"),
            "at character 1: `max` of bit/s and bit; all need the same kind of unit",
        ),
        (
            "if(link, 1, 2)",
            number("1"),
            "at character 1: `if` asks for yes or no first",
        ),
        (
            "maker = 1",
            ExpectedType::Truth,
            "at character 1: `maker` is in words; a formula needs numbers, or yes and no",
        ),
    ] {
        assert_eq!(complaints(formula, wanted), [message], "{formula}");
    }
}
