//! Runs and submissions, with the real judge, as each side sees them.

use protocol::Verdict;
use protocol::live::{
    ClientMessage, EventBody, JudgedResult, OutputStream, ProgramResult, RunId, RunKind, RunResult,
};
use reqwest::StatusCode;

use crate::support::{Room, Socket, TestServer};

fn program() -> RunKind {
    RunKind::Program {
        stdin: "7\n".to_owned(),
    }
}

async fn started(socket: &mut Socket) -> RunId {
    socket
        .event(|event| match event.body {
            EventBody::RunStarted { run, .. } => Some(run),
            _ => None,
        })
        .await
}

async fn finished(socket: &mut Socket) -> RunResult {
    socket
        .event(|event| match event.body {
            EventBody::RunFinished {
                result, candidate, ..
            } => {
                assert_eq!(candidate, None, "nobody is sent both");
                Some(result)
            }
            _ => None,
        })
        .await
}

fn of_program(result: RunResult) -> ProgramResult {
    match result {
        RunResult::Program(result) => result,
        other => panic!("{other:?}"),
    }
}

fn judged(result: RunResult) -> JudgedResult {
    match result {
        RunResult::Judged(result) => result,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_program_runs_and_its_output_comes_as_it_is_written() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    candidate
        .replace(
            "import sys\nprint('got', int(input()) * 6)\nprint('oops', file=sys.stderr)\n1 / 0\n",
        )
        .await;
    candidate.run(program()).await;
    let mut output = Vec::new();
    let result = candidate
        .event(|event| match event.body {
            EventBody::Output { stream, text, .. } => {
                output.push((stream, text));
                None
            }
            EventBody::RunFinished { result, .. } => Some(result),
            _ => None,
        })
        .await;
    let of = |wanted| -> String {
        let texts = output.iter().filter(|(stream, _)| *stream == wanted);
        texts.map(|(_, text)| text.as_str()).collect()
    };
    assert_eq!(of(OutputStream::Stdout), "got 42\n");
    assert!(of(OutputStream::Stderr).starts_with("oops\n"));
    let result = of_program(result);
    assert_eq!(result.verdict, Verdict::Rte);
    assert_eq!(result.marks.len(), 1, "{:?}", result.marks);
    assert_eq!(result.marks[0].line, 4);
    assert!(result.marks[0].message.contains("ZeroDivisionError"));
}

#[tokio::test]
async fn a_program_that_never_ends_can_be_cancelled() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    candidate
        .replace("print('begun', flush=True)\nwhile True:\n    pass\n")
        .await;
    candidate.run(program()).await;
    let run = started(&mut candidate).await;
    candidate
        .event(|event| matches!(event.body, EventBody::Output { .. }).then_some(()))
        .await;
    candidate.say(&ClientMessage::Cancel { run }).await;
    assert_eq!(finished(&mut candidate).await, RunResult::Cancelled);
}

#[tokio::test]
async fn a_submission_tells_each_side_what_it_may_know() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    let mut interviewer = room.interviewer().await;
    candidate.run(RunKind::Submit).await;
    let run = started(&mut interviewer).await;
    let seen = judged(finished(&mut candidate).await);
    let whole = judged(finished(&mut interviewer).await);
    assert_ne!(
        whole.verdict,
        Verdict::Ac,
        "the starter is not the solution"
    );
    assert_eq!(seen.verdict, whole.verdict);
    assert!(seen.report.is_none());
    let hidden = |result: &JudgedResult| {
        let groups = result.groups.iter().filter(|group| !group.visible);
        groups
            .flat_map(|group| group.cases.clone())
            .collect::<Vec<_>>()
    };
    assert!(!hidden(&seen).is_empty());
    for case in hidden(&seen) {
        assert!(case.name.starts_with("hidden case"), "{}", case.name);
        assert!(case.input.is_empty() && case.expected.is_empty() && case.got.is_empty());
    }
    assert!(hidden(&whole).iter().all(|case| !case.expected.is_empty()));
    let path = format!("/api/rooms/{}/reports/{run}", room.id);
    let (status, report) = room.staff.get(&path).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(report["digest"].as_str(), whole.report.as_deref());
    let card = room.staff.get(&format!("/api/rooms/{}", room.id)).await.1;
    assert_eq!(card["last_submission"]["score"], whole.score);
    // Nor does the log tell a candidate more than the socket did.
    let guest = room.guest(protocol::live::Role::Candidate, "Bob").await;
    let log = guest.get(&format!("/api/rooms/{}/events", room.id)).await.1;
    let secret = hidden(&whole)[0].name.clone();
    assert!(!log.to_string().contains(&secret), "{secret}");
    assert_eq!(guest.get(&path).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn one_visible_case_runs_alone() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    let (group, cases) = candidate.welcome.room.visible_cases[0].clone();
    let only = Some((group.clone(), cases[0].clone()));
    let automatic = false;
    candidate.run(RunKind::Visible { only, automatic }).await;
    let one = judged(finished(&mut candidate).await);
    assert_eq!(one.groups.len(), 1);
    assert_eq!(one.groups[0].cases.len(), 1);
    assert_eq!(one.groups[0].cases[0].name, cases[0]);
    candidate
        .run(RunKind::Visible {
            only: None,
            automatic,
        })
        .await;
    let all = judged(finished(&mut candidate).await);
    assert_eq!(all.groups[0].cases.len(), cases.len());
}

#[tokio::test]
async fn ten_thousand_runs_at_once_are_refused_and_harm_nobody() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    candidate.replace("while True:\n    pass\n").await;
    let run = serde_json::to_string(&ClientMessage::Run { kind: program() }).unwrap();
    for _ in 0..10_000 {
        if candidate.send_text(&run).await.is_err() {
            break;
        }
    }
    let code = candidate.ended().await.code;
    assert!([4429, 1006].contains(&code), "{code}");
    let mut again = room.candidate().await;
    let running = again
        .welcome
        .history
        .iter()
        .filter_map(|event| match event.body {
            EventBody::RunStarted { run, .. } => Some(run),
            _ => None,
        });
    let running: Vec<RunId> = running.collect();
    assert!(running.len() <= 8, "{}", running.len());
    let mut interviewer = room.interviewer().await;
    for run in running {
        interviewer.say(&ClientMessage::Cancel { run }).await;
    }
    again.replace("print('fine')\n").await;
    let output = loop {
        again.run(program()).await;
        let said = again
            .event(|event| match event.body {
                EventBody::Output { text, .. } => Some(Some(text)),
                EventBody::RunFinished {
                    result: RunResult::Cancelled,
                    ..
                } => Some(None),
                _ => None,
            })
            .await;
        if let Some(output) = said {
            break output;
        }
    };
    assert_eq!(output, "fine\n");
}
