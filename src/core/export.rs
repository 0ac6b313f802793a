//! A table as text to take away: fields by tab or comma (RFC 4180).

/// What stands between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A tab, as spreadsheets paste it.
    Tab,
    /// A comma.
    Comma,
}

/// Characters with which a spreadsheet begins a formula.
const ACTIVE: [char; 4] = ['=', '+', '@', '-'];

fn field(text: &str, separator: Separator) -> String {
    // Somebody's text must not become a formula in the spreadsheet it lands in; a number may be negative.
    let is_number = text
        .trim_start_matches('-')
        .starts_with(|letter: char| letter.is_ascii_digit());
    let guard = if text.starts_with(ACTIVE) && !is_number {
        "'"
    } else {
        ""
    };
    match separator {
        Separator::Tab => guard.to_owned() + &text.replace(['\t', '\n', '\r'], " "),
        Separator::Comma => {
            let text = guard.to_owned() + text;
            if text.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text
            }
        }
    }
}

/// Rows of fields as one text; lines of CSV end as RFC 4180 says.
#[must_use]
pub fn text(rows: &[Vec<String>], separator: Separator) -> String {
    let (between, end) = match separator {
        Separator::Tab => ("\t", "\n"),
        Separator::Comma => (",", "\r\n"),
    };
    rows.iter()
        .map(|row| {
            let fields: Vec<String> = row.iter().map(|text| field(text, separator)).collect();
            fields.join(between) + end
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Separator, text};

    #[test]
    fn fields_stay_fields_whatever_is_in_them() {
        let rows = [
            vec![
                "Link, both ways".to_owned(),
                "say \"no\"".to_owned(),
                "a\tb\nc".to_owned(),
            ],
            vec!["=1+1".to_owned(), "-3".to_owned(), "600".to_owned()],
        ];
        assert_eq!(
            text(&rows, Separator::Comma),
            "\"Link, both ways\",\"say \"\"no\"\"\",\"a\tb\nc\"\r\n'=1+1,-3,600\r\n"
        );
        assert_eq!(
            text(&rows, Separator::Tab),
            "Link, both ways\tsay \"no\"\ta b c\n'=1+1\t-3\t600\n"
        );
    }
}
