//! The uses of sources in tables and calculations.

use super::CitationPlace;
use super::collected::Uses;
use crate::calendar::date::Date;
use crate::model::as_of::Known;
use crate::model::calculation::Calculation;
use crate::model::rule::Force;
use crate::model::table::{Item, Line, Table};
use crate::numbers::quantity::Value;

impl<'a> Uses<'a> {
    /// Adds a table as it is read: its rows across the default columns, its rules, then every figure of every item.
    pub(super) fn table(&mut self, table: &'a Table, updated: Date) {
        let place = CitationPlace::Table(&table.id);
        let first = table.items.iter().map(Known::known_from).min();
        let first = first.unwrap_or(Date::FIRST);
        let mut columns: Vec<&Item> = Vec::new();
        columns.extend(table.item(&table.baseline));
        for item in &table.items {
            if table.shown.is_empty() {
                columns.push(item);
            }
        }
        for id in &table.shown {
            columns.extend(table.item(id));
        }
        for (_, lines) in table.grouped() {
            for (_, line) in lines.into_iter().filter(|(_, line)| !line.minor()) {
                self.add(place, line.sources(), first.max(line.known_from()), None);
                for item in &columns {
                    if let Some(value) = item.value(line.id()) {
                        let known = item.known_from().max(line.known_from());
                        self.present(place, value, known);
                    }
                }
            }
        }
        // Rules in force on the last day come first, as on the page.
        let groups: [fn(Force) -> bool; 4] = [
            |force| force == Force::Current,
            |force| matches!(force, Force::Coming(_)),
            |force| matches!(force, Force::Past(_)),
            |force| force == Force::Never,
        ];
        for belongs in groups {
            for rule in table.rules.iter().filter(|rule| !rule.minor) {
                if rule.force(updated).is_some_and(belongs) {
                    self.add(place, &rule.sources, first.max(rule.known), None);
                }
            }
        }
        self.figures(table, Self::present);
        for rule in table.rules.iter().filter(|rule| rule.minor) {
            self.add(place, &rule.sources, first.max(rule.known), None);
        }
        for derived in table.derived.iter().filter(|derived| derived.minor) {
            let known = Line::Derived(derived).known_from();
            self.add(place, &derived.sources, first.max(known), None);
        }
        self.figures(table, Self::past);
    }

    /// Adds every figure of every item.
    fn figures(
        &mut self,
        table: &'a Table,
        add: fn(&mut Self, CitationPlace<'a>, &'a Value, Date),
    ) {
        for item in &table.items {
            for property in &table.properties {
                if let Some(value) = item.value(&property.id) {
                    let known = item.known_from().max(Line::Given(property).known_from());
                    add(self, CitationPlace::Table(&table.id), value, known);
                }
            }
        }
    }

    /// Adds a calculation as it is read: what is reported about its results, then its inputs.
    pub(super) fn calculation(&mut self, calculation: &'a Calculation) {
        let place = CitationPlace::Calculation(&calculation.id);
        let first = calculation.known_from();
        // A result is shown once everything that it is computed from is published: with the last input at the latest.
        let inputs = calculation.inputs.iter().map(Known::known_from);
        let complete = inputs.max().unwrap_or(first).max(first);
        for value in calculation
            .outputs
            .iter()
            .filter_map(|it| it.reported.as_ref())
        {
            self.present(place, value, complete);
            self.past(place, value, complete);
        }
        let inputs = calculation.inputs.iter();
        for input in inputs.filter(|input| input.value.is_some()) {
            let known = first.max(input.known_from());
            self.add(place, input.source.as_slice(), known, None);
            self.add(place, &input.also, known, None);
        }
    }
}
