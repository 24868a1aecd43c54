//! Writing a template out.

use super::{Form, Number};
use crate::Datum;

/// The value that a form makes.
pub(super) fn form(form: &Form) -> Datum {
    match form {
        Form::Plain(datum) => datum.clone(),
        Form::List(items) => Datum::List(items.iter().map(self::form).collect()),
        Form::Map { text_keys, entries } => Datum::Map {
            text_keys: *text_keys,
            entries: entries
                .iter()
                .map(|(key, value)| (key.clone(), self::form(value)))
                .collect(),
        },
        Form::Record(fields) => Datum::Record(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), self::form(value)))
                .collect(),
        ),
        Form::JoinTexts(parts) => Datum::Text(parts.iter().map(text).collect()),
        Form::Text { value, count } => Datum::Text(value.repeat(as_length(*count))),
        Form::Range { .. }
        | Form::Repeat { .. }
        | Form::Integers { .. }
        | Form::Words { .. }
        | Form::JoinLists(_) => Datum::List(list(form)),
    }
}

/// The items of a form that makes a list.
fn list(form: &Form) -> Vec<Datum> {
    match form {
        Form::Range {
            from,
            step,
            count,
            number,
        } => (0..as_i64(*count))
            .map(|index| number.datum(from.saturating_add(index.saturating_mul(*step))))
            .collect(),
        Form::Repeat { value, count } => vec![self::form(value); as_length(*count)],
        Form::Integers {
            count,
            minimum,
            maximum,
            seed,
            number,
        } => {
            let mut random = SplitMix64(*seed);
            (0..*count)
                .map(|_| number.datum(random.between(*minimum, *maximum)))
                .collect()
        }
        Form::Words {
            count,
            length,
            alphabet,
            seed,
        } => words(*count, *length, alphabet, *seed),
        Form::JoinLists(parts) => parts.iter().flat_map(list).collect(),
        other => match self::form(other) {
            Datum::List(items) => items,
            single => vec![single],
        },
    }
}

fn text(form: &Form) -> String {
    match self::form(form) {
        Datum::Text(text) => text,
        other => other.to_string(),
    }
}

fn words(count: u64, length: u64, alphabet: &[char], seed: u64) -> Vec<Datum> {
    let mut random = SplitMix64(seed);
    let last = as_i64(alphabet.len().saturating_sub(1) as u64);
    let mut letter = || {
        let index = usize::try_from(random.between(0, last)).unwrap_or(0);
        alphabet.get(index).copied().unwrap_or('?')
    };
    (0..count)
        .map(|_| Datum::Text((0..length).map(|_| letter()).collect()))
        .collect()
}

impl Number {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a float nearest to the int is meant"
    )]
    fn datum(self, value: i64) -> Datum {
        match self {
            Self::Int => Datum::Int(value),
            Self::Float => Datum::Float(value as f64),
        }
    }
}

fn as_length(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn as_i64(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Steele, Lea and Flood's SplitMix64: every machine makes the same numbers.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `minimum` to `maximum`, both included: the high 64 bits
    /// of the next number times the width of the range.
    fn between(&mut self, minimum: i64, maximum: i64) -> i64 {
        let width = u128::from(maximum.abs_diff(minimum)) + 1;
        let scaled = (u128::from(self.next()) * width) >> 64;
        minimum.saturating_add_unsigned(u64::try_from(scaled).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_mix_is_the_published_one() {
        let mut random = SplitMix64(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn every_number_of_a_range_comes_and_no_other() {
        let mut random = SplitMix64(7);
        let mut seen = [0; 5];
        for _ in 0..1000 {
            let index = usize::try_from(random.between(-2, 2) + 2).unwrap();
            seen[index] += 1;
        }
        assert!(seen.iter().all(|&count| count > 100), "{seen:?}");
        let extreme = random.between(i64::MIN, i64::MAX);
        assert_eq!(random.between(extreme, extreme), extreme);
    }
}
