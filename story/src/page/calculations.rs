//! The calculations: two accounts side by side, the inputs to change, the results and what they depend on.

mod accounts;
mod break_even;
mod claim_checks;
mod evaluation;
mod inputs;
mod results;
mod sensitivity;
mod sheets;

use std::rc::Rc;

use crate::fields::ids::CalculationId;
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::calculation::{Calculation, Input};
use crate::page::context::PageContext;
use crate::page::slider::{NumberSlider, SettableNumber, SliderTarget};
use crate::state::view_state::Action;

pub use accounts::{Account, Outcome};
pub use break_even::{BreakEven, BreakEvenCheck, Turning};
pub use claim_checks::{ClaimCheck, claim_checks};
pub use inputs::{PublishedInput, PublishedNumber};
pub use results::{RangeBar, ReportedValue, ResultRow};
pub use sensitivity::{Sensitivity, SwingBar};
pub use sheets::CalculationSheets;

use accounts::accounts;
use break_even::break_even;
use evaluation::Evaluation;
use inputs::published_inputs;
use results::results;
use sensitivity::sensitivity;

/// Which calculations there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalculationList {
    /// Their ids, in the order of the story.
    pub ids: Vec<CalculationId>,
    /// Whether none of them is known on the day.
    pub is_hidden: bool,
}

impl CalculationList {
    /// Lists the calculations of the story.
    #[must_use]
    pub fn new(context: &PageContext) -> Self {
        let calculations = &context.story().calculations;
        let is_known = |one: &Calculation| one.is_known(context.day());
        Self {
            ids: calculations.iter().map(|one| one.id.clone()).list(),
            is_hidden: !calculations.iter().any(is_known),
        }
    }
}

/// A calculation, evaluated for the day with the reader's numbers.
///
/// What is shared can be drawn by itself, and is the same until it changes.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculationView {
    /// The title, preferably a question.
    pub title: String,
    /// An introductory sentence.
    pub intro: Option<String>,
    /// What the results say about claims.
    pub accounts: Rc<Vec<Account>>,
    /// The inputs published by the day, each with its slider.
    pub sliders: Vec<Rc<NumberSlider>>,
    /// Whether the reader has set a number.
    pub is_set: bool,
    /// Restores all published numbers.
    pub reset: Action,
    /// What it cannot show.
    pub limits: String,
    /// The results.
    pub results: Rc<Vec<ResultRow>>,
    /// How far each input moves a result; `None` without results.
    pub sensitivity: Option<Rc<Sensitivity>>,
    /// Where the checks turn.
    pub break_even: Rc<BreakEven>,
    /// The inputs as published.
    pub inputs: Rc<Vec<PublishedInput>>,
}

impl CalculationView {
    /// Evaluates a calculation, by its index in the story; `None` if it is not known on the day.
    #[must_use]
    pub fn new(
        context: &PageContext,
        index: usize,
        sheets: &mut CalculationSheets,
    ) -> Option<Self> {
        let calculation = context.story().calculations.get(index)?;
        if !calculation.is_known(context.day()) {
            return None;
        }
        let sheet = sheets.sheet(&context.state.story, index)?;
        let settings = context.state.settings(&calculation.id);
        let evaluation = Evaluation::new(context, calculation, &settings, &sheet);
        let language = context.language();
        let intro = calculation.intro.as_ref();
        Some(Self {
            title: calculation.title.copy(language),
            intro: intro.map(|intro| intro.copy(language)),
            accounts: Rc::new(accounts(&evaluation)),
            sliders: evaluation
                .inputs()
                .map(|input| Rc::new(slider(&evaluation, input)))
                .list(),
            is_set: !settings.is_empty(),
            reset: Action::Reset(calculation.id.clone()),
            limits: calculation.cannot_show.copy(language),
            results: Rc::new(results(&evaluation)),
            sensitivity: sensitivity(&evaluation).map(Rc::new),
            break_even: Rc::new(break_even(&evaluation)),
            inputs: Rc::new(published_inputs(&evaluation)),
        })
    }
}

