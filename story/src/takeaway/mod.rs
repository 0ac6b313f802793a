//! What a reader takes away: citations, tables as text, and pictures of claims.

pub mod citation;
pub mod claim_picture;
pub mod export;
