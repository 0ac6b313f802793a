//! What a misspelt name stands for.

use super::read::ADVICE;

/// The known name that a misspelt one most likely stands for: at most two letters away, or a third of its length.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if !ADVICE {
        return None;
    }
    let limit = (name.chars().count() / 3).max(2);
    known
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, near)| near)
}

/// Letters to insert, remove or replace to make one word of the other (Levenshtein 1966).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = index + 1;
        next.push(left);
        for (pair, other) in row.windows(2).zip(&to) {
            let [diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(letter != *other))
                .min(above + 1)
                .min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_name_finds_its_neighbour_and_a_strange_one_none() {
        assert_eq!(
            nearest("sumary", ["summary", "sources"].into_iter()),
            Some("summary")
        );
        assert_eq!(nearest("colour", ["summary", "sources"].into_iter()), None);
    }
}
