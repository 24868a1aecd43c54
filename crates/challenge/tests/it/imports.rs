//! Packages of other houses, taken as they are.

use std::os::unix::fs::symlink;

use challenge::{Challenge, Content, Expected, IoCompare, Origin};
use protocol::Verdict;

use crate::sample::{Sample, load};

/// A legacy package with everything that its users write.
fn legacy() -> Sample {
    let sample = Sample::bare(
        "problem.yaml",
        "name: Sums\nsource: Ours\nkeywords: ints easy\nlimits:\n  time_limit: 2\n  memory: 64\n\
         validator_flags: float_tolerance 1e-6 case_sensitive\n",
    );
    for (path, content) in [
        ("problem_statement/problem.tex", "\\problemname{Sums}"),
        ("problem_statement/problem.en.md", "# Sums\nAdd them.\n"),
        ("data/sample/1.in", "1 2\n"),
        ("data/sample/1.ans", "3\n"),
        ("data/secret/01-small.in", "1 1\n"),
        ("data/secret/01-small.ans", "2\n"),
        ("data/secret/01-small.desc", "small"),
        ("data/secret/02-large.in", "9 9\n"),
        ("data/secret/02-large.ans", "18\n"),
        (
            "submissions/accepted/sums.py",
            "print(sum(map(int, input().split())))\n",
        ),
        ("submissions/accepted/Sums.java", "class Sums {}"),
        ("submissions/wrong_answer/minus/main.py", "print(0)\n"),
        ("submissions/wrong_answer/minus/numbers.py", "\n"),
        ("submissions/time_limit_exceeded/slow.js", "for (;;);\n"),
        ("submissions/partially_accepted/half.rs", "fn main() {}\n"),
        ("input_format_validators/check.py", "\n"),
    ] {
        sample.write(path, content);
    }
    sample
}

fn io_groups(challenge: &Challenge) -> Vec<(&str, bool, u64, usize)> {
    let groups = challenge.groups.iter().map(|group| match &group.content {
        Content::Io(cases) => (
            group.name.as_str(),
            group.visible,
            group.points,
            cases.len(),
        ),
        other => panic!("{other:?}"),
    });
    groups.collect()
}

