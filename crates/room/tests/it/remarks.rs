//! What the team writes afterwards, without being in the room.

use protocol::live::{ClientMessage, Control, EventBody, Phase, RefusalCode, Role};
use room::{Remark, Room};

use crate::support::{bodies, person, session, settings};

fn note(text: &str) -> Remark {
    Remark::Note(text.to_owned())
}

#[test]
fn a_remark_is_an_event_of_now_about_a_moment_of_before() {
    let mut session = session();
    let end = ClientMessage::Control {
        control: Control::End,
    };
    session.send(session.interviewer, end).unwrap();
    assert_eq!(session.room.phase(), Phase::Ended);
    let known = person(2, Role::Interviewer);
    let effects = session
        .room
        .remark(90_000, known.clone(), note("slow here"), 1_200)
        .unwrap();
    let expected = EventBody::Noted {
        text: "slow here".to_owned(),
        about_ms: 1_200,
    };
    assert_eq!(bodies(&effects), [&expected]);
    assert_eq!(effects.events[0].at_ms, 90_000);
    assert_eq!(effects.events[0].actor, Some(known.id));
    assert!(!effects.presence_changed, "nobody came in");

    // A moment that has not come is none.
    let label = Remark::Marker("later".to_owned());
    let effects = session.room.remark(95_000, known, label, u64::MAX).unwrap();
    let expected = EventBody::Marked {
        label: "later".to_owned(),
        about_ms: Some(95_000),
    };
    assert_eq!(bodies(&effects), [&expected]);
}

#[test]
fn who_was_never_there_is_introduced() {
    let mut session = session();
    let observer = person(9, Role::Observer);
    let effects = session
        .room
        .remark(5, observer.clone(), note("hm"), 0)
        .unwrap();
    assert!(matches!(
        bodies(&effects).as_slice(),
        [EventBody::Joined { participant }, EventBody::Noted { .. }] if *participant == observer
    ));
    let connected = session.room.connected();
    assert_eq!(connected, 3, "no socket was opened for it");
}

#[test]
fn what_a_remark_may_not_be_is_refused_and_leaves_nothing() {
    let mut session = session();
    let before = session.room.sequence();
    let limits = settings().limits;
    for (role, remark, code) in [
        (Role::Candidate, note("me"), RefusalCode::NotAllowed),
        (Role::Interviewer, note(" \n"), RefusalCode::Invalid),
        (
            Role::Interviewer,
            note(&"x".repeat(limits.note_bytes + 1)),
            RefusalCode::TooLarge,
        ),
        (
            Role::Interviewer,
            Remark::Marker("x".repeat(limits.label_bytes + 1)),
            RefusalCode::TooLarge,
        ),
    ] {
        let refused = session.room.remark(5, person(7, role), remark, 0);
        assert_eq!(refused.unwrap_err().code, code);
    }
    assert_eq!(session.room.sequence(), before);
}

#[test]
fn a_restored_room_says_first_what_was_lost() {
    let events = session().events;
    let mut room = Room::restore(settings(), None, events).unwrap();
    let effects = room
        .remark(50, person(2, Role::Interviewer), note("back"), 0)
        .unwrap();
    let bodies = bodies(&effects);
    assert!(matches!(bodies[0], EventBody::Disconnected { .. }));
    assert!(matches!(bodies[bodies.len() - 1], EventBody::Noted { .. }));
    assert_eq!(room.connected(), 0);
}
