//! A report as the list of tests that continuous integration understands: a
//! case is a test, and what kept cases from running is one as well, so that
//! nothing that cost points is missing from the list.

use protocol::Verdict;

use super::figures::GroupState;
use super::text;
use crate::report::{CaseReport, GroupReport, Report};

/// One line of a list of tests.
pub(super) struct Check<'report> {
    /// The group, or what else it belongs to.
    pub(super) group: &'report str,
    /// Its name.
    pub(super) name: &'report str,
    /// How it went.
    pub(super) status: Status,
    /// The verdict; `None` where there was nothing to judge.
    pub(super) verdict: Option<Verdict>,
    /// Why it did not pass, in a line.
    pub(super) message: String,
    /// The same at length.
    pub(super) details: String,
    /// The case, if it is one.
    pub(super) case: Option<&'report CaseReport>,
    /// Words that lists are filtered by.
    pub(super) tags: Vec<&'static str>,
}

/// How a check went, in the words that formats of test results share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Passed,
    Failed,
    Skipped,
    /// Our own fault.
    Error,
}

/// Every check of a report, in order.
pub(super) fn checks(report: &Report) -> Vec<Check<'_>> {
    let mut checks = Vec::new();
    if report.verdict == Verdict::Ce {
        checks.push(compile_check(report));
    }
    for group in &report.groups {
        if group.cases.is_empty() {
            checks.push(group_check(group));
        }
        checks.extend(group.cases.iter().map(|case| case_check(group, case)));
    }
    checks
}

fn compile_check(report: &Report) -> Check<'_> {
    Check {
        group: "build",
        name: "compiles",
        status: Status::Failed,
        verdict: Some(Verdict::Ce),
        message: Verdict::Ce.words().to_owned(),
        details: text::block(&report.diagnostics),
        case: None,
        tags: vec!["visible"],
    }
}

/// A group that has no cases to list: skipped, or not judged.
fn group_check(group: &GroupReport) -> Check<'_> {
    let state = GroupState::of(group);
    let (status, message) = match state {
        GroupState::Passed => (Status::Passed, String::new()),
        GroupState::Skipped => {
            let names = text::line(&group.skipped_for.join(", "));
            let message = format!("skipped, since it depends on {names}");
            (Status::Skipped, message)
        }
        GroupState::Withheld => (Status::Skipped, state.words().to_owned()),
        _ => (Status::Error, state.words().to_owned()),
    };
    Check {
        group: &group.name,
        name: "all cases",
        status,
        verdict: group.verdict,
        message,
        details: String::new(),
        case: None,
        tags: tags(group),
    }
}

fn case_check<'report>(group: &'report GroupReport, case: &'report CaseReport) -> Check<'report> {
    let status = match case.verdict {
        Verdict::Ac => Status::Passed,
        Verdict::Ie => Status::Error,
        // Failed once, as the check `compiles`.
        Verdict::Ce => Status::Skipped,
        _ => Status::Failed,
    };
    let failed = status != Status::Passed;
    Check {
        group: &group.name,
        name: &case.name,
        status,
        verdict: Some(case.verdict),
        message: if failed { reason(case) } else { String::new() },
        details: if failed { details(case) } else { String::new() },
        case: Some(case),
        tags: tags(group),
    }
}

fn tags(group: &GroupReport) -> Vec<&'static str> {
    let mut tags = vec![if group.visible { "visible" } else { "hidden" }];
    if group.guest_judged {
        tags.push("guest-judged");
    }
    tags
}

/// Why the case failed, in a line that is never empty.
pub(super) fn reason(case: &CaseReport) -> String {
    let reason = text::line(&case.reason);
    if reason.is_empty() {
        case.verdict.words().to_owned()
    } else {
        reason
    }
}

fn details(case: &CaseReport) -> String {
    let parts = [
        ("input", &case.input),
        ("expected", &case.expected),
        ("got", &case.got),
    ];
    let mut details = String::new();
    for (title, part) in parts {
        if !part.is_empty() {
            details.push_str(title);
            details.push_str(":\n");
            details.push_str(&text::block(part));
            details.push_str("\n\n");
        }
    }
    details.truncate(details.trim_end().len());
    details
}
