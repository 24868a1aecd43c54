//! Whether every submission earns what its folder says.

use challenge::{Challenge, Expected, Proof};
use protocol::Verdict;

use super::Finding;
use super::runs::{Run, Runs};

/// An error for each that does not.
pub(super) fn check(challenge: &Challenge, runs: &Runs<'_>) -> Vec<Finding> {
    let points = challenge.points();
    runs.proofs
        .iter()
        .filter_map(|(proof, run)| judge(proof, run, points))
        .collect()
}

fn judge(proof: &Proof, run: &Run, points: u64) -> Option<Finding> {
    if run.verdict == Verdict::Ie {
        return Some(Finding::error(
            &proof.path,
            format!("it could not be judged: {}", run.why()),
            "look at the case, its limits and its checker",
        ));
    }
    if proof.expected.holds(run.verdict, run.score, points) {
        return None;
    }
    let expected = match proof.expected {
        Expected::Verdict(Verdict::Ac) => format!("all {points} points"),
        Expected::Verdict(verdict) => verdict.code().to_owned(),
        Expected::Rejected => "anything but AC".to_owned(),
        Expected::Partial => format!("some of the {points} points, and not all"),
    };
    let mend = match (proof.expected, run.verdict) {
        (Expected::Verdict(Verdict::Ac), _) => "mend the submission or the case",
        (_, Verdict::Ac) => "add a case that it fails",
        _ => "move it to the folder of the verdict it earns, or mend the cases",
    };
    Some(Finding::error(
        &proof.path,
        format!(
            "it must earn {expected}, and earns {} with {} of {points} points: {}",
            run.verdict,
            run.score,
            run.why()
        ),
        mend,
    ))
}
