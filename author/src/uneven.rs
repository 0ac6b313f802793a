//! Finds what has much less than another, and words the difference.

/// The ratio above which more counts as much more. Up to it, one thing said in two ways or two languages varies
/// naturally.
pub const TIMES: usize = 2;

/// The counts for one thing: one per language, or just one.
pub type Figures = Vec<usize>;

/// Something that has much less than others.
#[derive(Debug)]
pub struct Uneven<'a> {
    here: &'a [usize],
    /// The one that has most, with its name.
    pub most: &'a (String, Figures),
    /// The names of the others that have much more.
    too: Vec<&'a str>,
}

impl<'a> Uneven<'a> {
    /// Compares with those of `others` that have more than [`TIMES`] as much and at least `apart` more, in any
    /// language.
    #[must_use]
    pub fn find(here: &'a [usize], others: &'a [(String, Figures)], apart: usize) -> Option<Self> {
        let outweighs = |(_, figures): &&(String, Figures)| {
            let mut pairs = here.iter().zip(figures);
            pairs.any(|(less, more)| *more > TIMES * less && more - less >= apart)
        };
        let uneven: Vec<_> = others.iter().filter(outweighs).collect();
        // The first one, if several have equally much.
        let most = *uneven
            .iter()
            .rev()
            .max_by_key(|(_, figures)| greatest(here, figures))?;
        let too = uneven.iter().filter(|other| ***other != *most);
        Some(Self {
            here,
            most,
            too: too.map(|(name, _)| name.as_str()).collect(),
        })
    }

    /// Formats as `12 characters; claims[6] has 98, more than 8 times as many, claims[5] too`.
    #[must_use]
    pub fn told(&self, here: &str, figures: impl Fn(&[usize]) -> String) -> String {
        let (name, most) = self.most;
        let verb = if name.ends_with(']') { "has" } else { "have" };
        let mut told = format!("{here}; {name} {verb} {}", figures(most));
        let pairs = self.here.iter().zip(most);
        let greatest = pairs.filter(|(less, _)| **less > 0).max_by(|one, other| {
            // Compares two fractions without dividing.
            (one.1 * other.0).cmp(&(other.1 * one.0))
        });
        if let Some((less, more)) = greatest {
            told = format!("{told}, {} as many", times(*less, *more));
        }
        if !self.too.is_empty() {
            let too = list(self.too.iter().map(ToString::to_string));
            told = format!("{told}, {too} too");
        }
        told
    }
}

/// Returns how much the others have per thousand of what is here, in the language in which that is greatest.
fn greatest(here: &[usize], figures: &[usize]) -> usize {
    let parts = here.iter().zip(figures);
    let thousandths = parts.map(|(less, more)| more * 1000 / less.max(&1));
    thousandths.max().unwrap_or_default()
}

/// Formats a ratio as `more than twice` or `3 times`.
fn times(less: usize, more: usize) -> String {
    let times = more / less.max(1);
    let exact = more.is_multiple_of(less.max(1));
    let often = match times {
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    if exact {
        often
    } else {
        format!("more than {often}")
    }
}

/// Formats a count as `1 claim` or `2 claims`.
#[must_use]
pub fn number_of(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// Joins words as `a`, `a and b` or `a, b and c`.
#[must_use]
pub fn list(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    let Some(last) = words.pop() else {
        return String::new();
    };
    if words.is_empty() {
        last
    } else {
        format!("{} and {last}", words.join(", "))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]
mod tests {
    use super::*;

    fn others(figures: &[&[usize]]) -> Vec<(String, Figures)> {
        let named = figures.iter().enumerate();
        named
            .map(|(place, figures)| (format!("claims[{place}]"), figures.to_vec()))
            .collect()
    }

    #[test]
    fn twice_as_much_is_even_and_one_more_is_not() {
        assert!(Uneven::find(&[100], &others(&[&[200]]), 80).is_none());
        assert!(Uneven::find(&[100], &others(&[&[201]]), 80).is_some());
    }

    #[test]
    fn what_is_hardly_seen_is_even() {
        assert!(Uneven::find(&[10], &others(&[&[89]]), 80).is_none());
        assert!(Uneven::find(&[10], &others(&[&[90]]), 80).is_some());
    }

    #[test]
    fn one_language_is_enough() {
        assert!(Uneven::find(&[100, 100], &others(&[&[120, 300]]), 80).is_some());
    }

    #[test]
    fn what_is_not_there_has_no_length() {
        assert!(Uneven::find(&[], &others(&[&[300]]), 80).is_none());
        assert!(Uneven::find(&[1], &others(&[&[]]), 80).is_none());
    }

    #[test]
    fn the_greatest_is_told_with_its_figures_and_the_others_by_name() {
        let others = others(&[&[300], &[90], &[450], &[300]]);
        let uneven = Uneven::find(&[100], &others, 80).unwrap();
        let told = uneven.told("100 characters", |figures| {
            list(figures.iter().map(ToString::to_string))
        });
        assert_eq!(
            told,
            "100 characters; claims[2] has 450, more than 4 times as many, claims[0] and claims[3] too"
        );
    }
}
