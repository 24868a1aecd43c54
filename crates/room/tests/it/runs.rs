//! Runs: asked for, refused, cancelled, told to whom they may be told.

use protocol::Verdict;
use protocol::live::{
    CaseCount, ClientId, ClientMessage, Control, EventBody, OutputStream, RefusalCode, RunId,
    RunKind, RunResult,
};
use room::Effects;
use serde_json::json;

use crate::support::{MAIN, Session, edit, judged, program, session, session_of, settings};

const PROGRAM: RunKind = RunKind::Program {
    stdin: String::new(),
};
const VISIBLE: RunKind = RunKind::Visible {
    only: None,
    automatic: false,
};

impl Session {
    fn run(&mut self, client: ClientId, kind: RunKind) -> Result<Effects, RefusalCode> {
        self.send(client, ClientMessage::Run { kind })
            .map_err(|refusal| refusal.code)
    }

    fn finish(&mut self, run: RunId, result: RunResult, candidate: Option<RunResult>) -> Effects {
        let effects = self.room.run_finished(self.now_ms, run, result, candidate);
        self.take(&effects);
        effects
    }

    fn typed(&mut self) {
        let version = self.room.versions()[0].version;
        let length = u32::try_from(self.text(MAIN).len()).unwrap();
        let typed = edit(MAIN, version, version, &[json!([length, [0, "x"]])]);
        self.send(self.candidate, typed).unwrap();
    }
}

#[test]
fn a_run_has_the_files_as_they_are() {
    let mut session = session();
    session.typed();
    let effects = session.run(session.candidate, PROGRAM).unwrap();
    let order = effects.start.unwrap();
    assert_eq!(order.files["main.py"], "hello\nx");
    assert_eq!(order.requested_by.0, 1);
    let EventBody::RunStarted { versions, .. } = &effects.events[0].body else {
        panic!("{:?}", effects.events)
    };
    assert_eq!(versions[0].version, 1);
}

#[test]
fn one_person_has_one_run_at_a_time() {
    let mut session = session();
    session.run(session.candidate, PROGRAM).unwrap();
    for kind in [PROGRAM, VISIBLE] {
        let refused = session.run(session.candidate, kind);
        assert_eq!(refused, Err(RefusalCode::TooOften));
    }
    session.run(session.candidate, RunKind::Submit).unwrap();
    session.run(session.interviewer, PROGRAM).unwrap();
    session.finish(RunId(1), program(0), None);
    session.run(session.candidate, VISIBLE).unwrap();
}

#[test]
fn ten_thousand_runs_are_refused_but_one() {
    let mut session = session();
    let accepted = (0..10_000).filter(|_| session.run(session.candidate, PROGRAM).is_ok());
    assert_eq!(accepted.count(), 1);
}

#[test]
fn everybody_together_has_so_many_runs() {
    let mut settings = settings();
    settings.limits.runs = 2;
    let mut session = session_of(settings);
    session.run(session.candidate, RunKind::Submit).unwrap();
    session.run(session.interviewer, RunKind::Judge).unwrap();
    let refused = session.run(session.interviewer, PROGRAM);
    assert_eq!(refused, Err(RefusalCode::TooOften));
}

#[test]
fn roles_run_what_they_may() {
    let mut session = session();
    let one = |name: &str| RunKind::Visible {
        only: Some(("examples".to_owned(), name.to_owned())),
        automatic: false,
    };
    let automatic = RunKind::Visible {
        only: None,
        automatic: true,
    };
    let huge = RunKind::Program {
        stdin: "x".repeat(1 << 20),
    };
    let (candidate, interviewer) = (session.candidate, session.interviewer);
    for (client, kind, code) in [
        (candidate, RunKind::Judge, RefusalCode::NotAllowed),
        (interviewer, RunKind::Submit, RefusalCode::NotAllowed),
        (session.observer, PROGRAM, RefusalCode::NotAllowed),
        (candidate, automatic, RefusalCode::Invalid),
        (candidate, one("secret"), RefusalCode::NotFound),
        (candidate, huge, RefusalCode::TooLarge),
    ] {
        assert_eq!(session.run(client, kind), Err(code));
    }
    session.run(candidate, one("one")).unwrap();
}

