//! Submissions of the fixtures, judged.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use challenge::{Expected, Submission};
use judge::report::{CaseReport, Report};
use judge::{Error, Options, Progress, Silent};
use protocol::Verdict;

use crate::support::{Bench, TWO, fixture, hand_in, languages, reference};

fn explained(report: &Report) -> String {
    let cases = report.groups.iter().flat_map(|group| &group.cases);
    let failed = cases.filter(|case| case.verdict != Verdict::Ac);
    let lines: Vec<String> = failed
        .map(|case| format!("{} {}: {}", case.verdict, case.name, case.reason))
        .collect();
    format!("{}\n{}", lines.join("\n"), report.diagnostics)
}

#[test]
fn every_submission_earns_what_its_folder_says() {
    let bench = Bench::new();
    for name in ["shopping", "sums"] {
        let challenge = fixture(name);
        let points = challenge.points();
        let languages = languages();
        let proofs = challenge.proofs.iter();
        for proof in proofs.filter(|proof| languages.contains(&proof.language)) {
            let report = bench.grade(&challenge, &Submission::of_proof(proof));
            assert!(
                proof.expected.holds(report.verdict, report.score, points),
                "{}: {} with {} points\n{}",
                proof.path,
                report.verdict,
                report.score,
                explained(&report)
            );
            if proof.expected == Expected::Verdict(Verdict::Ac) {
                assert!(
                    report
                        .groups
                        .iter()
                        .all(|group| group.score == group.points)
                );
            }
        }
    }
}

#[test]
fn the_same_submission_gives_the_same_bytes_however_it_is_run() {
    let challenge = fixture("shopping");
    for language in languages() {
        let submission = reference(&challenge, &language);
        let texts = [1_usize, 2, 8].map(|width| {
            let options = Options {
                reuse: false,
                parallel_cases: width.try_into().unwrap(),
                ..Options::default()
            };
            let bench = Bench::new();
            let mut report = bench
                .judge
                .grade(&challenge, &submission, &options, &Silent)
                .unwrap();
            report.timing.wall_ms = 0;
            report.to_canonical_json().unwrap()
        });
        assert_eq!(texts[0], texts[1]);
        assert_eq!(texts[1], texts[2]);
    }
}

#[test]
fn a_cost_is_held_against_the_reference_and_against_its_growth() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    for language in languages() {
        let fast = bench.grade(&challenge, &reference(&challenge, &language));
        let scales = &fast.groups[2];
        assert!(scales.growth_thousandths.unwrap() < 1500);
        for case in &scales.cases {
            assert_eq!(case.fuel, case.reference_fuel, "{}", case.name);
        }
        let slow = challenge
            .proofs
            .iter()
            .find(|proof| proof.language == language && proof.path.contains("quadratic"));
        let slow = bench.grade(&challenge, &Submission::of_proof(slow.unwrap()));
        let scales = &slow.groups[2];
        assert_eq!(scales.verdict, Some(Verdict::Tle));
        // Where the largest case runs out of its fuel there is no growth to fit.
        assert!(scales.growth_thousandths.is_none_or(|growth| growth > 1500));
        assert!(
            scales.cases[1].reason.contains("the bound is 5×") || language.as_str() == "javascript"
        );
    }
}

#[test]
fn groups_that_depend_on_a_failed_one_are_skipped() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    for language in languages() {
        let starter = &challenge.languages[&language].starter;
        let text = starter.values().next().unwrap();
        let text = String::from_utf8(text.clone()).unwrap();
        let report = bench.grade(&challenge, &hand_in(&challenge, &language, &text));
        assert_eq!(report.verdict, Verdict::Wa);
        assert_eq!(report.groups[2].skipped_for, ["examples"]);
        assert_eq!(report.groups[2].verdict, None);
        assert_eq!(report.groups[0].score, 0);
        // `scoring = "each"`: some of the hidden cases still pass.
        assert!(report.groups[1].score > 0 && report.groups[1].score < 30);
    }
}

#[test]
fn what_does_not_compile_is_judged_in_every_case() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    for language in languages() {
        let report = bench.grade(&challenge, &hand_in(&challenge, &language, "def fn ("));
        assert_eq!(report.score, 0);
        assert_eq!(report.verdict, Verdict::Ce, "{language}");
        assert!(!report.diagnostics.is_empty());
        assert_eq!(report.groups[0].cases.len(), 3);
    }
}

