//! Whether a story file is sound: everything that can be decided from the file alone, as problems with their paths.

mod calculation_check;
mod figures;
mod grounds_check;
mod invisible;
mod lists;
mod relations;
mod review_check;
mod rule_check;
mod sheet_check;
pub mod story_check;
mod table_check;
