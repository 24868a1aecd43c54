//! What a candidate reads when something goes wrong: their own file, line and
//! column, and never a frame of ours.

use runtimes::Purpose;
use sandbox::End;

use super::{javascript, run, text};
use crate::support::{failed, source};

/// Standard error of a program that must end with 1.
fn complaint(files: &[(&str, &str)]) -> String {
    let outcome = run(files);
    assert_eq!(outcome.end, End::Exited(1), "{}", text(&outcome.stderr));
    text(&outcome.stderr)
}

#[test]
fn an_uncaught_error_shows_its_place() {
    insta::assert_snapshot!(complaint(&[(
        "main.js",
        "function inner(x) {\n  const y = x.missing;\n\treturn y.z;\n}\nclass A {\n  run() {\n    inner({});\n  }\n}\nnew A().run();\n"
    )]));
}

#[test]
fn an_error_of_a_class_with_a_cause_and_fields() {
    insta::assert_snapshot!(complaint(&[(
        "main.mjs",
        "class ValidationError extends Error {\n  constructor(field, options) { super(`${field} is bad`, options); this.field = field; }\n}\nthrow new ValidationError('age', { cause: new TypeError('not a number') });\n"
    )]));
}

#[test]
fn a_rejection_that_nobody_handles() {
    insta::assert_snapshot!(complaint(&[(
        "main.js",
        "async function load() {\n  await null;\n  throw new RangeError('too far');\n}\nload();\nsetTimeout(() => console.log('never'), 10);\n"
    )]));
}

#[test]
fn an_error_in_a_timer_and_in_a_microtask() {
    insta::assert_snapshot!(complaint(&[(
        "main.js",
        "setTimeout(() => {\n  undefinedName;\n}, 10);\n"
    )]));
    insta::assert_snapshot!(complaint(&[(
        "main.js",
        "queueMicrotask(() => {\n  null.x;\n});\n"
    )]));
}

#[test]
fn what_is_thrown_need_not_be_an_error() {
    insta::assert_snapshot!(complaint(&[("main.js", "throw { code: 7 };\n")]));
}

#[test]
fn a_module_that_is_not_there() {
    insta::assert_snapshot!(complaint(&[(
        "main.js",
        "const http = require('node:http');\n"
    )]));
    insta::assert_snapshot!(complaint(&[("main.mjs", "import _ from 'lodash';\n")]));
    insta::assert_snapshot!(complaint(&[("main.js", "require('./helper');\n")]));
    insta::assert_snapshot!(complaint(&[
        ("main.mjs", "import { nope } from './other.mjs';\n"),
        ("other.mjs", "export const yes = 1;\n")
    ]));
}

#[test]
fn a_promise_that_never_settles() {
    let outcome = run(&[("main.mjs", "await new Promise(() => {});\n")]);
    assert_eq!(outcome.end, End::Exited(13));
    insta::assert_snapshot!(text(&outcome.stderr));
}

#[test]
fn listeners_of_process_take_errors() {
    let outcome = run(&[(
        "main.js",
        "process.on('uncaughtException', (error) => console.log('caught', error.message));
         process.on('unhandledRejection', (reason) => console.log('rejected', reason));
         process.on('exit', (code) => console.log('exit', code));
         setTimeout(() => { throw new Error('late'); }, 1);
         Promise.reject(5);",
    )]);
    assert_eq!(text(&outcome.stdout), "rejected 5\ncaught late\nexit 0\n");
}

#[test]
fn every_file_that_does_not_compile_is_told() {
    let files = [
        ("main.js", "const { a } = require('./a');\nconst b = ;\n"),
        ("a.js", "export const a = 1;\nlet a = 2;\n"),
        ("sound.mjs", "import x from './nowhere.js';\nawait x;\n"),
        ("brace.cjs", "function f() {\n  if (true) {\n}\n"),
        ("notes.txt", "const const"),
    ];
    insta::assert_snapshot!(failed(&*javascript(), &source(&files), &Purpose::Program));
}

#[test]
fn checking_runs_nothing() {
    let files = [
        ("main.mjs", "import './loop.cjs';\nconst = 1;\n"),
        ("loop.cjs", "for (;;) {}\n"),
    ];
    let said = failed(&*javascript(), &source(&files), &Purpose::Program);
    assert!(said.starts_with("main.mjs:2\n"), "{said}");
}

#[test]
fn names_that_are_no_names_are_refused() {
    for name in [
        "../x.js",
        "/etc/x.js",
        "a\0.js",
        "a\nb.js",
        &"x".repeat(4_096),
    ] {
        let said = failed(&*javascript(), &source(&[(name, "1")]), &Purpose::Program);
        assert!(said.contains("cannot be the name of a file"), "{said}");
    }
}
