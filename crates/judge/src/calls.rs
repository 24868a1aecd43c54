//! `call` and `cost` cases: what the harness is asked, and what its answers earn.
//!
//! The guest learns the calls one at a time and nothing of what is expected.
//! Its answers are read strictly: whatever comes over the device that a
//! harness would not say is the candidate's doing, and is judged, never an
//! error of ours.
//!
//! The first step that went wrong decides: a wrong answer stays a wrong
//! answer, whatever the later calls did.

mod answer;
mod plan;

use protocol::Verdict;
use protocol::interface::Interface;
use sandbox::{Answer, End, Outcome};

pub(crate) use answer::Came;
pub(crate) use plan::{Expect, Plan, PlannedStep};

use crate::ending::{self, Fault};
use crate::shown::grouped;

/// What a run of a plan came to.
#[derive(Debug)]
pub(crate) struct CallResult {
    /// What went wrong first, if anything did.
    pub(crate) fault: Option<Fault>,
    /// What came of the steps, as far as they were answered properly.
    pub(crate) came: Vec<Came>,
    /// The fuel of the calls alone, without start-up and loading; `None` if
    /// not all were answered.
    pub(crate) fuel: Option<u64>,
}

/// Judges a run of a plan.
pub(crate) fn judge(plan: &Plan, interface: &Interface, outcome: &Outcome) -> CallResult {
    let mut result = CallResult {
        fault: None,
        came: Vec::new(),
        fuel: None,
    };
    result.fault = steps(plan, interface, outcome, &mut result.came)
        .err()
        .or_else(|| after_the_last(plan, outcome));
    // One answer for `Begin`, which is not counted, and one for each step.
    if outcome.responses.len() == plan.steps.len() + 1 {
        result.fuel = Some(
            outcome.responses[1..]
                .iter()
                .map(|answer| answer.fuel)
                .sum(),
        );
    }
    result
}

fn steps(
    plan: &Plan,
    interface: &Interface,
    outcome: &Outcome,
    came: &mut Vec<Came>,
) -> Result<(), Fault> {
    let mut answers = outcome.responses.iter();
    let mut next = |label: &str| -> Result<&Answer, Fault> {
        answers
            .next()
            .ok_or_else(|| unanswered(label, plan, outcome))
    };
    let ready = next("loading the solution")?;
    answer::read_ready(ready).map_err(|refusal| refusal.fault(plan, outcome))?;
    for step in &plan.steps {
        let answer = next(&step.label)?;
        let here = answer::read(answer, step, interface)
            .map_err(|refusal| refusal.fault(plan, outcome))?;
        let fault = judge_step(step, plan, &here, outcome);
        came.push(here);
        fault.map_or(Ok(()), Err)?;
    }
    if answers.next().is_some() {
        return Err(Fault::new(
            Verdict::Rte,
            "answered more often than it was asked",
        ));
    }
    Ok(())
}

fn judge_step(step: &PlannedStep, plan: &Plan, came: &Came, outcome: &Outcome) -> Option<Fault> {
    let wrong = |what: String| Some(Fault::new(Verdict::Wa, format!("{}: {what}", step.label)));
    match (came, &step.expect) {
        (Came::Raised { name, .. }, _) if !step.raises.contains(name) => {
            let reason = format!("{}: {came}", step.label);
            Some(ending::failure(outcome, &plan.limits, reason))
        }
        (_, Expect::Anything) => None,
        (Came::Raised { name, .. }, Expect::Raises(expected)) if name == expected => None,
        (_, Expect::Raises(expected)) => {
            wrong(format!("expected {expected} to be raised, it {came}"))
        }
        (Came::Raised { .. }, Expect::Returns(_)) => {
            wrong(format!("expected {}, it {came}", step.expect))
        }
        (Came::Returned(got), Expect::Returns(right)) => {
            let differences: Option<Vec<_>> = right
                .iter()
                .map(|right| crate::compare::difference(plan.compare, right, got))
                .collect();
            match differences?.as_slice() {
                [only] => wrong(only.clone()),
                _ => wrong(format!("expected {}, it {came}", step.expect)),
            }
        }
    }
}

/// The run ended, or the harness fell silent, before this was answered.
fn unanswered(label: &str, plan: &Plan, outcome: &Outcome) -> Fault {
    if let Some(fault) = ending::fault(outcome, &plan.limits) {
        let answers = match outcome.end {
            End::OutputLimit => format!(
                ", or answered with more than {}",
                grouped(plan.limits.response_bytes)
            ),
            _ => String::new(),
        };
        let reason = format!("{label}: {}{answers}", fault.reason);
        return Fault::new(fault.verdict, reason);
    }
    let code = match outcome.end {
        End::Exited(code) => code,
        _ => 0,
    };
    let exited = ending::exited(code, &outcome.stderr);
    ending::failure(
        outcome,
        &plan.limits,
        format!("{label}: {exited} before it was answered"),
    )
}

/// Every step was right; what did the run do then?
fn after_the_last(plan: &Plan, outcome: &Outcome) -> Option<Fault> {
    let fault = match outcome.end {
        End::Exited(0) => None,
        End::Exited(code) => {
            let reason = ending::exited(code, &outcome.stderr);
            Some(ending::failure(outcome, &plan.limits, reason))
        }
        _ => ending::fault(outcome, &plan.limits),
    };
    fault.map(|fault| {
        let reason = format!("after the last call: {}", fault.reason);
        Fault::new(fault.verdict, reason)
    })
}

#[cfg(test)]
mod tests;
