//! Folders that are right.

use std::path::Path;

use challenge::{Content, Expectation, Expected, IoCompare, LoadError};
use protocol::Verdict;
use protocol::harness::Request;
use serde_json::json;

use crate::sample::{Sample, load};

#[test]
fn a_challenge_is_read_whole() {
    let sample = Sample::new();
    let challenge = sample.load().unwrap();
    assert_eq!(challenge.id.as_str(), "count-words");
    assert_eq!(challenge.points(), 20);
    assert!(challenge.warnings.is_empty(), "{:?}", challenge.warnings);
    let python = "python".parse().unwrap();
    assert_eq!(challenge.languages[&python].starter.len(), 2);
    let counts = challenge
        .groups
        .iter()
        .map(|group| group.case_count(&python));
    assert_eq!(counts.collect::<Vec<_>>(), [3, 2, 3, 1]);
    assert!(challenge.groups[0].visible && !challenge.groups[1].visible);
    assert_eq!(challenge.groups[1].depends_on, ["examples"]);
    let Content::Tests(tests) = &challenge.groups[3].content else {
        panic!("{:?}", challenge.groups[3]);
    };
    assert!(tests[&python].contains_key("test_words.py"));
}

#[test]
fn a_case_becomes_requests_and_expected_values_apart() {
    let sample = Sample::new();
    let challenge = sample.load().unwrap();
    let Content::Call(cases) = &challenge.groups[0].content else {
        panic!("{:?}", challenge.groups[0]);
    };
    let adding = cases[2].materialise();
    assert_eq!(
        adding[2].request,
        Request::Call {
            name: "add".into(),
            method: true,
            arguments: vec![json!("b b b ")]
        }
    );
    assert_eq!(adding[2].expected.len(), 2);
    assert!(
        matches!(&cases[1].steps[0].expectation, Expectation::Raises(name) if name == "EmptyText")
    );
    assert_eq!(
        cases[0].materialise()[0].expected[0].to_string(),
        r#"[{"text": "a", "count": 2}]"#
    );
}

#[test]
fn an_io_case_has_its_files_limits_and_compare() {
    let sample = Sample::new();
    let challenge = sample.load().unwrap();
    let Content::Io(cases) = &challenge.groups[1].content else {
        panic!("{:?}", challenge.groups[1]);
    };
    assert_eq!(
        cases[0].expected.stdout.as_deref(),
        Some(&b"a 1\nb 1\n"[..])
    );
    assert_eq!(cases[0].limits.fuel, 1000);
    assert_eq!(cases[0].limits.memory_bytes, challenge.limits.memory_bytes);
    assert_eq!(cases[1].expected.exit_code, 3);
    assert_eq!(cases[1].expected.stdout, None);
    assert!(matches!(
        cases[1].compare,
        IoCompare::Tokens {
            tolerance: Some(_),
            ..
        }
    ));
}

#[test]
fn proofs_are_completed_from_the_starter() {
    let sample = Sample::new();
    let challenge = sample.load().unwrap();
    let [accepted, wrong] = challenge.proofs.as_slice() else {
        panic!("{:?}", challenge.proofs);
    };
    assert!(accepted.reference && accepted.is_accepted());
    assert_eq!(accepted.source.files["words.py"], b"# right\n");
    assert_eq!(accepted.source.files["helper.py"], b"# given\n");
    assert_eq!(wrong.expected, Expected::Verdict(Verdict::Wa));
    assert_eq!(wrong.path, "submissions/wrong_answer/off_by_one");
}

#[test]
fn the_digest_covers_what_judges_and_nothing_else() {
    let sample = Sample::new();
    let digest = || sample.load().unwrap().digest;
    let before = digest();
    sample.edit("statement.md", "# Count", "# Do count");
    sample.write("submissions/wrong_answer/another.py", "# wrong\n");
    sample.write("notes.txt", "for authors");
    sample.write("__pycache__/words.pyc", "junk");
    assert_eq!(digest(), before);
    for path in [
        "challenge.toml",
        "cases/examples.json",
        "cases/two.ans",
        "tests/python/test_words.py",
        "submissions/accepted/reference.py",
        "starter/python/helper.py",
    ] {
        let before = digest();
        let text = std::fs::read_to_string(sample.root.join(path)).unwrap();
        sample.write(path, format!("{text}\n"));
        assert_ne!(digest(), before, "{path}");
    }
}

#[test]
fn every_challenge_of_the_bank_is_well_formed() {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../challenges");
    let mut count = 0;
    for entry in std::fs::read_dir(bank).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        count += 1;
        match load(&path) {
            Ok(challenge) => {
                assert!(challenge.points() > 0);
                assert_eq!(challenge.statement_problems(), [], "{}", path.display());
            }
            Err(LoadError::Wrong { problems, .. }) => panic!("{}:\n{problems}", path.display()),
            Err(other) => panic!("{other}"),
        }
    }
    assert!(count > 0);
}
