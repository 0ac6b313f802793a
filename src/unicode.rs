//! Unicode's tables: the browser's own where there is one. In the engine they would weigh more than what asks for them.

/// A letter in lower case, in its compatibility decomposition (NFKD).
#[cfg(target_arch = "wasm32")]
pub(crate) fn decomposed(letter: char) -> String {
    let letter = js_sys::JsString::from(&*String::from(letter));
    letter.normalize("NFKD").to_lower_case().into()
}

/// A letter in lower case, in its compatibility decomposition (NFKD).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn decomposed(letter: char) -> String {
    use unicode_normalization::UnicodeNormalization;
    letter.nfkd().collect::<String>().to_lowercase()
}
