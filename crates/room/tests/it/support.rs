//! A small room with a candidate, an interviewer and an observer in it.

use protocol::Verdict;
use protocol::live::{
    CaseResult, Changes, ClientId, ClientMessage, Event, EventBody, FileId, GroupResult,
    JudgedResult, Participant, ParticipantId, ProgramResult, Protection, Refusal, RefusalCode,
    Role, RoomId, RoomSummary, RunResult,
};
use room::{Effects, Room, RoomLimits, Settings, StarterFile};
use serde_json::Value;

/// The entry file.
pub(crate) const MAIN: FileId = FileId(1);
/// A file that candidates cannot change.
pub(crate) const FIXED: FileId = FileId(2);

/// A room with people in it.
pub(crate) struct Session {
    pub(crate) room: Room,
    pub(crate) now_ms: u64,
    /// Everything that happened.
    pub(crate) events: Vec<Event>,
    pub(crate) candidate: ClientId,
    pub(crate) interviewer: ClientId,
    pub(crate) observer: ClientId,
}

pub(crate) fn settings() -> Settings {
    let file = |path: &str, text: &str, protection| StarterFile {
        path: path.to_owned(),
        text: text.to_owned(),
        protection,
    };
    Settings {
        summary: RoomSummary {
            id: RoomId::new("r1").unwrap(),
            title: "A room".to_owned(),
            challenge: "sums".to_owned(),
            statement: "Sum it.".to_owned(),
            language: "python".parse().unwrap(),
            entry: "main.py".to_owned(),
            visible_cases: vec![("examples".to_owned(), vec!["one".to_owned()])],
        },
        files: vec![
            file("main.py", "hello\n", Protection::None),
            file("fixed.py", "fixed\n", Protection::ReadOnly),
        ],
        timer: None,
        autorun: false,
        limits: RoomLimits::default(),
    }
}

pub(crate) fn person(id: u32, role: Role) -> Participant {
    Participant {
        id: ParticipantId(id),
        role,
        name: format!("{role:?} {id}"),
    }
}

pub(crate) fn session() -> Session {
    session_of(settings())
}

pub(crate) fn session_of(settings: Settings) -> Session {
    let (mut room, mut events) = Room::open(settings, 0);
    let mut join = |id, role| {
        let (welcome, effects) = room.join(0, person(id, role), None).unwrap();
        events.extend(effects.events);
        welcome.client
    };
    let candidate = join(1, Role::Candidate);
    let interviewer = join(2, Role::Interviewer);
    let observer = join(3, Role::Observer);
    Session {
        room,
        now_ms: 0,
        events,
        candidate,
        interviewer,
        observer,
    }
}

impl Session {
    pub(crate) fn send(
        &mut self,
        client: ClientId,
        message: ClientMessage,
    ) -> Result<Effects, Refusal> {
        let effects = self.room.handle(self.now_ms, client, message)?;
        self.events.extend(effects.events.iter().cloned());
        Ok(effects)
    }

    pub(crate) fn tick(&mut self, now_ms: u64) -> Effects {
        self.now_ms = now_ms;
        let effects = self.room.tick(now_ms);
        self.events.extend(effects.events.iter().cloned());
        effects
    }

    pub(crate) fn text(&self, file: FileId) -> String {
        self.room.text(file).unwrap()
    }
}

pub(crate) fn edit(
    file: FileId,
    version: u64,
    client_sequence: u64,
    changes: &[Value],
) -> ClientMessage {
    ClientMessage::Edit {
        file,
        version,
        client_sequence,
        changes: changes.iter().cloned().map(Changes).collect(),
    }
}

impl Session {
    /// Takes note of what happened.
    pub(crate) fn take(&mut self, effects: &Effects) {
        self.events.extend(effects.events.iter().cloned());
    }

    pub(crate) fn visible_to_candidates(&self, event: &Event) -> Option<Event> {
        let hidden = self.room.hidden_runs();
        room::visible_to(event, Role::Candidate, hidden).map(std::borrow::Cow::into_owned)
    }
}

pub(crate) fn program(exit_code: i32) -> RunResult {
    RunResult::Program(ProgramResult {
        verdict: Verdict::Ac,
        reason: String::new(),
        exit_code: Some(exit_code),
        diagnostics: String::new(),
        fuel: Some(1),
        memory_bytes: 1,
        wall_ms: 1,
        marks: Vec::new(),
    })
}

pub(crate) fn judged(verdict: Verdict) -> RunResult {
    let case = CaseResult {
        name: "one".to_owned(),
        verdict,
        reason: String::new(),
        input: "1 2".to_owned(),
        expected: "3".to_owned(),
        got: "3".to_owned(),
        stdout: String::new(),
        stderr: String::new(),
        fuel: None,
        reference_fuel: None,
        memory_bytes: 0,
    };
    let group = GroupResult {
        name: "examples".to_owned(),
        visible: true,
        verdict: Some(verdict),
        score: 0,
        points: 1,
        skipped_for: Vec::new(),
        cases: vec![case],
    };
    RunResult::Judged(JudgedResult {
        verdict,
        score: 0,
        points: 1,
        diagnostics: String::new(),
        groups: vec![group],
        fuel: 0,
        wall_ms: 0,
        marks: Vec::new(),
        report: None,
    })
}

impl Session {
    /// How many events a message makes, or why it is refused.
    pub(crate) fn outcome(
        &mut self,
        client: ClientId,
        message: ClientMessage,
    ) -> Result<usize, RefusalCode> {
        let effects = self.send(client, message);
        effects
            .map(|effects| effects.events.len())
            .map_err(|refusal| refusal.code)
    }
}

pub(crate) fn create(path: &str) -> ClientMessage {
    ClientMessage::CreateFile {
        path: path.to_owned(),
        text: "a\r\nb".to_owned(),
    }
}

pub(crate) fn rename(file: FileId, path: &str) -> ClientMessage {
    ClientMessage::RenameFile {
        file,
        path: path.to_owned(),
    }
}

/// What happened.
pub(crate) fn bodies(effects: &Effects) -> Vec<&EventBody> {
    effects.events.iter().map(|event| &event.body).collect()
}
