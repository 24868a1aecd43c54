//! A session afterwards: events, recordings, what moments would have earned,
//! candidates side by side, and rooms that have left memory.

use protocol::Verdict;
use protocol::live::{
    ClientMessage, EventBody, JudgedResult, Role, RunKind, RunResult, ServerMessage,
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::Overrides;
use server::config::LimitOverrides;

use crate::support::{Browser, Room, Socket, TestServer};

/// Submits the files as they are; what came of it, as the team sees it.
async fn submit(interviewer: &mut Socket, candidate: &mut Socket) -> JudgedResult {
    candidate.run(RunKind::Submit).await;
    interviewer
        .event(|event| match event.body {
            EventBody::RunFinished {
                result: RunResult::Judged(result),
                ..
            } => Some(result),
            _ => None,
        })
        .await
}

async fn text(browser: &Browser, path: &str) -> (StatusCode, String) {
    let response = browser.request(Method::GET, path).send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

fn solution() -> String {
    let folder = crate::support::challenges().join("rate-limiter/submissions/accepted");
    let mut found = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let path = found.find(|path| path.extension().is_some_and(|end| end == "py"));
    std::fs::read_to_string(path.expect("a reference in Python")).unwrap()
}

#[tokio::test]
async fn any_moment_can_be_judged_again() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut interviewer = room.interviewer().await;
    let mut candidate = room.candidate().await;
    let before = candidate.welcome.sequence;
    candidate.replace(&solution()).await;
    let submitted = submit(&mut interviewer, &mut candidate).await;
    assert_eq!(submitted.verdict, Verdict::Ac, "{submitted:?}");
    let path = format!("/api/rooms/{}/rejudge", room.id);
    let rejudge = |sequence: u64, hidden: bool| {
        let wanted = json!({ "sequence": sequence, "hidden": hidden });
        let (path, staff) = (&path, &room.staff);
        async move {
            let (status, body) = staff.post(path, wanted).await;
            assert_eq!(status, StatusCode::OK, "{body}");
            serde_json::from_value::<JudgedResult>(body).unwrap()
        }
    };
    let then = rejudge(before, true).await;
    assert_ne!(then.verdict, Verdict::Ac);
    let now = rejudge(1_000_000, true).await;
    assert_eq!((now.verdict, now.score), (Verdict::Ac, submitted.score));
    let visible = rejudge(1_000_000, false).await;
    assert!(visible.groups.iter().all(|group| group.visible));
    assert!(visible.score < now.score);

    let compared = room
        .staff
        .get("/api/challenges/rate-limiter/comparison")
        .await
        .1;
    let row = &compared["rows"][0];
    assert_eq!(row["candidates"], json!(["Ada"]));
    assert_eq!(row["runs"], 1);
    assert_eq!(row["last_submission"]["verdict"], "AC");
    assert!(row["first_green_ms"].is_u64());
    let columns = compared["groups"].as_array().unwrap();
    assert_eq!(row["groups"].as_array().unwrap().len(), columns.len());
}

#[tokio::test]
async fn a_recording_holds_what_its_reader_may_see() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut interviewer = room.interviewer().await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    let mut candidate = Socket::welcomed(&ada, &room.id).await;
    let note = ClientMessage::Note {
        text: "seems nervous </script>".to_owned(),
        about_ms: None,
    };
    interviewer.say(&note).await;
    candidate.replace("print('one')\nprint('two')\n").await;
    let stdin = String::new();
    candidate.run(RunKind::Program { stdin }).await;
    let run = candidate
        .event(|event| match event.body {
            EventBody::RunFinished { run, .. } => Some(run),
            _ => None,
        })
        .await;
    let path = format!("/api/rooms/{}/recording.jsonl", room.id);
    let (status, whole) = text(&room.staff, &path).await;
    assert_eq!(status, StatusCode::OK);
    let first: Value = serde_json::from_str(whole.lines().next().unwrap()).unwrap();
    assert_eq!(first["room"]["id"], room.id.as_str());
    assert!(whole.contains("seems nervous") && whole.contains("print('two')"));
    for line in whole.lines() {
        serde_json::from_str::<Value>(line).unwrap();
    }
    let (_, seen) = text(&ada, &path).await;
    assert!(!seen.contains("nervous") && seen.contains("print('two')"));

    let path = format!("/api/rooms/{}/runs/{run}/terminal.cast", room.id);
    let (status, cast) = text(&ada, &path).await;
    assert_eq!(status, StatusCode::OK);
    let header: Value = serde_json::from_str(cast.lines().next().unwrap()).unwrap();
    assert_eq!(header["version"], 3);
    assert!(cast.contains("one\\r\\ntwo\\r\\n"), "{cast}");
    let missing = format!("/api/rooms/{}/runs/99/terminal.cast", room.id);
    assert_eq!(text(&ada, &missing).await.0, StatusCode::NOT_FOUND);

    let path = format!("/api/rooms/{}/export.html", room.id);
    assert_eq!(text(&ada, &path).await.0, StatusCode::UNAUTHORIZED);
    let (status, page) = text(&room.staff, &path).await;
    if status == StatusCode::OK {
        assert!(page.contains("seems nervous \\u003c/script>"));
        assert!(page.trim_end().ends_with("</html>"));
    } else {
        // A build without the web app says what to do.
        assert!(page.contains("just web"), "{page}");
    }
}

