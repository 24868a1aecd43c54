//! Recordings and replays of sessions.

use protocol::live::{ClientMessage, Event, OutputStream, RunId, RunKind};
use room::recording::{Recording, Writer, asciicast};
use room::replay::{JumpKind, Replay};
use serde_json::{Value, json};

use crate::support::{MAIN, Session, edit, judged, program, session, settings};

/// A session with a bit of everything.
fn eventful() -> Session {
    let mut session = session();
    for index in 0..1_200_u64 {
        session.now_ms += 40;
        let change = json!([6 + index, [0, "x"]]);
        let typed = edit(MAIN, index, index, &[change]);
        session.send(session.candidate, typed).unwrap();
    }
    let pasted = ClientMessage::Pasted {
        file: MAIN,
        length: 7,
        sha256: "a".repeat(64),
        internal: false,
    };
    session.send(session.candidate, pasted).unwrap();
    run(
        &mut session,
        RunKind::Program {
            stdin: String::new(),
        },
    );
    let visible = RunKind::Visible {
        only: None,
        automatic: false,
    };
    run(&mut session, visible);
    let label = "a moment".to_owned();
    session
        .send(session.interviewer, ClientMessage::Mark { label })
        .unwrap();
    session
}

fn run(session: &mut Session, kind: RunKind) {
    let result = match kind {
        RunKind::Program { .. } => program(0),
        _ => judged(protocol::Verdict::Ac),
    };
    let message = ClientMessage::Run { kind };
    let effects = session.send(session.candidate, message).unwrap();
    let run = effects.start.unwrap().run;
    session.now_ms += 1_500;
    let written = "hello\nworld\n".to_owned();
    let output = session
        .room
        .run_output(session.now_ms, run, OutputStream::Stdout, written);
    session.take(&output);
    session.now_ms += 20;
    let ended = session.room.run_finished(session.now_ms, run, result, None);
    session.take(&ended);
}

fn written(events: &[Event]) -> String {
    let (mut writer, mut text) = Writer::new(&settings().summary).unwrap();
    for event in events {
        text.push_str(&writer.lines(event).unwrap());
    }
    text
}

#[test]
fn a_recording_is_read_as_it_was_written() {
    let session = eventful();
    let text = written(&session.events);
    let recording = Recording::read(&text).unwrap();
    assert_eq!(recording.events, session.events);
    assert_eq!(recording.header.room, settings().summary);
}

#[test]
fn a_line_has_its_time_after_the_last_a_code_the_actor_and_the_rest() {
    let session = eventful();
    let text = written(&session.events);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with(r#"{"format":"greenroom-recording","version":1,"room":{"#));
    let typed = lines
        .iter()
        .filter(|line| line.contains(r#""edit""#))
        .nth(1);
    assert_eq!(
        *typed.unwrap(),
        r#"[40,"edit",1,{"changes":[[7,[0,"x"]]],"client":1,"client_sequence":1,"file":1,"version":1}]"#
    );
    let snapshots: Vec<Value> = lines
        .iter()
        .filter(|line| line.contains(r#","snapshot",null,"#))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    // After 500 edits and after 1,000: half a minute never passed without.
    let version = |line: &Value| line[3]["files"][0]["version"].clone();
    let versions: Vec<Value> = snapshots.iter().map(version).collect();
    assert_eq!(versions, [500, 1_000]);
}

#[test]
fn what_is_no_recording_is_refused() {
    for text in [
        "",
        "{}",
        "[1,2]",
        r#"{"format":"other","version":1,"room":{}}"#,
    ] {
        assert!(Recording::read(text).is_err(), "{text}");
    }
    let whole = written(&eventful().events);
    for broken in [
        whole.replace(r#""greenroom-recording""#, r#""something""#),
        whole.replace(r#""version":1,"room""#, r#""version":2,"room""#),
        whole.replace(r#""edit""#, r#""unknown""#),
        whole[..whole.len() - 5].to_owned(),
        format!("{whole}[1,\"edit\"]\n"),
        format!("{whole}[-1,\"chat\",null,{{\"text\":\"\"}}]\n"),
    ] {
        assert!(Recording::read(&broken).is_err());
    }
}

#[test]
fn what_a_role_may_not_see_may_be_missing() {
    let session = eventful();
    let visible: Vec<Event> = session
        .events
        .iter()
        .filter_map(|event| session.visible_to_candidates(event))
        .collect();
    assert!(visible.len() < session.events.len());
    let recording = Recording::read(&written(&visible)).unwrap();
    assert_eq!(recording.events.len(), visible.len());
}

#[test]
fn the_room_is_known_at_every_moment() {
    let session = eventful();
    let replay = Replay::new(&settings(), session.events.clone()).unwrap();
    let last = replay.at_ms(u64::MAX);
    assert_eq!(last.texts(), session.room.texts());
    assert_eq!(last.sequence(), session.room.sequence());
    assert_eq!(replay.at_sequence(0).files(), []);
    for event in replay.events() {
        let moment = replay.at_sequence(event.sequence);
        assert_eq!(moment.sequence(), event.sequence);
    }
    // 600 keystrokes after the beginning.
    let moment = replay.at_ms(600 * 40);
    assert_eq!(
        moment.texts()["main.py"],
        format!("hello\n{}", "x".repeat(600))
    );
    assert_eq!(moment.versions()[0].version, 600);
}

#[test]
fn the_moments_to_jump_to_are_known() {
    let session = eventful();
    let replay = Replay::new(&settings(), session.events.clone()).unwrap();
    let kinds: Vec<JumpKind> = replay
        .jumps()
        .iter()
        .map(|jump| jump.kind.clone())
        .collect();
    let expected = [
        JumpKind::Paste(7),
        JumpKind::Run(RunId(1)),
        JumpKind::Run(RunId(2)),
        JumpKind::FirstGreen(RunId(2)),
        JumpKind::Marker("a moment".to_owned()),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn a_run_is_an_asciicast() {
    let session = eventful();
    let cast = asciicast(&session.events, RunId(1), "Run 1").unwrap();
    assert_eq!(
        cast,
        concat!(
            r#"{"term":{"cols":80,"rows":24},"title":"Run 1","version":3}"#,
            "\n[1.500, \"o\", \"hello\\r\\nworld\\r\\n\"]\n[0.020, \"x\", \"0\"]\n"
        )
    );
    assert_eq!(asciicast(&session.events, RunId(9), "Run 9"), None);
}
