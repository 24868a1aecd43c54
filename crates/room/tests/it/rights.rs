//! What roles may not do, and what is too much from anybody.

use protocol::live::{
    ClientMessage, Control, Phase, Protection, RefusalCode, RunKind, SelectionRange,
};
use serde_json::json;

use crate::support::{FIXED, MAIN, create, edit, rename, session};

#[test]
fn observers_change_nothing() {
    let mut session = session();
    for message in [
        create("x"),
        rename(FIXED, "x"),
        ClientMessage::DeleteFile { file: FIXED },
        edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]),
        ClientMessage::Chat {
            text: "hello".to_owned(),
        },
        ClientMessage::ProtectFile {
            file: MAIN,
            version: 0,
            protection: Protection::ReadOnly,
        },
    ] {
        let refused = session.outcome(session.observer, message);
        assert_eq!(refused, Err(RefusalCode::NotAllowed));
    }
    let note = ClientMessage::Note {
        text: "mine".to_owned(),
        about_ms: Some(u64::MAX),
    };
    assert_eq!(session.outcome(session.observer, note), Ok(1));
}

#[test]
fn candidates_do_not_write_for_the_team() {
    let mut session = session();
    for message in [
        ClientMessage::Note {
            text: "x".to_owned(),
            about_ms: None,
        },
        ClientMessage::Mark {
            label: "x".to_owned(),
        },
        ClientMessage::ProtectFile {
            file: MAIN,
            version: 0,
            protection: Protection::None,
        },
    ] {
        let refused = session.outcome(session.candidate, message);
        assert_eq!(refused, Err(RefusalCode::NotAllowed));
    }
}

#[test]
fn giants_are_refused() {
    let mut session = session();
    let giant = "x".repeat(200_000);
    for message in [
        ClientMessage::Chat {
            text: giant.clone(),
        },
        ClientMessage::Note {
            text: giant.clone(),
            about_ms: None,
        },
        ClientMessage::Mark {
            label: giant.clone(),
        },
        create(&giant),
        ClientMessage::Select {
            file: MAIN,
            version: 0,
            ranges: vec![SelectionRange { anchor: 0, head: 0 }; 10_000],
        },
        ClientMessage::ProtectFile {
            file: MAIN,
            version: 0,
            protection: Protection::Ranges {
                ranges: vec![(0, 1); 10_000],
            },
        },
        edit(MAIN, 0, 0, &vec![json!([6]); 10_000]),
    ] {
        let refused = session.outcome(session.interviewer, message);
        assert_eq!(refused, Err(RefusalCode::TooLarge));
    }
    let pasted = ClientMessage::Pasted {
        file: MAIN,
        length: 3,
        sha256: giant,
        internal: false,
    };
    let refused = session.outcome(session.candidate, pasted);
    assert_eq!(refused, Err(RefusalCode::Invalid));
}

#[test]
fn candidates_change_nothing_while_the_room_is_closed_to_them() {
    for commands in [
        vec![Control::Start, Control::Pause],
        vec![Control::Lock],
        vec![Control::End],
    ] {
        let mut session = session();
        for control in commands {
            let message = ClientMessage::Control { control };
            session.send(session.interviewer, message).unwrap();
        }
        let kind = RunKind::Submit;
        for message in [
            create("x"),
            rename(FIXED, "x"),
            edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]),
            ClientMessage::Run { kind },
        ] {
            let refused = session.outcome(session.candidate, message);
            assert_eq!(refused, Err(RefusalCode::Locked));
        }
        assert_eq!(session.text(MAIN), "hello\n");
        let is_over = session.room.phase() == Phase::Ended;
        let create = session.outcome(session.interviewer, create("x"));
        assert_eq!(create.is_ok(), !is_over);
        let chat = ClientMessage::Chat {
            text: "why?".to_owned(),
        };
        assert_eq!(session.outcome(session.candidate, chat).is_ok(), !is_over);
    }
}
