//! What somebody who joins is told of what happened: everything but what the
//! files and the presence already say, within bounds.

use std::collections::VecDeque;

use protocol::live::{CaseResult, Event, EventBody, RunResult};
use serde::{Deserialize, Serialize};

use crate::settings::RoomLimits;

/// The newest events but for edits, selections, output and progress.
///
/// The text of a created file is left out, since the file itself is told, and
/// of all but the newest results the texts of their cases: those are in the log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct History {
    events: VecDeque<Event>,
    /// The numbers of the results whose cases have their texts.
    detailed: VecDeque<u64>,
}

impl History {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Event> {
        self.events.iter()
    }

    pub(super) fn keep(&mut self, event: &Event, limits: &RoomLimits) {
        let Some(kept) = kept(event) else {
            return;
        };
        if matches!(kept.body, EventBody::RunFinished { .. }) {
            self.detailed.push_back(kept.sequence);
        }
        self.events.push_back(kept);
        while self.events.len() > limits.history_events {
            self.events.pop_front();
        }
        while self.detailed.len() > limits.detailed_runs {
            if let Some(sequence) = self.detailed.pop_front() {
                self.leave_out_texts(sequence);
            }
        }
    }

    fn leave_out_texts(&mut self, sequence: u64) {
        let Ok(index) = self
            .events
            .binary_search_by_key(&sequence, |event| event.sequence)
        else {
            return;
        };
        if let EventBody::RunFinished {
            result, candidate, ..
        } = &mut self.events[index].body
        {
            for result in std::iter::once(result).chain(candidate) {
                without_texts(result);
            }
        }
    }
}

fn kept(event: &Event) -> Option<Event> {
    match &event.body {
        EventBody::Edited { .. }
        | EventBody::Selected { .. }
        | EventBody::Output { .. }
        | EventBody::RunProgress { .. } => None,
        EventBody::FileCreated {
            file,
            path,
            protection,
            ..
        } => Some(Event {
            body: EventBody::FileCreated {
                file: *file,
                path: path.clone(),
                text: String::new(),
                protection: protection.clone(),
            },
            ..*event
        }),
        _ => Some(event.clone()),
    }
}

fn without_texts(result: &mut RunResult) {
    match result {
        RunResult::Program(program) => program.diagnostics = String::new(),
        RunResult::Judged(judged) => {
            judged.diagnostics = String::new();
            for case in judged.groups.iter_mut().flat_map(|group| &mut group.cases) {
                case_without_texts(case);
            }
        }
        RunResult::Cancelled | RunResult::Failed { .. } => {}
    }
}

fn case_without_texts(case: &mut CaseResult) {
    for text in [
        &mut case.input,
        &mut case.expected,
        &mut case.got,
        &mut case.stdout,
        &mut case.stderr,
    ] {
        *text = String::new();
    }
}
