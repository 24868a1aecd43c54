//! Whether limits leave room over the slowest accepted submission.

use challenge::{Challenge, Expected};
use protocol::{Language, Verdict};
use serde::Serialize;

use super::Finding;
use super::runs::Runs;
use crate::grading::Spent;
use crate::shown::grouped;

/// How many times the slowest accepted submission must fit into a limit.
const WANTED: u64 = 3;

/// What the limits leave in one language, at the tightest case of all
/// accepted submissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headroom {
    /// The language.
    pub language: Language,
    /// Of fuel.
    pub fuel: Option<Tightest>,
    /// Of memory.
    pub memory: Option<Tightest>,
}

/// The tightest case of one resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tightest {
    /// The submission.
    pub submission: String,
    /// Group and case.
    pub case: String,
    /// What it used.
    pub used: u64,
    /// What it may use.
    pub limit: u64,
    /// How many times that fits into the limit, in tenths, rounded down.
    pub times_tenths: u64,
}

/// What is left in each language, and an error for each limit that is too tight.
pub(super) fn check(challenge: &Challenge, runs: &Runs<'_>) -> (Vec<Headroom>, Vec<Finding>) {
    let mut all = Vec::new();
    let mut findings = Vec::new();
    for language in challenge.languages.keys() {
        let spent = || {
            runs.proofs
                .iter()
                .filter(|(proof, _)| {
                    proof.language == *language && proof.expected == Expected::Verdict(Verdict::Ac)
                })
                .flat_map(|(proof, run)| {
                    run.graded
                        .spent
                        .iter()
                        .map(|spent| (proof.path.as_str(), spent))
                })
        };
        let headroom = Headroom {
            language: language.clone(),
            fuel: tightest(spent(), |spent| (spent.fuel, spent.limits.fuel)),
            memory: tightest(spent(), |spent| {
                (Some(spent.memory_bytes), spent.limits.memory_bytes)
            }),
        };
        findings.extend(too_tight(&headroom.fuel, "operations", "limits.fuel"));
        findings.extend(too_tight(&headroom.memory, "bytes", "limits.memory_bytes"));
        if headroom.fuel.is_some() || headroom.memory.is_some() {
            all.push(headroom);
        }
    }
    (all, findings)
}

fn tightest<'r>(
    spent: impl Iterator<Item = (&'r str, &'r Spent)>,
    of: impl Fn(&Spent) -> (Option<u64>, u64),
) -> Option<Tightest> {
    spent
        .filter_map(|(path, spent)| {
            let (used, limit) = of(spent);
            let used = used?;
            Some(Tightest {
                submission: path.to_owned(),
                case: format!("{} / {}", spent.group, spent.case),
                used,
                limit,
                times_tenths: limit.saturating_mul(10) / used.max(1),
            })
        })
        .min_by_key(|tightest| tightest.times_tenths)
}

fn too_tight(tightest: &Option<Tightest>, unit: &str, key: &str) -> Option<Finding> {
    let tightest = tightest.as_ref()?;
    (tightest.times_tenths < WANTED * 10).then(|| {
        Finding::error(
            &tightest.submission,
            format!(
                "{} uses {} {unit}, and the limit of {} is only {}.{}× that",
                tightest.case,
                grouped(tightest.used),
                grouped(tightest.limit),
                tightest.times_tenths / 10,
                tightest.times_tenths % 10
            ),
            format!(
                "raise `{key}` to {} or more, so that {WANTED} times the slowest accepted \
                 submission fits, or make the case smaller",
                grouped(tightest.used.saturating_mul(WANTED))
            ),
        )
    })
}
