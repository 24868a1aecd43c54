//! Typed calls: what goes in and comes out of a solution.

use protocol::harness::{Request, Response};
use protocol::interface::Interface;
use runtimes::Purpose;
use sandbox::{End, Outcome};
use serde_json::{Value, json};

use super::{python, solution, stderr};
use crate::support;

/// Calls functions of a solution, whose interface is given as JSON. Each call
/// is a name and its arguments.
pub(super) fn call(
    text: &str,
    interface: &Value,
    calls: &[(&str, Value)],
) -> (Vec<Response>, Outcome) {
    let requests: Vec<_> = calls
        .iter()
        .map(|(name, arguments)| Request::Call {
            name: (*name).to_owned(),
            method: false,
            arguments: arguments.as_array().unwrap().clone(),
        })
        .collect();
    converse(text, interface, requests)
}

fn converse(text: &str, interface: &Value, requests: Vec<Request>) -> (Vec<Response>, Outcome) {
    let interface: Interface = serde_json::from_value(interface.clone()).unwrap();
    let purpose = Purpose::Calls(interface.clone());
    let executable = support::ready(&*python(), &solution(text), &purpose);
    let begin = Request::Begin {
        entry: "solution.py".to_owned(),
        interface,
    };
    let all: Vec<_> = std::iter::once(begin).chain(requests).collect();
    let (mut responses, outcome) = support::converse(&executable, &all);
    if !responses.is_empty() {
        assert_eq!(responses.remove(0), Response::Ready, "{}", stderr(&outcome));
    }
    (responses, outcome)
}

/// A function that gives back its only argument.
fn echo(kind: &str) -> Value {
    function("echo", &[kind], kind)
}

fn function(name: &str, parameters: &[&str], returns: &str) -> Value {
    let parameters: Vec<_> = parameters
        .iter()
        .enumerate()
        .map(|(index, kind)| json!({ "name": format!("p{index}"), "type": kind }))
        .collect();
    json!({ "functions": [{ "name": name, "parameters": parameters, "returns": returns }] })
}

#[test]
fn every_type_goes_in_and_comes_out() {
    for (kind, values) in [
        ("none", vec![json!(null)]),
        (
            "int",
            vec![
                json!(0),
                json!(-5),
                json!("9223372036854775807"),
                json!("-9223372036854775808"),
            ],
        ),
        (
            "float",
            vec![
                json!(1.5),
                json!(-0.0),
                json!("nan"),
                json!("inf"),
                json!("-inf"),
                json!(1e300),
            ],
        ),
        ("bool", vec![json!(true), json!(false)]),
        ("string", vec![json!(""), json!("é\u{1F600}\"\\\n\u{0}")]),
        ("bytes", vec![json!(""), json!("AP+A")]),
        (
            "list<int>",
            vec![json!([]), json!([1, -2]), json!([1, "9007199254740993"])],
        ),
        (
            "list<float>",
            vec![json!([0.5, "nan", "-inf"]), json!([0.25])],
        ),
        ("list<string>", vec![json!(["a", "é"]), json!([])]),
        ("list<list<bool>>", vec![json!([[true], []])]),
        ("map<string, int>", vec![json!({ "b": 1, "a": 2 })]),
        ("map<tuple<int, int>, string>", vec![json!([[[1, 2], "x"]])]),
        ("optional<list<int>>", vec![json!(null), json!([1])]),
        ("tuple<int, string, float>", vec![json!([1, "x", 2.5])]),
    ] {
        for value in values {
            let calls = [("echo", json!([value]))];
            let (responses, _) = call("def echo(value):\n    return value\n", &echo(kind), &calls);
            assert_eq!(responses, [Response::Returned(value)], "{kind}");
        }
    }
}

#[test]
fn values_arrive_as_pythons_own_types() {
    let text = "def show(*values):\n    return repr(values)\n";
    let kinds = [
        "int",
        "float",
        "bytes",
        "tuple<int, int>",
        "map<int, string>",
        "list<float>",
    ];
    let arguments = json!(["12", 1, "AAE=", [1, 2], [[1, "a"]], [1, "inf"]]);
    let (responses, _) = call(
        text,
        &function("show", &kinds, "string"),
        &[("show", arguments)],
    );
    let shown = "(12, 1.0, b'\\x00\\x01', (1, 2), {1: 'a'}, [1.0, inf])";
    assert_eq!(responses, [Response::Returned(json!(shown))]);
}

