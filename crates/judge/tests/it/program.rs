//! Programs as they are.

use std::collections::BTreeMap;

use judge::program::Program;
use protocol::{Language, Verdict};
use runtimes::Source;
use sandbox::{Limits, Observer, Stream};

use crate::support::{Bench, fixture, languages};

fn program(language: &Language, arguments: &[&str], stdin: &str) -> Program {
    let challenge = fixture("sums");
    let source = challenge.reference(language).unwrap().source.clone();
    Program {
        language: language.clone(),
        source: Source {
            entry: source.entry,
            files: source.files,
        },
        arguments: arguments.iter().map(|&text| text.to_owned()).collect(),
        stdin: stdin.as_bytes().to_vec(),
        limits: Limits::default(),
        seed: 0,
    }
}

/// Collects what it sees.
#[derive(Default)]
struct Collector(Vec<u8>);

impl Observer for Collector {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        if matches!(stream, Stream::Stdout) {
            self.0.extend_from_slice(bytes);
        }
    }
}

#[test]
fn output_is_seen_as_it_comes_and_told_at_the_end() {
    let bench = Bench::new();
    for language in languages() {
        let mut seen = Collector::default();
        let program = program(&language, &["sum"], "1\n2\n");
        let result = bench.judge.run_program(&program, &mut seen).unwrap();
        assert_eq!(result.verdict, Verdict::Ac, "{}", result.reason);
        assert_eq!(result.stdout, "3\n");
        assert_eq!(seen.0, b"3\n");
        assert_eq!(result.exit_code, Some(0));
        assert!(result.fuel.is_some());
    }
}

#[test]
fn exit_codes_are_passed_on_and_limits_hold() {
    let bench = Bench::new();
    for language in languages() {
        let mut unknown = program(&language, &["product"], "");
        let run = |program: &Program| {
            bench
                .judge
                .run_program(program, &mut Collector::default())
                .unwrap()
        };
        let result = run(&unknown);
        assert_eq!((result.verdict, result.exit_code), (Verdict::Rte, Some(2)));
        unknown.limits.fuel = 1000;
        assert_eq!(run(&unknown).verdict, Verdict::Tle);

        let entry = unknown.source.entry.clone();
        unknown.source.files = BTreeMap::from([(entry, b"def fn (".to_vec())]);
        unknown.limits = Limits::default();
        let result = run(&unknown);
        assert_eq!(result.verdict, Verdict::Ce, "{language}: {}", result.stderr);
        assert!(!result.compile.unwrap().succeeded);
    }
}