fn slider(evaluation: &Evaluation, input: &Input) -> NumberSlider {
    let context = &evaluation.context;
    let (language, day) = (context.language(), context.day());
    let number = SettableNumber {
        name: input.id.as_str(),
        label: input.label.get(language),
        unit: evaluation.input_unit(input),
        value: input.value_on(day, evaluation.settings),
        track: (input.least, input.most, input.step),
        rounding: input.rounding(),
        published: input.published_range(day),
        marks: &[],
        is_set: evaluation.settings.get(&input.id).is_some(),
        target: SliderTarget::Input(evaluation.calculation.id.clone(), input.id.clone()),
    };
    NumberSlider::new(context, number)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::*;
    use crate::page::part::Part;
    use crate::page::tests as page;
    use crate::state::view_state::ViewState;

    /// Returns the small story as it opens on a day.
    fn opened(day: &str) -> ViewState {
        page::opened(page::small(), day)
    }

    fn view(state: &ViewState) -> Option<CalculationView> {
        let context = PageContext::new(state, &Part::ALL);
        CalculationView::new(&context, 0, &mut CalculationSheets::default())
    }

    fn set(state: &ViewState, lorries: f64) -> ViewState {
        let input = Action::Set("crossings".into(), "lorries".into(), Some(lorries));
        state.apply(input)
    }

    #[test]
    fn an_input_changes_what_depends_on_it_and_nothing_else() {
        let state = opened("2025-06-30");
        let before = view(&state).unwrap();
        let after = view(&set(&state, 80.0)).unwrap();
        let verdict = |view: &CalculationView| {
            let account = view.accounts.first().unwrap();
            let verdict = account.verdict.replace('\u{a0}', " ");
            (account.outcome, verdict)
        };
        assert_eq!(
            verdict(&before),
            (
                Outcome::Agrees,
                "It lasts 2,500 days, as the town says.".to_owned()
            )
        );
        assert_eq!(
            verdict(&after),
            (
                Outcome::Differs,
                "It lasts 1,250 days, less than the town says.".to_owned()
            )
        );
        assert!(!before.is_set && after.is_set);
        assert_ne!(before.results, after.results);
        assert_ne!(before.sliders.first(), after.sliders.first());
        assert_eq!(before.sliders.last(), after.sliders.last());
        assert_eq!(before.inputs, after.inputs);
    }

    #[test]
    fn a_calculation_is_not_there_before_it_is_known() {
        let state = opened("2025-02-11");
        assert_eq!(view(&state), None);
        let context = PageContext::new(&state, &Part::ALL);
        assert!(CalculationList::new(&context).is_hidden);
        let mut sheets = CalculationSheets::default();
        assert!(claim_checks(&context, &"C1".into(), &mut sheets).is_empty());
    }

    #[test]
    fn the_card_of_a_claim_says_what_its_account_does() {
        let state = set(&opened("2025-06-30"), 80.0);
        let context = PageContext::new(&state, &Part::ALL);
        let mut sheets = CalculationSheets::default();
        let checks = claim_checks(&context, &"C1".into(), &mut sheets);
        let [check] = checks.as_slice() else {
            panic!("{checks:?}")
        };
        let account = view(&state).unwrap().accounts.first().unwrap().clone();
        assert_eq!(check.verdict, account.verdict);
        assert_eq!(check.link.href.as_deref(), Some("#calculation-crossings"));
        assert!(claim_checks(&context, &"C2".into(), &mut sheets).is_empty());
    }

    #[test]
    fn a_typed_number_beyond_the_track_is_refused() {
        let sliders = view(&opened("2025-06-30")).unwrap().sliders;
        let slider = sliders.first().unwrap();
        let typed = |text: &str| slider.typed(text, crate::calendar::locale::Locale::En);
        assert_eq!(typed("45"), Some((45.0, "45".to_owned())));
        assert_eq!(typed("201"), None);
        assert_eq!(typed("many"), None);
        assert!(slider.refusal.ends_with("0 to 200."), "{}", slider.refusal);
    }
}
