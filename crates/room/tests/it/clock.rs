//! Phases, the timer, and what happens at zero.

use protocol::live::{AtZero, ClientMessage, Control, EventBody, Phase, RefusalCode, Timer};
use room::StartingTimer;
use serde_json::json;

use crate::support::{MAIN, Session, edit, session, session_of, settings};

const MINUTE_MS: u64 = 60_000;

fn timed(minutes: u64, at_zero: AtZero) -> Session {
    let mut settings = settings();
    settings.timer = Some(StartingTimer {
        total_ms: minutes * MINUTE_MS,
        at_zero,
    });
    session_of(settings)
}

fn control(session: &mut Session, control: Control) {
    let message = ClientMessage::Control { control };
    session.send(session.interviewer, message).unwrap();
}

/// Ticks when the room wants it, until it wants no more; tells the warnings.
fn warnings(session: &mut Session) -> Vec<(u64, u64)> {
    let mut told = Vec::new();
    while let Some(next_ms) = session.room.next_tick_ms() {
        for event in session.tick(next_ms).events {
            if let EventBody::TimeLeft { remaining_ms, .. } = event.body {
                told.push((event.at_ms / MINUTE_MS, remaining_ms / MINUTE_MS));
            }
        }
    }
    told
}

#[test]
fn people_are_warned_and_the_room_locks_at_zero() {
    let mut session = timed(60, AtZero::Lock);
    assert_eq!(session.room.next_tick_ms(), None);
    control(&mut session, Control::Start);
    let told = warnings(&mut session);
    assert_eq!(told, [(50, 10), (55, 5), (59, 1), (60, 0)]);
    assert_eq!(session.room.phase(), Phase::Locked);
    let change = edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]);
    let refusal = session.send(session.candidate, change.clone()).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Locked);
    control(&mut session, Control::Unlock);
    assert_eq!(session.room.phase(), Phase::Live);
    session.send(session.candidate, change).unwrap();
    assert_eq!(session.text(MAIN), "hello\nx");
}

#[test]
fn at_zero_it_can_be_noted_only() {
    let mut session = timed(8, AtZero::Note);
    control(&mut session, Control::Start);
    assert_eq!(warnings(&mut session), [(3, 5), (7, 1), (8, 0)]);
    assert_eq!(session.room.phase(), Phase::Live);
}

#[test]
fn a_paused_clock_stands_still() {
    let mut session = timed(30, AtZero::Note);
    control(&mut session, Control::Start);
    session.now_ms = 10 * MINUTE_MS;
    control(&mut session, Control::Pause);
    session.now_ms = 100 * MINUTE_MS;
    assert_eq!(session.room.next_tick_ms(), None);
    control(&mut session, Control::Start);
    let timer = session.room.timer().unwrap();
    assert_eq!(timer.ends_at_ms, Some(120 * MINUTE_MS));
    assert_eq!(warnings(&mut session).last(), Some(&(120, 0)));
}

#[test]
fn a_lock_lets_the_clock_go_on() {
    let mut session = timed(30, AtZero::Note);
    control(&mut session, Control::Start);
    control(&mut session, Control::Lock);
    assert!(session.room.timer().unwrap().ends_at_ms.is_some());
    assert_eq!(warnings(&mut session).len(), 4);
    assert_eq!(session.room.phase(), Phase::Locked);
}

#[test]
fn more_time_can_be_given() {
    let mut session = timed(30, AtZero::Lock);
    control(&mut session, Control::Start);
    warnings(&mut session);
    let more = Control::SetTimer {
        remaining_ms: 5 * MINUTE_MS,
        at_zero: AtZero::Note,
    };
    control(&mut session, more);
    let timer = session.room.timer().unwrap();
    let expected = Timer {
        total_ms: 35 * MINUTE_MS,
        ends_at_ms: Some(35 * MINUTE_MS),
        remaining_ms: 5 * MINUTE_MS,
        at_zero: AtZero::Note,
    };
    assert_eq!(timer, expected);
    assert_eq!(warnings(&mut session), [(34, 1), (35, 0)]);
}

#[test]
fn after_a_long_silence_only_the_last_warning_is_given() {
    let mut session = timed(60, AtZero::Lock);
    control(&mut session, Control::Start);
    session.now_ms = 57 * MINUTE_MS;
    let effects = session.tick(57 * MINUTE_MS);
    assert!(matches!(
        effects.events.as_slice(),
        [event] if matches!(event.body, EventBody::TimeLeft { remaining_ms: 300_000, .. })
    ));
    assert_eq!(warnings(&mut session), [(59, 1), (60, 0)]);
}

#[test]
fn a_session_that_is_over_stays_so() {
    let mut session = timed(60, AtZero::Lock);
    control(&mut session, Control::Start);
    control(&mut session, Control::End);
    assert_eq!(session.room.next_tick_ms(), None);
    for message in [
        ClientMessage::Control {
            control: Control::Start,
        },
        ClientMessage::Chat {
            text: "hello?".to_owned(),
        },
        ClientMessage::CreateFile {
            path: "a".to_owned(),
            text: String::new(),
        },
    ] {
        let refusal = session.send(session.interviewer, message).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Locked);
    }
    let note = ClientMessage::Note {
        text: "good".to_owned(),
        about_ms: None,
    };
    session.send(session.interviewer, note).unwrap();
}

#[test]
fn only_interviewers_steer() {
    let mut session = session();
    for client in [session.candidate, session.observer] {
        let message = ClientMessage::Control {
            control: Control::Start,
        };
        let refusal = session.send(client, message).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NotAllowed);
    }
}