#[tokio::test]
async fn pages_of_events_follow_each_other() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let _candidate = room.candidate().await;
    let path = format!("/api/rooms/{}/events", room.id);
    let whole = room.staff.get(&path).await.1["events"].clone();
    let (mut after, mut gathered) = (0, Vec::new());
    loop {
        let page = room
            .staff
            .get(&format!("{path}?after={after}&limit=1"))
            .await
            .1;
        gathered.extend(page["events"].as_array().unwrap().clone());
        match page["next"].as_u64() {
            Some(next) => after = next,
            None => break,
        }
    }
    assert_eq!(Value::Array(gathered), whole);
    let stranger = server.browser();
    assert_eq!(stranger.get(&path).await.0, StatusCode::UNAUTHORIZED);
    let wrong = room.staff.get(&format!("{path}?after=x")).await;
    assert_eq!(wrong.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_room_that_nobody_is_in_leaves_memory_and_comes_back() {
    let server = TestServer::with(Overrides {
        limits: LimitOverrides {
            idle_room_seconds: Some(1),
            ..LimitOverrides::default()
        },
        ..Overrides::default()
    })
    .await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    candidate.replace("# kept\n").await;
    candidate.close().await;
    while !text(&room.staff, "/metrics")
        .await
        .1
        .contains("greenroom_rooms 0")
    {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let card = room.staff.get("/api/rooms").await.1[0].clone();
    assert_eq!(card["candidates"], json!(["Ada"]));
    assert_eq!(card["connected"], 0);
    let metrics = text(&room.staff, "/metrics").await.1;
    assert!(metrics.contains("greenroom_rooms 0"), "the list woke it");
    assert_eq!(room.interviewer().await.text(), "# kept\n");
}

#[tokio::test]
async fn a_closed_account_is_out_at_once() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let account = json!({ "login": "linus", "name": "Linus", "password": "three green rooms" });
    let made = room.staff.post("/api/staff", account).await.1;
    let linus = server.browser();
    linus.log_in("linus", "three green rooms").await;
    let mut socket = Socket::welcomed(&linus, &room.id).await;
    let path = format!("/api/staff/{}", made["id"]);
    let close = room.staff.request(Method::PATCH, &path);
    let close = close.json(&json!({ "disabled": true }));
    assert_eq!(close.send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(socket.ended().await.code, 4403);
}

#[tokio::test]
async fn the_team_notes_moments_of_a_session_that_is_over() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    let mut candidate = Socket::welcomed(&ada, &room.id).await;
    let konrad = room.guest(Role::Observer, "Konrad").await;
    let end = format!("/api/rooms/{}/end", room.id);
    assert_eq!(room.staff.post(&end, json!({})).await.0, StatusCode::OK);
    let path = format!("/api/rooms/{}/notes", room.id);
    let note = |text: &str, about_ms: u64, marker: bool| json!({ "text": text, "about_ms": about_ms, "marker": marker });
    let (status, kept) = room
        .staff
        .post(&path, note("hesitated here", 3, false))
        .await;
    assert_eq!(status, StatusCode::CREATED, "{kept}");
    let (status, marked) = konrad.post(&path, note("turning point", 4, true)).await;
    assert_eq!(status, StatusCode::CREATED, "{marked}");
    assert!(marked["sequence"].as_u64() > kept["sequence"].as_u64());

    for (browser, body, expected) in [
        (&ada, note("mine", 0, false), StatusCode::UNAUTHORIZED),
        (&room.staff, note(" ", 0, false), StatusCode::BAD_REQUEST),
        (
            &konrad,
            note(&"x".repeat(257), 0, true),
            StatusCode::BAD_REQUEST,
        ),
    ] {
        assert_eq!(browser.post(&path, body).await.0, expected);
    }
    // The answer comes after everything that was told before.
    let late = ClientMessage::Chat {
        text: "thanks".to_owned(),
    };
    candidate.say(&late).await;
    candidate
        .until(|message| matches!(message, ServerMessage::Refused(_)).then_some(()))
        .await;
    let told = candidate.heard.concat();
    candidate.close().await;
    assert!(!told.contains("hesitated") && !told.contains("turning point"));

    // It outlives the server, at the moment that it is about.
    let id = room.id.clone();
    let staff = room.staff;
    let server = server.restart().await;
    let staff = staff.moved_to(&server.url());
    let events = staff.get(&format!("/api/rooms/{id}/events")).await.1["events"].clone();
    let bodies: Vec<&Value> = events
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["body"])
        .collect();
    let found = |kind: &str| *bodies.iter().find(|body| body["type"] == kind).unwrap();
    assert_eq!(
        (&found("noted")["text"], &found("noted")["about_ms"]),
        (&json!("hesitated here"), &json!(3))
    );
    assert_eq!(
        (&found("marked")["label"], &found("marked")["about_ms"]),
        (&json!("turning point"), &json!(4))
    );
    let (_, seen) = text(
        &ada.moved_to(&server.url()),
        &format!("/api/rooms/{id}/events"),
    )
    .await;
    assert!(!seen.contains("hesitated") && !seen.contains("turning point"));
}

#[tokio::test]
async fn invited_interviewers_replay_a_session_and_judge_its_moments() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let card = format!("/api/rooms/{}", room.id);
    let rejudge = format!("{card}/rejudge");
    // Somebody has to have been there.
    room.interviewer().await.close().await;
    let wanted = json!({ "sequence": 1_000, "hidden": true });
    for (role, card_is, rejudge_is) in [
        (Role::Interviewer, StatusCode::OK, StatusCode::OK),
        (Role::Observer, StatusCode::OK, StatusCode::FORBIDDEN),
        (
            Role::Candidate,
            StatusCode::UNAUTHORIZED,
            StatusCode::UNAUTHORIZED,
        ),
    ] {
        let guest = room.guest(role, "Guest").await;
        assert_eq!(guest.get(&card).await.0, card_is, "{role:?}");
        let judged = guest.post(&rejudge, wanted.clone()).await;
        assert_eq!(judged.0, rejudge_is, "{role:?}: {}", judged.1);
    }
}
