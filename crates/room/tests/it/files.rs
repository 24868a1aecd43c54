//! Creating, renaming, deleting and protecting files.

use protocol::live::{ClientMessage, FileId, Protection, RefusalCode};
use serde_json::json;

use crate::support::{FIXED, MAIN, create, edit, rename, session, session_of, settings};

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
fn protected_stretches_move_along_with_the_text() {
    let mut session = session();
    let protect = ClientMessage::ProtectFile {
        file: MAIN,
        version: 0,
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

#[test]
fn a_stretch_that_was_chosen_in_an_older_text_is_protected_where_it_is_now() {
    let mut session = session();
    let (candidate, interviewer) = (session.candidate, session.interviewer);
    let before = edit(MAIN, 0, 0, &[json!([[0, "ab"], 6])]);
    session.send(candidate, before).unwrap();
    let protect = |version| ClientMessage::ProtectFile {
        file: MAIN,
        version,
        protection: Protection::Ranges {
            ranges: vec![(1, 4)],
        },
    };
    session.send(interviewer, protect(0)).unwrap();
    let moved = Protection::Ranges {
        ranges: vec![(3, 6)],
    };
    assert_eq!(session.room.files()[0].protection, moved);
    // A version that never was.
    let refused = Err(RefusalCode::Invalid);
    assert_eq!(session.outcome(interviewer, protect(9)), refused);
}
