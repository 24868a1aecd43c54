//! The moments of a session that people want to jump to.

use protocol::Verdict;
use protocol::live::{Event, EventBody, RunId, RunResult};

/// A moment to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The number of its event.
    pub sequence: u64,
    /// When.
    pub at_ms: u64,
    /// What happened.
    pub kind: JumpKind,
}

/// What happened at a moment to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JumpKind {
    /// A run started.
    Run(RunId),
    /// Cases were judged and all accepted, for the first time.
    FirstGreen(RunId),
    /// Text from elsewhere was pasted: so many UTF-16 units.
    Paste(u32),
    /// Somebody marked the moment.
    Marker(String),
}

/// The jump that an event is, if it is one.
pub(super) fn of(event: &Event, before: &[Jump]) -> Option<Jump> {
    let kind = match &event.body {
        EventBody::RunStarted { run, .. } => JumpKind::Run(*run),
        EventBody::RunFinished { run, result, .. } if is_green(result) && !has_green(before) => {
            JumpKind::FirstGreen(*run)
        }
        EventBody::Pasted {
            length,
            internal: false,
            ..
        } => JumpKind::Paste(*length),
        EventBody::Marked { label, .. } => JumpKind::Marker(label.clone()),
        _ => return None,
    };
    let at_ms = match &event.body {
        EventBody::Marked {
            about_ms: Some(about_ms),
            ..
        } => *about_ms,
        _ => event.at_ms,
    };
    Some(Jump {
        sequence: event.sequence,
        at_ms,
        kind,
    })
}

fn is_green(result: &RunResult) -> bool {
    matches!(result, RunResult::Judged(judged) if judged.verdict == Verdict::Ac)
}

fn has_green(jumps: &[Jump]) -> bool {
    jumps
        .iter()
        .any(|jump| matches!(jump.kind, JumpKind::FirstGreen(_)))
}
