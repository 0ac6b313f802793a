//! Tests of ranges, three-valued truth, and the names that decide.

use super::*;
use crate::numbers::formula::Formula;

/// Evaluates a formula with the figures as its names `a`, `b` and so on.
fn worth(text: &str, figures: &[Figure]) -> Figure {
    let formula: Formula = text
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let value = |index: usize| {
        let (name, _) = &formula.names()[index];
        figures[usize::from(name.as_bytes()[0] - b'a')]
    };
    evaluate(&formula, &value)
}

const RANGE: fn(f64, f64) -> Figure = Figure::range;

#[test]
fn ranges_hold_everything_that_can_be() {
    assert_eq!(
        worth("a - b", &[RANGE(1.0, 2.0), RANGE(1.0, 4.0)]),
        RANGE(-3.0, 1.0)
    );
    assert_eq!(
        worth("a * b", &[RANGE(-1.0, 2.0), RANGE(-3.0, 4.0)]),
        RANGE(-6.0, 8.0)
    );
    assert_eq!(
        worth("a / b", &[RANGE(1.0, 2.0), RANGE(-4.0, -2.0)]),
        RANGE(-1.0, -0.25)
    );
    assert_eq!(worth("a ^ 2", &[RANGE(-2.0, 3.0)]), RANGE(0.0, 9.0));
    assert_eq!(worth("a ^ 3", &[RANGE(-2.0, 3.0)]), RANGE(-8.0, 27.0));
    assert_eq!(worth("a ^ -2", &[RANGE(2.0, 4.0)]), RANGE(0.0625, 0.25));
    assert_eq!(worth("a ^ 0", &[RANGE(-2.0, 3.0)]), RANGE(1.0, 1.0));
    assert_eq!(
        worth("max(a, b, 2)", &[RANGE(1.0, 5.0), RANGE(0.0, 3.0)]),
        RANGE(2.0, 5.0)
    );
    assert_eq!(
        worth("sum(a, b, 2)", &[RANGE(1.0, 5.0), RANGE(0.0, 3.0)]),
        RANGE(3.0, 10.0)
    );
}

#[test]
fn nothing_is_divided_by_what_may_be_zero_and_nothing_grows_beyond_numbers() {
    assert_eq!(worth("1 / a", &[RANGE(-1.0, 1.0)]), Figure::Unknown);
    assert_eq!(worth("1 / a", &[Figure::exact(0.0)]), Figure::Unknown);
    assert_eq!(worth("a * a * a", &[Figure::exact(1e200)]), Figure::Unknown);
    assert_eq!(worth("a ^ -1", &[Figure::exact(0.0)]), Figure::Unknown);
}

#[test]
fn a_comparison_of_ranges_holds_for_all_or_for_none_or_cannot_be_told() {
    let range = [RANGE(1.0, 2.0)];
    for (text, expected) in [
        ("a >= 1", Figure::Yes),
        ("a > 1", Figure::Unknown),
        ("a > 2", Figure::No),
        ("a <= 2", Figure::Yes),
        ("a < 1", Figure::No),
        ("a = 1", Figure::Unknown),
        ("a != 3", Figure::Yes),
    ] {
        assert_eq!(worth(text, &range), expected, "{text}");
    }
}

#[test]
fn truth_tables_of_kleene_are_complete() {
    use Figure::{No, Unknown, Yes};
    let tables = [
        (Yes, Yes, Yes, Yes),
        (Yes, No, No, Yes),
        (Yes, Unknown, Unknown, Yes),
        (No, Yes, No, Yes),
        (No, No, No, No),
        (No, Unknown, No, Unknown),
        (Unknown, Yes, Unknown, Yes),
        (Unknown, No, No, Unknown),
        (Unknown, Unknown, Unknown, Unknown),
    ];
    for (a, b, and, or) in tables {
        assert_eq!(worth("a and b", &[a, b]), and, "{a:?} and {b:?}");
        assert_eq!(worth("a or b", &[a, b]), or, "{a:?} or {b:?}");
    }
    for (a, not) in [(Yes, No), (No, Yes), (Unknown, Unknown)] {
        assert_eq!(worth("not a", &[a]), not);
    }
}

#[test]
fn what_is_unknown_may_be_asked_for_and_replaced() {
    let unknown = [Figure::Unknown, Figure::exact(3.0)];
    assert_eq!(worth("known(a)", &unknown), Figure::No);
    assert_eq!(worth("known(a, 7) + b", &unknown), Figure::exact(10.0));
    assert_eq!(worth("max(a, b)", &unknown), Figure::Unknown);
    assert_eq!(worth("if(a > 1, 3, b)", &unknown), Figure::exact(3.0));
    assert_eq!(worth("if(a > 1, 4, b)", &unknown), RANGE(3.0, 4.0));
}

#[test]
fn only_what_matters_is_blamed() {
    let formula: Formula = "b > 1 and (a > 5 or c)".parse().unwrap();
    let with = |figures: [Figure; 3]| {
        let value =
            |index: usize| figures[usize::from(formula.names()[index].0.as_bytes()[0] - b'a')];
        let names = undecided(&formula, &value);
        names
            .iter()
            .map(|index| formula.names()[*index].0.to_string())
            .collect::<String>()
    };
    let two = Figure::exact(2.0);
    assert_eq!(with([Figure::Unknown, two, Figure::Unknown]), "ac");
    assert_eq!(with([Figure::Unknown, two, Figure::Yes]), "");
    assert_eq!(
        with([Figure::Unknown, Figure::exact(1.0), Figure::Unknown]),
        ""
    );
    assert_eq!(with([RANGE(1.0, 9.0), two, Figure::No]), "a");
}
