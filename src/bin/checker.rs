//! The checker: a small, separate wasm that the loader fetches when a host asks to check a story. Its only function is
//! `contrappunto::js::check`.

use contrappunto as _;

fn main() {}
