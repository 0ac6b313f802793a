//! The fields that records share: ids, texts in several languages, and fixed vocabularies.

pub mod ids;
pub mod item_kind;
pub mod text;
pub mod vocabulary;
