//! Edits: rebased, deduplicated, refused.

use protocol::live::{ClientMessage, EventBody, RefusalCode, ServerMessage};
use serde_json::json;

use crate::support::{FIXED, MAIN, Session, edit, session};

#[test]
fn an_edit_is_an_event_for_everybody() {
    let mut session = session();
    let effects = session
        .send(
            session.candidate,
            edit(MAIN, 0, 0, &[json!([5, [0, "!"], 1])]),
        )
        .unwrap();
    let [event] = effects.events.as_slice() else {
        panic!("{effects:?}")
    };
    let EventBody::Edited {
        version,
        client,
        client_sequence,
        ..
    } = &event.body
    else {
        panic!("{event:?}")
    };
    assert_eq!(
        (*version, *client, *client_sequence),
        (0, session.candidate, 0)
    );
    assert_eq!(session.text(MAIN), "hello!\n");
}

#[test]
fn what_was_made_to_an_older_text_is_rebased() {
    let mut session = session();
    let insert = |text: &str| edit(MAIN, 0, 0, &[json!([5, [0, text], 1])]);
    session.send(session.interviewer, insert(" you")).unwrap();
    session.send(session.candidate, insert(" me")).unwrap();
    assert_eq!(session.text(MAIN), "hello you me\n");
}

#[test]
fn what_is_sent_twice_happens_once() {
    let mut session = session();
    let first = json!([6, [0, "a"]]);
    let second = json!([7, [0, "b"]]);
    session
        .send(
            session.candidate,
            edit(MAIN, 0, 0, std::slice::from_ref(&first)),
        )
        .unwrap();
    let again = session
        .send(
            session.candidate,
            edit(MAIN, 0, 0, std::slice::from_ref(&first)),
        )
        .unwrap();
    assert_eq!(again, room::Effects::default());
    // The client did not hear of the first: it sends both.
    let both = edit(MAIN, 0, 0, &[first, second]);
    let effects = session.send(session.candidate, both).unwrap();
    assert_eq!(effects.events.len(), 1);
    assert_eq!(session.text(MAIN), "hello\nab");
}

#[test]
fn candidates_cannot_change_what_is_read_only() {
    let mut session = session();
    let change = || edit(FIXED, 0, 0, &[json!([6, [0, "x"]])]);
    refused(&mut session, change(), RefusalCode::Protected);
    session.send(session.interviewer, change()).unwrap();
    assert_eq!(session.text(FIXED), "fixed\nx");
}

#[test]
fn nonsense_is_refused() {
    let mut session = session();
    for (changes, code) in [
        (json!([99]), RefusalCode::Invalid),
        (json!({}), RefusalCode::Invalid),
        (json!([6, [0, "x\ny"]]), RefusalCode::Invalid),
        (json!([6, [0, "x".repeat(1 << 20)]]), RefusalCode::TooLarge),
    ] {
        refused(&mut session, edit(MAIN, 0, 0, &[changes]), code);
    }
    refused(
        &mut session,
        edit(MAIN, 0, 7, &[json!([6])]),
        RefusalCode::Invalid,
    );
    refused(
        &mut session,
        edit(MAIN, 0, u64::MAX, &[json!([6])]),
        RefusalCode::Invalid,
    );
    let effects = session
        .send(session.candidate, edit(MAIN, 9, 0, &[json!([6])]))
        .unwrap();
    assert!(matches!(
        effects.replies.as_slice(),
        [ServerMessage::Resync { .. }]
    ));
    let of_nothing = edit(protocol::live::FileId(77), 0, 0, &[json!([6])]);
    let refusal = session.send(session.candidate, of_nothing).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::NotFound);
    assert_eq!(session.text(MAIN), "hello\n");
}

#[test]
fn pairs_of_surrogates_are_not_cut() {
    let mut session = session();
    let put = edit(MAIN, 0, 0, &[json!([6, [0, "🌉"]])]);
    session.send(session.candidate, put).unwrap();
    for cut in [
        json!([7, [0, "x"], 1]),
        json!([6, [1], 1]),
        json!([7, [1]]),
        json!([6, [1, "x"], [1, "y"]]),
    ] {
        refused(&mut session, edit(MAIN, 1, 1, &[cut]), RefusalCode::Invalid);
    }
    assert_eq!(session.text(MAIN), "hello\n🌉");
}

/// The candidate's message is refused.
fn refused(session: &mut Session, message: ClientMessage, code: RefusalCode) {
    let refusal = session.send(session.candidate, message).unwrap_err();
    assert_eq!(refusal.code, code);
    assert!(refusal.file.is_some());
}
