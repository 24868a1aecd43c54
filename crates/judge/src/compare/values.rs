//! The first difference between two values, with the way to it.

use std::collections::BTreeMap;

use challenge::{CallCompare, Datum, Tolerance};

use super::accepts;
use crate::shown::PHRASE_BYTES;

/// How two values differ by a method, or `None`.
#[must_use]
pub fn difference(method: CallCompare, expected: &Datum, got: &Datum) -> Option<String> {
    match method {
        CallCompare::Exact => first_difference(expected, got, None),
        CallCompare::Float(tolerance) => first_difference(expected, got, Some(tolerance)),
        CallCompare::Unordered => unordered_difference(expected, got),
    }
}

/// How two values differ first, as `[2].name: expected "a", got "b"`, or
/// `None` where they are equal. Floats anywhere inside may differ by the
/// tolerance.
#[must_use]
pub fn first_difference(
    expected: &Datum,
    got: &Datum,
    tolerance: Option<Tolerance>,
) -> Option<String> {
    let (path, reason) = walk(expected, got, tolerance)?;
    Some(if path.is_empty() {
        reason
    } else {
        format!("{path}: {reason}")
    })
}

/// How two lists differ as multisets. Values that are no lists are compared
/// as they are.
#[must_use]
pub fn unordered_difference(expected: &Datum, got: &Datum) -> Option<String> {
    let (Datum::List(expected), Datum::List(got)) = (expected, got) else {
        return first_difference(expected, got, None);
    };
    let expected = sorted(expected);
    let got = sorted(got);
    let missing = first_not_in(&expected, &got);
    let extra = first_not_in(&got, &expected);
    match (missing, extra) {
        (None, None) => None,
        (Some(missing), None) => Some(format!("{} is missing", brief(missing))),
        (None, Some(extra)) => Some(format!("{} was not expected", brief(extra))),
        (Some(missing), Some(extra)) => Some(format!(
            "{} is missing, {} was not expected",
            brief(missing),
            brief(extra)
        )),
    }
}

fn sorted(items: &[Datum]) -> Vec<&Datum> {
    let mut items: Vec<_> = items.iter().collect();
    items.sort();
    items
}

/// The first of some sorted items that others, sorted too, have fewer of.
fn first_not_in<'value>(items: &[&'value Datum], others: &[&Datum]) -> Option<&'value Datum> {
    let mut others = others.iter().peekable();
    items.iter().copied().find(|item| {
        while others.next_if(|other| **other < *item).is_some() {}
        others.next_if(|other| **other == *item).is_none()
    })
}

/// A way to a part of a value, and what is wrong there.
type Found = Option<(String, String)>;

fn walk(expected: &Datum, got: &Datum, tolerance: Option<Tolerance>) -> Found {
    match (expected, got) {
        (Datum::Float(left), Datum::Float(right)) if tolerance.is_some() => {
            let accepted = tolerance.is_some_and(|tolerance| accepts(tolerance, *left, *right));
            (!accepted).then(|| differ(expected, got))
        }
        (Datum::List(left), Datum::List(right)) => walk_lists(left, right, tolerance),
        (Datum::Map { entries: left, .. }, Datum::Map { entries: right, .. }) => {
            walk_maps(left, right, tolerance)
        }
        (Datum::Record(left), Datum::Record(right)) => left
            .iter()
            .zip(right)
            .find_map(|(left, right)| within(format!(".{}", left.0), &left.1, &right.1, tolerance)),
        _ => (expected != got).then(|| differ(expected, got)),
    }
}

fn walk_lists(expected: &[Datum], got: &[Datum], tolerance: Option<Tolerance>) -> Found {
    let inside = expected
        .iter()
        .zip(got)
        .enumerate()
        .find_map(|(index, (left, right))| within(format!("[{index}]"), left, right, tolerance));
    if expected.len() == got.len() {
        return inside;
    }
    // A short list is best seen whole; in a long one the place matters more.
    let whole = differ_as_lists(expected, got);
    let reason = match inside {
        Some((path, reason)) => format!("{whole}; the first difference is at {path}: {reason}"),
        None => whole,
    };
    Some((String::new(), reason))
}

fn differ_as_lists(expected: &[Datum], got: &[Datum]) -> String {
    let count = |items: &[Datum]| match items.len() {
        1 => "1 item".to_owned(),
        length => format!("{length} items"),
    };
    format!("expected {}, got {}", count(expected), count(got))
}

