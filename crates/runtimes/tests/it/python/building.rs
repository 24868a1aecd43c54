//! The build step: what compiles, what does not, and how that is told.

use runtimes::{Build, Purpose, Source};
use sandbox::Limits;

use super::{python, solution};
use crate::support;

fn raw(files: &[(&str, &[u8])]) -> Source {
    Source {
        entry: files[0].0.to_owned(),
        files: files
            .iter()
            .map(|(name, content)| ((*name).to_owned(), content.to_vec()))
            .collect(),
    }
}

fn diagnostics(source: &Source) -> String {
    support::failed(&*python(), source, &Purpose::Program)
}

#[test]
fn a_syntax_error_names_file_and_line() {
    let source = support::source(&[
        ("main.py", "import helper\n"),
        ("inner/helper.py", "def f()\n    return 1\n"),
        ("other.py", "  x = 1\n"),
    ]);
    insta::assert_snapshot!(diagnostics(&source));
}

#[test]
fn what_is_no_source_text_is_told() {
    for (content, reason) in [
        (&b"x = 1\0"[..], "null bytes"),
        (&b"x = '\xff'\n"[..], "utf-8"),
        (&b"# coding: klingon\n"[..], "klingon"),
    ] {
        let told = diagnostics(&raw(&[("main.py", content)]));
        assert!(told.contains(reason), "{told}");
        assert!(told.contains("main.py"), "{told}");
    }
}

#[test]
fn encodings_are_honoured() {
    for content in [
        &b"\xef\xbb\xbfprint('\xc3\xa9')\n"[..],
        &b"# -*- coding: latin-1 -*-\nprint('\xe9')\n"[..],
    ] {
        let executable =
            support::ready(&*python(), &raw(&[("main.py", content)]), &Purpose::Program);
        let outcome = support::pool()
            .run(&executable.job(Limits::default()))
            .unwrap();
        assert_eq!(outcome.stdout, "é\n".as_bytes());
    }
}

#[test]
fn warnings_do_not_stop_it() {
    let built = python().build(
        &solution("x = 1\nif x is 1:\n    print('\\d')\n"),
        &Purpose::Program,
        support::pool(),
    );
    match built.unwrap() {
        Build::Ready { diagnostics, .. } => {
            assert!(
                diagnostics.contains("solution.py:2: SyntaxWarning"),
                "{diagnostics}"
            );
        }
        Build::Failed { diagnostics } => panic!("{diagnostics}"),
    }
}

#[test]
fn what_cannot_be_compiled_is_the_candidates_fault() {
    let deep = format!("x = {}1{}\n", "(".repeat(5000), ")".repeat(5000));
    let long = format!("x = {}1\n", "-".repeat(200_000));
    let wide = format!("x = 1{}\n", "+1".repeat(200_000));
    for text in [&deep, &long, &wide] {
        let told = diagnostics(&solution(text));
        assert!(told.contains("solution.py"), "{told}");
    }
}

#[test]
fn building_runs_nothing() {
    let source = solution("raise SystemExit('it ran')\n");
    support::ready(&*python(), &source, &Purpose::Program);
}
