//! Runs as a sandbox could report them, judged.

use std::collections::BTreeMap;

use challenge::{Action, CallCase, CallCompare, Datum, Expectation, Step, Template};
use protocol::Verdict::{self, Ac, Mle, Rte, Tle, Wa};
use protocol::interface::{Interface, Type};
use sandbox::{Answer, End, Outcome, Trap};

use super::*;

fn step(action: Action, arguments: &[i64], returns: Type, expectation: Expectation) -> Step {
    Step {
        action,
        arguments: arguments
            .iter()
            .map(|number| Template::from(Datum::Int(*number)))
            .collect(),
        expectation,
        returns,
        raises: vec!["InvalidLimit".to_owned()],
    }
}

fn returns(number: i64) -> Expectation {
    Expectation::Returns(vec![Datum::Int(number).into()])
}

fn plan(steps: Vec<Step>) -> Plan {
    let case = CallCase {
        name: "a case".to_owned(),
        note: String::new(),
        size: None,
        limits: challenge::Limits::default(),
        compare: CallCompare::Exact,
        steps,
    };
    Plan::new(&case, "solution.py", &Interface::default()).unwrap()
}

fn single(expectation: Expectation) -> Plan {
    plan(vec![step(
        Action::Function("double".to_owned()),
        &[2],
        Type::Int,
        expectation,
    )])
}

fn counter() -> Plan {
    let get = || Action::Method("get".to_owned());
    plan(vec![
        step(
            Action::Construct("Counter".to_owned()),
            &[7],
            Type::None,
            Expectation::Anything,
        ),
        step(get(), &[1], Type::Int, returns(1)),
        step(get(), &[2], Type::Int, returns(2)),
    ])
}

fn run(lines: &[&str], end: End) -> Outcome {
    Outcome {
        end,
        fuel: Some(1000),
        memory_bytes: 1,
        memory_refused: false,
        stdout: Vec::new(),
        stderr: Vec::new(),
        responses: lines
            .iter()
            .map(|line| Answer {
                line: line.as_bytes().to_vec(),
                fuel: 10,
            })
            .collect(),
        files: Vec::new(),
        wall_us: 0,
    }
}

fn judged(plan: &Plan, lines: &[&str], end: End) -> (Verdict, String) {
    let result = judge(plan, &Interface::default(), &run(lines, end));
    result
        .fault
        .map_or((Ac, String::new()), |fault| (fault.verdict, fault.reason))
}

#[test]
fn the_requests_hold_the_calls_and_nothing_expected() {
    let plan = counter();
    let requests: Vec<_> = plan
        .requests
        .iter()
        .map(|request| String::from_utf8(request.clone()).unwrap())
        .collect();
    assert_eq!(
        requests,
        [
            r#"{"begin":{"entry":"solution.py","interface":{}}}"#,
            r#"{"construct":{"name":"Counter","arguments":[7]}}"#,
            r#"{"call":{"name":"get","method":true,"arguments":[1]}}"#,
            r#"{"call":{"name":"get","method":true,"arguments":[2]}}"#,
        ]
    );
    assert_eq!(plan.input(), "Counter(7)\nget(1)\nget(2)");
    assert_eq!(plan.expected(), "anything\n1\n2");
}

