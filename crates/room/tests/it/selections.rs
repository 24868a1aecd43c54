//! Cursors and selections; texts that have come apart.

use protocol::live::{ClientMessage, EventBody, RefusalCode, SelectionRange, ServerMessage};
use serde_json::json;

use crate::support::{MAIN, edit, session};

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

#[test]
fn a_text_is_told_so_often() {
    let mut session = session();
    let mut told = |message: &ClientMessage, now_ms| {
        session.now_ms = now_ms;
        let answers = (0..1_000).map(|_| match session.send(session.candidate, message.clone()) {
            Ok(effects) => Ok(effects.replies.len()),
            Err(refusal) => Err(refusal.code),
        });
        answers.collect::<Vec<_>>()
    };
    let check = ClientMessage::Check {
        file: MAIN,
        version: 0,
        length: 0,
        hash: 0,
    };
    let answers = told(&check, 0);
    assert_eq!(
        answers.iter().filter(|&&answer| answer == Ok(1)).count(),
        20
    );
    assert_eq!(answers.last(), Some(&Ok(0)));
    let stale = edit(MAIN, 9, 0, &[json!([6])]);
    assert_eq!(told(&stale, 999)[0], Err(RefusalCode::TooOften));
    let answers = told(&stale, 1_000);
    assert_eq!(
        answers.iter().filter(|&&answer| answer == Ok(1)).count(),
        20
    );
}
