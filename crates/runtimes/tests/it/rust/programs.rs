//! The entry file as a program.

use runtimes::{Build, Purpose};
use sandbox::{End, File, Limits};

use super::rust;
use crate::support::{cache, pool, ready, source};

#[test]
fn a_program_reads_its_input_its_arguments_and_its_files() {
    let text = r#"
        use std::io::Read;
        fn main() {
            let mut input = String::new();
            std::io::stdin().read_to_string(&mut input).unwrap();
            let sum: i64 = input.split_whitespace().map(|n| n.parse::<i64>().unwrap()).sum();
            let arguments: Vec<_> = std::env::args().collect();
            let file = std::fs::read_to_string("in.csv").unwrap();
            std::fs::write("out.txt", "done\n").unwrap();
            println!("{sum} {arguments:?} {file}");
            std::process::exit(3);
        }"#;
    let source = source(&[("sum.rs", text)]);
    let mut job = ready(&*rust(), &source, &Purpose::Program).job(Limits::default());
    job.stdin = b"1 2\n39\n".to_vec();
    job.arguments.push("--in".to_owned());
    job.files.push(File {
        path: "/work/in.csv".to_owned(),
        content: b"a,b".to_vec(),
        writable: true,
    });
    job.collect.push("/work/out.txt".to_owned());
    let outcome = pool().run(&job).unwrap();
    let stdout = String::from_utf8(outcome.stdout).unwrap();
    assert_eq!(stdout, "42 [\"sum.rs\", \"--in\"] a,b\n");
    assert_eq!(outcome.end, End::Exited(3));
    assert_eq!(
        outcome.files,
        [("/work/out.txt".to_owned(), b"done\n".to_vec())]
    );
}

#[test]
fn modules_and_included_files_of_its_own_are_found() {
    let source = source(&[
        (
            "main.rs",
            "mod words; mod inner;\nfn main() { print!(\"{}{}\", words::HELLO, inner::deep::name()); }",
        ),
        (
            "words.rs",
            "pub const HELLO: &str = include_str!(\"hello.txt\");",
        ),
        ("hello.txt", "hello "),
        ("inner.rs", "pub mod deep;"),
        ("inner/deep.rs", "pub fn name() -> &'static str { file!() }"),
    ]);
    let job = ready(&*rust(), &source, &Purpose::Program).job(Limits::default());
    let outcome = pool().run(&job).unwrap();
    assert_eq!(
        String::from_utf8(outcome.stdout).unwrap(),
        "hello inner/deep.rs"
    );
}

#[test]
fn an_error_names_the_candidates_own_file_and_line() {
    let source = source(&[
        ("main.rs", "mod words;\nfn main() { words::say(1) }"),
        ("words.rs", "pub fn say(text: &str) {}\n"),
    ]);
    let said = crate::support::failed(&*rust(), &source, &Purpose::Program);
    assert!(said.contains("error[E0308]: mismatched types"), "{said}");
    assert!(said.contains("--> main.rs:2:24"), "{said}");
    assert!(said.contains("--> words.rs:1:8"), "{said}");
    assert!(!said.contains("/tmp"), "{said}");
}

#[test]
fn warnings_are_told_and_stop_nothing() {
    let source = source(&[("main.rs", "fn main() { let unused = 1; }")]);
    match rust().build(&source, &Purpose::Program, pool()).unwrap() {
        Build::Ready { diagnostics, .. } => {
            assert!(
                diagnostics.contains("unused variable: `unused`"),
                "{diagnostics}"
            );
        }
        Build::Failed { diagnostics } => panic!("{diagnostics}"),
    }
}

#[test]
fn the_same_source_makes_the_same_module_in_another_folder_at_another_time() {
    let runtime = rust();
    let source = source(&[("solution.rs", "fn main() { println!(\"{}\", file!()); }")]);
    let first = ready(&*runtime, &source, &Purpose::Program);
    // The names of modules are digests of their content. What was kept of the
    // first build is taken away, so that the second one compiles.
    let results = cache().join("builds/rust-results");
    let kept = std::fs::read_dir(&results).unwrap().count();
    for entry in std::fs::read_dir(&results).unwrap() {
        // Another test may have been faster.
        let _ = std::fs::remove_file(entry.unwrap().path());
    }
    let second = ready(&*runtime, &source, &Purpose::Program);
    assert!(kept > 0);
    assert_eq!(first, second);
}

#[test]
fn names_that_cannot_be_files_are_refused_with_words() {
    for name in ["../outside.rs", "a\0b.rs", "a\nb.rs", &"x".repeat(4_096)] {
        let source = source(&[("solution.rs", "fn main() {}"), (name, "")]);
        let said = crate::support::failed(&*rust(), &source, &Purpose::Program);
        assert!(said.contains("cannot be used"), "{said}");
    }
    let mut source = source(&[("solution.rs", "fn main() {}")]);
    source.entry = "other.rs".to_owned();
    let said = crate::support::failed(&*rust(), &source, &Purpose::Program);
    assert!(said.contains("\"other.rs\" is missing"), "{said}");
}