#[test]
fn what_is_not_of_its_type_is_told() {
    for (kind, expression, reason) in [
        ("int", "True", "True where `int`"),
        ("int", "1.0", "the float 1.0 where `int`"),
        ("int", "10 ** 6000", "does not fit 64 bits"),
        ("int", "'x' * 1000", "the str 'xxxx"),
        ("float", "10 ** 400", "does not fit a float"),
        ("float", "True", "True where `float`"),
        ("string", "'\\ud800'", "lone surrogate"),
        ("string", "b'x'", "type bytes where `string`"),
        ("none", "0", "the int 0 where `none`"),
        ("list<int>", "(1, 2)", "type tuple where `list<int>`"),
        ("list<int>", "[1, None]", "at [1]: None where `int`"),
        (
            "list<string>",
            "['a', '\\udfff']",
            "at [1]: a str with a lone surrogate",
        ),
        (
            "tuple<int, int>",
            "(1, 2, 3)",
            "a tuple of 3 where `tuple<int, int>`",
        ),
        (
            "map<string, list<int>>",
            "{'k': [1, 'x']}",
            "at ['k'][1]: the str 'x'",
        ),
        ("bool", "1", "the int 1 where `bool`"),
        ("optional<int>", "print", "where `int` was declared"),
    ] {
        let text = format!("def make():\n    return {expression}\n");
        let (responses, _) = call(&text, &function("make", &[], kind), &[("make", json!([]))]);
        match &responses[..] {
            [Response::Unencodable(told)] => assert!(told.contains(reason), "{expression}: {told}"),
            other => panic!("{expression}: {other:?}"),
        }
    }
}

#[test]
fn records_are_the_solutions_class_or_a_dict() {
    let records = json!({
        "functions": [{ "name": "echo", "parameters": [{ "name": "hit", "type": "Hit" }], "returns": "list<Hit>" }],
        "records": { "Hit": [{ "name": "at_ms", "type": "int" }, { "name": "client", "type": "string" }] }
    });
    let hit = json!({ "at_ms": 5, "client": "a" });
    let class = "from dataclasses import dataclass\n@dataclass\nclass Hit:\n    at_ms: int\n    client: str\n";
    let named =
        "from typing import NamedTuple\nclass Hit(NamedTuple):\n    at_ms: int\n    client: str\n";
    for (before, result) in [
        (class, "[hit, Hit(5, 'a'), {'client': 'a', 'at_ms': 5}]"),
        (named, "[hit, hit._replace(), {'client': 'a', 'at_ms': 5}]"),
        ("", "[hit, dict(hit), {'client': 'a', 'at_ms': 5}]"),
    ] {
        let text = format!("{before}def echo(hit):\n    return {result}\n");
        let (responses, outcome) = call(&text, &records, &[("echo", json!([hit]))]);
        assert_eq!(
            responses,
            [Response::Returned(json!([hit, hit, hit]))],
            "{}",
            stderr(&outcome)
        );
    }
    for (result, reason) in [
        ("{'at_ms': 5}", "without its field `client`"),
        ("{'at_ms': 5, 'client': 'a', 'x': 1}", "unknown field 'x'"),
        ("{'at_ms': '5', 'client': 'a'}", ".at_ms: the str '5'"),
        ("5", "the int 5 where `Hit`"),
    ] {
        let text = format!("def echo(hit):\n    return [{result}]\n");
        let (responses, _) = call(&text, &records, &[("echo", json!([hit]))]);
        match &responses[..] {
            [Response::Unencodable(told)] => assert!(told.contains(reason), "{result}: {told}"),
            other => panic!("{result}: {other:?}"),
        }
    }
}

