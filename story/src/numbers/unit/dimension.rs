//! What a unit measures, as powers of base units.

use std::fmt;

use crate::list::List as _;

/// The base units, in the order of a dimension's exponents.
pub(super) const BASES: [&str; 9] = ["bit", "OP", "s", "m", "J", "kg", "USD", "EUR", "token"];

/// The exponents of the base units: GB/s is information per time, 1 for `bit` and −1 for `s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dimension(pub(super) [i8; BASES.len()]);

impl Dimension {
    /// The dimension of what has no unit: counts, ratios.
    pub const NONE: Self = Self([0; BASES.len()]);

    /// Returns the dimension of a product with the other dimension to the power of `times`.
    #[must_use]
    pub fn times(mut self, other: Self, times: i8) -> Self {
        for (exponent, by) in self.0.iter_mut().zip(other.0) {
            *exponent = exponent.saturating_add(by.saturating_mul(times));
        }
        self
    }
}

impl fmt::Display for Dimension {
    /// Writes it in base units, for an editor: `bit/s`; `a pure number`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let part = |positive: bool| {
            let named = BASES
                .iter()
                .zip(self.0)
                .filter(|(_, exponent)| (*exponent > 0) == positive && *exponent != 0);
            let words: Vec<String> = named
                .map(|(base, exponent)| match exponent.unsigned_abs() {
                    1 => (*base).to_owned(),
                    power => format!("{base}^{power}"),
                })
                .list();
            words.join("·")
        };
        match (part(true).as_str(), part(false).as_str()) {
            ("", "") => formatter.write_str("a pure number"),
            (above, "") => formatter.write_str(above),
            ("", below) => write!(formatter, "1/{below}"),
            (above, below) => write!(formatter, "{above}/{below}"),
        }
    }
}
