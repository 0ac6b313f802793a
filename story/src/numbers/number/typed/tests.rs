//! Tests of numbers that are read, and written as they were.

use super::*;
use crate::numbers::number::{plain, roundest};

#[test]
fn plain_numbers_are_read_as_the_standard_library_reads_them() {
    for text in [
        "0",
        "600",
        "989.5",
        "3.2856e24",
        "14.8e12",
        "1e30",
        "1e-20",
        "123456789012345",
        ".5",
        "5.",
        "0.00000000000000012",
        "1e22",
        "1e23",
        "999999999999999e15",
        "5.92",
        "1.100",
    ] {
        let expected: f64 = text.parse().unwrap();
        let found = parse_plain(text).unwrap();
        assert!(
            (found - expected).abs() <= expected * 2.3e-16,
            "{text}: {found:e}"
        );
    }
    for text in [
        "",
        ".",
        "1.2.3",
        "e5",
        "1e31",
        "1e-36",
        "0.000000000000000000000000000000000001",
        "10000000000000000000000000000000",
        "1e2147483648",
        "0e",
        "1234567890123456",
        "1e",
        "0x10",
        "--1",
        "∞",
    ] {
        assert_eq!(parse_plain(text), None, "{text}");
    }
}

#[test]
fn what_is_written_plainly_is_read_back() {
    let mut bits = 0x9e37_79b9_u64;
    for _ in 0..20_000 {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        let value = (bits % 1_000_000_000) as f64 / 10_f64.powi((bits >> 40) as i32 % 12);
        assert_eq!(
            parse_plain(&plain(value)),
            Some(value),
            "{value:e}: {}",
            plain(value)
        );
    }
    // However long the notation was by hand.
    for text in [
        "0.00000000000000000000000000000000001",
        "0.0000000000000000000000000000000334",
        "1000000000000000000000000000000",
        "4200e28",
        "0.0001e-31",
        "-123456789012345e-35",
    ] {
        let value = parse_plain(text).unwrap();
        assert_eq!(parse_plain(&plain(value)), Some(value), "{text}");
    }
    assert_eq!(plain(-0.05), "-0.05");
    assert_eq!(plain(14.8e12), "14800000000000");
    assert_eq!(plain(3.2856e24), "32856e20");
    assert_eq!(parse_plain("32856e20"), Some(3.2856e24));
}

#[test]
fn a_reader_types_in_a_language_of_digits() {
    for (text, locale, value) in [
        ("1,979.5", Locale::En, Some(1979.5)),
        ("50,000", Locale::En, Some(50_000.0)),
        ("2,5", Locale::En, Some(2.5)),
        ("50.000", Locale::It, Some(50_000.0)),
        ("1 979,5", Locale::It, Some(1979.5)),
        ("−3", Locale::It, Some(-3.0)),
        ("12 GB", Locale::En, None),
        ("", Locale::En, None),
    ] {
        assert_eq!(parse(text, locale), value, "{text}");
    }
}

#[test]
fn what_is_typed_with_blanks_or_in_the_other_language_is_read() {
    for (locale, point, other) in [(Locale::En, '.', ','), (Locale::It, ',', '.')] {
        for (text, value) in [
            (format!("34{point}6"), 34.6),
            (format!("34{other}6"), 34.6),
            (format!(" 40{point}20 "), 40.2),
            (format!("\u{a0}43{point}7"), 43.7),
            ("21".to_owned(), 21.0),
            (format!("4{other}096"), 4096.0),
            ("4096".to_owned(), 4096.0),
            (format!("10{other}240"), 10_240.0),
            (format!("1{other}010{other}240{point}5"), 1_010_240.5),
            (format!("12{other}34{other}567"), 1_234_567.0),
            (format!("-1{other}000"), -1000.0),
            ("1’024".to_owned(), 1024.0),
            ("-34".to_owned(), -34.0),
            ("1e6".to_owned(), 1e6),
        ] {
            assert_eq!(parse(&text, locale), Some(value), "{text} in {locale:?}");
        }
    }
}

#[test]
fn what_is_no_number_is_refused_in_either_language() {
    for (locale, point) in [(Locale::En, '.'), (Locale::It, ',')] {
        let other = if point == '.' { ',' } else { '.' };
        let twice = format!("34{point}6{point}1");
        // Separators where no group of thousands ends: which digits were meant cannot be determined.
        let [strewn, behind, ahead, long] = [
            format!("34{other}6{other}1"),
            format!("1{point}000{other}5"),
            format!("{other}500{other}000"),
            format!("1234{other}567{other}890"),
        ];
        let refused = [
            "a third",
            "half",
            "12abc",
            "",
            " ",
            "1e",
            "--5",
            "Infinity",
            "NaN",
            "1e99",
            "5%",
            "٣",
            twice.as_str(),
            strewn.as_str(),
            behind.as_str(),
            ahead.as_str(),
            long.as_str(),
        ];
        for text in refused {
            assert_eq!(parse(text, locale), None, "{text} in {locale:?}");
        }
    }
}

#[test]
fn noise_is_rounded_off_and_digits_are_kept() {
    for value in [600.0, 0.1 + 0.2, 5.92, 17.313_2, 810.810_810_810_81] {
        let found = roundest(value);
        assert!((found - value).abs() <= value * 1e-12);
    }
    assert_eq!(plain(roundest(599.999_999_999_999_9)), "600");
    assert_eq!(plain(roundest(0.1 + 0.2)), "0.3");
}
