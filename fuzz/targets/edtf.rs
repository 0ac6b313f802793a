//! A date as an author writes it: a parsed date round-trips, its days are in order, and it has words.

#![no_main]

use contrappunto_story::wording::date_words;
use contrappunto_story::calendar::edtf::When;
use contrappunto_story::calendar::locale::Locale;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match text.parse::<When>() {
    Err(error) => assert!(!error.to_string().is_empty()),
    Ok(when) => {
        assert_eq!(when.to_string().parse(), Ok(when), "{text}");
        if let (Some(first), Some(last)) = (when.first_day(), when.last_day()) {
            assert!(first <= last, "{text}");
            assert!(first <= when.known_from(), "{text}");
        }
        for language in ["en", "it"] {
            let words = date_words::when(&when, Locale::for_tag(language));
            assert!(!words.is_empty(), "{text}");
        }
    }
});
