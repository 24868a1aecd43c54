//! Text of candidates and programs, bounded for a report.

/// The longest input, expectation or result in a report, in bytes.
pub(crate) const VALUE_BYTES: usize = 4 << 10;

/// The longest output stream in a report, in bytes.
pub(crate) const STREAM_BYTES: usize = 16 << 10;

/// The longest part of a value or a line inside a sentence, in bytes.
pub(crate) const PHRASE_BYTES: usize = 200;

/// Text of at most so many bytes, ending in `…` where something was cut.
pub(crate) fn cut(text: &str, maximum_bytes: usize) -> String {
    if text.len() <= maximum_bytes {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(maximum_bytes.saturating_sub('…'.len_utf8()));
    format!("{}…", &text[..end])
}

/// Bytes as text, invalid UTF-8 replaced, cut like [`cut`].
pub(crate) fn lossy(bytes: &[u8], maximum_bytes: usize) -> String {
    // One byte more than fits, so that the cut shows.
    let head = &bytes[..bytes.len().min(maximum_bytes + 1)];
    cut(&String::from_utf8_lossy(head), maximum_bytes)
}

/// A number with its thousands apart: `5,000,000,000`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_its_bound_and_whole_characters() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "…");
        assert_eq!(cut("ééééé", 8), "éé…");
        assert_eq!(lossy("ééééé".as_bytes(), 8), "éé…");
        assert_eq!(lossy(b"a\xff", 10), "a\u{fffd}");
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (12_345_678, "12,345,678"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
