//! One submission from its files to its report.
//!
//! Groups are judged in rounds: all whose dependencies are settled, together,
//! so that the cases of independent groups share the workers. The order of
//! results is the challenge's, whatever finished first.

mod base;
mod builds;
mod call_trial;
mod checker;
mod group;
mod io_trial;
mod reference;
mod rounds;
mod test_trial;
mod trial;

use std::num::NonZeroUsize;
use std::sync::Arc;

use challenge::{Challenge, Group, SourceFiles};
use protocol::{Language, Verdict};
use runtimes::Runtime;
use sandbox::Limits;

pub(crate) use base::Base;
use builds::{Builds, Built};
pub(crate) use io_trial::texts as io_texts;
use trial::Trial;

use crate::report::{CaseReport, GroupReport};
use crate::runner::Runner;
use crate::{Error, Progress, parallel};

/// What is judged, with what.
pub(crate) struct Grading<'a> {
    /// What all gradings share.
    pub(crate) base: &'a Base,
    /// The task.
    pub(crate) challenge: &'a Challenge,
    /// The language of the submission.
    pub(crate) language: &'a Language,
    /// Its files.
    pub(crate) source: &'a SourceFiles,
    /// What builds and runs them.
    pub(crate) runtime: Arc<dyn Runtime>,
    /// Whom to tell.
    pub(crate) progress: &'a dyn Progress,
    /// How many cases to run at once.
    pub(crate) width: NonZeroUsize,
    /// Which groups to judge.
    pub(crate) only_visible: bool,
    /// The most fuel for a case of a group, by case; the challenge's own
    /// limit holds too.
    pub(crate) fuel_caps: Option<&'a FuelCaps>,
    /// Whether to stop at the first case that fails.
    pub(crate) until_failure: bool,
}

/// Tighter fuel limits by group and case name, for mutants.
pub(crate) type FuelCaps = std::collections::BTreeMap<(String, String), u64>;

/// All groups of a submission, judged.
pub(crate) struct Graded {
    /// The groups, in the challenge's order.
    pub(crate) groups: Vec<GroupReport>,
    /// The compiler's messages that the candidate may see.
    pub(crate) diagnostics: String,
    /// Remarks.
    pub(crate) notes: Vec<String>,
    /// What the runs used as a whole, loading included.
    pub(crate) spent: Vec<Spent>,
}

/// What the run of a case used as a whole, beside what it might have used.
pub(crate) struct Spent {
    /// The group.
    pub(crate) group: String,
    /// The case.
    pub(crate) case: String,
    /// Its fuel, where it can be told.
    pub(crate) fuel: Option<u64>,
    /// Its peak memory.
    pub(crate) memory_bytes: u64,
    /// The bounds of the run.
    pub(crate) limits: Limits,
}

/// A case's report with what is said elsewhere.
pub(crate) struct Judged {
    /// The case.
    pub(crate) case: CaseReport,
    /// Its size, for growth.
    pub(crate) size: Option<u64>,
    /// A remark on it.
    pub(crate) note: Option<String>,
    /// What its run used, if it ran.
    pub(crate) spent: Option<Spent>,
}

impl Grading<'_> {
    /// Judges everything.
    pub(crate) fn run(&self) -> Result<Graded, Error> {
        let groups: Vec<&Group> = self
            .challenge
            .groups
            .iter()
            .filter(|group| group.visible || !self.only_visible)
            .collect();
        let mut builds = Builds::default();
        let mut settled: Vec<Option<GroupReport>> = vec![None; groups.len()];
        let mut notes = Vec::new();
        let mut spent = Vec::new();
        while let Some(mut ready) = rounds::next(&groups, &mut settled) {
            if self.until_failure {
                ready.truncate(1);
            }
            let judged = self.round(&groups, &ready, &mut builds)?;
            for (index, mut judged) in ready.into_iter().zip(judged) {
                spent.extend(judged.iter_mut().filter_map(|judged| judged.spent.take()));
                let (report, mut remarks) = group::settle(groups[index], judged);
                notes.append(&mut remarks);
                settled[index] = Some(report);
            }
            if self.until_failure && settled.iter().flatten().any(has_failed) {
                break;
            }
        }
        Ok(Graded {
            groups: settled.into_iter().flatten().collect(),
            diagnostics: builds.diagnostics(),
            notes,
            spent,
        })
    }

    /// Judges groups whose dependencies have passed: the cases of each.
    fn round(
        &self,
        groups: &[&Group],
        ready: &[usize],
        builds: &mut Builds,
    ) -> Result<Vec<Vec<Judged>>, Error> {
        let groups: Vec<&Group> = ready.iter().map(|index| groups[*index]).collect();
        builds.make(self, &groups)?;
        let mut trials = Vec::new();
        let mut planned = Vec::new();
        for (index, group) in groups.iter().enumerate() {
            let built = builds.of(group)?;
            let of_group = self.trials(group)?;
            planned.push((group.name.as_str(), of_group.len()));
            trials.extend(of_group.into_iter().map(|trial| (index, trial, built)));
        }
        self.progress.planned(&planned);
        let mut by_group: Vec<Vec<Judged>> = groups.iter().map(|_| Vec::new()).collect();
        for (index, judged) in self.run_trials(&groups, &trials)? {
            by_group[index].push(judged);
        }
        Ok(by_group)
    }

    fn run_trials(
        &self,
        groups: &[&Group],
        trials: &[(usize, Trial<'_>, &Built)],
    ) -> Result<Vec<(usize, Judged)>, Error> {
        let run = |(index, trial, built): &(usize, Trial<'_>, &Built)| {
            let judged = trial.judge(self, groups[*index], built)?;
            self.progress.judged(&groups[*index].name, &judged.case);
            Ok::<_, Error>((*index, judged))
        };
        if !self.until_failure {
            return parallel::map(trials, self.width, run);
        }
        let mut done = Vec::new();
        for trial in trials {
            let (index, judged) = run(trial)?;
            let failed = judged.case.verdict != Verdict::Ac;
            done.push((index, judged));
            if failed {
                break;
            }
        }
        Ok(done)
    }

    /// Lowers the fuel of a case to its cap, if it has one.
    fn cap_fuel(&self, group: &Group, case: &str, limits: &mut Limits) {
        let key = (group.name.clone(), case.to_owned());
        if let Some(cap) = self.fuel_caps.and_then(|caps| caps.get(&key)) {
            limits.fuel = limits.fuel.min(*cap);
        }
    }

    /// The sandbox, for this grading.
    pub(crate) fn runner(&self) -> Runner<'_> {
        Runner {
            pool: &self.base.pool,
            progress: self.progress,
        }
    }
}

fn has_failed(report: &GroupReport) -> bool {
    report.cases.iter().any(|case| case.verdict != Verdict::Ac)
}
