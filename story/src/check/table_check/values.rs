//! The values of a table: each of a known item and property, and of its kind.

use std::collections::BTreeSet;

use crate::check::figures::fits;
use crate::check::lists::{Lists, ids_of, placed};
use crate::model::table::Table;
use crate::numbers::sheet::Kind;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, nearest};

pub(super) fn check_groups(json: &Json, lists: &Lists, at: &At, reader: &mut Reader) {
    for list in ["properties", "derived"] {
        let place = at.field(list);
        for (index, element) in json
            .field(list)
            .map_or(&[][..], Json::elements)
            .iter()
            .enumerate()
        {
            if let Some(group) = element.field("group").and_then(Json::text) {
                let at = place.element(index);
                lists.expect(group, "groups", &at.field("group"), reader);
            }
        }
    }
}

pub(super) fn check_values(
    table: &Table,
    json: &Json,
    lists: &Lists,
    at: &At,
    reader: &mut Reader,
) {
    let properties = ids_of(json, "properties");
    let items = at.field("items");
    for (index, element, item) in placed(json, "items", &table.items, |item| item.id.as_str()) {
        let item_at = items.element(index);
        let values_at = item_at.field("values");
        let Some(Json::Object(values)) = element.field("values") else {
            continue;
        };
        for (name, _) in values {
            if !lists.has("properties", name) && !reader.is_full() {
                let hint = nearest(name, properties.iter().copied())
                    .map(|near| format!("; did you mean `{near}`?"))
                    .unwrap_or_default();
                reader.note(
                    &values_at.field(name),
                    format!("is not among the table's properties{hint}"),
                );
            }
        }
        let named: BTreeSet<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
        for property in &properties {
            if !named.contains(property) {
                reader.note(&values_at, format!("has no `{property}`; where a number is not known, write `unknown` with the reason"));
            }
        }
        for property in &table.properties {
            let Some(value) = item.value(&property.id) else {
                continue;
            };
            let wanted = match property.unit.kind() {
                Kind::Number(_) => "a number",
                Kind::YesNo => "true or false",
                Kind::Text => "`text`",
                Kind::Date => "`date`",
            };
            let conflicts = value.all().any(|stated| !stated.conflict.is_empty());
            if conflicts && !matches!(property.unit.kind(), Kind::Number(_)) {
                reader.note(
                    &values_at.field(property.id.as_str()),
                    format!("has a `conflict`, which is a number, but should be {wanted}; say in `note` what others say"),
                );
            }
            if value
                .all()
                .any(|stated| !fits(&stated.amount, property.unit.kind()))
            {
                reader.note(
                    &values_at.field(property.id.as_str()),
                    format!(
                        "should be {wanted}: the unit of its property is {}",
                        property.unit.as_str()
                    ),
                );
            }
        }
    }
}
