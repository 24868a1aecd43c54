//! A `call` or `cost` case: run, judged, and its cost held against the reference's.

use std::sync::Arc;

use challenge::{CallCase, CostBounds, Group};
use protocol::Verdict;

use super::builds::Built;
use super::reference::{self, ReferenceRun};
use super::trial::{blank, not_compiled, record_fault, record_run, remark, spent};
use super::{Grading, Judged};
use crate::Error;
use crate::calls::{self, Expect, Plan};
use crate::ending::Fault;
use crate::seed::seed;

/// Judges a case; `bounds` are those of a cost group.
pub(super) fn judge(
    grading: &Grading<'_>,
    group: &Group,
    case: &CallCase,
    bounds: Option<CostBounds>,
    built: &Built,
) -> Result<Judged, Error> {
    let challenge = grading.challenge;
    let mut plan = Plan::new(case, &grading.source.entry, &challenge.interface)?;
    grading.cap_fuel(group, &case.name, &mut plan.limits);
    let reference = match bounds {
        Some(_) => Some(reference::run(grading, group, case)?),
        None => reference_cost(grading, group, case)?,
    };
    if let (Some(_), Some(reference)) = (bounds, &reference) {
        expect_the_same(&mut plan, reference);
    }
    let mut report = blank(&case.name, plan.input(), plan.expected());
    report.reference_fuel = reference.as_ref().map(|reference| reference.fuel);
    let judged = |report, note, spent| Judged {
        case: report,
        size: case.size,
        note,
        spent,
    };
    let Built::Ready(executable) = built else {
        not_compiled(&mut report);
        return Ok(judged(report, None, None));
    };

    let mut job = executable.job(plan.limits.clone());
    job.requests = std::mem::take(&mut plan.requests);
    job.seed = seed(&challenge.digest, &group.name, &case.name);
    let outcome = grading.runner().run(&job)?;
    let result = calls::judge(&plan, &challenge.interface, &outcome);

    record_run(&mut report, &outcome);
    report.got = plan.got(&result.came);
    report.fuel = result.fuel;
    record_fault(&mut report, result.fault);
    if let (Some(bounds), Verdict::Ac) = (bounds, report.verdict) {
        let fault = over_ratio(bounds, report.fuel, report.reference_fuel);
        record_fault(&mut report, fault);
    }
    let note = remark(group, &report, &outcome);
    let spent = spent(group, &report, &plan.limits, &outcome);
    Ok(judged(report, note, Some(spent)))
}

/// What the reference spends on a case that has no bound, for people to
/// compare. A reference that fails there is the author's to mend and `check`'s
/// to tell; grading goes on without it.
fn reference_cost(
    grading: &Grading<'_>,
    group: &Group,
    case: &CallCase,
) -> Result<Option<Arc<ReferenceRun>>, Error> {
    let is_mutant = grading.fuel_caps.is_some();
    if is_mutant || grading.challenge.reference(grading.language).is_none() {
        return Ok(None);
    }
    match reference::run(grading, group, case) {
        Ok(run) => Ok(Some(run)),
        Err(Error::Reference { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where the author expects nothing in particular, the reference decides.
fn expect_the_same(plan: &mut Plan, reference: &ReferenceRun) {
    for (step, came) in plan.steps.iter_mut().zip(&reference.came) {
        if step.expect == Expect::Anything {
            step.expect = Expect::from(came);
        }
    }
}

fn over_ratio(bounds: CostBounds, fuel: Option<u64>, reference: Option<u64>) -> Option<Fault> {
    let (maximum, fuel, reference) = (bounds.maximum_ratio?, fuel?, reference?);
    // Compared in thousandths, as whole numbers: the same on every machine.
    let maximum_thousandths = thousandths(maximum);
    let over = u128::from(fuel) * 1000 > maximum_thousandths * u128::from(reference);
    over.then(|| {
        let tenths = u128::from(fuel) * 10 / u128::from(reference.max(1));
        Fault::new(
            Verdict::Tle,
            format!(
                "used {}.{}× the reference's operations; the bound is {maximum}×",
                tenths / 10,
                tenths % 10
            ),
        )
    })
}

// Bounds are small positive numbers, checked when the challenge was read.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn thousandths(bound: f64) -> u128 {
    (bound * 1000.0).round() as u128
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_compared_exactly_and_told_in_tenths() {
        let bounds = CostBounds {
            maximum_ratio: Some(3.0),
            maximum_exponent: None,
        };
        assert_eq!(over_ratio(bounds, Some(300), Some(100)), None);
        assert_eq!(over_ratio(bounds, None, Some(100)), None);
        assert_eq!(
            over_ratio(bounds, Some(740), Some(100)).unwrap().reason,
            "used 7.4× the reference's operations; the bound is 3×"
        );
        assert!(over_ratio(bounds, Some(301), Some(100)).is_some());
        assert!(over_ratio(bounds, Some(u64::MAX), Some(0)).is_some());
    }
}
