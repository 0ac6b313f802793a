//! Tables and calculations, unless all formulas together are too much.

use crate::check::lists::placed;
use crate::check::{calculation_check, table_check};
use crate::model::story::Story;
use crate::numbers::figure;
use crate::reading::excess;
use crate::reading::json::Json;
use crate::reading::limits::MOST_TERMS;
use crate::reading::read::{At, Reader};

/// Returns the number of terms (numbers, names, operators and calls) in all formulas of a story.
fn terms(story: &Story) -> usize {
    let tables = story.tables.iter().flat_map(table_check::formulas_of_table);
    let calculations = story.calculations.iter();
    let calculations = calculations.flat_map(calculation_check::formulas_of_calculation);
    tables.chain(calculations).map(figure::terms).sum()
}

/// Checks tables and calculations.
pub(super) fn check_numbers(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    let terms = terms(story);
    if terms > MOST_TERMS {
        let what = "numbers, names and signs in all its formulas together";
        return excess::note(&root, terms, what, MOST_TERMS, reader);
    }
    for (index, element, table) in placed(json, "tables", &story.tables, |table| table.id.as_str())
    {
        let at = root.field("tables");
        table_check::table(table, element, &at.element(index), reader);
    }
    let claims = json.field("claims").map_or(&[][..], Json::elements);
    let claims = claims.iter().filter_map(|claim| claim.field("id")?.text());
    let claims: Vec<&str> = claims.collect();
    for (index, element, calculation) in
        placed(json, "calculations", &story.calculations, |calculation| {
            calculation.id.as_str()
        })
    {
        let at = root.field("calculations");
        let at = at.element(index);
        calculation_check::calculation(calculation, &claims, element, &at, reader);
    }
}
