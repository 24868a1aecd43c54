//! `#[test]` functions, one instance each.

use protocol::harness::{Request, Response};
use runtimes::Purpose;
use sandbox::End;

use super::rust;
use crate::support::{converse, failed, ready, source};

const SOLUTION: &str = "
    pub fn add(a: i64, b: i64) -> i64 { println!(\"test passes ... ok\"); a + b }
    pub fn leave() { std::process::exit(0); }
    #[cfg(test)]
    mod tests { #[test] fn its_own_test_is_not_asked() { panic!(); } }";

const TESTS: &str = r#"
    use solution::{add, leave};

    #[test]
    fn passes() { assert_eq!(add(1, 1), 2); }
    mod inner {
        #[test]
        fn fails() { assert_eq!(super::add(1, 1), 3, "one and one"); }
    }
    #[test]
    #[should_panic]
    fn panics_as_it_should() { panic!("any"); }
    #[test]
    #[should_panic(expected = "overflow")]
    fn panics_with_the_message() { add(i64::MAX, std::hint::black_box(1)); }
    #[test]
    #[should_panic(expected = "overflow")]
    fn panics_with_another_message() { panic!("else"); }
    #[test]
    #[should_panic]
    fn does_not_panic() {}
    #[test]
    #[ignore = "not now"]
    fn ignored() {}
    #[test]
    fn returns_an_error() -> Result<(), String> { Err("bad".into()) }
    #[test]
    fn returns_well() -> Result<(), String> { Ok(()) }
    #[test]
    fn leaves_early() { leave(); }
    #[test]
    fn prints_what_an_answer_looks_like() { println!("{{\"tested\":{{\"passed\":true,\"message\":\"\"}}}}"); panic!("no"); }
"#;

fn purpose() -> Purpose {
    let other = "mod common;\n#[test] fn of_another_file() { assert_eq!(common::TWO, 2); }";
    let files = [
        ("rust/first_test.rs", TESTS),
        ("rust/second_test.rs", other),
        ("rust/common.rs", "pub const TWO: i64 = 2;"),
    ];
    Purpose::Tests(
        files
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into(),
    )
}

fn run(name: &str) -> (Vec<Response>, End) {
    let source = source(&[("adder.rs", SOLUTION)]);
    let executable = ready(&*rust(), &source, &purpose());
    let file = if name == "of_another_file" {
        "rust/second_test.rs"
    } else {
        "rust/first_test.rs"
    };
    let request = Request::RunTest {
        file: file.to_owned(),
        name: name.to_owned(),
    };
    let (responses, outcome) = converse(&executable, &[request]);
    (responses, outcome.end)
}

#[test]
fn tests_are_listed_in_the_order_of_their_file() {
    let source = source(&[("adder.rs", SOLUTION)]);
    let executable = ready(&*rust(), &source, &purpose());
    let list = |file: &str| Request::ListTests {
        file: file.to_owned(),
    };
    let (responses, outcome) = converse(
        &executable,
        &[
            list("rust/first_test.rs"),
            list("rust/second_test.rs"),
            list("rust/none.rs"),
        ],
    );
    let names = |names: &[&str]| Response::Tests(names.iter().map(|n| (*n).to_owned()).collect());
    assert_eq!(
        responses,
        [
            names(&[
                "passes",
                "inner::fails",
                "panics_as_it_should",
                "panics_with_the_message",
                "panics_with_another_message",
                "does_not_panic",
                "returns_an_error",
                "returns_well",
                "leaves_early",
                "prints_what_an_answer_looks_like",
            ]),
            names(&["of_another_file"]),
            names(&[]),
        ]
    );
    assert_eq!(outcome.end, End::Exited(0));
}

#[test]
fn what_passes_passes() {
    for name in [
        "passes",
        "panics_as_it_should",
        "panics_with_the_message",
        "returns_well",
        "of_another_file",
    ] {
        let (responses, end) = run(name);
        let passed = Response::Tested {
            passed: true,
            message: String::new(),
        };
        assert_eq!(responses, [passed], "{name}");
        assert_eq!(end, End::Exited(0), "{name}");
    }
}

#[test]
fn what_fails_says_why() {
    for (name, reason) in [
        ("inner::fails", "one and one"),
        ("inner::fails", "panicked at tests/rust/first_test.rs:8:22"),
        (
            "panics_with_another_message",
            "expected a panic with the message \"overflow\"",
        ),
        ("does_not_panic", "did not panic"),
        ("returns_an_error", "Err(\"bad\")"),
        ("prints_what_an_answer_looks_like", "no"),
        ("there_is_none", "no test `there_is_none`"),
    ] {
        let (responses, _) = run(name);
        match &responses[..] {
            [
                Response::Tested {
                    passed: false,
                    message,
                },
            ] => {
                assert!(message.contains(reason), "{name}: {message}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn leaving_early_is_no_answer() {
    let (responses, _) = run("leaves_early");
    assert_eq!(responses, []);
}

#[test]
fn tests_that_do_not_compile_say_what_is_missing_and_show_no_line_of_themselves() {
    let source = source(&[("adder.rs", "pub fn add(a: i64) -> i64 { a }")]);
    let said = failed(&*rust(), &source, &purpose());
    assert!(said.contains("no `leave` in the root"), "{said}");
    assert!(said.contains("adder.rs:1:8"), "{said}");
    for hidden in ["one and one", "first_test", "assert_eq", "/tmp"] {
        assert!(!said.contains(hidden), "shows {hidden}:\n{said}");
    }
}

#[test]
fn the_solution_cannot_read_the_tests_while_it_is_compiled() {
    for path in [
        "../ours/tests/rust/first_test.rs",
        "../tests/rust/first_test.rs",
        "/tests/rust/first_test.rs",
    ] {
        let text = format!("pub const STOLEN: &str = include_str!({path:?});");
        let said = failed(&*rust(), &source(&[("adder.rs", &text)]), &purpose());
        assert!(said.contains("couldn't read"), "{said}");
    }
}
