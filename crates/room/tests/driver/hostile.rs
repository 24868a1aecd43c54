//! Messages as nobody should send them.

use protocol::live::{
    AtZero, Changes, ClientMessage, Control, FileId, Protection, RunId, RunKind, SelectionRange,
};
use serde_json::{Value, json};

use super::input::Input;

const PATHS: [&str; 8] = [
    "a.py", "A.py", "a.py/b", "main.py", "../x", "", "dir/x", "fixed.py",
];

/// Any message, with numbers that are near what is right or far from it.
pub(crate) fn message(input: &mut Input<'_>) -> ClientMessage {
    match input.below(17) {
        0 => ClientMessage::Hello { resume: None },
        1 | 2 => ClientMessage::Edit {
            file: file(input),
            version: input.number(),
            client_sequence: input.number(),
            changes: (0..input.below(70)).map(|_| changes(input)).collect(),
        },
        3 | 4 => ClientMessage::Select {
            file: file(input),
            version: input.number(),
            ranges: (0..input.below(40)).map(|_| range(input)).collect(),
        },
        5 => ClientMessage::Check {
            file: file(input),
            version: input.number(),
            length: small(input),
            hash: 0,
        },
        6 => ClientMessage::CreateFile {
            path: path(input),
            text: input.text(),
        },
        7 => ClientMessage::RenameFile {
            file: file(input),
            path: path(input),
        },
        8 => ClientMessage::DeleteFile { file: file(input) },
        9 => ClientMessage::ProtectFile {
            file: file(input),
            version: input.number(),
            protection: protection(input),
        },
        10 => ClientMessage::Pasted {
            file: file(input),
            length: small(input),
            sha256: "0".repeat(64),
            internal: input.flag(),
        },
        11 => ClientMessage::Focus {
            focused: input.flag(),
        },
        12 => ClientMessage::Chat { text: input.text() },
        13 => ClientMessage::Note {
            text: input.text(),
            about_ms: Some(input.number()),
        },
        14 => ClientMessage::Mark {
            label: input.text(),
        },
        15 => ClientMessage::Control {
            control: control(input),
        },
        _ => run(input),
    }
}

fn run(input: &mut Input<'_>) -> ClientMessage {
    let kind = match input.below(6) {
        0 => {
            return ClientMessage::Cancel {
                run: RunId(small(input)),
            };
        }
        1 => RunKind::Program {
            stdin: input.text(),
        },
        2 => RunKind::Visible {
            only: None,
            automatic: input.flag(),
        },
        3 => RunKind::Visible {
            only: Some(("examples".to_owned(), "one".to_owned())),
            automatic: false,
        },
        4 => RunKind::Submit,
        _ => RunKind::Judge,
    };
    ClientMessage::Run { kind }
}

fn control(input: &mut Input<'_>) -> Control {
    match input.below(12) {
        0 | 1 => Control::Start,
        2 => Control::Pause,
        3 => Control::Lock,
        4..=7 => Control::Unlock,
        8 => Control::SetTimer {
            remaining_ms: input.number(),
            at_zero: *input.pick(&[AtZero::Note, AtZero::Lock]),
        },
        9 | 10 => Control::SetAutorun {
            enabled: input.flag(),
        },
        _ if input.below(8) == 0 => Control::End,
        _ => Control::Start,
    }
}

fn protection(input: &mut Input<'_>) -> Protection {
    match input.below(4) {
        0 => Protection::ReadOnly,
        1 => Protection::None,
        _ => Protection::Ranges {
            ranges: (0..input.below(4))
                .map(|_| (small(input), small(input)))
                .collect(),
        },
    }
}

fn changes(input: &mut Input<'_>) -> Changes {
    let json = match input.below(8) {
        0 => json!({}),
        1 => json!([input.number(), [input.number()]]),
        2 => json!([[0, "a\nb"]]),
        3 => json!(null),
        _ => {
            let sections = (0..input.below(4)).map(|_| section(input));
            Value::Array(sections.collect())
        }
    };
    Changes(json)
}

fn section(input: &mut Input<'_>) -> Value {
    match input.below(3) {
        0 => json!(input.below(12)),
        1 => json!([input.below(6)]),
        _ => json!([input.below(3), "x", "🌉"]),
    }
}

fn range(input: &mut Input<'_>) -> SelectionRange {
    SelectionRange {
        anchor: small(input),
        head: small(input),
    }
}

fn file(input: &mut Input<'_>) -> FileId {
    FileId(small(input) % 6)
}

fn path(input: &mut Input<'_>) -> String {
    (*input.pick(&PATHS)).to_owned()
}

fn small(input: &mut Input<'_>) -> u32 {
    u32::try_from(input.number()).unwrap_or(u32::MAX)
}