#[test]
fn authors_and_interviewers_cancel() {
    let mut session = session();
    session.run(session.candidate, PROGRAM).unwrap();
    session.run(session.interviewer, PROGRAM).unwrap();
    session.run(session.interviewer, RunKind::Judge).unwrap();
    let mut cancel = |client, run| {
        let message = ClientMessage::Cancel { run: RunId(run) };
        let effects = session.send(client, message);
        effects.map(|effects| effects.cancel).map_err(|no| no.code)
    };
    let (candidate, interviewer, observer) = (ClientId(1), ClientId(2), ClientId(3));
    assert_eq!(cancel(candidate, 1), Ok(Some(RunId(1))));
    assert_eq!(cancel(interviewer, 1), Ok(Some(RunId(1))));
    assert_eq!(cancel(candidate, 2), Err(RefusalCode::NotAllowed));
    // Candidates do not learn that there is such a run.
    assert_eq!(cancel(candidate, 3), Err(RefusalCode::NotFound));
    assert_eq!(cancel(candidate, 99), Err(RefusalCode::NotFound));
    assert_eq!(cancel(observer, 1), Err(RefusalCode::NotAllowed));
}

#[test]
fn the_latest_submission_is_known() {
    let mut session = session();
    session.run(session.candidate, RunKind::Submit).unwrap();
    assert!(session.room.latest_submission().is_none());
    session.finish(RunId(1), RunResult::Cancelled, None);
    assert!(session.room.latest_submission().is_none());
    session.run(session.candidate, RunKind::Submit).unwrap();
    session.finish(RunId(2), judged(Verdict::Wa), None);
    let submission = session.room.latest_submission().unwrap();
    assert_eq!((submission.run, submission.versions.len()), (RunId(2), 2));
    assert_eq!(submission.result, judged(Verdict::Wa));
}

#[test]
fn a_run_ends_once_and_says_no_more() {
    let mut session = session();
    session.run(session.candidate, PROGRAM).unwrap();
    assert_eq!(session.finish(RunId(1), program(0), None).events.len(), 1);
    assert_eq!(
        session.finish(RunId(1), program(0), None),
        Effects::default()
    );
    let text = "late".to_owned();
    let late = session
        .room
        .run_output(0, RunId(1), OutputStream::Stdout, text);
    assert_eq!(late, Effects::default());
    let count = CaseCount {
        judged: 1,
        planned: 2,
    };
    assert_eq!(
        session.room.run_progress(0, RunId(1), count, Some(count)),
        Effects::default()
    );
}

#[test]
fn output_is_told_up_to_a_limit_and_never_of_submissions() {
    let mut settings = settings();
    settings.limits.output_bytes = 10;
    let mut session = session_of(settings);
    session.run(session.candidate, PROGRAM).unwrap();
    session.run(session.candidate, RunKind::Submit).unwrap();
    let mut told = |run, text: &str| {
        let effects = session
            .room
            .run_output(0, RunId(run), OutputStream::Stdout, text.to_owned());
        effects.events.len()
    };
    assert_eq!(told(1, "12345"), 1);
    assert_eq!(told(1, "123456"), 0);
    assert_eq!(told(1, "12345"), 1);
    assert_eq!(told(1, "6"), 0);
    assert_eq!(told(2, "secret"), 0);
}

#[test]
fn visible_cases_run_when_typing_pauses() {
    let mut session = session();
    let enabled = ClientMessage::Control {
        control: Control::SetAutorun { enabled: true },
    };
    session.send(session.interviewer, enabled).unwrap();
    session.typed();
    session.now_ms = 1_000;
    session.typed();
    assert_eq!(session.room.next_tick_ms(), Some(2_500));
    assert!(session.tick(2_499).start.is_none());
    let order = session.tick(2_500).start.unwrap();
    let automatic = RunKind::Visible {
        only: None,
        automatic: true,
    };
    assert_eq!((order.kind, order.requested_by.0), (automatic, 1));
    assert_eq!(session.room.next_tick_ms(), None);

    // What is typed while it runs waits for its end.
    session.typed();
    assert_eq!(session.room.next_tick_ms(), None);
    assert!(session.tick(10_000).start.is_none());
    session.finish(order.run, judged(Verdict::Wa), None);
    assert!(session.tick(10_000).start.is_some());
}

#[test]
fn an_automatic_run_makes_way() {
    let mut settings = settings();
    settings.autorun = true;
    let mut session = session_of(settings);
    session.typed();
    let automatic = session.tick(5_000).start.unwrap().run;
    let effects = session.run(session.candidate, VISIBLE).unwrap();
    assert_eq!(effects.cancel, Some(automatic));
    assert!(effects.start.is_some());
}

#[test]
fn nothing_runs_by_itself_where_nobody_may_type() {
    let mut settings = settings();
    settings.autorun = true;
    let mut session = session_of(settings);
    session.typed();
    let lock = ClientMessage::Control {
        control: Control::Lock,
    };
    session.send(session.interviewer, lock).unwrap();
    assert_eq!(session.room.next_tick_ms(), None);
    assert!(session.tick(60_000).start.is_none());
}
