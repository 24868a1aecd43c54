//! What runs, what ran last, and which runs are not the candidates' business.

use std::collections::BTreeMap;

use protocol::live::{FileVersion, ParticipantId, RunId, RunKind, RunResult};
use serde::{Deserialize, Serialize};

use crate::visible::HiddenRuns;

/// The runs of a room.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Runs {
    active: BTreeMap<RunId, ActiveRun>,
    /// How many ids were given.
    given: u32,
    pub(crate) hidden: HiddenRuns,
    pub(crate) latest_submission: Option<Submission>,
}

/// A run that has not ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ActiveRun {
    pub(crate) kind: RunKind,
    /// Who asked for it; `None` where typing paused.
    pub(crate) requested_by: Option<ParticipantId>,
    pub(crate) versions: Vec<FileVersion>,
    /// How much of its output was told.
    pub(crate) output_bytes: usize,
}

/// A submission that was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its run.
    pub run: RunId,
    /// Who submitted.
    pub submitted_by: Option<ParticipantId>,
    /// When judging ended.
    pub at_ms: u64,
    /// What was submitted.
    pub versions: Vec<FileVersion>,
    /// What it came to, for the team.
    pub result: RunResult,
}

impl Runs {
    /// The id that the next run gets.
    pub(crate) fn next_id(&self) -> RunId {
        RunId(self.given + 1)
    }

    pub(crate) fn active(&self) -> impl Iterator<Item = (RunId, &ActiveRun)> {
        self.active.iter().map(|(&id, run)| (id, run))
    }

    pub(crate) fn get(&self, run: RunId) -> Option<&ActiveRun> {
        self.active.get(&run)
    }

    pub(crate) fn count(&self) -> usize {
        self.active.len()
    }

    pub(super) fn started(
        &mut self,
        run: RunId,
        kind: &RunKind,
        requested_by: Option<ParticipantId>,
        versions: &[FileVersion],
    ) {
        self.given = self.given.max(run.0);
        self.hidden.started(run, kind);
        let active = ActiveRun {
            kind: kind.clone(),
            requested_by,
            versions: versions.to_vec(),
            output_bytes: 0,
        };
        self.active.insert(run, active);
    }

    pub(super) fn wrote(&mut self, run: RunId, text: &str) {
        if let Some(active) = self.active.get_mut(&run) {
            active.output_bytes += text.len();
        }
    }

    pub(super) fn finished(&mut self, run: RunId, result: &RunResult, at_ms: u64) {
        let Some(active) = self.active.remove(&run) else {
            return;
        };
        if active.kind == RunKind::Submit && matches!(result, RunResult::Judged(_)) {
            self.latest_submission = Some(Submission {
                run,
                submitted_by: active.requested_by,
                at_ms,
                versions: active.versions,
                result: result.clone(),
            });
        }
    }
}
