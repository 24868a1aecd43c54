//! The bank proves itself, and the sample cohort earns what it is meant to.

use std::fs;

use serde_json::Value;
use spanning_tests::{greenroom, root};

// Sound in every language, and no mutant survives: always the same ones are
// tried.
#[test]
fn every_challenge_is_proven_and_has_no_holes() {
    let mut folders: Vec<_> = fs::read_dir(root().join("challenges"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(
        folders.len() >= 12,
        "only {} challenges were found",
        folders.len()
    );
    let mut arguments = vec!["check".into()];
    arguments.extend(folders.iter().map(|folder| folder.clone().into_os_string()));
    let proven = greenroom(&arguments);
    assert_eq!(proven.status, 0, "{}\n{}", proven.stdout, proven.stderr);
    let count = proven.stdout.matches("is proven in").count();
    assert_eq!(count, folders.len(), "{}", proven.stdout);
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
