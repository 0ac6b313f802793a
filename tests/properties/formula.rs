//! Formulas: the parser never panics or hangs, ranges contain every sample, booleans follow Kleene's logic, and units
//! are kept apart.

use contrappunto_story::numbers::figure::{Figure, evaluate, undecided};
use contrappunto_story::numbers::formula::Formula;
use contrappunto_story::numbers::turning::turning_points;
use contrappunto_story::numbers::unit::Unit;
use proptest::prelude::*;
use proptest::sample::select;

/// The names in generated formulas; each refers to a number or a boolean.
const NUMBERS: [&str; 4] = ["a", "b", "c", "d"];
const TRUTHS: [&str; 2] = ["p", "q"];

fn numbers() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        select(&NUMBERS[..]).prop_map(str::to_owned),
        (-50..50_i32).prop_map(|number| if number < 0 {
            format!("(0 - {})", -number)
        } else {
            number.to_string()
        }),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            (two.clone(), select(vec!["+", "-", "*", "/"]))
                .prop_map(|((left, right), sign)| format!("({left} {sign} {right})")),
            inner.clone().prop_map(|inner| format!("-{inner}")),
            (inner.clone(), 0..4_i8).prop_map(|(inner, power)| format!("({inner}) ^ {power}")),
            (two.clone(), select(vec!["min", "max", "sum"]))
                .prop_map(|((left, right), name)| format!("{name}({left}, {right})")),
            (truths_of(inner.clone()), inner.clone(), inner.clone()).prop_map(
                |(condition, then, otherwise)| format!("if({condition}, {then}, {otherwise})")
            ),
            (select(&NUMBERS[..]), inner)
                .prop_map(|(name, otherwise)| format!("known({name}, {otherwise})")),
        ]
    })
}

fn truths_of(
    number: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = String> {
    let signs = select(vec!["<", "<=", ">", ">=", "=", "!="]);
    let compared = (number.clone(), signs, number)
        .prop_map(|(left, sign, right)| format!("({left} {sign} {right})"));
    prop_oneof![compared, select(&TRUTHS[..]).prop_map(str::to_owned)]
}

fn truths() -> impl Strategy<Value = String> {
    truths_of(numbers().boxed()).prop_recursive(3, 12, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            (two, select(vec!["and", "or"]))
                .prop_map(|((left, right), word)| format!("({left} {word} {right})")),
            inner.prop_map(|inner| format!("not {inner}")),
        ]
    })
}

/// A random range: its low end, its length, and the position of a sample within it.
type Drawn = (f64, f64, f64);

fn ranges() -> impl Strategy<Value = Vec<Drawn>> {
    let range = (-20.0..20.0_f64, 0.0..5.0_f64, 0.0..=1.0_f64);
    prop::collection::vec(range, NUMBERS.len())
}

/// Returns the value of a name: a range, or the sample in it.
fn figure(drawn: &[Drawn], truths: &[Option<bool>], name: &str, is_sample: bool) -> Figure {
    if let Some(place) = TRUTHS.iter().position(|known| *known == name) {
        return truths[place].map_or(Figure::Unknown, Figure::truth);
    }
    let place = NUMBERS.iter().position(|known| *known == name).unwrap();
    let (low, length, part) = drawn[place];
    let high = low + length;
    if is_sample {
        Figure::exact((low + length * part).clamp(low, high))
    } else {
        Figure::range(low, high)
    }
}

fn worth(formula: &Formula, drawn: &[Drawn], truths: &[Option<bool>], is_sample: bool) -> Figure {
    evaluate(formula, &|name| {
        figure(drawn, truths, &formula.names()[name].0, is_sample)
    })
}

