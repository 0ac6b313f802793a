//! Whether problems are described in words.

/// Whether problems are described in words, and problems that only concern authors are looked for.
pub const ADVICE: bool = cfg!(any(test, feature = "advice"));

/// The words of a problem, as in `format!`; empty without the feature `advice`.
///
/// A reader's browser cannot fix a story: there the place of a problem is enough, and the words, a tenth of the engine,
/// are left out. The author's tool has them.
#[macro_export]
macro_rules! advice {
    ($($words:tt)+) => {
        if $crate::reading::problem_words::ADVICE { format!($($words)+) } else { String::new() }
    };
}
pub use advice;
