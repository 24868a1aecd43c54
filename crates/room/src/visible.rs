//! What of an event a role may see. What it may not see is never sent to it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use protocol::live::{Event, EventBody, Role, RunId, RunKind};
use serde::{Deserialize, Serialize};

/// The runs that candidates do not learn of.
///
/// Output, progress and ends of a run do not say of what kind it is, so whoever
/// reads a log from its beginning takes note of it with [`HiddenRuns::note`];
/// a room knows its own: [`crate::Room::hidden_runs`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HiddenRuns(BTreeSet<RunId>);

impl HiddenRuns {
    /// Takes note of an event.
    pub fn note(&mut self, event: &Event) {
        if let EventBody::RunStarted { run, kind, .. } = &event.body {
            self.started(*run, kind);
        }
    }

    /// Takes note of a run.
    pub(crate) fn started(&mut self, run: RunId, kind: &RunKind) {
        if *kind == RunKind::Judge {
            self.0.insert(run);
        }
    }

    fn has(&self, run: RunId) -> bool {
        self.0.contains(&run)
    }
}

/// What of an event a role may see; `None` where it is nothing. What is
/// borrowed is the event itself, so that it need be written only once.
#[must_use]
pub fn visible_to<'event>(
    event: &'event Event,
    role: Role,
    hidden: &HiddenRuns,
) -> Option<Cow<'event, Event>> {
    if role.is_staff() {
        Some(for_staff(event))
    } else {
        for_candidates(event, hidden)
    }
}

fn for_staff(event: &Event) -> Cow<'_, Event> {
    match &event.body {
        EventBody::RunFinished {
            run,
            result,
            candidate: Some(_),
        } => with_body(
            event,
            EventBody::RunFinished {
                run: *run,
                result: result.clone(),
                candidate: None,
            },
        ),
        EventBody::RunProgress {
            run,
            judged,
            planned,
            candidate: Some(_),
        } => with_body(
            event,
            EventBody::RunProgress {
                run: *run,
                judged: *judged,
                planned: *planned,
                candidate: None,
            },
        ),
        _ => Cow::Borrowed(event),
    }
}

fn for_candidates<'event>(event: &'event Event, hidden: &HiddenRuns) -> Option<Cow<'event, Event>> {
    match &event.body {
        EventBody::Pasted { .. }
        | EventBody::Focused { .. }
        | EventBody::Noted { .. }
        | EventBody::Marked { .. } => None,
        EventBody::RunStarted {
            kind: RunKind::Judge,
            ..
        } => None,
        EventBody::RunStarted { run, .. }
        | EventBody::Output { run, .. }
        | EventBody::RunProgress { run, .. }
        | EventBody::RunFinished { run, .. }
            if hidden.has(*run) =>
        {
            None
        }
        // What a candidate may see of a result was decided when it came; without
        // that there is nothing to be seen.
        EventBody::RunFinished { run, candidate, .. } => Some(with_body(
            event,
            EventBody::RunFinished {
                run: *run,
                result: candidate.clone()?,
                candidate: None,
            },
        )),
        // As for results: the number of cases would tell of the hidden ones.
        EventBody::RunProgress { run, candidate, .. } => {
            let seen = (*candidate)?;
            Some(with_body(
                event,
                EventBody::RunProgress {
                    run: *run,
                    judged: seen.judged,
                    planned: seen.planned,
                    candidate: None,
                },
            ))
        }
        EventBody::Joined { .. }
        | EventBody::Connected { .. }
        | EventBody::Disconnected { .. }
        | EventBody::FileCreated { .. }
        | EventBody::FileRenamed { .. }
        | EventBody::FileDeleted { .. }
        | EventBody::FileProtected { .. }
        | EventBody::Edited { .. }
        | EventBody::Selected { .. }
        | EventBody::Chatted { .. }
        | EventBody::Controlled { .. }
        | EventBody::TimeLeft { .. }
        | EventBody::RunStarted { .. }
        | EventBody::Output { .. } => Some(Cow::Borrowed(event)),
    }
}

fn with_body(event: &Event, body: EventBody) -> Cow<'_, Event> {
    Cow::Owned(Event { body, ..*event })
}
