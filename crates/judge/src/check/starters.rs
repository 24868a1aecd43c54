//! Whether what candidates begin with compiles, and is not yet a solution.

use challenge::{Challenge, Kind};
use protocol::{Language, Verdict};

use super::Finding;
use super::runs::{Run, Runs};

/// Errors about the starters. One of an `implement` challenge may be as
/// unfinished as its author likes, but it may not pass.
pub(super) fn check(challenge: &Challenge, runs: &Runs<'_>) -> Vec<Finding> {
    let has_code = challenge.kind != Kind::Implement;
    runs.starters
        .iter()
        .filter_map(|(language, run)| judge(challenge, language, run, has_code))
        .collect()
}

fn judge(challenge: &Challenge, language: &Language, run: &Run, has_code: bool) -> Option<Finding> {
    let place = format!("starter/{language}");
    if run.score == challenge.points() && run.verdict == Verdict::Ac {
        return Some(Finding::error(
            place,
            "the starter already earns all points",
            "leave the fault in it, or add cases that it fails",
        ));
    }
    if has_code && run.verdict == Verdict::Ce {
        return Some(Finding::error(
            place,
            format!(
                "the starter does not compile: {}",
                run.graded.diagnostics.lines().next().unwrap_or_default()
            ),
            "candidates of this kind of challenge begin with code that runs",
        ));
    }
    (has_code && !fails_hidden(run)).then(|| {
        Finding::error(
            place,
            "the starter fails no hidden case",
            "add a hidden case that shows what is wrong with it",
        )
    })
}

/// A hidden group that is not even reached counts as failed.
fn fails_hidden(run: &Run) -> bool {
    run.graded
        .groups
        .iter()
        .filter(|group| !group.visible)
        .any(|group| group.verdict != Some(Verdict::Ac))
}
