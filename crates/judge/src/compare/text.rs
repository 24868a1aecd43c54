//! Comparing what a program wrote with what it should have written.

use challenge::Tolerance;

use super::accepts;
use crate::shown::{PHRASE_BYTES, lossy};

/// How two outputs differ byte for byte, or `None`.
#[must_use]
pub fn exact_difference(expected: &[u8], got: &[u8]) -> Option<String> {
    if expected == got {
        return None;
    }
    let mut expected_lines = expected.split_inclusive(|byte| *byte == b'\n');
    let mut got_lines = got.split_inclusive(|byte| *byte == b'\n');
    for number in 1_usize.. {
        match (expected_lines.next(), got_lines.next()) {
            (None, None) => break,
            (left, right) if left == right => {}
            (left, right) => {
                return Some(format!(
                    "line {number}: expected {}, got {}",
                    shown_or_end(left),
                    shown_or_end(right)
                ));
            }
        }
    }
    None
}

/// What counts when tokens are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TokenRules {
    /// How far tokens that are both numbers may lie apart.
    pub tolerance: Option<Tolerance>,
    /// Whether `A` equals `a`.
    pub ignore_case: bool,
    /// Whether the white space between tokens must be the same too.
    pub space_sensitive: bool,
}

/// How two outputs differ token for token, or `None`.
#[must_use]
pub fn token_difference(expected: &[u8], got: &[u8], rules: TokenRules) -> Option<String> {
    let mut expected_parts = parts(expected, rules.space_sensitive);
    let mut got_parts = parts(got, rules.space_sensitive);
    for number in 1_usize.. {
        match (expected_parts.next(), got_parts.next()) {
            (None, None) => break,
            (Some(left), Some(right)) if part_accepted(left, right, rules) => {}
            (left, right) => {
                return Some(format!(
                    "token {number}: expected {}, got {}",
                    shown_or_end(left),
                    shown_or_end(right)
                ));
            }
        }
    }
    None
}

/// The tokens of a text, and the white space between them if that counts.
fn parts(text: &[u8], with_space: bool) -> impl Iterator<Item = &[u8]> {
    text.chunk_by(|left, right| left.is_ascii_whitespace() == right.is_ascii_whitespace())
        .filter(move |part| with_space || !part[0].is_ascii_whitespace())
}

fn part_accepted(expected: &[u8], got: &[u8], rules: TokenRules) -> bool {
    if expected == got || (rules.ignore_case && expected.eq_ignore_ascii_case(got)) {
        return true;
    }
    match (rules.tolerance, number(expected), number(got)) {
        (Some(tolerance), Some(expected), Some(got)) => accepts(tolerance, expected, got),
        _ => false,
    }
}

/// A finite decimal number: words such as `nan` and `inf`, which Rust reads as
/// numbers too, only equal themselves.
fn number(token: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(token).ok()?;
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn shown_or_end(part: Option<&[u8]>) -> String {
    match part {
        None => "the end".to_owned(),
        Some(bytes) => format!("{:?}", lossy(bytes, PHRASE_BYTES)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exact_means_every_byte() {
        assert_eq!(exact_difference(b"a\nb\n", b"a\nb\n"), None);
        for (got, told) in [
            (&b"a\nc\n"[..], r#"line 2: expected "b\n", got "c\n""#),
            (b"a\nb", r#"line 2: expected "b\n", got "b""#),
            (b"a\n", r#"line 2: expected "b\n", got the end"#),
            (b"a\nb\nc", r#"line 3: expected the end, got "c""#),
            (
                b"a\n\xff\n",
                "line 2: expected \"b\\n\", got \"\u{fffd}\\n\"",
            ),
        ] {
            assert_eq!(exact_difference(b"a\nb\n", got).as_deref(), Some(told));
        }
    }

    fn tokens(expected: &str, got: &str) -> Option<String> {
        token_difference(expected.as_bytes(), got.as_bytes(), TokenRules::default())
    }

    #[test]
    fn tokens_do_not_mind_white_space() {
        assert_eq!(tokens("1 2\n3\n", " 1\t2   3"), None);
        assert_eq!(tokens("", " \n"), None);
        for (expected, got, told) in [
            ("1 2", "1 3", r#"token 2: expected "2", got "3""#),
            ("1 2", "1", r#"token 2: expected "2", got the end"#),
            ("1", "1 1", r#"token 2: expected the end, got "1""#),
        ] {
            assert_eq!(tokens(expected, got).as_deref(), Some(told));
        }
    }

    #[test]
    fn white_space_and_case_count_where_the_rules_say_so() {
        let rules = TokenRules {
            ignore_case: true,
            space_sensitive: true,
            ..TokenRules::default()
        };
        assert_eq!(token_difference(b"Yes 1\n", b"yes 1\n", rules), None);
        assert!(token_difference(b"Yes 1\n", b"yes  1\n", rules).is_some());
        assert!(tokens("Yes", "yes").is_some());
    }

    #[test]
    fn numbers_may_lie_within_a_bound_and_words_may_not() {
        let rules = TokenRules {
            tolerance: Some(Tolerance {
                absolute: 0.01,
                relative: 0.0,
            }),
            ..TokenRules::default()
        };
        assert_eq!(token_difference(b"x 1.5", b"x 1.5001", rules), None);
        assert_eq!(token_difference(b"1", b"1e0", rules), None);
        assert!(token_difference(b"x 1.5", b"y 1.5", rules).is_some());
        assert!(token_difference(b"1.5", b"nan", rules).is_some());
        assert!(token_difference(b"inf", b"infinity", rules).is_some());
    }

    fn output() -> impl Strategy<Value = Vec<u8>> {
        let known = prop::sample::select(vec![
            &b" "[..],
            b"\n",
            b"\r\n",
            b"\t",
            b"1",
            b"1.0",
            b"-0",
            b"1e308",
            b"1e999",
            b"nan",
            b"-inf",
            b"a",
            b"A",
            b"\xc3\xa4",
            b"\xff",
            b"\0",
        ]);
        let piece = prop_oneof![
            4 => known.prop_map(<[u8]>::to_vec),
            1 => prop::collection::vec(any::<u8>(), 0..4),
        ];
        prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn comparing_any_outputs_keeps_the_order_of_the_rules(
            left in output(),
            right in output(),
            ignore_case in any::<bool>(),
            space_sensitive in any::<bool>(),
            tolerance in prop::option::of(0.0..2.0_f64),
        ) {
            let tolerance = tolerance.map(|absolute| Tolerance { absolute, relative: 0.0 });
            let rules = TokenRules { tolerance, ignore_case, space_sensitive };
            prop_assert_eq!(exact_difference(&left, &left), None);
            prop_assert_eq!(token_difference(&left, &left, rules), None);
            prop_assert_eq!(exact_difference(&left, &right).is_none(), left == right);
            let differs = token_difference(&left, &right, rules);
            // Strict rules accept no more than loose ones.
            let strict = TokenRules { space_sensitive: true, ..TokenRules::default() };
            if token_difference(&left, &right, strict).is_none() {
                prop_assert_eq!(differs, None);
            } else if let Some(told) = differs {
                prop_assert!(told.starts_with("token ") && told.len() < 1_000, "{}", told);
            }
        }
    }
}
