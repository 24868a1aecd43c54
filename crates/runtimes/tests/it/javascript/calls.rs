//! A solution behind the harness that makes calls.

use protocol::harness::{Request, Response};
use protocol::interface::Interface;
use runtimes::Purpose;
use sandbox::{End, Outcome};
use serde_json::{Value, json};

use super::{javascript, text};
use crate::support::{converse, ready, source};

fn call(name: &str, arguments: Value) -> Request {
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

fn construct(name: &str, arguments: Value) -> Request {
    Request::Construct {
        name: name.to_owned(),
        arguments: arguments.as_array().expect("a list").clone(),
    }
}

/// Begins with the first file and makes the calls.
fn talk(files: &[(&str, &str)], interface: Value, calls: &[Request]) -> (Vec<Response>, Outcome) {
    let interface: Interface = serde_json::from_value(interface).expect("an interface");
    let purpose = Purpose::Calls(interface.clone());
    let executable = ready(&*javascript(), &source(files), &purpose);
    let entry = files[0].0.to_owned();
    let mut requests = vec![Request::Begin { entry, interface }];
    requests.extend_from_slice(calls);
    let (mut responses, outcome) = converse(&executable, &requests);
    if responses.first() == Some(&Response::Ready) {
        responses.remove(0);
    }
    (responses, outcome)
}

/// The interface of one function without parameters.
fn returning(kind: &str) -> Value {
    json!({
        "functions": [{ "name": "get_it", "returns": kind, "raises": ["Expected"] }],
        "records": { "Hit": [{ "name": "at_ms", "type": "int" }, { "name": "next", "type": "optional<Hit>" }] },
    })
}

/// What the harness answers if the function returns this expression.
fn answer(kind: &str, expression: &str) -> Response {
    let code = format!("function getIt() {{ return {expression}; }}");
    let (mut responses, outcome) = talk(
        &[("it.js", &code)],
        returning(kind),
        &[call("get_it", json!([]))],
    );
    assert_eq!(outcome.end, End::Exited(0), "{}", text(&outcome.stderr));
    responses.remove(0)
}

fn returned(kind: &str, expression: &str, json: Value) {
    assert_eq!(
        answer(kind, expression),
        Response::Returned(json),
        "{kind}: {expression}"
    );
}

fn refused(kind: &str, expression: &str, reason: &str) {
    assert_eq!(
        answer(kind, expression),
        Response::Unencodable(reason.to_owned()),
        "{kind}: {expression}"
    );
}

#[test]
fn every_type_crosses_both_ways() {
    let echoes: &[(&str, &str, &str, Value)] = &[
        ("none", "v === null", "none", json!(null)),
        ("int", "Number.isInteger(v)", "int", json!(-7)),
        (
            "safe",
            "v === 2 ** 53 - 1",
            "int",
            json!(9_007_199_254_740_991_i64),
        ),
        (
            "big",
            "v === 2n ** 63n - 1n",
            "int",
            json!("9223372036854775807"),
        ),
        (
            "small",
            "v === -(2n ** 63n)",
            "int",
            json!("-9223372036854775808"),
        ),
        ("float", "v === 0.1", "float", json!(0.1)),
        ("whole", "v === 3", "float", json!(3.0)),
        ("zero", "Object.is(v, -0)", "float", json!(-0.0)),
        ("nan", "Number.isNaN(v)", "float", json!("nan")),
        ("infinite", "v === -Infinity", "float", json!("-inf")),
        ("truth", "v === true", "bool", json!(true)),
        ("words", "v === 'ü€😀\\0\\n'", "string", json!("ü€😀\0\n")),
        (
            "bytes",
            "v instanceof Uint8Array && v[1] === 255",
            "bytes",
            json!("AP8="),
        ),
        (
            "list",
            "Array.isArray(v) && v.length === 3",
            "list<int>",
            json!([1, 2, 3]),
        ),
        ("nothing", "v.length === 0", "list<list<bool>>", json!([])),
        (
            "map",
            "v instanceof Map && v.get('a') === 1",
            "map<string, int>",
            json!({ "a": 1, "__proto__": 2 }),
        ),
        (
            "pairs",
            "v.get(2)[0] === 'x'",
            "map<int, list<string>>",
            json!([[2, ["x"]], [1, []]]),
        ),
        ("some", "v === 1", "optional<int>", json!(1)),
        ("nil", "v === null", "optional<int>", json!(null)),
        (
            "tuple",
            "v[0] === 1 && v[1] === 'x'",
            "tuple<int, string>",
            json!([1, "x"]),
        ),
        (
            "record",
            "v.atMs === 5 && v.next.next === null && Object.getPrototypeOf(v) === Object.prototype",
            "Hit",
            json!({ "at_ms": 5, "next": { "at_ms": 6, "next": null } }),
        ),
    ];
    let mut code = String::new();
    let mut functions = Vec::new();
    let mut calls = Vec::new();
    for (name, condition, kind, value) in echoes {
        code += &format!(
            "exports.{name} = (v) => {{ if (!({condition})) throw new Error(String(v)); return v; }};\n"
        );
        functions.push(json!({ "name": name, "parameters": [{ "name": "value", "type": kind }], "returns": kind }));
        calls.push(call(name, json!([value])));
    }
    let records = json!({ "Hit": [{ "name": "at_ms", "type": "int" }, { "name": "next", "type": "optional<Hit>" }] });
    let interface = json!({ "functions": functions, "records": records });
    let (responses, outcome) = talk(&[("echo.cjs", &code)], interface, &calls);
    for ((name, _, _, value), response) in echoes.iter().zip(&responses) {
        assert_eq!(*response, Response::Returned(value.clone()), "{name}");
    }
    assert_eq!(responses.len(), echoes.len(), "{}", text(&outcome.stderr));
    // `-0.0 == 0.0`, so the sign is looked at in the text.
    assert_eq!(outcome.responses[8].line, b"{\"returned\":-0.0}");
}

#[test]
fn results_may_be_written_in_other_ways() {
    returned("none", "undefined", json!(null));
    returned("int", "5n", json!(5));
    returned("int", "-0", json!(0));
    returned("int", "2 ** 60", json!("1152921504606846976"));
    returned("optional<int>", "undefined", json!(null));
    returned(
        "list<float>",
        "new Float32Array([0.5, 2])",
        json!([0.5, 2.0]),
    );
    returned("list<int>", "new Proxy([1, 2], {})", json!([1, 2]));
    returned(
        "map<string, int>",
        "({ b: 1, a: 2 })",
        json!({ "b": 1, "a": 2 }),
    );
    returned("bytes", "Buffer.from('hi')", json!("aGk="));
    returned(
        "Hit",
        "new (class { get atMs() { return 1; } })()",
        json!({ "at_ms": 1, "next": null }),
    );
    returned("int", "Promise.resolve(1)", json!(1));
    returned(
        "int",
        "({ then(done) { setTimeout(() => done(2), 5); } })",
        json!(2),
    );
}

#[test]
fn what_is_not_of_the_type_is_told() {
    refused("none", "0", "result: expected undefined, got the number 0");
    refused(
        "int",
        "1.5",
        "result: expected an integer, got the number 1.5",
    );
    refused("int", "true", "result: expected an integer, got true");
    refused(
        "int",
        "'7'",
        "result: expected an integer, got the string '7'",
    );
    refused(
        "int",
        "10n ** 999n",
        "result: expected an integer of 64 bits, got a bigint of 1000 digits",
    );
    refused(
        "int",
        "NaN",
        "result: expected an integer, got the number NaN",
    );
    refused("float", "1n", "result: expected a number, got a bigint");
    refused(
        "string",
        "undefined",
        "result: expected a string, got undefined",
    );
    refused(
        "string",
        "'\\ud800'",
        "result: the string holds half of a surrogate pair",
    );
    refused(
        "string",
        "new String('x')",
        "result: expected a string, got an object",
    );
    refused(
        "bytes",
        "[1, 2]",
        "result: expected a Uint8Array, got an array",
    );
    refused(
        "list<int>",
        "new Set([1])",
        "result: expected an array, got an object",
    );
    refused(
        "list<int>",
        "[1, , 3]",
        "result[1]: expected an integer, got undefined",
    );
    refused(
        "list<list<int>>",
        "[[1], [2, null]]",
        "result[1][1]: expected an integer, got null",
    );
    refused(
        "tuple<int, int>",
        "[1]",
        "result: expected an array of length 2, got one of length 1",
    );
    refused(
        "map<int, int>",
        "({ 1: 2 })",
        "result: expected a Map, got an object",
    );
    refused(
        "map<string, int>",
        "new Map([[1, 2]])",
        "result.get(the number 1): expected a string, got the number 1",
    );
    refused(
        "Hit",
        "[]",
        "result: expected an object (Hit), got an array",
    );
    refused(
        "Hit",
        "({ at_ms: 1 })",
        "result.atMs: is missing; there is `at_ms`, but in JavaScript the field is `atMs`",
    );
    refused(
        "Hit",
        "({ atMs: 1, next: { atMs: 'x' } })",
        "result.next.atMs: expected an integer, got the string 'x'",
    );
    let cyclic = answer(
        "Hit",
        "(() => { const hit = { atMs: 1 }; hit.next = hit; return hit; })()",
    );
    let Response::Unencodable(reason) = cyclic else {
        panic!("{cyclic:?}");
    };
    assert_eq!(
        reason,
        "result.next.next.next.next.next.next…: the result is cyclic or nested too deeply"
    );
}

#[test]
fn errors_are_raised_by_the_name_of_their_class() {
    let raised =
        |expression: &str| match answer("int", &format!("(() => {{ throw {expression}; }})()")) {
            Response::Raised { name, message } => (name, message),
            other => panic!("{other:?}"),
        };
    let pair = |name: &str, message: &str| (name.to_owned(), message.to_owned());
    assert_eq!(
        raised("new (class Expected extends Error {})('why')"),
        pair("Expected", "why")
    );
    assert_eq!(raised("new RangeError('far')"), pair("RangeError", "far"));
    assert_eq!(
        raised("Object.assign(new Error('named'), { name: 'Expected' })"),
        pair("Expected", "named")
    );
    assert_eq!(raised("'text'"), pair("string", "text"));
    assert_eq!(raised("null"), pair("null", "null"));
    assert_eq!(
        raised("{ get name() { throw 1; }, get message() { throw 2; } }").0,
        "Object"
    );
    assert_eq!(
        answer("int", "Promise.reject(new TypeError('later'))"),
        Response::Raised {
            name: "TypeError".to_owned(),
            message: "later".to_owned()
        }
    );
    assert_eq!(
        answer(
            "list<int>",
            "new Proxy([1], { get() { throw new RangeError('trap'); } })"
        ),
        Response::Raised {
            name: "RangeError".to_owned(),
            message: "trap".to_owned()
        }
    );
}

fn limiter() -> Value {
    json!({ "objects": [{
        "name": "RateLimiter",
        "parameters": [{ "name": "limit", "type": "int" }],
        "raises": ["InvalidLimit"],
        "methods": [
            { "name": "allow_client", "parameters": [{ "name": "at_ms", "type": "int" }], "returns": "bool" },
            { "name": "wait_a_while", "returns": "string" },
            { "name": "never", "returns": "int" },
        ],
    }] })
}

const LIMITER: &str = "
    class InvalidLimit extends Error {}
    EXPORTclass RateLimiter {
        #left;
        constructor(limit) { if (limit < 1) throw new InvalidLimit(`${limit}`); this.#left = limit; }
        allowClient(atMs) { return this.#left-- > 0; }
        async wait_a_while() {}
        async waitAWhile() { await new Promise((done) => setTimeout(done, 60_000)); return 'done'; }
        never() { return new Promise(() => {}); }
    }";

#[test]
fn objects_keep_their_state_and_promises_are_awaited() {
    for (entry, export) in [
        ("a.js", ""),
        ("a.mjs", "export "),
        ("b.mjs", "export default "),
        ("c.cjs", "module.exports = "),
    ] {
        let code = LIMITER.replace("EXPORT", export);
        let calls = [
            construct("RateLimiter", json!([0])),
            construct("RateLimiter", json!([1])),
            method("allow_client", json!([0])),
            method("allow_client", json!([1])),
            method("wait_a_while", json!([])),
            method("never", json!([])),
        ];
        let (responses, outcome) = talk(&[(entry, &code)], limiter(), &calls);
        assert_eq!(
            responses,
            [
                Response::Raised {
                    name: "InvalidLimit".to_owned(),
                    message: "0".to_owned()
                },
                Response::Returned(json!(null)),
                Response::Returned(json!(true)),
                Response::Returned(json!(false)),
                Response::Returned(json!("done")),
            ],
            "{entry} {}",
            text(&outcome.stderr)
        );
        assert_eq!(outcome.end, End::Exited(13));
        assert!(text(&outcome.stderr).starts_with("the promise of never() never settles"));
    }
}

#[test]
fn a_solution_without_the_function_is_told_what_it_has() {
    let said = |code: &str| {
        let (responses, outcome) = talk(
            &[("main.js", code)],
            returning("int"),
            &[call("get_it", json!([]))],
        );
        assert_eq!(responses, []);
        assert_eq!(outcome.end, End::Exited(1));
        text(&outcome.stderr)
    };
    let mut all = said("exports.other = () => 1; exports.more = 2;");
    all += &said("module.exports = { get_it() { return 1; } };");
    all += &said("const getIt = 5;");
    all += &said("export const a = 1;");
    insta::assert_snapshot!(all);
}

#[test]
fn nothing_that_a_solution_patches_changes_an_answer() {
    let code = r#"
        const evil = () => { throw new Error("patched"); };
        for (const Class of [Array, Map, Set, Promise, Object, String, Function, Error]) {
            for (const name of Object.getOwnPropertyNames(Class.prototype)) {
                if (name === "constructor" || name === "__proto__") continue;
                try { Class.prototype[name] = evil; } catch {}
            }
        }
        Object.defineProperty(Object.prototype, "toJSON", { value: () => "forged", configurable: true });
        for (const key of [0, 1, "returned", "then", "length", "declared", "0"]) {
            try { Object.defineProperty(Object.prototype, key, { set: evil, get: () => undefined, configurable: true }); } catch {}
            try { Object.defineProperty(Array.prototype, key, { set: evil, get: evil, configurable: true }); } catch {}
        }
        JSON.stringify = () => '{"returned": 1}'; JSON.parse = evil; Reflect.apply = evil; Number.isInteger = () => true;
        globalThis.Map = globalThis.Promise = globalThis.Uint8Array = undefined; Symbol.iterator = null;
        process.stdout.write('{"returned": [0]}\n');
        function total(hits, weights) { let sum = 0; for (let i = 0; i < hits.length; i++) sum += hits[i].atMs; return sum; }
        async function later() { return 3; }
        function pairs(m) { return m; }
    "#;
    let interface = json!({
        "records": { "Hit": [{ "name": "at_ms", "type": "int" }] },
        "functions": [
            { "name": "total", "parameters": [{ "name": "hits", "type": "list<Hit>" }, { "name": "weights", "type": "map<string, list<int>>" }], "returns": "int" },
            { "name": "later", "returns": "int" },
            { "name": "pairs", "parameters": [{ "name": "m", "type": "map<int, int>" }], "returns": "map<int, int>" },
        ],
    });
    let calls = [
        call(
            "total",
            json!([[{ "at_ms": 1 }, { "at_ms": 41 }], { "a": [1, 2] }]),
        ),
        call("later", json!([])),
        call("pairs", json!([[[1, 2], [3, 4]]])),
    ];
    let (responses, outcome) = talk(&[("evil.js", code)], interface, &calls);
    assert_eq!(
        responses,
        [
            Response::Returned(json!(42)),
            Response::Returned(json!(3)),
            Response::Returned(json!([[1, 2], [3, 4]])),
        ],
        "{}",
        text(&outcome.stderr)
    );
}

#[test]
fn a_large_argument_crosses() {
    let numbers: Vec<i64> = (0..200_000).collect();
    let interface = json!({ "functions": [{ "name": "total", "parameters": [{ "name": "n", "type": "list<int>" }], "returns": "list<int>" }] });
    let code = "exports.total = (n) => { n.push(n.reduce((a, b) => a + b, 0)); return n; };";
    let (responses, outcome) = talk(
        &[("t.js", code)],
        interface,
        &[call("total", json!([numbers]))],
    );
    let Some(Response::Returned(Value::Array(items))) = responses.first() else {
        panic!("{:?} {}", outcome.end, text(&outcome.stderr));
    };
    assert_eq!(items.len(), 200_001);
    assert_eq!(items[200_000], json!(19_999_900_000_i64));
}

#[test]
fn the_same_calls_cost_the_same() {
    let interface = returning("list<int>");
    let code = "function getIt() { return Array.from({ length: 1000 }, (_, i) => i * i); }";
    let calls = [call("get_it", json!([])), call("get_it", json!([]))];
    let (_, first) = talk(&[("a.js", code)], interface.clone(), &calls);
    let (_, second) = talk(&[("a.js", code)], interface, &calls);
    let costs = |outcome: &Outcome| {
        outcome
            .responses
            .iter()
            .map(|answer| answer.fuel)
            .collect::<Vec<_>>()
    };
    assert_eq!(costs(&first), costs(&second));
    assert_eq!(first.fuel, second.fuel);
}
