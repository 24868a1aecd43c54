//! Rooms that a log tells of.

use protocol::live::{ClientMessage, EventBody, Role, RunKind, RunResult};
use room::Room;

use crate::support::{FIXED, bodies, person, session, settings};

#[test]
fn a_restored_room_tells_first_who_is_gone() {
    let mut session = session();
    let kind = RunKind::Submit;
    session
        .send(session.candidate, ClientMessage::Run { kind })
        .unwrap();
    let mut room = Room::restore(settings(), None, session.events.clone()).unwrap();
    assert_eq!(room.snapshot(), session.room.snapshot());
    assert_eq!(room.next_tick_ms(), Some(0));
    let resume = Some((session.candidate, Vec::new()));
    let (welcome, effects) = room.join(9, person(1, Role::Candidate), resume).unwrap();
    assert!(welcome.resumed);
    let bodies = bodies(&effects);
    let gone = |body: &&&EventBody| matches!(body, EventBody::Disconnected { .. });
    assert_eq!(bodies.iter().filter(gone).count(), 3);
    assert!(bodies.iter().any(|body| matches!(
        body,
        EventBody::RunFinished {
            result: RunResult::Failed { .. },
            ..
        }
    )));
    assert!(matches!(bodies.last(), Some(EventBody::Connected { .. })));
    assert_eq!(room.connected(), 1);
}

#[test]
fn a_log_with_holes_is_refused() {
    let session = session();
    let mut events = session.events.clone();
    events.remove(3);
    assert!(Room::restore(settings(), None, events).is_err());
    let mut events = session.events.clone();
    events[0].body = EventBody::FileDeleted { file: FIXED };
    assert!(Room::restore(settings(), None, events).is_err());
}
