//! The checker: a small wasm of its own, which the loader fetches when a host asks it to check a story. Its one
//! function is `contrappunto::js::check`.

use contrappunto as _;

fn main() {}
