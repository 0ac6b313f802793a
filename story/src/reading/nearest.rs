//! Suggestions for misspelt names.

use rapidfuzz::distance::levenshtein::{self, Args};

use crate::list::List as _;
use crate::reading::limits::LONGEST_NAME;
use crate::reading::problem_words::ADVICE;

/// The maximum number of letters by which a misspelt name may differ from the intended one, however long it is.
const MOST_LETTERS: usize = 6;

/// Returns the known name that a misspelt one most likely stands for: at most two letters away, or a third of its
/// length up to six. A name longer than the format allows matches nothing.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if !ADVICE {
        return None;
    }
    let letters: Vec<char> = name.chars().take(LONGEST_NAME + 1).list();
    if letters.len() > LONGEST_NAME {
        return None;
    }
    let limit = (letters.len() / 3).clamp(2, MOST_LETTERS);
    known
        .filter_map(|candidate| Some((distance(&letters, candidate, limit)?, candidate)))
        .min()
        .map(|(_, near)| near)
}

/// Returns the number of letters to insert, remove or replace to turn one word into the other; `None` if it exceeds the
/// limit.
fn distance(from: &[char], to: &str, limit: usize) -> Option<usize> {
    // However long the other name is, it is not read further than it could match.
    let to: Vec<char> = to.chars().take(from.len() + limit + 1).list();
    let (from, to) = (from.iter().copied(), to.into_iter());
    levenshtein::distance_with_args(from, to, &Args::default().score_cutoff(limit))
}

#[cfg(test)]
mod tests {
    use super::{MOST_LETTERS, distance, nearest};

    /// The same distance by its definition, for short words.
    fn by_definition(from: &[char], to: &[char]) -> usize {
        match (from, to) {
            ([], rest) | (rest, []) => rest.len(),
            ([one, from_rest @ ..], [two, to_rest @ ..]) => {
                let replaced = by_definition(from_rest, to_rest) + usize::from(one != two);
                let removed = by_definition(from_rest, to) + 1;
                let inserted = by_definition(from, to_rest) + 1;
                replaced.min(removed).min(inserted)
            }
        }
    }

    #[test]
    fn the_distance_is_that_of_its_definition_up_to_the_limit() {
        // Every word of up to five letters over a two-letter alphabet, against every other.
        let words: Vec<Vec<char>> = (0..=5_u32)
            .flat_map(|length| {
                (0..2_u32.pow(length)).map(move |bits| {
                    let letter = move |place| if bits >> place & 1 == 1 { 'b' } else { 'a' };
                    (0..length).map(letter).collect()
                })
            })
            .collect();
        for from in &words {
            for to in &words {
                let expected = by_definition(from, to);
                let text: String = to.iter().collect();
                for limit in 0..=6 {
                    let found = distance(from, &text, limit);
                    assert_eq!(
                        found,
                        Some(expected).filter(|far| *far <= limit),
                        "{from:?} {to:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_name_longer_than_any_stands_for_none() {
        let long = "x".repeat(64);
        let misspelt = format!("y{}", &long[1..]);
        let longer = format!("{long}x");
        assert_eq!(nearest(&misspelt, [&*long].into_iter()), Some(&*long));
        assert_eq!(nearest(&longer, [&*long].into_iter()), None);
        // However long the name is, it may differ by this many letters and no more.
        let far = |letters: usize| "y".repeat(letters) + &long[letters..];
        assert_eq!(
            nearest(&far(MOST_LETTERS), [&*long].into_iter()),
            Some(&*long)
        );
        assert_eq!(nearest(&far(MOST_LETTERS + 1), [&*long].into_iter()), None);
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour_and_a_strange_one_none() {
        assert_eq!(
            nearest("sumary", ["summary", "sources"].into_iter()),
            Some("summary")
        );
        assert_eq!(nearest("colour", ["summary", "sources"].into_iter()), None);
    }
}
