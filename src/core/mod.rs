//! The pure core: dates, the story, what was known on a given day, scales and layout.
//!
//! Nothing here depends on Yew, a browser, a clock or files. The modules are listed in the order in which to read them.

pub mod date;
pub mod edtf;
pub mod locale;

pub mod date_words;
pub mod number;

pub mod json;

mod nearest;
pub mod read;

pub mod limits;

pub mod by_id;
pub mod ids;
pub mod pairs;
pub mod text;
pub mod vocabulary;

pub mod figure;
pub mod formula;
pub mod sheet;
pub mod unit;

pub mod quantity;

pub mod amount_words;
pub mod rounding;
pub mod rule;
pub mod table;
pub mod table_sheet;

pub mod calculation;
pub mod turning;

pub mod story;

mod calculation_check;
pub mod check;
mod grounds_check;
mod invisible;
mod relations;
mod review_check;
mod rule_check;
mod sheet_check;
mod table_check;

pub mod as_of;
pub mod changes;

pub mod scale;

pub mod layout;
pub mod ticks;

pub mod claims_view;
pub mod search;
pub mod table_view;
pub mod timeline_view;
pub mod view_state;

pub mod citation;
pub mod claim_picture;
pub mod uses;

pub mod columns;
pub mod export;
pub mod lines;
pub mod link;

pub mod store;
