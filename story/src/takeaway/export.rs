//! Export of a table as text, its fields separated by tabs or commas (RFC 4180).

/// The separator between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A tab, for pasting into spreadsheets.
    Tab,
    /// A comma.
    Comma,
}

/// Characters that start a formula in a spreadsheet, including their full-width forms.
const ACTIVE: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The mark that tells spreadsheets that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether a text is a number and nothing else, as written in exports: digits, with an optional minus sign and decimal
/// point.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    [whole, part]
        .iter()
        .all(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

fn field(text: &str, separator: Separator) -> String {
    // Untrusted text must not become a formula in a spreadsheet; a negative number is harmless.
    let is_active = text.trim_start().starts_with(ACTIVE) && !is_number(text);
    let guard = if is_active { "'" } else { "" };
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

/// Joins rows of fields into one text. CSV starts with a byte order mark, and its lines end as RFC 4180 requires.
#[must_use]
pub fn text(rows: &[Vec<String>], separator: Separator) -> String {
    let (begin, between, end) = match separator {
        Separator::Tab => ("", "\t", "\n"),
        Separator::Comma => (BYTE_ORDER_MARK, ",", "\r\n"),
    };
    rows.iter().fold(begin.to_owned(), |lines, row| {
        let fields: Vec<String> = row.iter().map(|text| field(text, separator)).collect();
        lines + &fields.join(between) + end
    })
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
            "\u{feff}\"Link, both ways\",\"say \"\"no\"\"\",\"a\tb\nc\"\r\n'=1+1,-3,600\r\n"
        );
        assert_eq!(
            text(&rows, Separator::Tab),
            "Link, both ways\tsay \"no\"\ta b c\n'=1+1\t-3\t600\n"
        );
    }

    #[test]
    fn no_text_becomes_a_formula_and_numbers_stay_numbers() {
        let of = |text: &str| super::field(text, Separator::Tab);
        for formula in [
            "=1+1",
            "+1",
            "-2+3+cmd",
            "-1|cmd",
            "-",
            "-inf",
            "@SUM(A1)",
            " =1+1",
            "\t=1+1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
        ] {
            assert!(of(formula).starts_with('\''), "{formula} is not guarded");
        }
        for text in ["-3", "-3.25", "600", "20000–27000", "3 = 3", "H800", ""] {
            assert_eq!(of(text), text);
        }
    }
}
