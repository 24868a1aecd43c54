//! Test files: `describe`/`it`/`expect` and `node:test`, one instance each.

use protocol::harness::{Request, Response};
use runtimes::Purpose;
use sandbox::End;

use super::{javascript, text};
use crate::support::{converse, ready, source};

const SOLUTION: &str = "
    export function add(a, b) { return a + b; }
    export async function slowly(a) { await new Promise((done) => setTimeout(done, 60_000)); return a; }
    export const leave = () => process.exit(0);
    export const later = () => void setTimeout(() => { throw new Error('from a timer'); }, 1);";

const JEST: &str = r#"
    import { add, slowly, leave, later } from '../solution/adder.js';

    let order = [];
    beforeAll(() => order.push('all'));
    beforeEach(() => order.push('each'));
    afterEach(() => order.push('after'));
    describe('add', () => {
        beforeEach(() => order.push('inner'));
        it('adds', () => { expect(add(1, 1)).toBe(2); expect(order).toEqual(['all', 'each', 'inner']); });
        it('fails', () => { expect({ sum: add(1, 1), list: [1, 2, 3] }).toEqual({ sum: 3, list: [1, 2, 3] }); });
        it.each([[1, 2, 3], [2, 2, 5]])('%i + %i = %i', (a, b, sum) => expect(add(a, b)).toBe(sum));
        it.skip('is skipped', () => {});
        it('adds', () => expect(add).toHaveLength(2));
    });
    test('waits', async () => { await expect(slowly(5)).resolves.toBe(5); });
    test('rejects', async () => { await expect(Promise.reject(new TypeError('no'))).rejects.toThrow('no'); });
    test('never ends', () => new Promise(() => {}));
    test('calls done', (done) => { setTimeout(done, 5); });
    test('done with an error', (done) => { setTimeout(() => done(new Error('late')), 5); });
    test('throws later', async () => { later(); await slowly(1); });
    test('leaves', () => leave());
    test('matches', () => {
        expect([1, { a: 'x' }]).toEqual([expect.any(Number), expect.objectContaining({ a: expect.stringMatching(/x/) })]);
        expect({ a: { b: [1] }, c: undefined }).toMatchObject({ a: { b: [1] } });
        expect({ a: undefined }).toEqual({}); expect({ a: undefined }).not.toStrictEqual({});
        expect(0.1 + 0.2).toBeCloseTo(0.3); expect('text').toMatch(/ex/); expect({ a: { b: 1 } }).toHaveProperty('a.b', 1);
        expect(() => { throw new RangeError('deep'); }).toThrow(RangeError); expect(() => {}).not.toThrow();
        expect([1, 2]).toContain(2); expect(null).toBeNull(); expect(3).toBeGreaterThan(2);
        const spy = jest.fn((n) => n * 2); spy(2); expect(spy).toHaveBeenCalledWith(2); expect(spy).toHaveBeenCalledTimes(1);
    });
"#;

const NODE: &str = r#"
    const { test, describe, it } = require('node:test');
    const assert = require('node:assert/strict');
    const { add } = require('solution');

    test('passes', () => assert.equal(add(2, 3), 5));
    test('fails', () => assert.deepEqual([add(1, 1)], [3]));
    describe('inside', () => { it('is named', async (t) => { await t.test('sub', () => assert.ok(false, 'of the sub test')); }); });
"#;

fn purpose() -> Purpose {
    let files = [
        ("adder.test.js", JEST),
        ("node/adder.test.js", NODE),
        (
            "plain.js",
            "require('assert').strictEqual(require('./adder').add(1, 1), 2);",
        ),
    ];
    Purpose::Tests(
        files
            .map(|(name, code)| (name.to_owned(), code.as_bytes().to_vec()))
            .into(),
    )
}

fn ask(request: Request) -> (Vec<Response>, sandbox::Outcome) {
    let executable = ready(
        &*javascript(),
        &source(&[("adder.js", SOLUTION)]),
        &purpose(),
    );
    converse(&executable, &[request])
}

fn listed(file: &str) -> Vec<String> {
    let file = file.to_owned();
    match &ask(Request::ListTests { file }).0[..] {
        [Response::Tests(names)] => names.clone(),
        other => panic!("{other:?}"),
    }
}

/// The failure's message; empty if the test passed.
fn tested(file: &str, name: &str) -> String {
    let (file, name) = (file.to_owned(), name.to_owned());
    let (responses, outcome) = ask(Request::RunTest { file, name });
    match &responses[..] {
        [Response::Tested { passed, message }] => {
            assert_eq!(*passed, message.is_empty());
            message.clone()
        }
        other => panic!("{other:?} {}", text(&outcome.stderr)),
    }
}

#[test]
fn tests_are_listed_by_their_full_names() {
    insta::assert_debug_snapshot!(listed("adder.test.js"));
    insta::assert_debug_snapshot!(listed("node/adder.test.js"));
    assert_eq!(listed("plain.js"), ["plain.js"]);
}

#[test]
fn tests_that_hold_pass() {
    for name in [
        "add > adds",
        "add > 1 + 2 = 3",
        "add > adds (2)",
        "waits",
        "rejects",
        "calls done",
        "matches",
    ] {
        assert_eq!(tested("adder.test.js", name), "", "{name}");
    }
    assert_eq!(tested("node/adder.test.js", "passes"), "");
    assert_eq!(tested("plain.js", "plain.js"), "");
}

#[test]
fn tests_that_fail_say_why() {
    let mut said = String::new();
    for name in [
        "add > fails",
        "add > 2 + 2 = 5",
        "never ends",
        "done with an error",
        "throws later",
        "no such test",
    ] {
        said += &format!("--- {name}\n{}\n", tested("adder.test.js", name));
    }
    for name in ["fails", "inside > is named"] {
        said += &format!("--- {name}\n{}\n", tested("node/adder.test.js", name));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn leaving_early_answers_nothing() {
    let (responses, outcome) = ask(Request::RunTest {
        file: "adder.test.js".to_owned(),
        name: "leaves".to_owned(),
    });
    assert_eq!(responses, []);
    assert_eq!(outcome.end, End::Exited(0));
}
