//! A room in which somebody worked for two hours, without waiting for them: one
//! minute of real runs gives the results, and the rest is written to the log in
//! the proportions of such sessions.

use std::path::Path;

use anyhow::{Context as _, ensure};
use protocol::live::{
    Changes, ClientId, ClientMessage, Event, EventBody, FileContent, FileId, FileVersion,
    OutputStream, ParticipantId, RoomId, RunId, RunKind, RunResult, SelectionRange, ServerMessage,
    Welcome,
};
use store::{Durability, Store};

use super::socket::{Ear, Mouth};

/// How long they worked.
const DURATION_MS: u64 = 2 * 60 * 60 * 1000;
/// Events that are appended at once.
const AT_ONCE: usize = 1_000;
/// After so many events something else than typing happens.
const PASTE: u64 = 400;
const FOCUS: u64 = 300;
const RUN: u64 = 200;
const CHAT: u64 = 700;
/// Every so many runs are a submission.
const SUBMISSION: u64 = 15;

/// What is pasted: some lines of Python.
const PASTED: &str = "\n    def allowed(self, now):\n        while self.seen and self.seen[0] <= now - self.window:\n            self.seen.popleft()\n        return len(self.seen) < self.limit\n";

/// Whoever works.
pub(super) struct Worker {
    client: ClientId,
    participant: ParticipantId,
    file: FileId,
    version: u64,
    /// The text's length, in UTF-16 units.
    length: u64,
    caret: u64,
    runs: u32,
    /// What runs of each kind come to.
    visible: Finished,
    submitted: Finished,
    /// For choices that are the same each time.
    state: u64,
}

type Finished = (RunResult, Option<RunResult>);

impl Worker {
    /// Somebody who was welcomed, and whose runs of each kind ended so.
    pub(super) fn new(
        welcome: &Welcome,
        visible: Finished,
        submitted: Finished,
    ) -> anyhow::Result<Self> {
        let file = welcome.files.first().context("a file")?;
        let FileContent::Text { text } = &file.content else {
            anyhow::bail!("a first welcome has the whole text");
        };
        let length = text.encode_utf16().count() as u64;
        Ok(Self {
            client: welcome.client,
            participant: welcome.you.id,
            file: file.file,
            version: file.version,
            length,
            caret: length,
            runs: 0,
            visible,
            submitted,
            state: 42,
        })
    }

    /// Works until the room has so many events.
    pub(super) async fn work(
        mut self,
        folder: &Path,
        room: &RoomId,
        events: u64,
    ) -> anyhow::Result<()> {
        let store = Store::open(folder, Durability::Relaxed)?;
        let before = all_events(&store, room).await?;
        let newest = before.last().context("a room has events")?;
        let (first, begin_ms) = (newest.sequence + 1, newest.at_ms);
        self.runs = before
            .iter()
            .filter(|event| matches!(event.body, EventBody::RunStarted { .. }))
            .count() as u32;
        let mut written = Vec::new();
        let mut bodies = Vec::new();
        for sequence in first..=events {
            if bodies.is_empty() {
                bodies = self.next(sequence);
                bodies.reverse();
            }
            let at_ms = begin_ms + DURATION_MS * (sequence - first) / (events - first + 1);
            let body = bodies.pop().context("something happens")?;
            written.push(Event {
                sequence,
                at_ms,
                actor: Some(self.participant).filter(|_| is_of_somebody(&body)),
                body,
            });
            if written.len() == AT_ONCE || sequence == events {
                store.append(room, &written).await?;
                written.clear();
            }
        }
        Ok(())
    }

    /// What happens next.
    fn next(&mut self, moment: u64) -> Vec<EventBody> {
        if moment.is_multiple_of(PASTE) {
            self.paste()
        } else if moment.is_multiple_of(RUN) {
            self.run()
        } else if moment.is_multiple_of(FOCUS) {
            [false, true].map(|focused| self.focus(focused)).into()
        } else if moment.is_multiple_of(CHAT) {
            let text = "what happens when two of them come in the same millisecond?".to_owned();
            vec![EventBody::Chatted { text }]
        } else {
            match self.choice(100) {
                0..20 => vec![self.select()],
                20..32 => vec![self.delete()],
                _ => vec![self.letter()],
            }
        }
    }

    fn letter(&mut self) -> EventBody {
        let lines = match self.choice(30) {
            0 => ["", "    "].as_slice(),
            1..6 => &[" "],
            letter => &["etaoinshrdlucmfwypvbgkjqxz"
                .get(letter as usize - 5..letter as usize - 4)
                .unwrap_or("e")],
        };
        self.insert(lines)
    }

