//! Proving a challenge: that what is right passes, what is wrong fails as it
//! should, limits leave room, and the cases notice small faults.
//!
//! Everything comes back as data, errors of the author included, so that one
//! run tells all there is to mend.

mod finding;
mod guest_judged;
mod headroom;
mod holes;
mod proofs;
mod render;
mod runs;
mod starters;

use std::num::NonZeroUsize;

use challenge::{Challenge, Languages};
use protocol::Language;
use serde::Serialize;

pub use finding::{Finding, Level};
pub use headroom::Headroom;
pub use holes::{MutantCount, MutationSummary};
pub use render::render;

use crate::{Error, Judge, Progress};

/// How thoroughly to prove.
#[derive(Clone, Debug)]
pub struct CheckOptions<'o> {
    /// The languages that exist.
    pub languages: &'o Languages,
    /// How many mutants of each reference to try.
    pub mutants: MutantCount,
    /// How many runs at once. More than the pool has workers is of no use.
    pub jobs: NonZeroUsize,
}

/// What proving a challenge came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// The challenge's id.
    pub challenge: String,
    /// Its digest.
    pub digest: String,
    /// The languages that were proven, by name.
    pub proven: Vec<Language>,
    /// What is to mend: errors first, then holes, then warnings.
    pub findings: Vec<Finding>,
    /// What the limits leave, for each language.
    pub headroom: Vec<Headroom>,
    /// What became of the mutants, for each language.
    pub mutation: Vec<MutationSummary>,
}

impl CheckReport {
    /// How many findings of a level there are.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    }

    /// Whether nothing stands against using the challenge. Holes and warnings
    /// are for the author to weigh.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.count(Level::Error) == 0
    }
}

impl Judge {
    /// Proves a challenge in every language of it that is installed here.
    ///
    /// # Errors
    ///
    /// Only faults of ours and of the machine; the author's are findings.
    pub fn check(
        &self,
        challenge: &Challenge,
        options: &CheckOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<CheckReport, Error> {
        let mut report = CheckReport {
            challenge: challenge.id.to_string(),
            digest: challenge.digest.clone(),
            proven: Vec::new(),
            findings: Vec::new(),
            headroom: Vec::new(),
            mutation: Vec::new(),
        };
        report
            .findings
            .extend(challenge.warnings.iter().map(Finding::from));
        let statement = challenge.statement_problems();
        report.findings.extend(statement.iter().map(Finding::from));
        report.findings.extend(guest_judged::check(challenge));
        self.find_languages(challenge, &mut report);

        let runs = runs::run(self, challenge, &report.proven, options, progress)?;
        report.findings.extend(runs.failures.iter().cloned());
        report.findings.extend(proofs::check(challenge, &runs));
        report.findings.extend(starters::check(challenge, &runs));
        let (headroom, tight) = headroom::check(challenge, &runs);
        report.headroom = headroom;
        report.findings.extend(tight);
        if report.is_sound() {
            let (mutation, holes) = holes::check(self, challenge, &runs, options, progress)?;
            report.mutation = mutation;
            report.findings.extend(holes);
        }
        report.findings.sort();
        Ok(report)
    }

    /// Tells the languages apart: those that can be proven here, and others.
    fn find_languages(&self, challenge: &Challenge, report: &mut CheckReport) {
        for language in challenge.languages.keys() {
            match self.base.registry.runtime(language) {
                Err(error) => report.findings.push(Finding::warning(
                    "challenge.toml",
                    format!("nothing was proven in {language}"),
                    error.to_string(),
                )),
                Ok(_) if challenge.reference(language).is_none() => {
                    report.findings.push(Finding::error(
                        "submissions/accepted",
                        format!("there is no reference in {language}"),
                        "add an accepted submission whose name starts with `reference`",
                    ));
                }
                Ok(_) => report.proven.push(language.clone()),
            }
        }
    }
}
