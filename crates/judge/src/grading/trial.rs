//! One case on its way to its report.

use challenge::{CallCase, Content, CostBounds, Group, IoCase};
use protocol::Verdict;
use sandbox::{End, Limits, Outcome};

use super::builds::Built;
use super::{Grading, Judged, Spent, call_trial, io_trial, reference, test_trial};
use crate::Error;
use crate::ending::Fault;
use crate::report::CaseReport;
use crate::shown::{STREAM_BYTES, lossy};

/// One case of a group.
pub(super) enum Trial<'c> {
    Call(&'c CallCase),
    Cost(&'c CallCase, CostBounds),
    Io(&'c IoCase),
    Test { file: String, name: String },
}

impl Grading<'_> {
    /// The cases of a group, in its order.
    pub(super) fn trials<'c>(&self, group: &'c Group) -> Result<Vec<Trial<'c>>, Error> {
        Ok(match &group.content {
            Content::Call(cases) => cases.iter().map(Trial::Call).collect(),
            Content::Io(cases) => cases.iter().map(Trial::Io).collect(),
            Content::Cost { cases, bounds } => cases
                .iter()
                .map(|case| Trial::Cost(case, *bounds))
                .collect(),
            Content::Tests(_) => reference::tests(self, group)?
                .iter()
                .map(|(file, name)| Trial::Test {
                    file: file.clone(),
                    name: name.clone(),
                })
                .collect(),
        })
    }
}

impl Trial<'_> {
    /// Runs the case, if the submission compiles, and judges it.
    pub(super) fn judge(
        &self,
        grading: &Grading<'_>,
        group: &Group,
        built: &Built,
    ) -> Result<Judged, Error> {
        match self {
            Self::Call(case) => call_trial::judge(grading, group, case, None, built),
            Self::Cost(case, bounds) => {
                call_trial::judge(grading, group, case, Some(*bounds), built)
            }
            Self::Io(case) => io_trial::judge(grading, group, case, built),
            Self::Test { file, name } => test_trial::judge(grading, group, file, name, built),
        }
    }
}

/// A report of a case that did not run yet.
pub(super) fn blank(name: &str, input: String, expected: String) -> CaseReport {
    CaseReport {
        name: name.to_owned(),
        verdict: Verdict::Ac,
        fuel: None,
        reference_fuel: None,
        memory_bytes: 0,
        exit_code: None,
        input,
        expected,
        got: String::new(),
        reason: String::new(),
        stdout: String::new(),
        stderr: String::new(),
    }
}

/// What every run tells, whatever the kind of its case.
pub(super) fn record_run(case: &mut CaseReport, outcome: &Outcome) {
    case.memory_bytes = outcome.memory_bytes;
    case.exit_code = match outcome.end {
        End::Exited(code) => Some(code),
        _ => None,
    };
    case.stdout = lossy(&outcome.stdout, STREAM_BYTES);
    case.stderr = lossy(&outcome.stderr, STREAM_BYTES);
}

/// What went wrong, if anything did.
pub(super) fn record_fault(case: &mut CaseReport, fault: Option<Fault>) {
    if let Some(fault) = fault {
        case.verdict = fault.verdict;
        case.reason = fault.reason;
    }
}

/// A case whose submission does not compile.
pub(super) fn not_compiled(case: &mut CaseReport) {
    record_fault(case, Some(Fault::new(Verdict::Ce, "it does not compile")));
}

/// What the run used as a whole.
pub(super) fn spent(group: &Group, case: &CaseReport, limits: &Limits, outcome: &Outcome) -> Spent {
    Spent {
        group: group.name.clone(),
        case: case.name.clone(),
        fuel: outcome.fuel,
        memory_bytes: outcome.memory_bytes,
        limits: limits.clone(),
    }
}

/// A program that was refused memory and still passed is worth a remark.
pub(super) fn remark(group: &Group, case: &CaseReport, outcome: &Outcome) -> Option<String> {
    (outcome.memory_refused && case.verdict == Verdict::Ac).then(|| {
        format!(
            "{} / {}: was refused memory at its limit, and went on without it",
            group.name, case.name
        )
    })
}
