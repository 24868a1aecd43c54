//! A solution behind the harness that makes calls.

use protocol::harness::{Request, Response};
use protocol::interface::Interface;
use runtimes::Purpose;
use sandbox::End;
use serde_json::{Value, json};

use super::rust;
use crate::support::{converse, ready, source};

pub(super) fn interface(json: Value) -> Interface {
    serde_json::from_value(json).expect("an interface")
}

pub(super) fn begin() -> Request {
    Request::Begin {
        entry: "solution.rs".to_owned(),
        interface: Interface::default(),
    }
}

pub(super) fn call(name: &str, arguments: Value) -> Request {
    Request::Call {
        name: name.to_owned(),
        method: false,
        arguments: arguments.as_array().expect("a list").clone(),
    }
}

fn method(name: &str, arguments: Value) -> Request {
    Request::Call {
        name: name.to_owned(),
        method: true,
        arguments: arguments.as_array().expect("a list").clone(),
    }
}

/// An identity function for each of these types: what goes in comes out.
fn echoes(types: &[(&str, &str, &str, &str)]) -> (String, Interface) {
    let mut text = "use std::collections::*;\n#[derive(Clone, Debug)] pub struct Hit { pub at_ms: i64, pub r#type: Option<String> }\n".to_owned();
    let mut functions = Vec::new();
    for (name, kind, parameter, body) in types {
        let result = body.split_once(" = ").expect("a type and a body");
        text.push_str(&format!(
            "pub fn {name}(value: {parameter}) -> {} {{ {} }}\n",
            result.0, result.1
        ));
        functions.push(json!({
            "name": name,
            "parameters": [{ "name": "value", "type": kind }],
            "returns": kind,
        }));
    }
    let records = json!({ "Hit": [
        { "name": "at_ms", "type": "int" },
        { "name": "type", "type": "optional<string>" },
    ] });
    (
        text,
        interface(json!({ "functions": functions, "records": records })),
    )
}

#[test]
fn every_type_crosses_both_ways() {
    let (text, interface) = echoes(&[
        ("none", "none", "()", "() = value"),
        ("int", "int", "i64", "i64 = value"),
        ("float", "float", "f64", "f64 = value"),
        ("boolean", "bool", "bool", "bool = value"),
        ("string", "string", "&str", "String = value.to_owned()"),
        ("bytes", "bytes", "&[u8]", "Vec<u8> = value.to_vec()"),
        ("list", "list<int>", "&[i64]", "Vec<i64> = value.to_vec()"),
        ("octets", "list<int>", "&[u8]", "Vec<u8> = value.to_vec()"),
        (
            "map",
            "map<string, int>",
            "&HashMap<String, i64>",
            "BTreeMap<String, i64> = value.clone().into_iter().collect()",
        ),
        (
            "pairs",
            "map<int, list<string>>",
            "&BTreeMap<i64, Vec<String>>",
            "BTreeMap<i64, Vec<String>> = value.clone()",
        ),
        (
            "optional",
            "optional<string>",
            "Option<String>",
            "Option<String> = value",
        ),
        (
            "tuple",
            "tuple<string, int, bool>",
            "(String, i64, bool)",
            "(String, i64, bool) = value",
        ),
        ("record", "Hit", "&Hit", "Hit = value.clone()"),
        (
            "records",
            "list<Hit>",
            "&[Hit]",
            "Vec<Hit> = value.to_vec()",
        ),
        ("by_value", "Hit", "Hit", "Hit = value"),
        (
            "nested",
            "list<list<optional<float>>>",
            "Vec<Vec<Option<f64>>>",
            "Vec<Vec<Option<f64>>> = value",
        ),
    ]);
    let source = source(&[("solution.rs", &text)]);
    let executable = ready(&*rust(), &source, &Purpose::Calls(interface));
    let cases = [
        ("none", json!(null)),
        ("int", json!(-7)),
        ("int", json!("9223372036854775807")),
        ("int", json!("-9223372036854775808")),
        ("int", json!(9_007_199_254_740_991_i64)),
        ("int", json!("9007199254740992")),
        ("float", json!(0.1)),
        ("float", json!(-0.0)),
        ("float", json!(1e300)),
        ("float", json!(5e-324)),
        ("float", json!("nan")),
        ("float", json!("inf")),
        ("float", json!("-inf")),
        ("boolean", json!(true)),
        ("string", json!("")),
        (
            "string",
            json!("quote \" back \\ line \n tab \t nul \u{0} höhe 日本 🦀"),
        ),
        ("bytes", json!("AP+AQQ==")),
        ("bytes", json!("")),
        ("list", json!([])),
        ("list", json!([1, 2, 3])),
        ("octets", json!([0, 255])),
        ("map", json!({"a \" b": 1, "": 2})),
        ("pairs", json!([[1, ["x"]], [2, []]])),
        ("optional", json!(null)),
        ("optional", json!("null")),
        ("tuple", json!(["a", 1, false])),
        ("record", json!({"at_ms": 1, "type": null})),
        (
            "records",
            json!([{"at_ms": 1, "type": "x"}, {"at_ms": 2, "type": null}]),
        ),
        ("by_value", json!({"at_ms": 1, "type": "x"})),
        ("nested", json!([[1.5, null], []])),
    ];
    let mut requests = vec![begin()];
    requests.extend(cases.iter().map(|(name, value)| call(name, json!([value]))));
    let (responses, outcome) = converse(&executable, &requests);
    assert_eq!(
        outcome.end,
        End::Exited(0),
        "{:?}",
        String::from_utf8_lossy(&outcome.stderr)
    );
    assert_eq!(responses[0], Response::Ready);
    for ((name, value), response) in cases.iter().zip(&responses[1..]) {
        assert_eq!(*response, Response::Returned(value.clone()), "{name}");
    }
    assert_eq!(responses.len(), requests.len());
}