#[test]
fn cyclic_and_deep_results_are_told() {
    let interface = json!({
        "functions": [{ "name": "make", "returns": "Node" }],
        "records": { "Node": [{ "name": "next", "type": "optional<Node>" }] }
    });
    for text in [
        "def make():\n    node = {}\n    node['next'] = node\n    return node\n",
        "def make():\n    node = {'next': None}\n    for _ in range(10**5):\n        node = {'next': node}\n    return node\n",
    ] {
        let (responses, _) = call(text, &interface, &[("make", json!([]))]);
        match &responses[..] {
            [Response::Unencodable(told)] => assert!(told.contains("deeper than"), "{told}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn errors_tell_their_name_and_undeclared_ones_their_place() {
    let interface = json!({ "functions": [{ "name": "fail", "parameters": [{ "name": "how", "type": "int" }], "raises": ["Declared"] }] });
    let text = "class Declared(Exception):\n    pass\n\
        class Evil(Exception):\n    def __str__(self):\n        raise ValueError\n\
        def fail(how):\n    if how == 0:\n        raise Declared('as agreed')\n    \
        if how == 1:\n        raise Evil\n    return [][how]\n";
    let calls = [
        ("fail", json!([0])),
        ("fail", json!([1])),
        ("fail", json!([2])),
    ];
    let (responses, outcome) = call(text, &interface, &calls);
    let raised = |name: &str, message: &str| Response::Raised {
        name: name.to_owned(),
        message: message.to_owned(),
    };
    assert_eq!(
        responses,
        [
            raised("Declared", "as agreed"),
            raised("Evil", "(its message cannot be shown)"),
            raised("IndexError", "list index out of range"),
        ]
    );
    let shown = stderr(&outcome);
    assert!(!shown.contains("Declared"), "{shown}");
    assert!(
        shown.contains("File \"solution.py\", line 11, in fail"),
        "{shown}"
    );
    assert!(!shown.contains("greenroom"), "{shown}");
}

#[test]
fn objects_keep_their_state_and_coroutines_are_awaited() {
    let interface = json!({ "objects": [{
        "name": "Counter", "parameters": [{ "name": "start", "type": "int" }],
        "methods": [{ "name": "add", "parameters": [{ "name": "n", "type": "int" }], "returns": "int" }]
    }] });
    let text = "import asyncio\nclass Counter:\n    \
        def __init__(self, start):\n        self.value = start\n        self.lock = asyncio.Lock()\n    \
        async def add(self, n):\n        async with self.lock:\n            await asyncio.sleep(1)\n            \
        self.value += n\n            return self.value\n";
    let add = |n: i64| Request::Call {
        name: "add".to_owned(),
        method: true,
        arguments: vec![json!(n)],
    };
    let construct = Request::Construct {
        name: "Counter".to_owned(),
        arguments: vec![json!(10)],
    };
    let (responses, _) = converse(text, &interface, vec![construct, add(1), add(2)]);
    assert_eq!(
        responses,
        [
            Response::Returned(json!(null)),
            Response::Returned(json!(11)),
            Response::Returned(json!(13)),
        ]
    );
}

#[test]
fn what_is_missing_or_does_not_load_is_told() {
    let interface = function("absent", &[], "int");
    let (responses, _) = call("", &interface, &[("absent", json!([]))]);
    assert!(matches!(&responses[0], Response::Raised { name, message }
        if name == "AttributeError" && message.contains("absent")));

    let purpose = Purpose::Calls(Interface::default());
    let executable = support::ready(&*python(), &solution("import absent_module\n"), &purpose);
    let begin = Request::Begin {
        entry: "solution.py".to_owned(),
        interface: Interface::default(),
    };
    let (responses, outcome) = support::converse(&executable, &[begin]);
    assert!(
        matches!(&responses[0], Response::Raised { name, .. } if name == "ModuleNotFoundError")
    );
    assert!(
        stderr(&outcome).contains("File \"solution.py\", line 1"),
        "{}",
        stderr(&outcome)
    );
}

#[test]
fn leaving_early_answers_nothing() {
    let interface = function("leave", &[], "int");
    let (responses, outcome) = call(
        "def leave():\n    exit(0)\n",
        &interface,
        &[("leave", json!([]))],
    );
    assert_eq!(responses, []);
    assert_eq!(outcome.end, End::Exited(0));
}

#[test]
fn prints_are_the_candidates_own() {
    let interface = function("speak", &[], "none");
    let (responses, outcome) = call(
        "def speak():\n    print('hi')\n",
        &interface,
        &[("speak", json!([]))],
    );
    assert_eq!(responses, [Response::Returned(json!(null))]);
    assert_eq!(outcome.stdout, b"hi\n");
}

#[test]
fn the_same_calls_cost_the_same() {
    let text = "def echo(value):\n    return sorted(value)\n";
    let calls = [("echo", json!([[3, 1, 2]]))];
    let fuel = || {
        let (_, outcome) = call(text, &echo("list<int>"), &calls);
        outcome
            .responses
            .iter()
            .map(|answer| answer.fuel)
            .collect::<Vec<_>>()
    };
    assert_eq!(fuel(), fuel());
}
