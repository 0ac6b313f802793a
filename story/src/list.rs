//! Lists, collected in little code.

/// Iterators that are collected as a list.
pub trait List: Iterator + Sized {
    /// Collects them.
    ///
    /// `collect` asks for the first item and for the others at two places, and each is compiled with all that makes the
    /// items.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> List for I {}
