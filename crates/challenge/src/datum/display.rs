//! A value for people: JSON as an author would write it, cut where it gets long.

use std::fmt::{self, Write};

use super::Datum;

/// What stands at the end of a text that was cut.
const CUT: &str = "…";

impl fmt::Display for Datum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_datum(self, formatter)
    }
}

impl Datum {
    /// The value as text of at most `maximum_bytes`, with `…` at its end if
    /// it was cut. Takes no longer for a large value than for a small one.
    #[must_use]
    pub fn short(&self, maximum_bytes: usize) -> String {
        let mut bounded = Bounded {
            text: String::new(),
            room: maximum_bytes,
        };
        if write_datum(self, &mut bounded).is_err() {
            let mut end = maximum_bytes
                .saturating_sub(CUT.len())
                .min(bounded.text.len());
            while !bounded.text.is_char_boundary(end) {
                end -= 1;
            }
            bounded.text.truncate(end);
            if maximum_bytes >= CUT.len() {
                bounded.text.push_str(CUT);
            }
        }
        bounded.text
    }
}

/// Text that refuses to grow beyond its room.
struct Bounded {
    text: String,
    room: usize,
}

impl Write for Bounded {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        let mut end = piece.len().min(self.room - self.text.len());
        while !piece.is_char_boundary(end) {
            end -= 1;
        }
        self.text.push_str(&piece[..end]);
        if end == piece.len() {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}

fn write_datum(datum: &Datum, out: &mut dyn Write) -> fmt::Result {
    match datum {
        Datum::None => out.write_str("null"),
        Datum::Bool(value) => write!(out, "{value}"),
        Datum::Int(value) => write!(out, "{value}"),
        Datum::Float(value) if value.is_nan() => out.write_str("nan"),
        Datum::Float(value) => write!(out, "{value:?}"),
        Datum::Text(text) => write_text(text, out),
        Datum::Bytes(bytes) => write!(out, "b\"{}\"", bytes.escape_ascii()),
        Datum::List(items) => {
            out.write_str("[")?;
            separated(items.iter(), out, write_datum)?;
            out.write_str("]")
        }
        Datum::Map { entries, .. } => {
            out.write_str("{")?;
            separated(entries.iter(), out, |(key, value), out| {
                write_datum(key, out)?;
                out.write_str(": ")?;
                write_datum(value, out)
            })?;
            out.write_str("}")
        }
        Datum::Record(fields) => {
            out.write_str("{")?;
            separated(fields.iter(), out, |(name, value), out| {
                write_text(name, out)?;
                out.write_str(": ")?;
                write_datum(value, out)
            })?;
            out.write_str("}")
        }
    }
}

fn separated<I: Iterator>(
    items: I,
    out: &mut dyn Write,
    mut write: impl FnMut(I::Item, &mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.write_str(", ")?;
        }
        write(item, out)?;
    }
    Ok(())
}

/// A JSON string, with other white space and controls escaped so that it
/// stays on one line.
fn write_text(text: &str, out: &mut dyn Write) -> fmt::Result {
    out.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                write!(out, "\\u{:04x}", u32::from(c))?;
            }
            c => out.write_char(c)?,
        }
    }
    out.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_like_json() {
        let value = Datum::List(vec![
            Datum::Text("a\n\"b\"".into()),
            Datum::Float(1.0),
            Datum::Float(f64::NEG_INFINITY),
            Datum::None,
            Datum::Bytes(vec![104, 0]),
            Datum::Record(vec![("at_ms".into(), Datum::Int(5))]),
        ]);
        assert_eq!(
            value.to_string(),
            r#"["a\n\"b\"", 1.0, -inf, null, b"h\x00", {"at_ms": 5}]"#
        );
    }

    #[test]
    fn a_long_value_is_cut_at_a_character() {
        let value = Datum::Text("é".repeat(1000));
        for room in 0..40 {
            let short = value.short(room);
            assert!(short.len() <= room, "{room}: {short}");
        }
        assert_eq!(value.short(10), "\"ééé…");
        assert_eq!(Datum::Int(12).short(2), "12");
    }
}
