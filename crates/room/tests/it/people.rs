//! Joining, leaving, coming back, and what one is told then.

use protocol::live::{
    ClientId, ClientMessage, EventBody, FileContent, FileVersion, RefusalCode, Role,
};
use serde_json::json;

use crate::support::{MAIN, bodies, edit, person, session, session_of, settings};

#[test]
fn somebody_new_is_told_everything() {
    let mut session = session();
    session
        .send(session.candidate, edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]))
        .unwrap();
    let (welcome, effects) = session
        .room
        .join(5, person(4, Role::Candidate), None)
        .unwrap();
    assert!(matches!(
        bodies(&effects).as_slice(),
        [EventBody::Joined { .. }, EventBody::Connected { .. }]
    ));
    assert!(effects.presence_changed);
    assert_eq!(welcome.client, ClientId(4));
    assert!(!welcome.resumed);
    assert_eq!(welcome.sequence, session.room.sequence());
    assert_eq!((welcome.participants.len(), welcome.presence.len()), (4, 4));
    let text = FileContent::Text {
        text: "hello\nx".to_owned(),
    };
    assert_eq!(
        (&welcome.files[0].content, welcome.files[0].version),
        (&text, 1)
    );
}

#[test]
fn who_comes_back_is_told_what_was_missed() {
    let mut session = session();
    let typed = |client_sequence| {
        let length = 6 + client_sequence;
        edit(
            MAIN,
            client_sequence,
            client_sequence,
            &[json!([length, [0, "x"]])],
        )
    };
    session.send(session.candidate, typed(0)).unwrap();
    session.send(session.candidate, typed(1)).unwrap();
    session.room.leave(1, session.candidate);
    let known = vec![FileVersion {
        file: MAIN,
        version: 1,
    }];
    let resume = Some((session.candidate, known));
    let (welcome, effects) = session
        .room
        .join(2, person(1, Role::Candidate), resume)
        .unwrap();
    assert!(matches!(
        bodies(&effects).as_slice(),
        [EventBody::Connected { .. }]
    ));
    assert!(welcome.resumed);
    assert_eq!(welcome.client, session.candidate);
    assert_eq!(
        welcome.accepted,
        [FileVersion {
            file: MAIN,
            version: 2
        }]
    );
    let FileContent::Missed { updates } = &welcome.files[0].content else {
        panic!("{welcome:?}")
    };
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0].changes.0, json!([7, [0, "x"]]));
    // Files that it did not name are told whole.
    assert!(matches!(welcome.files[1].content, FileContent::Text { .. }));
    session.send(session.candidate, typed(2)).unwrap();
    assert_eq!(session.text(MAIN), "hello\nxxx");
}

#[test]
fn who_was_away_too_long_is_told_the_text() {
    let mut settings = settings();
    settings.limits.history_changes = 2;
    let mut session = session_of(settings);
    for index in 0..5 {
        let change = json!([6 + index, [0, "x"]]);
        session
            .send(session.candidate, edit(MAIN, index, index, &[change]))
            .unwrap();
    }
    for (version, is_known) in [
        (2, false),
        (3, true),
        (5, true),
        (6, false),
        (u64::MAX, false),
    ] {
        session.room.leave(1, session.interviewer);
        let known = vec![FileVersion {
            file: MAIN,
            version,
        }];
        let resume = Some((session.interviewer, known));
        let (welcome, _) = session
            .room
            .join(2, person(2, Role::Interviewer), resume)
            .unwrap();
        let is_missed = matches!(welcome.files[0].content, FileContent::Missed { .. });
        assert_eq!(is_missed, is_known, "{version}");
    }
}

#[test]
fn a_client_is_one_persons_and_one_sockets() {
    let mut session = session();
    let mut resume = |client, id| {
        let resume = Some((client, Vec::new()));
        let joined = session.room.join(1, person(id, Role::Candidate), resume);
        joined
            .map(|(welcome, _)| welcome.resumed)
            .map_err(|no| no.code)
    };
    assert_eq!(resume(ClientId(1), 1), Err(RefusalCode::Exists));
    assert_eq!(resume(ClientId(1), 9), Err(RefusalCode::NotAllowed));
    // Forgotten, or never there: somebody new.
    assert_eq!(resume(ClientId(77), 1), Ok(false));
}

#[test]
fn who_has_left_says_nothing() {
    let mut session = session();
    session.room.leave(0, session.candidate);
    assert_eq!(
        session.room.leave(0, session.candidate),
        room::Effects::default()
    );
    for client in [session.candidate, ClientId(99)] {
        let chat = ClientMessage::Chat {
            text: "boo".to_owned(),
        };
        let refusal = session.send(client, chat).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NotAllowed);
    }
}

#[test]
fn a_room_can_be_full() {
    let mut settings = settings();
    settings.limits.sockets = 4;
    let mut session = session_of(settings);
    session
        .room
        .join(0, person(1, Role::Candidate), None)
        .unwrap();
    let full = session.room.join(0, person(1, Role::Candidate), None);
    assert_eq!(full.unwrap_err().code, RefusalCode::TooLarge);
    let mut named = person(1, Role::Candidate);
    named.name = "x".repeat(1_000);
    let refused = session.room.join(0, named, None);
    assert_eq!(refused.unwrap_err().code, RefusalCode::TooLarge);
}

#[test]
fn candidates_see_everybodys_page_in_front() {
    let mut session = session();
    let away = ClientMessage::Focus { focused: false };
    assert_eq!(
        session
            .send(session.candidate, away.clone())
            .unwrap()
            .events
            .len(),
        1
    );
    assert_eq!(
        session.send(session.candidate, away).unwrap().events.len(),
        0
    );
    let focused = |role| session.room.presence(role)[0].focused;
    assert!(focused(Role::Candidate));
    assert!(!focused(Role::Interviewer));
}
