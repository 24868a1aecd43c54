//! Creating, renaming, deleting and protecting files; selections; texts that
//! have come apart.

use protocol::live::{
    ClientId, ClientMessage, EventBody, FileId, Protection, RefusalCode, SelectionRange,
    ServerMessage,
};
use serde_json::json;

use crate::support::{FIXED, MAIN, Session, edit, session, session_of, settings};

impl Session {
    fn outcome(&mut self, client: ClientId, message: ClientMessage) -> Result<usize, RefusalCode> {
        let effects = self.send(client, message);
        effects
            .map(|effects| effects.events.len())
            .map_err(|refusal| refusal.code)
    }
}

fn create(path: &str) -> ClientMessage {
    ClientMessage::CreateFile {
        path: path.to_owned(),
        text: "a\r\nb".to_owned(),
    }
}

fn rename(file: FileId, path: &str) -> ClientMessage {
    ClientMessage::RenameFile {
        file,
        path: path.to_owned(),
    }
}

#[test]
fn files_come_and_go() {
    let mut session = session();
    let candidate = session.candidate;
    assert_eq!(session.outcome(candidate, create("lib/new.py")), Ok(1));
    let new = FileId(3);
    assert_eq!(session.text(new), "a\nb");
    assert_eq!(
        session.outcome(candidate, rename(new, "lib/other.py")),
        Ok(1)
    );
    assert!(session.room.texts().contains_key("lib/other.py"));
    // Another case of the same letters is another name for the same file.
    assert_eq!(
        session.outcome(candidate, rename(new, "lib/Other.py")),
        Ok(1)
    );
    assert_eq!(
        session.outcome(candidate, rename(new, "lib/Other.py")),
        Ok(0)
    );
    let delete = ClientMessage::DeleteFile { file: new };
    assert_eq!(session.outcome(candidate, delete.clone()), Ok(1));
    assert_eq!(
        session.outcome(candidate, delete),
        Err(RefusalCode::NotFound)
    );
    let late = edit(new, 0, 0, &[json!([3, [0, "x"]])]);
    assert_eq!(session.outcome(candidate, late), Err(RefusalCode::NotFound));
    // The id is not given again.
    assert_eq!(session.outcome(candidate, create("lib/new.py")), Ok(1));
    assert_eq!(session.text(FileId(4)), "a\nb");
}

#[test]
fn paths_that_are_no_files_are_refused() {
    let mut session = session();
    for (path, code) in [
        ("../x", RefusalCode::Invalid),
        ("/x", RefusalCode::Invalid),
        ("", RefusalCode::Invalid),
        ("a//b", RefusalCode::Invalid),
        ("MAIN.py", RefusalCode::Exists),
        ("main.py/x", RefusalCode::Exists),
        (&"x".repeat(300), RefusalCode::TooLarge),
    ] {
        let created = session.outcome(session.candidate, create(path));
        assert_eq!(created, Err(code), "{path}");
    }
}

#[test]
fn what_the_challenge_needs_stays() {
    let mut session = session();
    let (candidate, interviewer) = (session.candidate, session.interviewer);
    let delete = |file| ClientMessage::DeleteFile { file };
    for client in [candidate, interviewer] {
        let refused = Err(RefusalCode::Protected);
        assert_eq!(session.outcome(client, delete(MAIN)), refused);
        assert_eq!(session.outcome(client, rename(MAIN, "other.py")), refused);
    }
    assert_eq!(
        session.outcome(candidate, delete(FIXED)),
        Err(RefusalCode::Protected)
    );
    assert_eq!(session.outcome(interviewer, delete(FIXED)), Ok(1));
}

