//! What candidates never get: one test for every kind of event.

use protocol::Verdict;
use protocol::live::{
    AtZero, CaseCount, Changes, ClientId, Control, Event, EventBody, FileId, OutputStream,
    ParticipantId, Phase, Protection, Role, RunId, RunKind, RunResult, SelectionRange, Timer,
};
use room::{HiddenRuns, visible_to};
use serde_json::json;

use crate::support::{judged, person, program};

const OPEN: RunId = RunId(1);
const HIDDEN: RunId = RunId(2);

/// What each role sees, where run 2 is a judging of the team.
fn seen(body: EventBody) -> (Option<EventBody>, Option<EventBody>) {
    let mut hidden = HiddenRuns::default();
    hidden.note(&event(EventBody::RunStarted {
        run: HIDDEN,
        kind: RunKind::Judge,
        versions: Vec::new(),
    }));
    let event = event(body);
    let seen = |role| visible_to(&event, role, &hidden).map(|event| event.into_owned().body);
    let (interviewer, observer) = (seen(Role::Interviewer), seen(Role::Observer));
    assert_eq!(interviewer, observer);
    (seen(Role::Candidate), interviewer)
}

fn event(body: EventBody) -> Event {
    Event {
        sequence: 1,
        at_ms: 0,
        actor: Some(ParticipantId(1)),
        body,
    }
}

fn everybody_sees(body: EventBody) {
    let seen = seen(body.clone());
    assert_eq!(seen, (Some(body.clone()), Some(body)));
}

fn staff_sees(body: EventBody) {
    assert_eq!(seen(body.clone()), (None, Some(body)));
}

#[test]
fn hints_are_for_the_team() {
    staff_sees(EventBody::Pasted {
        file: FileId(1),
        length: 3,
        sha256: "0".repeat(64),
        internal: false,
    });
    staff_sees(EventBody::Focused {
        client: ClientId(1),
        focused: false,
    });
}

#[test]
fn notes_and_markers_are_for_the_team() {
    staff_sees(EventBody::Noted {
        text: "hesitates".to_owned(),
        about_ms: 0,
    });
    staff_sees(EventBody::Marked {
        label: "here".to_owned(),
        about_ms: Some(3),
    });
}

#[test]
fn a_judging_of_the_team_is_for_the_team() {
    staff_sees(EventBody::RunStarted {
        run: HIDDEN,
        kind: RunKind::Judge,
        versions: Vec::new(),
    });
    // Whatever else is known of the runs, the kind is enough.
    staff_sees(EventBody::RunStarted {
        run: RunId(77),
        kind: RunKind::Judge,
        versions: Vec::new(),
    });
    staff_sees(EventBody::Output {
        run: HIDDEN,
        stream: OutputStream::Stdout,
        text: "secret".to_owned(),
    });
    staff_sees(EventBody::RunProgress {
        run: HIDDEN,
        judged: 1,
        planned: 50,
        candidate: None,
    });
    staff_sees(EventBody::RunFinished {
        run: HIDDEN,
        result: judged(Verdict::Wa),
        candidate: None,
    });
}

#[test]
fn of_a_result_candidates_see_their_part() {
    let finished = |result: RunResult, candidate| EventBody::RunFinished {
        run: OPEN,
        result,
        candidate,
    };
    let (whole, part) = (judged(Verdict::Wa), judged(Verdict::Ac));
    let both = finished(whole.clone(), Some(part.clone()));
    assert_eq!(
        seen(both),
        (Some(finished(part, None)), Some(finished(whole, None)))
    );
    // Without a part of theirs they see nothing, whatever it is.
    staff_sees(finished(judged(Verdict::Ac), None));
    staff_sees(finished(program(0), None));
    // A hidden run has none, and if it had one it would still be hidden.
    let hidden = EventBody::RunFinished {
        run: HIDDEN,
        result: program(0),
        candidate: Some(program(0)),
    };
    assert_eq!(seen(hidden).0, None);
}

#[test]
fn of_progress_candidates_see_their_count() {
    let progress = |run, judged, planned, candidate| EventBody::RunProgress {
        run,
        judged,
        planned,
        candidate,
    };
    let part = CaseCount {
        judged: 1,
        planned: 3,
    };
    assert_eq!(
        seen(progress(OPEN, 7, 50, Some(part))),
        (
            Some(progress(OPEN, 1, 3, None)),
            Some(progress(OPEN, 7, 50, None))
        )
    );
    // How many cases there are is not told by mistake.
    staff_sees(progress(OPEN, 7, 50, None));
    assert_eq!(seen(progress(HIDDEN, 7, 50, Some(part))).0, None);
}

#[test]
fn what_happens_in_the_open_is_for_everybody() {
    let file = FileId(1);
    let client = ClientId(1);
    let timer = Timer {
        total_ms: 1,
        ends_at_ms: None,
        remaining_ms: 1,
        at_zero: AtZero::Note,
    };
    for body in [
        EventBody::Joined {
            participant: person(1, Role::Observer),
        },
        EventBody::Connected { client },
        EventBody::Disconnected { client },
        EventBody::FileCreated {
            file,
            path: "a".to_owned(),
            text: "b".to_owned(),
            protection: Protection::None,
        },
        EventBody::FileRenamed {
            file,
            path: "b".to_owned(),
        },
        EventBody::FileDeleted { file },
        EventBody::FileProtected {
            file,
            protection: Protection::ReadOnly,
        },
        EventBody::Edited {
            file,
            version: 0,
            client,
            client_sequence: 0,
            changes: vec![Changes(json!([1]))],
        },
        EventBody::Selected {
            client,
            file,
            version: 0,
            ranges: vec![SelectionRange { anchor: 0, head: 1 }],
        },
        EventBody::Chatted {
            text: "hello".to_owned(),
        },
        EventBody::Controlled {
            control: Control::Start,
            phase: Phase::Live,
            timer: Some(timer),
        },
        EventBody::TimeLeft {
            remaining_ms: 0,
            phase: Phase::Locked,
        },
        EventBody::RunStarted {
            run: OPEN,
            kind: RunKind::Submit,
            versions: Vec::new(),
        },
        EventBody::Output {
            run: OPEN,
            stream: OutputStream::Stderr,
            text: "oh".to_owned(),
        },
    ] {
        everybody_sees(body);
    }
}
