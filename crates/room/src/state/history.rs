//! What somebody who joins is told of what happened: everything but what the
//! files and the presence already say, within bounds.

use std::collections::VecDeque;

use protocol::live::{CaseResult, Event, EventBody, RunKind, RunResult};
use serde::{Deserialize, Serialize};

use crate::settings::RoomLimits;

/// The newest events but for edits, selections, output and progress, bounded in
/// number and size.
///
/// The text of a created file is left out, since the file itself is told, and
/// of all but the newest results the texts of their cases: those are in the log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct History {
    events: VecDeque<Event>,
    /// How much text they have, in bytes.
    text_bytes: usize,
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
        self.text_bytes += text_bytes(&kept);
        self.events.push_back(kept);
        while self.detailed.len() > limits.detailed_runs {
            if let Some(sequence) = self.detailed.pop_front() {
                self.leave_out_texts(sequence);
            }
        }
        while self.events.len() > limits.history_events
            || self.text_bytes > limits.history_text_bytes
        {
            let Some(oldest) = self.events.pop_front() else {
                break;
            };
            self.text_bytes -= text_bytes(&oldest);
        }
    }

    fn leave_out_texts(&mut self, sequence: u64) {
        let Ok(index) = self
            .events
            .binary_search_by_key(&sequence, |event| event.sequence)
        else {
            return;
        };
        let event = &mut self.events[index];
        let before = text_bytes(event);
        if let EventBody::RunFinished {
            result, candidate, ..
        } = &mut event.body
        {
            for result in std::iter::once(result).chain(candidate) {
                without_texts(result);
            }
        }
        self.text_bytes -= before - text_bytes(event);
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

/// How much text of people and programs is in an event.
fn text_bytes(event: &Event) -> usize {
    match &event.body {
        EventBody::Chatted { text } | EventBody::Noted { text, .. } => text.len(),
        EventBody::Marked { label, .. } => label.len(),
        EventBody::RunStarted {
            kind: RunKind::Program { stdin },
            ..
        } => stdin.len(),
        EventBody::RunFinished {
            result, candidate, ..
        } => result_bytes(result) + candidate.as_ref().map_or(0, result_bytes),
        _ => 0,
    }
}

fn result_bytes(result: &RunResult) -> usize {
    match result {
        RunResult::Program(program) => program.diagnostics.len(),
        RunResult::Judged(judged) => {
            let cases = judged.groups.iter().flat_map(|group| &group.cases);
            judged.diagnostics.len() + cases.map(case_bytes).sum::<usize>()
        }
        RunResult::Cancelled | RunResult::Failed { .. } => 0,
    }
}

fn case_bytes(case: &CaseResult) -> usize {
    [
        &case.input,
        &case.expected,
        &case.got,
        &case.stdout,
        &case.stderr,
    ]
    .into_iter()
    .map(String::len)
    .sum()
}