#[test]
fn the_fuel_is_that_of_the_calls() {
    let lines = [r#""ready""#, r#"{"returned":4}"#];
    let result = judge(
        &single(returns(4)),
        &Interface::default(),
        &run(&lines, End::Exited(0)),
    );
    assert_eq!(result.fault, None);
    assert_eq!(result.fuel, Some(10));
}

#[test]
fn each_way_of_going_wrong_has_its_verdict_and_names_its_step() {
    let ready = r#""ready""#;
    let raises = |name: &str| Expectation::Raises(name.to_owned());
    let cases: Vec<(Plan, Vec<&str>, End, Verdict, &str)> = vec![
        (
            single(returns(4)),
            vec![ready, r#"{"returned":5}"#],
            End::Exited(0),
            Wa,
            "`double(2)`: expected 4, got 5",
        ),
        (
            single(returns(4)),
            vec![ready, r#"{"returned":"4x"}"#],
            End::Exited(0),
            Wa,
            "`double(2)`: expected an int of 64 bits, found \"4x\"",
        ),
        (
            single(returns(4)),
            vec![ready, r#"{"unencodable":"a function"}"#],
            End::Exited(0),
            Wa,
            "`double(2)`: expected int: a function",
        ),
        (
            single(returns(4)),
            vec![
                ready,
                r#"{"raised":{"name":"InvalidLimit","message":"no"}}"#,
            ],
            End::Exited(0),
            Wa,
            "`double(2)`: expected 4, it raised InvalidLimit: no",
        ),
        (
            single(raises("InvalidLimit")),
            vec![ready, r#"{"returned":4}"#],
            End::Exited(0),
            Wa,
            "`double(2)`: expected InvalidLimit to be raised, it returned 4",
        ),
        (
            single(raises("InvalidLimit")),
            vec![ready, r#"{"raised":{"name":"KeyError","message":""}}"#],
            End::Exited(0),
            Rte,
            "`double(2)`: raised KeyError",
        ),
        (
            single(raises("InvalidLimit")),
            vec![ready, r#"{"raised":{"name":"InvalidLimit","message":""}}"#],
            End::Exited(0),
            Ac,
            "",
        ),
        (
            single(Expectation::Returns(vec![
                Datum::Int(3).into(),
                Datum::Int(4).into(),
            ])),
            vec![ready, r#"{"returned":5}"#],
            End::Exited(0),
            Wa,
            "`double(2)`: expected 3 or 4, it returned 5",
        ),
        (
            counter(),
            vec![ready, r#"{"returned":null}"#, r#"{"returned":1}"#],
            End::OutOfFuel,
            Tle,
            "call 2 `get(2)`: used more than 5,000,000,000 operations",
        ),
        (
            counter(),
            vec![ready, r#"{"returned":null}"#, r#"{"returned":9}"#],
            End::OutOfFuel,
            Wa,
            "call 1 `get(1)`: expected 1, got 9",
        ),
        (
            counter(),
            vec![ready],
            End::Trapped(Trap::StackOverflow),
            Rte,
            "constructing `Counter(7)`: the stack overflowed, as by endless recursion",
        ),
        (
            counter(),
            vec![],
            End::Exited(0),
            Rte,
            "loading the solution: exited with status 0 before it was answered",
        ),
        (
            counter(),
            vec![r#"{"raised":{"name":"SyntaxError","message":"line 1"}}"#],
            End::Exited(0),
            Rte,
            "loading the solution raised SyntaxError: line 1",
        ),
        (
            single(returns(4)),
            vec![ready, r#"{"returned":4}"#],
            End::Exited(3),
            Rte,
            "after the last call: exited with status 3",
        ),
        (
            single(returns(4)),
            vec![ready, r#"{"returned":4}"#],
            End::OutOfFuel,
            Tle,
            "after the last call: used more than 5,000,000,000 operations",
        ),
        (
            single(returns(4)),
            vec![ready, r#"{"returned":4}"#, r#"{"returned":4}"#],
            End::Exited(0),
            Rte,
            "answered more often than it was asked",
        ),
    ];
    for (plan, lines, end, verdict, reason) in cases {
        assert_eq!(judged(&plan, &lines, end), (verdict, reason.to_owned()));
    }
}

#[test]
fn whatever_is_on_the_device_is_judged_and_never_an_error() {
    let deep = format!(r#"{{"returned":{}}}"#, "[".repeat(100_000));
    let many = format!(r#"{{"returned":[{}1]}}"#, "1,".repeat(5_000_000));
    let long = format!(r#"{{"returned":{}}}"#, "9".repeat(1_000_000));
    for line in [
        "",
        "{",
        "null",
        "\u{0}",
        r#""ready""#,
        r#"{"returned":4,"expected":4}"#,
        r#"{"tested":{"passed":true,"message":""}}"#,
        r#"{"verdict":"AC"}"#,
        r#"{"returned":1e999}"#,
        &deep,
        &long,
        &many,
    ] {
        let (verdict, reason) = judged(&single(returns(4)), &[r#""ready""#, line], End::Exited(0));
        assert!(matches!(verdict, Rte | Wa), "{verdict}");
        assert!(reason.len() < 600, "{}", reason.len());
    }
    let mut outcome = run(&[r#""ready""#], End::Exited(0));
    outcome.responses.push(Answer {
        line: vec![0xff, 0xfe],
        fuel: 1,
    });
    let result = judge(&single(returns(4)), &Interface::default(), &outcome);
    assert_eq!(result.fault.unwrap().verdict, Rte);
}

#[test]
fn a_value_beyond_its_type_is_refused_in_every_type() {
    let records = Interface {
        records: BTreeMap::new(),
        ..Interface::default()
    };
    for (kind, line) in [
        ("int", r#"{"returned":9223372036854775808}"#),
        ("list<int>", r#"{"returned":{"0":1}}"#),
        ("map<int, int>", r#"{"returned":[[1,1],[1,2]]}"#),
        ("bytes", r#"{"returned":"!"}"#),
        ("Gone", r#"{"returned":{}}"#),
    ] {
        let plan = plan(vec![step(
            Action::Function("f".to_owned()),
            &[],
            kind.parse().unwrap(),
            Expectation::Anything,
        )]);
        let outcome = run(&[r#""ready""#, line], End::Exited(0));
        let result = judge(&plan, &records, &outcome);
        assert_eq!(result.fault.unwrap().verdict, Wa, "{kind}");
    }
}

#[test]
fn an_error_after_refused_memory_is_about_the_memory() {
    let raised = r#"{"raised":{"name":"MemoryError","message":""}}"#;
    let mut outcome = run(&[r#""ready""#, raised], End::Exited(0));
    outcome.memory_refused = true;
    let result = judge(&single(returns(4)), &Interface::default(), &outcome);
    let fault = result.fault.unwrap();
    assert_eq!(fault.verdict, Mle);
    assert_eq!(
        fault.reason,
        "needed more than 268,435,456 bytes: `double(2)`: raised MemoryError"
    );
}
