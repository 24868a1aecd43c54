//! What somebody who joins is told of what happened before.

use protocol::Verdict;
use protocol::live::{ClientMessage, EventBody, Role, RunKind, RunResult};
use serde_json::json;

use crate::support::{MAIN, edit, judged, person, session, session_of, settings};

#[test]
fn history_is_what_a_role_may_see_without_what_is_told_elsewhere() {
    let mut session = session();
    let note = ClientMessage::Note {
        text: "good".to_owned(),
        about_ms: None,
    };
    session.send(session.interviewer, note).unwrap();
    session
        .send(session.candidate, edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]))
        .unwrap();
    let mut history = |id, role| {
        let (welcome, _) = session.room.join(0, person(id, role), None).unwrap();
        welcome.history
    };
    let is_note = |body: &EventBody| matches!(body, EventBody::Noted { .. });
    let is_edit = |body: &EventBody| matches!(body, EventBody::Edited { .. });
    let candidate = history(1, Role::Candidate);
    let staff = history(3, Role::Observer);
    assert!(!candidate.iter().any(|event| is_note(&event.body)));
    assert!(staff.iter().any(|event| is_note(&event.body)));
    assert!(!staff.iter().any(|event| is_edit(&event.body)));
}

#[test]
fn only_the_newest_results_are_told_in_full() {
    let mut settings = settings();
    settings.limits.detailed_runs = 1;
    let mut session = session_of(settings);
    for _ in 0..2 {
        let kind = RunKind::Submit;
        let effects = session
            .send(session.candidate, ClientMessage::Run { kind })
            .unwrap();
        let run = effects.start.unwrap().run;
        let (all, part) = (judged(Verdict::Wa), judged(Verdict::Ac));
        session.room.run_finished(0, run, all, Some(part));
    }
    let (welcome, _) = session
        .room
        .join(0, person(1, Role::Candidate), None)
        .unwrap();
    let inputs: Vec<&str> = welcome
        .history
        .iter()
        .filter_map(|event| match &event.body {
            EventBody::RunFinished {
                result: RunResult::Judged(judged),
                ..
            } => Some(judged.groups[0].cases[0].input.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(inputs, ["", "1 2"]);
}

#[test]
fn history_has_so_much_text() {
    let mut settings = settings();
    settings.limits.history_text_bytes = 10_000;
    let mut session = session_of(settings);
    for _ in 0..100 {
        let text = "x".repeat(4_000);
        session
            .send(session.candidate, ClientMessage::Chat { text })
            .unwrap();
    }
    let (welcome, _) = session
        .room
        .join(0, person(1, Role::Candidate), None)
        .unwrap();
    let is_chat = |body: &EventBody| matches!(body, EventBody::Chatted { .. });
    let chats = welcome.history.iter().filter(|event| is_chat(&event.body));
    assert_eq!(chats.count(), 2);
}
