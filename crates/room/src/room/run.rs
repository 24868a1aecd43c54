//! Requests to run something, and to cancel it.

use protocol::live::{EventBody, ParticipantId, Refusal, RefusalCode, Role, RunId, RunKind};

use super::{Room, Turn};
use crate::effects::{Effects, RunOrder};
use crate::refusal::{at_most, refusal};

impl Turn<'_> {
    pub(super) fn run(&mut self, kind: RunKind) -> Result<(), Refusal> {
        self.may_change()?;
        self.may_run(&kind)?;
        let in_the_way = self.own_run(&kind)?;
        self.not_too_many()?;
        let (who, now_ms) = (self.who, self.now_ms);
        self.room
            .start_run(now_ms, Some(who), who, kind, &mut self.effects);
        self.effects.cancel = in_the_way;
        Ok(())
    }

    fn may_run(&self, kind: &RunKind) -> Result<(), Refusal> {
        match kind {
            RunKind::Program { stdin } => {
                let limit = self.room.settings.limits.stdin_bytes;
                at_most(stdin.len(), limit, "standard input")
            }
            RunKind::Visible {
                automatic: true, ..
            } => Err(refusal(
                RefusalCode::Invalid,
                "only the room starts automatic runs",
            )),
            RunKind::Visible { only: None, .. } => Ok(()),
            RunKind::Visible {
                only: Some((group, case)),
                ..
            } => self.visible_case(group, case),
            RunKind::Submit if self.role == Role::Candidate => Ok(()),
            RunKind::Submit => {
                let message = "only candidates submit: judge it instead";
                Err(refusal(RefusalCode::NotAllowed, message))
            }
            RunKind::Judge => self.interviewers_only(),
        }
    }

    fn visible_case(&self, group: &str, case: &str) -> Result<(), Refusal> {
        let groups = &self.room.settings.summary.visible_cases;
        let is_there = groups
            .iter()
            .any(|(name, cases)| name == group && cases.iter().any(|name| name == case));
        if is_there {
            Ok(())
        } else {
            Err(refusal(RefusalCode::NotFound, "there is no such case"))
        }
    }

    /// Refuses a second run of one kind of one person. An automatic one makes
    /// way for one that somebody asked for.
    fn own_run(&self, kind: &RunKind) -> Result<Option<RunId>, Refusal> {
        let mut automatic = None;
        for (id, run) in self.room.state.runs.active() {
            if !alike(&run.kind, kind) {
                continue;
            }
            if run.requested_by == Some(self.who) {
                let message = "your last run has not ended";
                return Err(refusal(RefusalCode::TooOften, message));
            }
            if run.requested_by.is_none() && self.role == Role::Candidate {
                automatic = Some(id);
            }
        }
        Ok(automatic)
    }

    fn not_too_many(&self) -> Result<(), Refusal> {
        if self.room.state.runs.count() < self.room.settings.limits.runs {
            return Ok(());
        }
        let message = "too many runs at once: wait until one has ended";
        Err(refusal(RefusalCode::TooOften, message))
    }

    pub(super) fn cancel(&mut self, run: RunId) -> Result<(), Refusal> {
        self.no_observer()?;
        let active = self.room.state.runs.get(run);
        let visible = active.filter(|run| self.role.is_staff() || run.kind != RunKind::Judge);
        let Some(active) = visible else {
            return Err(refusal(RefusalCode::NotFound, "there is no such run"));
        };
        let own = active.requested_by.is_none_or(|author| author == self.who);
        if !own && self.role != Role::Interviewer {
            let message = "somebody else started this run";
            return Err(refusal(RefusalCode::NotAllowed, message));
        }
        self.effects.cancel = Some(run);
        Ok(())
    }
}

/// Whether one person has only one of the two at a time.
fn alike(one: &RunKind, other: &RunKind) -> bool {
    let class = |kind: &RunKind| match kind {
        RunKind::Program { .. } | RunKind::Visible { .. } => 0,
        RunKind::Submit => 1,
        RunKind::Judge => 2,
    };
    class(one) == class(other)
}

impl Room {
    /// Starts a run of the files as they are.
    pub(super) fn start_run(
        &mut self,
        now_ms: u64,
        actor: Option<ParticipantId>,
        requested_by: ParticipantId,
        kind: RunKind,
        effects: &mut Effects,
    ) {
        let run = self.state.runs.next_id();
        let started = EventBody::RunStarted {
            run,
            kind: kind.clone(),
            versions: self.state.files.versions(),
        };
        self.emit(now_ms, actor, started, effects);
        effects.start = Some(RunOrder {
            run,
            kind,
            requested_by,
            files: self.state.files.texts(),
        });
    }
}
