//! Values read, written and made.

use challenge::template::Size;
use challenge::{Datum, Template};
use proptest::prelude::*;
use protocol::interface::{Interface, Parameter, Type};
use serde_json::{Value, json};

fn interface() -> Interface {
    let field = |name: &str, kind: &str| Parameter {
        name: name.into(),
        kind: kind.parse().unwrap(),
    };
    let hit = vec![field("at_ms", "int"), field("client", "optional<string>")];
    Interface {
        records: [("Hit".to_owned(), hit)].into(),
        ..Interface::default()
    }
}

fn decode(value: Value, kind: &str) -> Result<Datum, String> {
    Datum::decode(&value, &kind.parse().unwrap(), &interface()).map_err(|m| m.to_string())
}

fn made(value: Value, kind: &str) -> Result<Value, String> {
    Template::read(&value, &kind.parse().unwrap(), &interface())
        .map(|template| template.datum().encode())
        .map_err(|m| m.to_string())
}

#[test]
fn what_differs_only_in_spelling_is_equal() {
    let same = [
        ("int", json!("12"), json!(12)),
        ("float", json!(1), json!(1.0)),
        ("float", json!("nan"), json!("nan")),
        (
            "map<int, bool>",
            json!([[2, true], [1, false]]),
            json!([[1, false], [2, true]]),
        ),
        (
            "Hit",
            json!({"client": null, "at_ms": 1}),
            json!({"at_ms": 1, "client": null}),
        ),
    ];
    for (kind, a, b) in same {
        assert_eq!(decode(a, kind), decode(b, kind), "{kind}");
    }
    let different = [
        ("int", json!(1), json!(2)),
        ("list<int>", json!([1, 2]), json!([2, 1])),
        ("optional<string>", json!(null), json!("")),
    ];
    for (kind, a, b) in different {
        assert_ne!(decode(a, kind), decode(b, kind), "{kind}");
    }
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let wrong = [
        ("int", json!(1.0)),
        ("int", json!(true)),
        ("int", json!("9223372036854775808")),
        ("int", json!("+1")),
        ("float", json!("1.0")),
        ("bool", json!(0)),
        ("bytes", json!("a")),
        ("list<int>", json!([1, "x"])),
        ("list<list<bool>>", json!([[], [true, null]])),
        ("tuple<int, int>", json!([1])),
        ("map<string, int>", json!([["a", 1]])),
        ("map<string, int>", json!({"a": "b"})),
        ("map<int, int>", json!([[1, 1], ["1", 2]])),
        ("map<int, int>", json!([[1]])),
        ("Hit", json!({"at_ms": 1})),
        ("Hit", json!({"at_ms": 1, "client": "a", "x": 1})),
        ("list<Hit>", json!([{"at_ms": "soon", "client": "a"}])),
        ("Unknown", json!({})),
    ];
    let told: Vec<String> = wrong
        .into_iter()
        .map(|(kind, value)| {
            format!(
                "{kind} ← {value}: {}",
                decode(value.clone(), kind).unwrap_err()
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn generators_make_what_the_page_says() {
    let generated = [
        (
            "list<int>",
            json!({"$range": {"from": 1, "to": 8, "step": 3}}),
            json!([1, 4, 7]),
        ),
        (
            "list<int>",
            json!({"$range": {"from": 3, "to": 0, "step": -1}}),
            json!([3, 2, 1]),
        ),
        ("list<int>", json!({"$range": {"to": -5}}), json!([])),
        (
            "list<float>",
            json!({"$range": {"to": 2}}),
            json!([0.0, 1.0]),
        ),
        (
            "string",
            json!({"$text": {"value": "ab", "count": 3}}),
            json!("ababab"),
        ),
        (
            "list<list<int>>",
            json!([{"$repeat": {"value": 7, "count": 2}}, [1]]),
            json!([[7, 7], [1]]),
        ),
        (
            "list<int>",
            json!({"$concatenate": [[1], {"$range": {"to": 2}}, {"$concatenate": []}]}),
            json!([1, 0, 1]),
        ),
        (
            "string",
            json!({"$concatenate": ["(", {"$text": {"value": "-", "count": 2}}, ")"]}),
            json!("(--)"),
        ),
        (
            "map<string, int>",
            json!({"$literal": {"$range": 1}}),
            json!({"$range": 1}),
        ),
        (
            "map<int, string>",
            json!([[1, {"$text": {"value": "x", "count": 1}}]]),
            json!([[1, "x"]]),
        ),
        (
            "Hit",
            json!({"at_ms": 1, "client": {"$text": {"value": "x", "count": 1}}}),
            json!({"at_ms": 1, "client": "x"}),
        ),
    ];
    for (kind, written, expected) in generated {
        assert_eq!(made(written.clone(), kind), Ok(expected), "{written}");
    }
}

#[test]
fn random_values_never_change() {
    let random = [
        made(
            json!({"$integers": {"count": 6, "minimum": -3, "maximum": 3, "seed": 1}}),
            "list<int>",
        ),
        made(
            json!({"$words": {"count": 3, "length": 4, "alphabet": "abç", "seed": 2}}),
            "list<string>",
        ),
    ];
    let random = random.map(Result::unwrap);
    insta::assert_snapshot!(format!("{}\n{}", random[0], random[1]));
}

#[test]
fn generators_that_are_wrong_are_told() {
    let wrong = [
        ("list<int>", json!({"$rnage": {"to": 3}})),
        ("list<int>", json!({"$range": {"to": 3, "by": 2}})),
        ("list<int>", json!({"$range": {"to": 3, "step": 0}})),
        ("list<int>", json!({"$range": {}})),
        ("string", json!({"$range": {"to": 3}})),
        ("list<string>", json!({"$range": {"to": 3}})),
        ("list<int>", json!({"$repeat": {"value": "x", "count": 3}})),
        ("list<int>", json!({"$repeat": {"value": 1, "count": -3}})),
        (
            "list<int>",
            json!({"$integers": {"count": 1, "minimum": 2, "maximum": 1, "seed": 0}}),
        ),
        (
            "list<string>",
            json!({"$words": {"count": 1, "length": 1, "alphabet": "", "seed": 0}}),
        ),
        ("list<int>", json!([{"$range": {"to": 2}}])),
    ];
    let told: Vec<String> = wrong
        .into_iter()
        .map(|(kind, value)| {
            format!(
                "{kind} ← {value}: {}",
                made(value.clone(), kind).unwrap_err()
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_generator_that_would_flood_is_refused_unmade() {
    let billion = json!(1_000_000_000);
    let floods = [
        ("list<int>", json!({"$range": {"to": billion}})),
        (
            "list<int>",
            json!({"$range": {"from": i64::MIN, "to": i64::MAX}}),
        ),
        ("string", json!({"$text": {"value": "x", "count": billion}})),
        (
            "list<int>",
            json!({"$integers": {"count": billion, "minimum": 0, "maximum": 1, "seed": 0}}),
        ),
        (
            "list<string>",
            json!({"$words": {"count": 1, "length": billion, "alphabet": "a", "seed": 0}}),
        ),
        (
            "list<string>",
            json!({"$repeat": {"value": "", "count": i64::MAX}}),
        ),
        (
            "list<list<list<string>>>",
            json!({"$repeat": {"count": 2_000, "value":
                {"$repeat": {"count": 2_000, "value":
                    {"$repeat": {"count": 2_000, "value": "x"}}}}}}),
        ),
    ];
    for (kind, flood) in floods {
        let told = made(flood, kind).unwrap_err();
        assert!(told.contains("at most 1000000 items and 16 MiB"), "{told}");
    }
}

/// A type, and a value of it.
fn typed() -> impl Strategy<Value = (String, Datum)> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(|v| ("int".to_owned(), Datum::Int(v))),
        any::<f64>().prop_map(|v| ("float".to_owned(), Datum::Float(v))),
        any::<bool>().prop_map(|v| ("bool".to_owned(), Datum::Bool(v))),
        ".{0,8}".prop_map(|v| ("string".to_owned(), Datum::Text(v))),
        any::<Vec<u8>>().prop_map(|v| ("bytes".to_owned(), Datum::Bytes(v))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), 0..4_usize).prop_map(|((kind, value), count)| {
                (format!("list<{kind}>"), Datum::List(vec![value; count]))
            }),
            (inner.clone(), any::<i64>()).prop_map(|((kind, value), key)| {
                let entries = [(Datum::Int(key), value)].into();
                (
                    format!("map<int, {kind}>"),
                    Datum::Map {
                        text_keys: false,
                        entries,
                    },
                )
            }),
            (inner.clone(), ".{0,3}").prop_map(|((kind, value), key)| {
                let entries = [(Datum::Text(key), value)].into();
                (
                    format!("map<string, {kind}>"),
                    Datum::Map {
                        text_keys: true,
                        entries,
                    },
                )
            }),
            (inner.clone(), inner).prop_map(|((a, x), (b, y))| {
                (format!("tuple<{a}, {b}>"), Datum::List(vec![x, y]))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn a_value_survives_its_json((kind, value) in typed()) {
        let kind: Type = kind.parse().unwrap();
        let text = value.encode().to_string();
        let read: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(Datum::decode(&read, &kind, &Interface::default()).unwrap(), value);
    }

    #[test]
    fn the_size_is_known_before_it_is_made(count in 0..200_u32, length in 0..20_u32) {
        let written = json!({"$concatenate": [
            {"$words": {"count": count, "length": length, "alphabet": "xy", "seed": 3}},
            {"$repeat": {"count": count, "value": "zé"}},
        ]});
        let template = Template::read(
            &written, &"list<string>".parse().unwrap(), &Interface::default(),
        ).unwrap();
        let counted = template.size();
        let actual = Template::from(template.datum()).size();
        prop_assert!(counted.items >= actual.items && counted.bytes >= actual.bytes);
        prop_assert!(counted.items <= actual.items + 2);
        prop_assert!(counted.is_allowed());
        let twice = Size { items: counted.items * 2, bytes: counted.bytes * 2 };
        prop_assert_eq!(counted.plus(counted), twice);
    }
}
