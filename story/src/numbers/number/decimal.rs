//! The decimal of fifteen significant digits that a value stands for, and its rounding.

/// Fifteen decimal digits survive the conversion to a float and back.
pub(super) const DIGITS: u32 = 15;

/// `digits` × 10^`exponent`, without trailing zeros in `digits`; zero is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    pub(super) digits: u64,
    pub(super) exponent: i32,
}

impl Decimal {
    /// Returns the decimal of fifteen significant digits nearest to a finite value.
    pub(super) fn from_value(value: f64) -> Option<Self> {
        // The mantissa is kept between 2^59 and 2^60: room for a factor of ten, and 2^-60 is small
        // enough that some three hundred roundings stay below the sixteenth digit.
        const TOP_ZEROS: u32 = 4;
        const ONE_MORE_DIGIT: u64 = 10_u64.pow(DIGITS);

        if !value.is_finite() {
            return None;
        }
        let bits = value.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let (mut mantissa, mut binary) = match (bits >> 52 & 0x7ff) as i32 {
            0 => (fraction, -1074),
            biased => (fraction | 1 << 52, biased - 1075),
        };
        let mut exponent = 0;
        if mantissa == 0 {
            return Some(Self::normal(false, 0, 0));
        }
        let whole = loop {
            let up = mantissa.leading_zeros().cast_signed() - TOP_ZEROS.cast_signed();
            mantissa = if up >= 0 {
                mantissa << up
            } else {
                rounded_shift(mantissa, -up as u32)
            };
            binary -= up;
            let whole = match u32::try_from(-binary) {
                Ok(shift) => rounded_shift(mantissa, shift),
                Err(_) => u64::MAX,
            };
            if whole >= ONE_MORE_DIGIT {
                mantissa = (mantissa << TOP_ZEROS).saturating_add(5) / 10;
                binary -= TOP_ZEROS.cast_signed();
                exponent += 1;
            } else if whole < ONE_MORE_DIGIT / 10 {
                mantissa *= 10;
                exponent -= 1;
            } else {
                break whole;
            }
        };
        Some(Self::normal(value < 0.0, whole, exponent))
    }

    pub(super) fn normal(negative: bool, mut digits: u64, mut exponent: i32) -> Self {
        if digits == 0 {
            return Self {
                negative: false,
                digits: 0,
                exponent: 0,
            };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        Self {
            negative,
            digits,
            exponent,
        }
    }

    pub(super) fn length(self) -> u32 {
        self.digits.checked_ilog10().unwrap_or(0) + 1
    }

    /// Returns the power of ten of the first digit.
    pub(super) fn power(self) -> i32 {
        self.length().cast_signed() - 1 + self.exponent
    }

    pub(super) fn times_ten_to(self, power: i32) -> Self {
        Self::normal(self.negative, self.digits, self.exponent + power)
    }

    pub(super) fn rounded_to_digits(self, most: u32) -> Self {
        self.without_last_digits(self.length().saturating_sub(most))
    }

    pub(super) fn rounded_to_decimals(self, decimals: u8) -> Self {
        let surplus = -self.exponent - i32::from(decimals);
        self.without_last_digits(u32::try_from(surplus).unwrap_or(0))
    }

    /// Rounds to the given number of decimals; a value that would round to zero without being zero keeps two digits.
    pub(super) fn for_readers(self, decimals: u8) -> Self {
        let rounded = self.rounded_to_decimals(decimals);
        if rounded.digits == 0 && self.digits != 0 {
            self.rounded_to_digits(2)
        } else {
            rounded
        }
    }

    pub(super) fn without_last_digits(self, surplus: u32) -> Self {
        // There are at most fifteen digits; a power of ten beyond `u64` leaves nothing of them.
        let digits = 10_u64
            .checked_pow(surplus)
            .map_or(0, |unit| (self.digits + unit / 2) / unit);
        Self::normal(self.negative, digits, self.exponent + surplus.cast_signed())
    }
}

/// Returns `value` / 2^`shift`, rounded half up.
fn rounded_shift(value: u64, shift: u32) -> u64 {
    match shift {
        0 => value,
        1..64 => (value >> shift) + (value >> (shift - 1) & 1),
        _ => 0,
    }
}
