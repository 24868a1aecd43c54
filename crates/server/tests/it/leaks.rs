//! What a candidate must not learn, looked for in everything that they are sent:
//! a socket while things happen, one that comes later, and every answer of REST.

use std::fs;
use std::path::Path;

use protocol::live::{ClientMessage, EventBody, Role, RunId, RunKind, ServerMessage, Welcome};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use server::Overrides;
use tempfile::TempDir;

use crate::support::{Browser, Room, Socket, TestServer, challenges};

const NOTE: &str = "seems nervous today";
const LABEL: &str = "here they were stuck";

/// A bank with the rate limiter, of whose hidden cases candidates learn so much.
fn bank(feedback: &str) -> TempDir {
    let bank = tempfile::tempdir().unwrap();
    copy(
        &challenges().join("rate-limiter"),
        &bank.path().join("rate-limiter"),
    );
    let manifest = bank.path().join("rate-limiter/challenge.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let policy = "hidden = \"verdict\"";
    assert!(text.contains(policy));
    let wanted = format!("hidden = \"{feedback}\"");
    fs::write(&manifest, text.replace(policy, &wanted)).unwrap();
    bank
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

/// Waits until so many runs have ended; the newest one.
async fn ended(socket: &mut Socket, mut count: usize) -> RunId {
    socket
        .event(|event| match event.body {
            EventBody::RunFinished { run, .. } => {
                count -= 1;
                (count == 0).then_some(run)
            }
            _ => None,
        })
        .await
}

/// Everything that a candidate was ever sent of a session in which the team noted,
/// marked, and judged the code, and the candidate submitted it; and the whole
/// report of that submission.
async fn session(room: &Room) -> (Vec<String>, Value) {
    let ada = room.guest(Role::Candidate, "Ada").await;
    let mut candidate = Socket::welcomed(&ada, &room.id).await;
    let mut interviewer = room.interviewer().await;
    let observer = room.guest(Role::Observer, "Konrad").await;
    let mut observer = Socket::welcomed(&observer, &room.id).await;
    for socket in [&mut interviewer, &mut observer] {
        for message in [
            ClientMessage::Note {
                text: NOTE.to_owned(),
                about_ms: None,
            },
            ClientMessage::Mark {
                label: LABEL.to_owned(),
            },
            ClientMessage::Focus { focused: false },
        ] {
            socket.say(&message).await;
        }
    }
    interviewer.run(RunKind::Judge).await;
    ended(&mut interviewer, 1).await;
    // Other files than those: what was judged before is not judged again, and
    // there would be nothing to tell of how far it is.
    let length = candidate.text().encode_utf16().count();
    candidate.write("# mine\n", 0, length).await;
    candidate.edited().await;
    candidate.run(RunKind::Submit).await;
    ended(&mut candidate, 1).await;
    let run = ended(&mut interviewer, 1).await;

    let mut sent = candidate.heard;
    sent.extend(Socket::welcomed(&ada, &room.id).await.heard);
    for path in [
        "events",
        "recording.jsonl",
        &format!("runs/{run}/terminal.cast"),
    ] {
        let (status, text) = fetch(&ada, &format!("/api/rooms/{}/{path}", room.id)).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        sent.push(text);
    }
    sent.push(fetch(&ada, "/api/me").await.1);
    let report = format!("/api/rooms/{}/reports/{run}", room.id);
    let (status, report) = room.staff.get(&report).await;
    assert_eq!(status, StatusCode::OK, "{report}");
    (sent, report)
}

async fn fetch(browser: &Browser, path: &str) -> (StatusCode, String) {
    let response = browser.request(Method::GET, path).send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

/// The cases of a report that candidates do, or do not see.
fn cases(report: &Value, visible: bool) -> Vec<&Value> {
    let groups = report["groups"].as_array().unwrap().iter();
    groups
        .filter(|group| group["visible"] == visible)
        .flat_map(|group| group["cases"].as_array().unwrap())
        .collect()
}

/// What of the hidden cases would tell something: texts as they stand in JSON.
fn secrets(report: &Value) -> Vec<String> {
    let visible = cases(report, true);
    let mut secrets = vec![NOTE.to_owned(), LABEL.to_owned()];
    secrets.push(report["digest"].as_str().unwrap().to_owned());
    for case in cases(report, false) {
        for field in ["name", "input", "expected", "got", "reason", "fuel"] {
            let value = &case[field];
            let is_told = visible.iter().any(|shown| shown[field] == *value);
            if is_told || matches!(value, Value::Null) || *value == "" {
                continue;
            }
            // With its key: a short value may stand anywhere.
            secrets.push(format!("\"{field}\":{value}"));
        }
    }
    secrets
}

/// Every count of cases that was told.
fn counts(sent: &[String]) -> Vec<(u32, u32)> {
    let messages = sent
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok());
    let progress = messages.filter_map(|message| match message {
        ServerMessage::Event { event } => match event.body {
            EventBody::RunProgress {
                judged, planned, ..
            } => Some((judged, planned)),
            _ => None,
        },
        _ => None,
    });
    progress.collect()
}

fn welcomes(sent: &[String]) -> Vec<Welcome> {
    let messages = sent
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok());
    let welcomes = messages.filter_map(|message| match message {
        ServerMessage::Welcome(welcome) => Some(*welcome),
        _ => None,
    });
    welcomes.collect()
}

/// What holds for every policy that tells no names.
fn assert_nothing_leaks(sent: &[String], report: &Value) {
    let secrets = secrets(report);
    assert!(secrets.len() > 20, "there are hidden cases: {secrets:?}");
    for text in sent {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{secret} in {text}");
        }
        for word in [
            "\"judge\"",
            "\"noted\"",
            "\"marked\"",
            "\"candidate\":{",
            "\"focused\":false",
        ] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
    let welcomes = welcomes(sent);
    assert_eq!(welcomes.len(), 2);
    let shown = cases(report, true).len();
    for welcome in welcomes {
        let told = welcome
            .room
            .visible_cases
            .iter()
            .map(|(_, cases)| cases.len());
        assert_eq!(told.sum::<usize>(), shown);
        assert!(!welcome.room.statement.is_empty());
    }
}

#[tokio::test]
async fn nothing_of_hidden_cases_means_not_even_how_many() {
    let bank = bank("nothing");
    let server = TestServer::with(Overrides {
        challenges: Some(bank.path().to_owned()),
        ..Overrides::default()
    })
    .await;
    let room = Room::new(&server).await;
    let (sent, report) = session(&room).await;
    assert_nothing_leaks(&sent, &report);
    let shown = u32::try_from(cases(&report, true).len()).unwrap();
    let counts = counts(&sent);
    assert!(!counts.is_empty(), "the candidate sees that it goes on");
    for (judged, planned) in counts {
        assert!(judged <= planned && planned == shown, "{judged}/{planned}");
    }
    for text in &sent {
        // Neither the points of the whole, nor what was earned of them.
        assert!(!text.contains("\"points\":100"), "{text}");
        assert!(!text.contains("hidden case"), "{text}");
    }
}

#[tokio::test]
async fn verdicts_of_hidden_cases_are_all_that_is_told_of_them() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let (sent, report) = session(&room).await;
    assert_nothing_leaks(&sent, &report);
    let told: String = sent.concat();
    assert!(told.contains("hidden case 1"));
}
