//! Unicode normalization, by the browser where there is one: in the engine, the tables would be larger than the code
//! that uses them.

/// Returns the compatibility decomposition (NFKD) of a character, in lower case.
#[cfg(target_arch = "wasm32")]
pub(crate) fn decomposed(letter: char) -> String {
    let letter = js_sys::JsString::from(&*String::from(letter));
    letter.normalize("NFKD").to_lower_case().into()
}

/// Returns the compatibility decomposition (NFKD) of a character, in lower case.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn decomposed(letter: char) -> String {
    use unicode_normalization::UnicodeNormalization;
    letter.nfkd().collect::<String>().to_lowercase()
}