    fn insert(&mut self, lines: &[&str]) -> EventBody {
        let mut section = vec![serde_json::json!(0)];
        section.extend(lines.iter().map(|line| serde_json::json!(line)));
        let units: u64 = lines.iter().map(|line| line.len() as u64).sum();
        let change = self.around(self.caret, serde_json::Value::Array(section), 0);
        let units = units + lines.len() as u64 - 1;
        self.length += units;
        self.caret += units;
        self.edited(change)
    }

    fn delete(&mut self) -> EventBody {
        if self.caret == 0 {
            return self.insert(&["x"]);
        }
        let change = self.around(self.caret - 1, serde_json::json!([1]), 1);
        self.length -= 1;
        self.caret -= 1;
        self.edited(change)
    }

    /// A section of a change with what stays before and behind it.
    fn around(&self, at: u64, section: serde_json::Value, deleted: u64) -> Changes {
        let behind = self.length - at - deleted;
        let mut sections = vec![serde_json::json!(at), section, serde_json::json!(behind)];
        sections.retain(|section| *section != serde_json::json!(0));
        Changes(serde_json::Value::Array(sections))
    }

    fn edited(&mut self, change: Changes) -> EventBody {
        let version = self.version;
        self.version += 1;
        EventBody::Edited {
            file: self.file,
            version,
            client: self.client,
            client_sequence: version,
            changes: vec![change],
        }
    }

    fn select(&mut self) -> EventBody {
        self.caret = self.choice(self.length + 1);
        let head = self.caret as u32;
        let anchor = head.saturating_sub(self.choice(12) as u32);
        EventBody::Selected {
            client: self.client,
            file: self.file,
            version: self.version,
            ranges: vec![SelectionRange { anchor, head }],
        }
    }

    fn paste(&mut self) -> Vec<EventBody> {
        let lines: Vec<&str> = PASTED.split('\n').collect();
        let pasted = EventBody::Pasted {
            file: self.file,
            length: PASTED.len() as u32,
            sha256: "0".repeat(64),
            internal: false,
        };
        vec![pasted, self.insert(&lines)]
    }

    fn run(&mut self) -> Vec<EventBody> {
        self.runs += 1;
        let run = RunId(self.runs);
        let is_submission = u64::from(self.runs).is_multiple_of(SUBMISSION);
        let (kind, (result, candidate)) = match is_submission {
            true => (RunKind::Submit, self.submitted.clone()),
            false => (visible(), self.visible.clone()),
        };
        let started = EventBody::RunStarted {
            run,
            kind,
            versions: vec![FileVersion {
                file: self.file,
                version: self.version,
            }],
        };
        let wrote = EventBody::Output {
            run,
            stream: OutputStream::Stdout,
            text: "window 3, limit 2: True True False\n".repeat(8),
        };
        let finished = EventBody::RunFinished {
            run,
            result,
            candidate,
        };
        match is_submission {
            true => vec![started, finished],
            false => vec![started, wrote, finished],
        }
    }

    fn focus(&self, focused: bool) -> EventBody {
        EventBody::Focused {
            client: self.client,
            focused,
        }
    }

    /// A number below `below`.
    fn choice(&mut self, below: u64) -> u64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % below
    }
}

fn is_of_somebody(body: &EventBody) -> bool {
    !matches!(
        body,
        EventBody::Output { .. } | EventBody::RunFinished { .. }
    )
}

fn visible() -> RunKind {
    RunKind::Visible {
        only: None,
        automatic: false,
    }
}

/// Runs the visible cases and submits, as the room is.
pub(super) async fn real_runs(mouth: &mut Mouth, ear: &mut Ear) -> anyhow::Result<()> {
    for kind in [visible(), RunKind::Submit] {
        mouth.say(&ClientMessage::Run { kind }).await?;
        loop {
            let text = ear.hear().await.context("the socket was closed")?;
            ensure!(!text.contains("\"type\":\"refused\""), "refused: {text}");
            if let ServerMessage::Event { event } = serde_json::from_str(&text)?
                && matches!(event.body, EventBody::RunFinished { .. })
            {
                break;
            }
        }
    }
    Ok(())
}

/// What the room's first two runs came to, as the log has it.
pub(super) async fn results(folder: &Path, room: &RoomId) -> anyhow::Result<[Finished; 2]> {
    let store = Store::open(folder, Durability::Relaxed)?;
    let events = all_events(&store, room).await?.into_iter();
    let mut finished = events.filter_map(|event| match event.body {
        EventBody::RunFinished {
            result, candidate, ..
        } => Some((result, candidate)),
        _ => None,
    });
    let visible = finished.next().context("a run of the visible cases")?;
    let submitted = finished.next().context("a submission")?;
    Ok([visible, submitted])
}

async fn all_events(store: &Store, room: &RoomId) -> anyhow::Result<Vec<Event>> {
    Ok(store.events(room, 0, u32::MAX).await?)
}
