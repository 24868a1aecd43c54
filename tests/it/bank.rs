//! The bank proves itself, and the sample cohort earns what it is meant to.

use std::fs;

use serde_json::Value;
use spanning_tests::{greenroom, root};

// Holes are for the author to weigh and depend on which mutants are sampled;
// what must hold in every case is that the challenge is sound.
#[test]
fn every_challenge_is_proven() {
    let mut count = 0;
    for entry in fs::read_dir(root().join("challenges")).unwrap() {
        let folder = entry.unwrap().path();
        let proven = greenroom(&["check", folder.to_str().unwrap(), "--allow-holes"]);
        assert_eq!(proven.status, 0, "{}\n{}", proven.stdout, proven.stderr);
        count += 1;
    }
    assert!(count >= 6, "only {count} challenges were found");
}

#[test]
fn the_sample_cohort_earns_what_it_is_meant_to_twice() {
    let expected = root().join("examples/cohort/rate-limiter.expected.json");
    let expected: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
    let grade = || {
        greenroom(&[
            "grade",
            "challenges/rate-limiter",
            "--cohort",
            "examples/cohort/rate-limiter",
            "--format",
            "json",
            "--fresh",
        ])
    };
    let first = grade();
    assert_eq!(first.status, 1, "{}", first.stderr);
    let document = first.json();
    let reports = document["reports"].as_array().unwrap();
    assert_eq!(reports.len(), expected.as_object().unwrap().len());
    for report in reports {
        let name = report["submission"]["name"].as_str().unwrap();
        assert_eq!(report["verdict"], expected[name]["verdict"], "{name}");
        assert_eq!(report["score"], expected[name]["score"], "{name}");
    }
    assert!(!document["similar"].as_array().unwrap().is_empty());
    assert_eq!(first.stdout, grade().stdout, "the same run twice");
}