/// Whether the result over ranges allows for the result of a sample.
fn holds(over: Figure, sample: Figure) -> bool {
    match (over, sample) {
        (Figure::Unknown, _) => true,
        (Figure::Number(over), Figure::Number(sample)) => {
            over.low() <= sample.low() && sample.high() <= over.high()
        }
        (over, sample) => over == sample,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn ranges_hold_every_sample(text in numbers(), drawn in ranges(), p in any::<bool>(), q in any::<bool>()) {
        let formula: Formula = text.parse().unwrap();
        let truths = [Some(p), Some(q)];
        let (over, sample) = (worth(&formula, &drawn, &truths, false), worth(&formula, &drawn, &truths, true));
        prop_assert!(holds(over, sample), "{text}: {sample:?} is not in {over:?}");
    }

    #[test]
    fn truths_over_ranges_hold_for_every_sample(text in truths(), drawn in ranges(), p in any::<bool>(), q in any::<bool>()) {
        let formula: Formula = text.parse().unwrap();
        let truths = [Some(p), Some(q)];
        let (over, sample) = (worth(&formula, &drawn, &truths, false), worth(&formula, &drawn, &truths, true));
        prop_assert!(holds(over, sample), "{text}: {sample:?} is not {over:?}");
    }

    #[test]
    fn what_is_told_though_something_is_unknown_holds_whatever_it_is(text in truths(), drawn in ranges(), p in any::<bool>(), q in any::<bool>()) {
        let formula: Formula = text.parse().unwrap();
        let before = worth(&formula, &drawn, &[None, Some(q)], false);
        let after = worth(&formula, &drawn, &[Some(p), Some(q)], false);
        prop_assert!(holds(before, after), "{text}: {before:?}, then {after:?}");
        if before == Figure::Unknown && after != Figure::Unknown {
            let blamed = undecided(&formula, &|name| figure(&drawn, &[None, Some(q)], &formula.names()[name].0, false));
            prop_assert!(blamed.iter().any(|name| &*formula.names()[*name].0 == "p"), "{text} blames {blamed:?}");
        }
    }

    #[test]
    fn a_formula_read_from_its_text_says_the_same(text in numbers(), drawn in ranges()) {
        let formula: Formula = text.parse().unwrap();
        let again: Formula = formula.text().parse().unwrap();
        prop_assert_eq!(worth(&formula, &drawn, &[None, None], true), worth(&again, &drawn, &[None, None], true));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,60}") {
        let _ = text.parse::<Formula>();
        let _ = text.parse::<Unit>();
    }

    #[test]
    fn no_heap_of_words_makes_the_parser_panic_or_hang(words in prop::collection::vec(select(vec![
        "(", ")", "max(", "if(", "known(", ",", "+", "-", "*", "/", "^", "2", "1e3", "a", "and", "or", "not", "<", ">=", "=", "[GB/s]", "[", "]", "600 [GB/s]",
    ]), 0..120)) {
        let text = words.join(" ");
        match text.parse::<Formula>() {
            Ok(formula) => {
                let _ = evaluate(&formula, &|_| Figure::Unknown);
            }
            // The message gives a position in the text, or what is wrong with the whole.
            Err(error) => {
                let message = error.to_string();
                prop_assert!(message.starts_with("at ") || message.starts_with("has "), "{message}");
            }
        }
    }

    #[test]
    fn a_threshold_is_found_wherever_it_is(hundredths in 1..99_999_u32, steep in 1..50_u32) {
        let threshold = f64::from(hundredths) / 100.0;
        let formula: Formula = format!("x * {steep} >= {hundredths} * {steep} / 100").parse().unwrap();
        let points = turning_points(0.0, 1000.0, &[], &mut |value, _|  vec![evaluate(&formula, &|_| Figure::exact(value))]);
        prop_assert_eq!(points.len(), 1);
        prop_assert!((points[0] - threshold).abs() < 1e-9, "{} is not {threshold}", points[0]);
    }
}

#[test]
fn units_are_what_an_independent_library_makes_of_them() {
    use uom::si::f64::{Area, Energy, Information, InformationRate, Length, Mass, Power, Time};
    use uom::si::{area, energy, information, information_rate, length, mass, power, time};
    let ours = |text: &str| text.parse::<Unit>().unwrap().factor;
    let theirs = [
        (
            "GB/s",
            InformationRate::new::<information_rate::gigabyte_per_second>(1.0)
                .get::<information_rate::bit_per_second>(),
        ),
        (
            "GB",
            Information::new::<information::gigabyte>(1.0).get::<information::bit>(),
        ),
        (
            "TB",
            Information::new::<information::terabyte>(1.0).get::<information::bit>(),
        ),
        ("h", Time::new::<time::hour>(1.0).get::<time::second>()),
        ("d", Time::new::<time::day>(1.0).get::<time::second>()),
        ("min", Time::new::<time::minute>(1.0).get::<time::second>()),
        (
            "mm",
            Length::new::<length::millimeter>(1.0).get::<length::meter>(),
        ),
        (
            "mm²",
            Area::new::<area::square_millimeter>(1.0).get::<area::square_meter>(),
        ),
        (
            "MW",
            Power::new::<power::megawatt>(1.0).get::<power::watt>(),
        ),
        (
            "GWh",
            Energy::new::<energy::gigawatt_hour>(1.0).get::<energy::joule>(),
        ),
        (
            "kW·h",
            Energy::new::<energy::kilowatt_hour>(1.0).get::<energy::joule>(),
        ),
        ("t", Mass::new::<mass::ton>(1.0).get::<mass::kilogram>()),
        (
            "kg",
            Mass::new::<mass::kilogram>(1.0).get::<mass::kilogram>(),
        ),
    ];
    for (text, expected) in theirs {
        assert!(
            (ours(text) / expected - 1.0).abs() < 1e-12,
            "{text}: {} is not {expected}",
            ours(text)
        );
    }
}