fn limiter() -> Interface {
    interface(json!({
        "functions": [{
            "name": "parse",
            "parameters": [{ "name": "text", "type": "string" }],
            "returns": "int",
            "raises": ["Empty", "NotANumber"],
        }],
        "objects": [{
            "name": "Counter",
            "parameters": [{ "name": "start", "type": "int" }],
            "raises": ["Negative"],
            "methods": [
                { "name": "add", "parameters": [{ "name": "by", "type": "int" }] },
                { "name": "total", "returns": "int" },
            ],
        }],
    }))
}

const COUNTER: &str = r#"
    #[derive(Debug)]
    pub enum Problem { Empty, NotANumber(String), Negative { by: i64 } }
    pub fn parse(text: &str) -> Result<i64, Problem> {
        println!("a candidate's print");
        if text.is_empty() { return Err(Problem::Empty); }
        text.parse().map_err(|_| Problem::NotANumber(text.to_owned()))
    }
    pub struct Counter(i64);
    impl Counter {
        pub fn new(start: i64) -> Result<Self, Problem> {
            if start < 0 { Err(Problem::Negative { by: start }) } else { Ok(Self(start)) }
        }
        pub fn add(&mut self, by: i64) { self.0 += by; }
        pub fn total(&self) -> i64 { self.0 }
    }"#;

#[test]
fn errors_carry_the_name_of_their_variant() {
    let source = source(&[("solution.rs", COUNTER)]);
    let executable = ready(&*rust(), &source, &Purpose::Calls(limiter()));
    let (responses, outcome) = converse(
        &executable,
        &[
            begin(),
            call("parse", json!(["12"])),
            call("parse", json!([""])),
            call("parse", json!(["x"])),
        ],
    );
    let raised = |name: &str, message: &str| Response::Raised {
        name: name.to_owned(),
        message: message.to_owned(),
    };
    assert_eq!(
        responses,
        [
            Response::Ready,
            Response::Returned(json!(12)),
            raised("Empty", "Empty"),
            raised("NotANumber", "NotANumber(\"x\")"),
        ]
    );
    assert_eq!(outcome.stdout, b"a candidate's print\n".repeat(3));
}

#[test]
fn methods_go_to_the_object_that_was_made_last() {
    let source = source(&[("solution.rs", COUNTER)]);
    let executable = ready(&*rust(), &source, &Purpose::Calls(limiter()));
    let construct = |start: i64| Request::Construct {
        name: "Counter".to_owned(),
        arguments: vec![json!(start)],
    };
    let (responses, _) = converse(
        &executable,
        &[
            begin(),
            construct(5),
            method("add", json!([2])),
            method("total", json!([])),
            construct(-1),
            construct(1),
            method("total", json!([])),
        ],
    );
    let returned = |value: Value| Response::Returned(value);
    assert_eq!(
        responses[1..4],
        [
            returned(json!(null)),
            returned(json!(null)),
            returned(json!(7))
        ]
    );
    assert!(matches!(&responses[4], Response::Raised { name, .. } if name == "Negative"));
    assert_eq!(responses[5..], [returned(json!(null)), returned(json!(1))]);
}

#[test]
fn a_panic_traps_after_telling_message_and_place() {
    let text = "pub fn first(items: &[i64]) -> i64 {\n    items[0]\n}";
    let interface = interface(json!({ "functions": [{
        "name": "first",
        "parameters": [{ "name": "items", "type": "list<int>" }],
        "returns": "int",
    }] }));
    let source = source(&[("solution.rs", text)]);
    let executable = ready(&*rust(), &source, &Purpose::Calls(interface));
    let (responses, outcome) = converse(
        &executable,
        &[
            begin(),
            call("first", json!([[4]])),
            call("first", json!([[]])),
        ],
    );
    assert_eq!(responses[1..], [Response::Returned(json!(4))]);
    assert!(matches!(outcome.end, End::Trapped(_)), "{:?}", outcome.end);
    let said = String::from_utf8(outcome.stderr).unwrap();
    assert_eq!(
        said,
        "panicked at solution.rs:2:5: index out of bounds: the len is 0 but the index is 0\n"
    );
}

#[test]
fn a_number_that_does_not_fit_the_parameter_is_told() {
    let interface = interface(json!({ "functions": [{
        "name": "half",
        "parameters": [{ "name": "number", "type": "int" }],
        "returns": "int",
    }] }));
    let source = source(&[(
        "solution.rs",
        "pub fn half(number: u8) -> u64 { u64::MAX / u64::from(number) }",
    )]);
    let executable = ready(&*rust(), &source, &Purpose::Calls(interface));
    let (responses, outcome) = converse(
        &executable,
        &[
            begin(),
            call("half", json!([1])),
            call("half", json!([300])),
        ],
    );
    assert!(
        matches!(&responses[1], Response::Unencodable(reason) if reason.contains("does not fit"))
    );
    assert_eq!(outcome.end, End::Exited(101));
    let said = String::from_utf8(outcome.stderr).unwrap();
    assert_eq!(said, "the argument `number`: 300 does not fit u8\n");
}
