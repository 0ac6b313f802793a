//! Transforms the style sheet at build time, so that it can be written plainly.

/// Returns the style sheet as it ships.
pub fn finished(css: &str) -> String {
    in_own_rem(css) + &plain_colors(css)
}

/// Replaces the page's `rem` with the story's own: `2rem` becomes `calc(2*var(--rem))`, except where `--rem` itself is
/// set.
fn in_own_rem(css: &str) -> String {
    let mut parts = css.split("rem");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let start = text.trim_end_matches(is_number).len();
        let (before, number) = text.split_at(start);
        let is_name =
            |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        let signed = before
            .strip_suffix('-')
            .filter(|before| !before.ends_with(is_name));
        let (before, sign) = signed.map_or((before, ""), |before| (before, "-"));
        let is_length = !number.is_empty()
            && !before.ends_with(is_name)
            && !part.starts_with(is_name)
            && !before.trim_end().ends_with("--cp-rem,");
        text = match (is_length, sign, number) {
            (true, "", "1") => format!("{before}var(--rem){part}"),
            (true, ..) => format!("{before}calc({sign}{number}*var(--rem)){part}"),
            (false, ..) => format!("{text}rem{part}"),
        };
    }
    text
}

/// Returns the light colours for browsers that do not support `light-dark()`. Without them, a custom property would not
/// be a valid colour there.
fn plain_colors(css: &str) -> String {
    let mut plain = String::new();
    for declaration in css.split(['{', '}', ';']).map(str::trim) {
        let Some((start, rest)) = declaration.split_once("light-dark(") else {
            continue;
        };
        if let Some((light, rest)) = rest.split_once(',')
            && let Some((_, end)) = rest.split_once(')')
            && start.starts_with("--")
        {
            plain.extend([start, light, end, ";"]);
        }
    }
    if plain.is_empty() {
        return plain;
    }
    format!("@supports not (color:light-dark(red,red)){{.base{{color-scheme:light;{plain}}}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_follow_the_storys_own_letters() {
        for (css, wanted) in [
            (
                "a{margin:1rem 2.5rem}",
                "a{margin:var(--rem) calc(2.5*var(--rem))}",
            ),
            ("a{inset:-.5rem}", "a{inset:calc(-.5*var(--rem))}"),
            ("a{font:1rem/1.5 b}", "a{font:var(--rem)/1.5 b}"),
            (
                "a{b:calc(1em - .5rem)}",
                "a{b:calc(1em - calc(.5*var(--rem)))}",
            ),
            ("a{--rem:var(--cp-rem,1rem)}", "a{--rem:var(--cp-rem,1rem)}"),
            (".remark{--a-1rem-b:c1rem}", ".remark{--a-1rem-b:c1rem}"),
        ] {
            assert_eq!(in_own_rem(css), wanted);
        }
    }

    #[test]
    fn where_light_and_dark_are_not_told_apart_there_is_light() {
        let css = ".a{--ink:var(--cp-ink,light-dark(#15171c,#eceae4));--b:1px}.c{color:light-dark(red,blue)}";
        assert_eq!(
            plain_colors(css),
            "@supports not (color:light-dark(red,red)){.base{color-scheme:light;--ink:var(--cp-ink,#15171c);}}"
        );
        assert_eq!(plain_colors("a{color:red}"), "");
    }
}
