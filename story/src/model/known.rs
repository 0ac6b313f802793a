//! When something became known.

use crate::calendar::date::Date;

/// Something that becomes known on a day.
pub trait Known {
    /// Returns the first day on which it is known.
    fn known_from(&self) -> Date;

    /// Whether it is known on a day.
    fn is_known(&self, day: Date) -> bool {
        self.known_from() <= day
    }
}
