//! Test files: finding the tests in them, and running one by its name.

use std::collections::BTreeMap;

use protocol::harness::{Request, Response};
use runtimes::{Executable, Purpose};
use sandbox::Outcome;

use super::{python, solution};
use crate::support;

const SOLUTION: &str = include_str!("../../python/solution.py");
const TESTS: &str = include_str!("../../python/test_solution.py");

fn built() -> Executable {
    let tests = BTreeMap::from([
        ("test_solution.py".to_owned(), TESTS.as_bytes().to_vec()),
        (
            "conftest.py".to_owned(),
            b"import pytest\n@pytest.fixture\ndef shared():\n    return 'from conftest'\n".to_vec(),
        ),
    ]);
    support::ready(&*python(), &solution(SOLUTION), &Purpose::Tests(tests))
}

fn names(executable: &Executable) -> Vec<String> {
    let list = Request::ListTests {
        file: "test_solution.py".to_owned(),
    };
    let (responses, outcome) = support::converse(executable, &[list]);
    match responses.into_iter().next() {
        Some(Response::Tests(names)) => names,
        other => panic!("{other:?} {}", super::stderr(&outcome)),
    }
}

fn run(executable: &Executable, name: &str) -> (bool, String, Outcome) {
    let run = Request::RunTest {
        file: "test_solution.py".to_owned(),
        name: name.to_owned(),
    };
    let (responses, outcome) = support::converse(executable, &[run]);
    match responses.into_iter().next() {
        Some(Response::Tested { passed, message }) => (passed, message, outcome),
        other => panic!("{name}: {other:?} {}", super::stderr(&outcome)),
    }
}

#[test]
fn tests_are_found_in_the_order_of_the_file() {
    insta::assert_snapshot!(names(&built()).join("\n"));
}

/// The tests of the file tell by their names what must become of them.
#[test]
fn every_test_goes_as_its_name_says() {
    let executable = built();
    let mut messages = String::new();
    for name in names(&executable) {
        let (passed, message, _) = run(&executable, &name);
        assert_eq!(passed, !name.contains("fails"), "{name}: {message}");
        if passed {
            assert_eq!(message, "", "{name}");
        } else {
            messages += &format!("=== {name}\n{message}");
        }
    }
    insta::assert_snapshot!(messages);
}

#[test]
fn an_unknown_test_does_not_pass() {
    let (passed, message, _) = run(&built(), "test_absent");
    assert!(!passed);
    assert!(message.contains("no test `test_absent`"), "{message}");
}

#[test]
fn a_solution_that_does_not_load_fails_every_test() {
    let tests = BTreeMap::from([("test_solution.py".to_owned(), TESTS.as_bytes().to_vec())]);
    let source = solution("raise ValueError('at import')\n");
    let executable = support::ready(&*python(), &source, &Purpose::Tests(tests));
    let (passed, message, _) = run(&executable, "test_plain");
    assert!(!passed);
    assert!(message.contains("ValueError: at import"), "{message}");
    assert!(
        message.contains("File \"solution.py\", line 1"),
        "{message}"
    );
}

#[test]
fn a_skip_that_the_solution_raises_is_no_pass() {
    let tests = BTreeMap::from([(
        "test_solution.py".to_owned(),
        b"import unittest\nfrom solution import add\nclass T(unittest.TestCase):\n    \
          def test_it(self):\n        self.assertEqual(add(1, 1), 2)\ndef test_plain():\n    assert add(1, 1) == 2\n"
            .to_vec(),
    )]);
    let source = solution("import unittest\ndef add(a, b):\n    raise unittest.SkipTest('no')\n");
    let executable = support::ready(&*python(), &source, &Purpose::Tests(tests));
    for name in ["T.test_it", "test_plain"] {
        let (passed, message, _) = run(&executable, name);
        assert!(!passed, "{name}: {message}");
    }
}

#[test]
fn a_solution_cannot_bring_its_own_test_library() {
    let tests = BTreeMap::from([(
        "test_solution.py".to_owned(),
        b"import unittest, pytest\nfrom solution import add\nclass T(unittest.TestCase):\n    \
          def test_it(self):\n        self.assertEqual(add(1, 1), 3)\ndef test_plain():\n    \
          with pytest.raises(ValueError):\n        add(1, 1)\n"
            .to_vec(),
    )]);
    let source = support::source(&[
        ("solution.py", "def add(a, b):\n    return a + b\n"),
        (
            "unittest.py",
            "class TestCase:\n    assertEqual = lambda *a: None\n",
        ),
        (
            "pytest.py",
            "import contextlib\nraises = lambda *a: contextlib.nullcontext()\n",
        ),
    ]);
    let executable = support::ready(&*python(), &source, &Purpose::Tests(tests));
    for name in ["T.test_it", "test_plain"] {
        let (passed, message, _) = run(&executable, name);
        assert!(!passed, "{name}: {message}");
    }
}
