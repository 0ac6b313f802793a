//! Days, dates as sources give them (EDTF), and the languages of the interface, by which months are named.

pub mod date;
pub mod edtf;
pub mod locale;
