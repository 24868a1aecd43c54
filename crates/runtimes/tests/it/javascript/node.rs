//! Programs that print, byte for byte, what Node printed for them.

use std::fs;
use std::path::Path;

use runtimes::Purpose;
use sandbox::{End, Limits};

use super::{javascript, text};
use crate::support::{pool, ready, source};

fn compare(name: &str, exit: i32) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/javascript/node");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let code = read(&folder.join(name));
    let source = source(&[(name, &code)]);
    let mut job = ready(&*javascript(), &source, &Purpose::Program).job(Limits::default());
    let path = folder.join(name);
    job.stdin = fs::read(path.with_extension("in")).unwrap_or_default();
    let outcome = pool().run(&job).unwrap();
    assert_eq!(text(&outcome.stderr), "");
    assert_eq!(outcome.end, End::Exited(exit));
    let expected = read(&path.with_extension("out"));
    let printed = text(&outcome.stdout);
    for (ours, theirs) in printed.lines().zip(expected.lines()) {
        assert_eq!(ours, theirs, "in {name}");
    }
    assert_eq!(printed, expected);
}

#[test]
fn values_are_inspected() {
    compare("inspect.js", 0);
}

#[test]
fn callbacks_come_in_order() {
    compare("order.js", 0);
}

#[test]
fn modules_answer() {
    compare("modules.js", 0);
}

#[test]
fn assertions_hold_and_fail() {
    compare("asserts.js", 0);
}

#[test]
fn streams_and_files_flow() {
    compare("streams.js", 3);
}

#[test]
fn a_module_awaits_and_imports() {
    compare("iterate.mjs", 0);
}