fn compare_of(challenge: &Challenge, group: usize) -> &IoCompare {
    match &challenge.groups[group].content {
        Content::Io(cases) => &cases[0].compare,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_legacy_package_is_an_io_challenge() {
    let challenge = legacy().load().unwrap();
    assert_eq!(challenge.origin, Origin::Kattis);
    assert_eq!(
        (challenge.title.as_str(), challenge.points()),
        ("Sums", 100)
    );
    assert_eq!(challenge.skills, ["ints", "easy"]);
    assert_eq!(challenge.statement, "# Sums\nAdd them.\n");
    assert_eq!(challenge.limits.fuel, 8_000_000_000);
    assert_eq!(challenge.limits.memory_bytes, 64 << 20);
    assert_eq!(
        io_groups(&challenge),
        [("sample", true, 0, 1), ("secret", false, 100, 2)]
    );
    let IoCompare::Tokens {
        tolerance: Some(tolerance),
        ignore_case: false,
        ..
    } = compare_of(&challenge, 1)
    else {
        panic!("{:?}", compare_of(&challenge, 1));
    };
    assert_eq!((tolerance.absolute, tolerance.relative), (1e-6, 1e-6));
    let proofs: Vec<_> = challenge
        .proofs
        .iter()
        .map(|p| (p.path.as_str(), p.expected, p.reference))
        .collect();
    assert_eq!(
        proofs,
        [
            (
                "submissions/accepted/sums.py",
                Expected::Verdict(Verdict::Ac),
                true
            ),
            (
                "submissions/partially_accepted/half.rs",
                Expected::Partial,
                false
            ),
            (
                "submissions/time_limit_exceeded/slow.js",
                Expected::Verdict(Verdict::Tle),
                false
            ),
            (
                "submissions/wrong_answer/minus",
                Expected::Verdict(Verdict::Wa),
                false
            ),
        ]
    );
    assert_eq!(challenge.proofs[3].source.files.len(), 2);
    assert_eq!(challenge.warnings.len(), 1, "{:?}", challenge.warnings);
    assert_eq!(
        challenge.statement_problems().len(),
        1,
        "a warning that no example is shown"
    );
}

#[test]
fn a_newer_package_with_groups_and_a_checker() {
    let sample = Sample::bare(
        "problem.yaml",
        "problem_format_version: 2025-09\nname:\n  sv: Gissa\n  en: Guess\ntype: [scoring]\n\
         languages: [python3, cpp]\nuuid: 5ca6ba5b\n",
    );
    for (path, content) in [
        ("statement/problem.en.tex", "Guess!"),
        ("output_validator/validate.py", "import sys\nsys.exit(42)\n"),
        ("output_validator/common.py", "\n"),
        (
            "data/secret/small/test_group.yaml",
            "max_score: 30\noutput_validator_args: [--small]\n",
        ),
        ("data/secret/small/a.in", "1\n"),
        ("data/secret/small/a.ans", "1\n"),
        ("data/secret/large/test_group.yaml", "max_score: 70\n"),
        ("data/secret/large/b.ans", "2\n"),
        ("data/secret/large/deep/c.in", "3\n"),
        ("data/secret/large/deep/c.ans", "3\n"),
        ("submissions/rejected/x.py", "\n"),
    ] {
        sample.write(path, content);
    }
    symlink("../small/a.in", sample.root.join("data/secret/large/b.in")).unwrap();
    let challenge = sample.load().unwrap();
    assert_eq!(challenge.title, "Guess");
    assert!(challenge.statement.contains("```tex\nGuess!"));
    assert_eq!(challenge.languages.len(), 1);
    assert_eq!(
        io_groups(&challenge),
        [("large", false, 70, 2), ("small", false, 30, 1)]
    );
    let (IoCompare::Checker(large), IoCompare::Checker(small)) =
        (compare_of(&challenge, 0), compare_of(&challenge, 1))
    else {
        panic!("{:?}", challenge.groups);
    };
    assert_eq!(large.entry, "validate.py");
    assert_eq!(large.files.len(), 2);
    assert!(large.arguments.is_empty());
    assert_eq!(small.arguments, ["--small"]);
    assert_eq!(challenge.proofs[0].expected, Expected::Rejected);
}

#[test]
fn packages_that_cannot_be_judged_are_told_why() {
    let mut told = Vec::new();
    let mut tell = |what: &str, breaking: &dyn Fn(&Sample)| {
        let sample = legacy();
        breaking(&sample);
        told.push(format!("{what}\n{}\n", sample.told()));
    };
    let manifest = |text: &'static str| {
        move |s: &Sample| {
            s.write("problem.yaml", text);
        }
    };
    tell(
        "interactive",
        &manifest("name: X\nvalidation: custom interactive\n"),
    );
    tell(
        "multi-pass",
        &manifest("name: X\ntype: [pass-fail, multi-pass]\n"),
    );
    tell("not YAML", &manifest("name: [X\n"));
    tell("a key twice", &manifest("name: X\nname: Y\n"));
    tell("a list", &manifest("- name\n"));
    tell("aliases that multiply", &|s| {
        let mut text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (before, name) in "abcdefghijkl".chars().zip("bcdefghijklm".chars()) {
            let inner = vec![format!("*{before}"); 10].join(",");
            text.push_str(&format!("{name}: &{name} [{inner}]\n"));
        }
        s.write("problem.yaml", text);
    });
    tell(
        "a flag that is none",
        &manifest("name: X\nvalidator_flags: floats 3\n"),
    );
    tell(
        "a flag without its number",
        &manifest("name: X\nvalidator_flags: float_tolerance\n"),
    );
    tell("no validator", &manifest("name: X\nvalidation: custom\n"));
    tell("a validator in C++", &|s| {
        s.write("problem.yaml", "name: X\nvalidation: custom\n")
            .write("output_validators/check/check.cpp", "int main() {}");
    });
    tell("no data", &|s| {
        std::fs::remove_dir_all(s.root.join("data")).unwrap();
    });
    tell("nothing but a sample", &|s| {
        std::fs::remove_dir_all(s.root.join("data/secret")).unwrap();
    });
    tell("no answer", &|s| {
        s.remove("data/secret/02-large.ans");
    });
    tell("a link out of the package", &|s| {
        symlink("/etc/passwd", s.root.join("data/secret/03.in")).unwrap();
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn an_exercise_is_judged_by_its_own_tests() {
    let sample = Sample::bare(
        ".meta/config.json",
        r#"{"authors": [], "blurb": "b", "files": {"solution": ["twice.js"], "test": ["twice.spec.js"], "example": [".meta/proof.ci.js"]}}"#,
    );
    for (path, content) in [
        (".docs/instructions.md", "# Instructions\n\nTwice.\n"),
        (".meta/proof.ci.js", "export const twice = (n) => 2 * n;\n"),
        (
            "twice.js",
            "export const twice = (n) => { throw new Error(); };\n",
        ),
        (
            "twice.spec.js",
            "import { twice } from './twice';\ntest('a', () => {});\nxtest('b', () => {});\n",
        ),
        ("package.json", "{}"),
    ] {
        sample.write(path, content);
    }
    let challenge = sample.load().unwrap();
    assert_eq!(
        (challenge.origin, challenge.title.as_str()),
        (Origin::Exercism, "Bare")
    );
    assert!(challenge.statement.contains("Twice."));
    let javascript = "javascript".parse().unwrap();
    let Content::Tests(tests) = &challenge.groups[0].content else {
        panic!("{:?}", challenge.groups);
    };
    let text = String::from_utf8_lossy(&tests[&javascript]["twice.spec.js"]);
    assert!(text.contains("\ntest('b'"), "{text}");
    let reference = challenge.reference(&javascript).unwrap();
    assert_eq!(reference.source.entry, "twice.js");
    assert!(reference.source.files["twice.js"].starts_with(b"export const twice = (n) => 2"));
}

#[test]
fn a_rust_exercise_tests_the_crate_solution() {
    let sample = Sample::bare(
        ".meta/config.json",
        r#"{"files": {"solution": ["src/lib.rs", "Cargo.toml"], "test": ["tests/bare.rs"], "example": [".meta/example.rs"]}}"#,
    );
    for (path, content) in [
        (
            ".meta/example.rs",
            "pub fn twice(n: i64) -> i64 { 2 * n }\n",
        ),
        ("src/lib.rs", "pub fn twice(n: i64) -> i64 { todo!() }\n"),
        ("Cargo.toml", "[package]\n"),
        (
            "tests/bare.rs",
            "use bare::*;\n#[test]\n#[ignore]\nfn a() {}\n",
        ),
    ] {
        sample.write(path, content);
    }
    let challenge = sample.load().unwrap();
    let rust = "rust".parse().unwrap();
    let Content::Tests(tests) = &challenge.groups[0].content else {
        panic!("{:?}", challenge.groups);
    };
    assert_eq!(
        tests[&rust]["bare.rs"],
        b"use solution::*;\n#[test]\n\nfn a() {}\n"
    );
    assert_eq!(challenge.proofs[0].source.entry, "src/lib.rs");
}

#[test]
fn an_exercise_that_is_broken_is_told() {
    let cases = [
        r#"{"files": {"solution": ["a.py"], "test": []}}"#,
        r#"{"files": {"solution": ["../a.py"], "test": []}}"#,
        r#"{"files": {"solution": ["a.exs"], "test": []}}"#,
        r#"{"language": "python"}"#,
    ];
    let told = cases.map(|config| Sample::bare(".meta/config.json", config).told());
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn a_folder_of_nobody_is_told() {
    let sample = Sample::bare("notes.txt", "");
    let told = load(&sample.root).unwrap_err().to_string();
    assert!(
        told.contains("challenge.toml: this file does not exist"),
        "{told}"
    );
}