/// Counts what it is told, and may want to stop.
#[derive(Default)]
struct Watcher {
    judged: AtomicUsize,
    stop: AtomicBool,
}

impl Progress for Watcher {
    fn judged(&self, _group: &str, _case: &CaseReport) {
        self.judged.fetch_add(1, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

#[test]
fn an_interrupted_cohort_goes_on_where_it_was() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let language = languages().remove(0);
    let mut first = reference(&challenge, &language);
    first.name = "ada".to_owned();
    let mut second = hand_in(&challenge, &language, "");
    second.name = "ben".to_owned();

    let grade = |submissions: &[Submission]| {
        let watcher = Watcher::default();
        let told = AtomicUsize::new(0);
        let reports = bench.judge.grade_cohort(
            &challenge,
            submissions,
            TWO,
            &Options::default(),
            &watcher,
            &|_, _| {
                told.fetch_add(1, Ordering::Relaxed);
            },
        );
        assert_eq!(told.into_inner(), submissions.len());
        let reports: Vec<Report> = reports.into_iter().map(Result::unwrap).collect();
        (reports, watcher.judged.into_inner())
    };
    let (before, judged) = grade(std::slice::from_ref(&first));
    assert_eq!(judged, 15);
    // The same files under another name are not judged again either.
    let mut copy = first.clone();
    copy.name = "cid".to_owned();
    let (after, judged) = grade(&[second, first, copy]);
    assert!(judged < 15, "{judged}");
    assert_eq!(after[1], before[0]);
    assert_eq!(after[2].submission.name, "cid");
    assert_ne!(after[2].digest, after[1].digest);
    assert_eq!(after[2].computed_digest().unwrap(), after[2].digest);
}

#[test]
fn whoever_no_longer_wants_the_answer_is_not_made_to_wait() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let language = languages().remove(0);
    let watcher = Watcher::default();
    watcher.stop.store(true, Ordering::Relaxed);
    let result = bench.judge.grade(
        &challenge,
        &reference(&challenge, &language),
        &Options::default(),
        &watcher,
    );
    assert!(matches!(result, Err(Error::Cancelled)));
}

#[test]
fn only_what_is_visible_is_judged_when_a_candidate_tries_it() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let language = languages().remove(0);
    let options = Options {
        only_visible: true,
        reuse: false,
        ..Options::default()
    };
    let report = bench
        .judge
        .grade(
            &challenge,
            &reference(&challenge, &language),
            &options,
            &Silent,
        )
        .unwrap();
    let names: Vec<&str> = report
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names, ["examples", "unit tests"]);
    assert_eq!((report.score, report.points), (30, 30));
}

#[test]
fn a_candidate_sees_of_hidden_cases_what_the_challenge_allows() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let language = languages().remove(0);
    let text = "def total(prices): return 6\n";
    let report = bench.grade(&challenge, &hand_in(&challenge, &language, text));
    let seen = report.for_candidate(&challenge).unwrap();
    let json = seen.to_canonical_json().unwrap();
    assert!(json.contains("a cart with a limit"));
    assert!(!json.contains("apple"));
    assert!(!json.contains("9007199254740995"));
}

#[test]
fn a_language_that_the_challenge_does_not_have_is_refused() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let mut submission = reference(&challenge, &languages()[0]);
    submission.language = "cobol".parse().unwrap();
    let error = bench
        .judge
        .grade(&challenge, &submission, &Options::default(), &Silent)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "shopping cannot be solved in cobol; it is there for: javascript, python, rust"
    );
    assert!(
        std::fs::read_dir(bench.cache.path())
            .unwrap()
            .next()
            .is_none()
    );
}

#[test]
fn what_is_no_submission_has_a_report_all_the_same() {
    let challenge = fixture("shopping");
    let report = Report::refused(&challenge, "mallory", None, "it holds a link").unwrap();
    assert_eq!((report.verdict, report.score), (Verdict::Ce, 0));
    assert_eq!(report.points, challenge.points());
    assert_eq!(report.diagnostics, "it holds a link");
    assert_eq!(report.computed_digest().unwrap(), report.digest);
    assert!(report.for_candidate(&challenge).is_ok());
}
