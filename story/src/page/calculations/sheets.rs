//! The formulas of calculations, kept from one evaluation to the next.

use std::rc::Rc;

use crate::model::calculation::CalculationSheet;
use crate::model::story::SharedStory;

/// The sheets of a story's calculations, each made when it is first needed.
///
/// Names in formulas are resolved once, not at every movement of a slider.
#[derive(Default)]
pub struct CalculationSheets {
    story: Option<SharedStory>,
    made: Vec<Option<Rc<CalculationSheet>>>,
}

impl CalculationSheets {
    /// Returns the sheet of a calculation, by its index in the story.
    pub fn sheet(&mut self, story: &SharedStory, index: usize) -> Option<Rc<CalculationSheet>> {
        if self.story.as_ref() != Some(story) {
            self.story = Some(story.clone());
            self.made = vec![None; story.calculations.len()];
        }
        let calculation = story.calculations.get(index)?;
        let made = self.made.get_mut(index)?;
        let sheet = made.get_or_insert_with(|| Rc::new(CalculationSheet::new(calculation)));
        Some(sheet.clone())
    }
}
