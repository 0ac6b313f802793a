//! A formula: parsing succeeds or fails but never hangs, and ranges of inputs give a range that contains each exact
//! result.

#![no_main]

use contrappunto_story::numbers::figure::{Figure, evaluate};
use contrappunto_story::numbers::formula::Formula;
use contrappunto_story::numbers::unit::Unit;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = text.parse::<Unit>();
    let formula = match text.parse::<Formula>() {
        Ok(formula) => formula,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let again: Formula = formula
        .to_string()
        .parse()
        .expect("what was read is read again");
    assert_eq!(again.names().len(), formula.names().len(), "{text}");
    let range = evaluate(&formula, &|_| Figure::range(1.0, 3.0));
    for exact in [1.0, 1.5, 2.0, 3.0] {
        let one = evaluate(&formula, &|_| Figure::exact(exact));
        if let (Figure::Number(all), Figure::Number(one)) = (&range, &one) {
            let slack = 1e-9 * (1.0 + all.low().abs().max(all.high().abs()));
            assert!(
                all.low() - slack <= one.low() && one.high() <= all.high() + slack,
                "{text} at {exact}"
            );
        }
    }
});
