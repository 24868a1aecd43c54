//! A small report for tests of what works on reports.

use std::collections::BTreeMap;

use protocol::Verdict;

use super::{
    CaseReport, ChallengeSummary, GroupReport, Report, RuntimeSummary, SubmissionSummary, Timing,
};

/// One visible group that passed and one hidden group with a wrong answer.
pub(crate) fn sample() -> Report {
    Report {
        format_version: 1,
        digest: String::new(),
        challenge: ChallengeSummary {
            id: "rate-limiter".to_owned(),
            title: "A rate limiter".to_owned(),
            digest: "c0".to_owned(),
        },
        submission: SubmissionSummary {
            name: "ada".to_owned(),
            language: "python".parse().unwrap(),
            digest: "5b".to_owned(),
            entry: "rate_limiter.py".to_owned(),
            files: BTreeMap::from([("rate_limiter.py".to_owned(), "def f(): ...\n".to_owned())]),
        },
        runtime: RuntimeSummary {
            version: "CPython 3.13.5".to_owned(),
            digest: "d1".to_owned(),
        },
        verdict: Verdict::Wa,
        score: 10,
        points: 40,
        diagnostics: String::new(),
        groups: vec![
            group("examples", true, vec![case("one hit", Verdict::Ac)]),
            group(
                "boundaries",
                false,
                vec![
                    case("two hits", Verdict::Ac),
                    case("the window slides", Verdict::Wa),
                ],
            ),
        ],
        fuel: 300,
        notes: vec!["boundaries / two hits: was refused memory".to_owned()],
        timing: Timing { wall_ms: 7 },
    }
}

fn group(name: &str, visible: bool, cases: Vec<CaseReport>) -> GroupReport {
    let verdict = cases.iter().map(|case| case.verdict).max();
    let points = if visible { 10 } else { 30 };
    GroupReport {
        name: name.to_owned(),
        visible,
        guest_judged: false,
        verdict,
        score: if verdict == Some(Verdict::Ac) {
            points
        } else {
            0
        },
        points,
        skipped_for: Vec::new(),
        growth_thousandths: None,
        cases,
    }
}

fn case(name: &str, verdict: Verdict) -> CaseReport {
    CaseReport {
        name: name.to_owned(),
        verdict,
        fuel: Some(100),
        reference_fuel: Some(90),
        memory_bytes: 65_536,
        exit_code: Some(0),
        input: "f(1)".to_owned(),
        expected: "2".to_owned(),
        got: if verdict == Verdict::Ac { "2" } else { "3" }.to_owned(),
        reason: if verdict == Verdict::Ac {
            String::new()
        } else {
            "call 1 `f(1)`: expected 2, got 3".to_owned()
        },
        stdout: "printed\n".to_owned(),
        stderr: String::new(),
    }
}
