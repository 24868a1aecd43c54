//! What a run wrote, as an asciicast of version 3, which terminal players know.

use protocol::live::{Event, EventBody, RunId, RunResult};
use serde_json::{Value, json};

const COLUMNS: u32 = 80;
const ROWS: u32 = 24;

/// What a run wrote and when, as an asciicast; `None` if there is no such run
/// among the events.
pub fn asciicast<'event>(
    events: impl IntoIterator<Item = &'event Event>,
    run: RunId,
    title: &str,
) -> Option<String> {
    let mut cast: Option<Cast> = None;
    for event in events {
        match (&event.body, &mut cast) {
            (EventBody::RunStarted { run: started, .. }, None) if *started == run => {
                cast = Some(Cast::new(title, event.at_ms));
            }
            (EventBody::Output { run: of, text, .. }, Some(cast)) if *of == run => {
                // A terminal goes down at a line feed, and to the left only when told.
                let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
                cast.push(event.at_ms, "o", &text);
            }
            (
                EventBody::RunFinished {
                    run: of, result, ..
                },
                Some(cast),
            ) if *of == run => {
                if let Some(code) = exit_code(result) {
                    cast.push(event.at_ms, "x", &code.to_string());
                }
                break;
            }
            _ => {}
        }
    }
    cast.map(|cast| cast.lines)
}

fn exit_code(result: &RunResult) -> Option<i32> {
    match result {
        RunResult::Program(program) => program.exit_code,
        RunResult::Judged(_) | RunResult::Cancelled | RunResult::Failed { .. } => None,
    }
}

struct Cast {
    lines: String,
    at_ms: u64,
}

impl Cast {
    fn new(title: &str, at_ms: u64) -> Self {
        let header = json!({
            "version": 3,
            "term": { "cols": COLUMNS, "rows": ROWS },
            "title": title,
        });
        Self {
            lines: format!("{header}\n"),
            at_ms,
        }
    }

    /// Adds an event; its time is in seconds after the one before.
    fn push(&mut self, at_ms: u64, code: &str, data: &str) {
        let since_ms = at_ms.saturating_sub(self.at_ms);
        self.at_ms = self.at_ms.max(at_ms);
        let seconds = format!("{}.{:03}", since_ms / 1000, since_ms % 1000);
        let (code, data) = (Value::from(code), Value::from(data));
        self.lines
            .push_str(&format!("[{seconds}, {code}, {data}]\n"));
    }
}