#[test]
fn there_are_so_many_files_of_such_a_size() {
    let mut settings = settings();
    settings.limits.files = 3;
    settings.limits.file_units = 20;
    settings.limits.room_units = 30;
    let mut session = session_of(settings);
    let candidate = session.candidate;
    let huge = |length: usize| ClientMessage::CreateFile {
        path: "huge".to_owned(),
        text: "x".repeat(length),
    };
    for length in [21, 19, 3 << 20] {
        assert_eq!(
            session.outcome(candidate, huge(length)),
            Err(RefusalCode::TooLarge)
        );
    }
    assert_eq!(session.outcome(candidate, create("a")), Ok(1));
    assert_eq!(
        session.outcome(candidate, create("b")),
        Err(RefusalCode::TooLarge)
    );
    let grown = edit(MAIN, 0, 0, &[json!([6, [0, "0123456789abcdef"]])]);
    assert_eq!(
        session.outcome(candidate, grown),
        Err(RefusalCode::TooLarge)
    );
}

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
fn protected_stretches_move_along_with_the_text() {
    let mut session = session();
    let protect = ClientMessage::ProtectFile {
        file: MAIN,
        protection: Protection::Ranges {
            ranges: vec![(1, 4)],
        },
    };
    session.send(session.interviewer, protect).unwrap();
    let (candidate, interviewer) = (session.candidate, session.interviewer);
    let inside = |version, sequence| edit(MAIN, version, sequence, &[json!([3, [0, "x"], 3])]);
    let refused = Err(RefusalCode::Protected);
    assert_eq!(session.outcome(candidate, inside(0, 0)), refused);
    // Two units before it: what was inside is now outside, and the other way.
    let before = edit(MAIN, 0, 0, &[json!([[0, "ab"], 6])]);
    assert_eq!(session.outcome(candidate, before), Ok(1));
    let now_outside = edit(MAIN, 1, 1, &[json!([2, [0, "x"], 6])]);
    assert_eq!(session.outcome(candidate, now_outside), Ok(1));
    // Made to an older text, and moved into the stretch with the rest of it.
    assert_eq!(session.outcome(interviewer, inside(0, 0)), Ok(1));
    assert_eq!(session.text(MAIN), "abxhelxlo\n");
    let file = &session.room.files()[0];
    let moved = Protection::Ranges {
        ranges: vec![(4, 8)],
    };
    assert_eq!(file.protection, moved);
    // Several changes in one message: the second meets the stretch where the
    // first has moved it.
    let changes = [json!([[3], 7]), json!([3, [1], 3])];
    assert_eq!(
        session.outcome(candidate, edit(MAIN, 3, 2, &changes)),
        refused
    );
    assert_eq!(session.text(MAIN), "abxhelxlo\n");
}

fn select(version: u64, at: u32) -> ClientMessage {
    ClientMessage::Select {
        file: MAIN,
        version,
        ranges: vec![SelectionRange {
            anchor: at,
            head: at,
        }],
    }
}

#[test]
fn selections_are_told_ten_times_a_second() {
    let mut session = session();
    let told = (0..1_000).map(|at| {
        session.now_ms = at;
        let at = u32::try_from(at % 6).unwrap();
        session.outcome(session.candidate, select(0, at)).unwrap()
    });
    assert_eq!(told.sum::<usize>(), 10);
    // The last one waits for its turn.
    assert_eq!(session.room.next_tick_ms(), Some(1_000));
    let effects = session.tick(1_000);
    let [event] = effects.events.as_slice() else {
        panic!("{effects:?}")
    };
    let EventBody::Selected { ranges, .. } = &event.body else {
        panic!("{event:?}")
    };
    assert_eq!(ranges[0].head, 999 % 6);
    assert_eq!(session.room.next_tick_ms(), None);
}

#[test]
fn selections_are_moved_to_the_present_text() {
    let mut session = session();
    let typed = edit(MAIN, 0, 0, &[json!([[0, "abc"], 6])]);
    session.send(session.interviewer, typed).unwrap();
    for (version, at, expected) in [(0, 2, 5), (1, 2, 2), (0, 99, 9), (1, u32::MAX, 9)] {
        session.now_ms += 1_000;
        let effects = session
            .send(session.candidate, select(version, at))
            .unwrap();
        let EventBody::Selected {
            ranges, version, ..
        } = &effects.events[0].body
        else {
            panic!("{effects:?}")
        };
        assert_eq!((ranges[0].head, *version), (expected, 1));
        let candidate = &session.room.presence(protocol::live::Role::Candidate)[0];
        assert_eq!(candidate.ranges[0].head, expected);
        // Something else in between, so that it is news again.
        session.now_ms += 1_000;
        session.send(session.candidate, select(1, 0)).unwrap();
    }
    session.now_ms += 1_000;
    assert_eq!(session.outcome(session.candidate, select(7, 0)), Ok(0));
}

#[test]
fn a_text_that_has_come_apart_is_told() {
    let mut session = session();
    let check = |version, length, hash| ClientMessage::Check {
        file: MAIN,
        version,
        length,
        hash,
    };
    let hash = room::text::Document::new("hello\n").hash();
    for (message, is_told) in [
        (check(0, 6, hash), false),
        (check(0, 7, hash), true),
        (check(0, 6, hash ^ 1), true),
        (check(1, 6, hash), true),
    ] {
        let effects = session.send(session.candidate, message).unwrap();
        let resync = matches!(effects.replies.as_slice(), [ServerMessage::Resync { .. }]);
        assert_eq!(resync, is_told);
    }
    let typed = edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]);
    session.send(session.interviewer, typed).unwrap();
    let older = session.send(session.candidate, check(0, 7, 0)).unwrap();
    assert_eq!(older.replies, []);
}
