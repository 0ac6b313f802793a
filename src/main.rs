//! The engine: the wasm that Trunk builds and the loader starts. Its interface is in [`contrappunto::elements`].

use contrappunto as _;

fn main() {}
