//! Reports, executed again.

use judge::Silent;
use judge::report::Report;

use crate::support::{Bench, fixture, hand_in, known, languages, reference};

#[test]
fn an_honest_report_comes_out_the_same() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    for language in languages() {
        let report = bench.grade(&challenge, &reference(&challenge, &language));
        let path = bench.cache.path().join("report.json");
        std::fs::write(&path, report.to_canonical_json().unwrap()).unwrap();
        let read = Report::read(&path).unwrap();
        let verification = bench
            .judge
            .verify(&read, &challenge, &known(), None, &Silent)
            .unwrap();
        assert_eq!(verification.differences, []);
        assert!(verification.is_same());
    }
}

#[test]
fn a_forged_report_and_another_submission_are_found_out() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let language = languages().remove(0);
    let submission = hand_in(&challenge, &language, "");
    let mut report = bench.grade(&challenge, &submission);
    report.score = 100;
    report.groups[0].cases[0].fuel = Some(1);
    let report = report.sealed().unwrap();
    let verify = |submission| {
        let verification = bench
            .judge
            .verify(&report, &challenge, &known(), submission, &Silent)
            .unwrap();
        assert!(!verification.is_same());
        let what = verification.differences.into_iter().map(|it| it.what);
        what.collect::<Vec<_>>()
    };
    assert_eq!(
        verify(Some(&submission)),
        ["examples / a sum / fuel", "score"]
    );
    let other = reference(&challenge, &language);
    assert!(verify(Some(&other)).contains(&"submission / digest".to_owned()));
}

#[test]
fn what_is_no_report_is_refused() {
    let bench = Bench::new();
    let path = bench.cache.path().join("report.json");
    assert!(Report::read(&path).is_err());
    for text in ["", "{}", "[1]", "null", "{\"format_version\":2}"] {
        std::fs::write(&path, text).unwrap();
        let error = Report::read(&path).unwrap_err().to_string();
        assert!(error.contains("is not a report of format 1"), "{error}");
    }
}
