//! What runs tell while they go on, and what they come to.

use protocol::live::{CaseCount, EventBody, OutputStream, RunId, RunKind, RunResult};

use super::Room;
use crate::effects::Effects;

impl Room {
    /// A run wrote something. Output of submissions is not told, and neither is
    /// what exceeds the limit.
    pub fn run_output(
        &mut self,
        now_ms: u64,
        run: RunId,
        stream: OutputStream,
        text: String,
    ) -> Effects {
        let mut effects = Effects::default();
        let limit = self.settings.limits.output_bytes;
        let is_told = self.state.runs.get(run).is_some_and(|active| {
            active.kind != RunKind::Submit && active.output_bytes + text.len() <= limit
        });
        if is_told && !text.is_empty() {
            let output = EventBody::Output { run, stream, text };
            self.emit(now_ms, None, output, &mut effects);
        }
        effects
    }

    /// A run came so far. `candidate` is how far candidates may know it is;
    /// without it they are told nothing.
    pub fn run_progress(
        &mut self,
        now_ms: u64,
        run: RunId,
        count: CaseCount,
        candidate: Option<CaseCount>,
    ) -> Effects {
        let mut effects = Effects::default();
        if let Some(active) = self.state.runs.get(run) {
            let progress = EventBody::RunProgress {
                run,
                judged: count.judged,
                planned: count.planned,
                candidate: candidate.filter(|_| active.kind != RunKind::Judge),
            };
            self.emit(now_ms, None, progress, &mut effects);
        }
        effects
    }

    /// A run ended. `candidate` is what candidates may see of a judged result;
    /// other results they see as they are. Without it they are told nothing but
    /// that the run has ended.
    pub fn run_finished(
        &mut self,
        now_ms: u64,
        run: RunId,
        result: RunResult,
        candidate: Option<RunResult>,
    ) -> Effects {
        let mut effects = Effects::default();
        let Some(active) = self.state.runs.get(run) else {
            return effects;
        };
        let candidate = match active.kind {
            RunKind::Judge => None,
            _ => Some(candidate.unwrap_or_else(|| for_candidates(&result))),
        };
        let finished = EventBody::RunFinished {
            run,
            result,
            candidate,
        };
        self.emit(now_ms, None, finished, &mut effects);
        effects
    }
}

fn for_candidates(result: &RunResult) -> RunResult {
    match result {
        RunResult::Judged(_) => RunResult::Failed {
            reason: "the result is not told".to_owned(),
        },
        RunResult::Program(_) | RunResult::Cancelled | RunResult::Failed { .. } => result.clone(),
    }
}