fn walk_maps(
    expected: &BTreeMap<Datum, Datum>,
    got: &BTreeMap<Datum, Datum>,
    tolerance: Option<Tolerance>,
) -> Found {
    let wrong = expected.iter().find_map(|(key, left)| {
        let path = format!("[{}]", brief(key));
        match got.get(key) {
            Some(right) => within(path, left, right, tolerance),
            None => Some((path, format!("expected {}, got no such key", brief(left)))),
        }
    });
    wrong.or_else(|| {
        let extra = got.keys().find(|key| !expected.contains_key(key))?;
        Some((
            String::new(),
            format!("the key {} was not expected", brief(extra)),
        ))
    })
}

fn within(step: String, expected: &Datum, got: &Datum, tolerance: Option<Tolerance>) -> Found {
    walk(expected, got, tolerance).map(|(path, reason)| (step + &path, reason))
}

fn differ(expected: &Datum, got: &Datum) -> (String, String) {
    let reason = format!("expected {}, got {}", brief(expected), brief(got));
    (String::new(), reason)
}

fn brief(value: &Datum) -> String {
    value.short(PHRASE_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::interface::Interface;
    use serde_json::{Value as Json, json};

    fn of(kind: &str, json: &Json) -> Datum {
        Datum::decode(json, &kind.parse().unwrap(), &Interface::default()).unwrap()
    }

    #[test]
    fn the_first_difference_is_told_with_the_way_to_it() {
        for (kind, expected, got, told) in [
            ("int", json!(2), json!(3), "expected 2, got 3"),
            (
                "optional<int>",
                json!(2),
                json!(null),
                "expected 2, got null",
            ),
            (
                "list<list<int>>",
                json!([[1], [2, 3]]),
                json!([[1], [2, 4]]),
                "[1][1]: expected 3, got 4",
            ),
            (
                "list<int>",
                json!([1, 2, 3]),
                json!([1]),
                "expected 3 items, got 1 item",
            ),
            (
                "list<int>",
                json!([1, 2]),
                json!([7, 2, 3]),
                "expected 2 items, got 3 items; the first difference is at [0]: expected 1, got 7",
            ),
            (
                "map<string, int>",
                json!({"a": 1, "b": 2}),
                json!({"a": 1}),
                "[\"b\"]: expected 2, got no such key",
            ),
            (
                "map<int, int>",
                json!([[1, 1]]),
                json!([[2, 1], [1, 1]]),
                "the key 2 was not expected",
            ),
        ] {
            let found = first_difference(&of(kind, &expected), &of(kind, &got), None);
            assert_eq!(found.as_deref(), Some(told));
        }
    }

    #[test]
    fn order_in_maps_and_the_sign_of_zero_do_not_matter() {
        let kind = "map<int, float>";
        let expected = of(kind, &json!([[1, 0.0], [2, "nan"]]));
        let got = of(kind, &json!([[2, "nan"], [1, -0.0]]));
        assert_eq!(first_difference(&expected, &got, None), None);
    }

    #[test]
    fn a_tolerance_reaches_inside() {
        let kind = "list<tuple<string, float>>";
        let expected = of(kind, &json!([["a", 1.0]]));
        let near = of(kind, &json!([["a", 1.0000001]]));
        let far = of(kind, &json!([["a", 1.1]]));
        let tolerance = Some(Tolerance {
            absolute: 1e-6,
            relative: 0.0,
        });
        assert!(first_difference(&expected, &near, None).is_some());
        assert_eq!(first_difference(&expected, &near, tolerance), None);
        assert_eq!(
            first_difference(&expected, &far, tolerance).as_deref(),
            Some("[0][1]: expected 1.0, got 1.1")
        );
    }

    #[test]
    fn unordered_lists_are_multisets() {
        let list = |json: Json| of("list<int>", &json);
        let expected = list(json!([3, 1, 1, 2]));
        assert_eq!(
            unordered_difference(&expected, &list(json!([1, 2, 3, 1]))),
            None
        );
        for (got, told) in [
            (json!([1, 2, 3]), "1 is missing"),
            (json!([1, 1, 2, 3, 3]), "3 was not expected"),
            (json!([1, 2, 2, 3]), "1 is missing, 2 was not expected"),
        ] {
            let found = unordered_difference(&expected, &list(got));
            assert_eq!(found.as_deref(), Some(told));
        }
    }
}
