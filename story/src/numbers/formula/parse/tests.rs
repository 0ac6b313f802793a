//! Tests of what binds to what in a formula, and of errors with their places.

use crate::numbers::formula::Formula;

fn message(text: &str) -> String {
    text.parse::<Formula>().unwrap_err().to_string()
}

/// Formats a formula with all parentheses, to show what binds to what.
fn shape(text: &str) -> String {
    use super::Expression as E;
    fn show(expression: &E, names: &super::Names) -> String {
        let show = |inner: &E| show(inner, names);
        match expression {
            E::Number(value, _) => value.to_string(),
            E::Name(index) => names[*index].0.to_string(),
            E::Negate(inner) => format!("-{}", show(inner)),
            E::Not(inner) => format!("not {}", show(inner)),
            E::Binary(operator, _, sides) => {
                format!(
                    "({} {} {})",
                    show(&sides[0]),
                    operator.as_str(),
                    show(&sides[1])
                )
            }
            E::Power(inner, exponent, _) => format!("{}^{exponent}", show(inner)),
            E::Call(function, _, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(show).collect();
                format!("{}({})", function.name(), arguments.join(", "))
            }
        }
    }
    let formula: Formula = text
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    show(formula.expression(), &formula.names)
}

#[test]
fn what_binds_tighter_is_worked_out_first() {
    assert_eq!(shape("1 + 2 * 3 - 4"), "((1 + (2 * 3)) - 4)");
    assert_eq!(shape("a / b / c"), "((a / b) / c)");
    assert_eq!(shape("-x ^ 2"), "-x^2");
    assert_eq!(shape("(-x) ^ -2"), "-x^-2");
    assert_eq!(shape("-a * b"), "(-a * b)");
    assert_eq!(
        shape("not a < b and c >= 2 or d = 1"),
        "((not (a < b) and (c >= 2)) or (d = 1))"
    );
    assert_eq!(
        shape("max(8 * known(fp8, 0), a)"),
        "max((8 * known(fp8, 0)), a)"
    );
}

#[test]
fn numbers_carry_their_unit() {
    assert_eq!(shape("x >= 600 [GB/s]"), "(x >= 4800000000000)");
    assert_eq!(shape("1.5e3 + .5"), "(1500 + 0.5)");
    assert_eq!(shape("2 ≤ 3 × x"), "(2 <= (3 * x))");
}

#[test]
fn an_error_says_where_and_what_to_write() {
    assert_eq!(
        message("a < b < c"),
        "at character 7: a comparison of a comparison; write `a < b and b < c`"
    );
    assert_eq!(
        message("a b"),
        "at character 3: `b` is one too many; an operator is missing before it"
    );
    assert_eq!(
        message("a +"),
        "at the end: a number, a name or ( is missing"
    );
    assert_eq!(
        message("a + )"),
        "at character 5: a number, a name or ( is missing"
    );
    assert_eq!(
        message("a + €"),
        "at character 5: `€` means nothing in a formula"
    );
    assert_eq!(
        message("3 [GBs]"),
        "at character 4: `GBs` is no unit known here; did you mean `GB/s`?"
    );
    assert_eq!(message("3 [GB"), "at character 3: the [ is not closed");
    assert_eq!(
        message("x [GB]"),
        "at character 3: `[` means nothing in a formula"
    );
    assert_eq!(
        message("x ^ y"),
        "at character 3: after ^ stands a whole number from -8 to 8"
    );
    assert_eq!(
        message("avg(x)"),
        "at character 1: there is no function `avg`; there are min, max, sum, if and known"
    );
    assert_eq!(
        message("if(x, y)"),
        "at character 1: `if` takes three: if(condition, then, otherwise)"
    );
    assert_eq!(
        message("1.2.3"),
        "at character 1: a number has at most 15 digits and a power of ten from -35 to 30"
    );
    assert_eq!(
        message(&"(".repeat(40)),
        "at character 33: nested deeper than 32"
    );
    assert_eq!(
        message(&"1+".repeat(600)),
        "has 1200 characters; 1000 is the most a formula may have"
    );
}
