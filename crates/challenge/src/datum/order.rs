//! A total order, so that values can be keys, be sorted and be compared.

use std::cmp::Ordering;

use super::Datum;

impl PartialEq for Datum {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Datum {}

impl PartialOrd for Datum {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Datum {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Int(a), Self::Int(b)) => a.cmp(b),
            (Self::Float(a), Self::Float(b)) => compare_floats(*a, *b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Bytes(a), Self::Bytes(b)) => a.cmp(b),
            (Self::List(a), Self::List(b)) => a.cmp(b),
            (Self::Map { entries: a, .. }, Self::Map { entries: b, .. }) => a.cmp(b),
            (Self::Record(a), Self::Record(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl Datum {
    fn rank(&self) -> u8 {
        match self {
            Self::None => 0,
            Self::Bool(_) => 1,
            Self::Int(_) => 2,
            Self::Float(_) => 3,
            Self::Text(_) => 4,
            Self::Bytes(_) => 5,
            Self::List(_) => 6,
            Self::Map { .. } => 7,
            Self::Record(_) => 8,
        }
    }
}

/// By value, with every `nan` equal and above all numbers.
fn compare_floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b)
        .unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_equal_by_value() {
        assert_eq!(Datum::Float(f64::NAN), Datum::Float(-f64::NAN));
        assert_eq!(Datum::Float(0.0), Datum::Float(-0.0));
        assert_ne!(Datum::Float(1.0), Datum::Float(f64::NAN));
        assert_ne!(Datum::Float(1.0), Datum::Int(1));
    }

    #[test]
    fn nan_has_a_place_when_sorted() {
        let mut values = [2.0, f64::NAN, -1.0, f64::INFINITY].map(Datum::Float);
        values.sort();
        assert_eq!(
            values,
            [-1.0, 2.0, f64::INFINITY, f64::NAN].map(Datum::Float)
        );
    }
}
