//! What was acknowledged is still there: after a stop, and after a kill.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use protocol::live::{EventBody, FileContent, Role};
use reqwest::StatusCode;

use crate::support::{Browser, PASSWORD, Room, Socket, TestServer, challenges, runtime_cache};

#[tokio::test]
async fn a_server_that_stops_tells_everybody_to_come_back() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    let mut socket = Socket::welcomed(&ada, &room.id).await;
    let length = socket.text().encode_utf16().count();
    socket.write("# kept\n", 0, length).await;
    socket.edited().await;
    let resume = socket.resume();
    let listening = tokio::spawn(async move { socket.ended().await });
    let server = server.restart().await;
    let ended = listening.await.unwrap();
    assert_eq!((ended.code, ended.retry), (4503, true));
    let ada = ada.moved_to(&server.url());
    let after = Socket::hello(&ada, &room.id, Some(resume)).await.unwrap();
    assert!(after.welcome.resumed);
    assert!(after.text().starts_with("# kept\n"));
}

/// A server in a process of its own.
struct Process {
    child: Child,
    url: String,
    set_up: String,
}

impl Process {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_server-test"))
            .arg("serve")
            .args([data, &challenges(), &runtime_cache()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let stdout = child.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        let (url, set_up) = line.trim().split_once(' ').unwrap();
        Self {
            url: url.to_owned(),
            set_up: set_up.to_owned(),
            child,
        }
    }

    /// `kill -9`.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[tokio::test]
async fn nothing_that_was_acknowledged_is_lost_by_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let server = Process::start(folder.path());
    let staff = Browser::new(&server.url);
    let token = server.set_up.strip_prefix("/setup#").unwrap();
    staff.set_up(token).await;
    let room = Room::of(staff, "rate-limiter").await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    let mut socket = Socket::welcomed(&ada, &room.id).await;
    let length = socket.text().encode_utf16().count();
    let mut acknowledged = 0;
    for typed in 0..40 {
        socket.write("x", typed, length + typed as usize).await;
    }
    // In mid-typing: some are on their way, some are not acknowledged yet.
    while acknowledged < 10 {
        let event = socket.edited().await;
        if let EventBody::Edited {
            version, changes, ..
        } = event.body
        {
            acknowledged = version + changes.len() as u64;
        }
    }
    let resume = socket.resume();
    server.kill();
    drop(socket);

    let server = Process::start(folder.path());
    assert_eq!(server.set_up, "-");
    let ada = ada.moved_to(&server.url);
    let mut after = Socket::hello(&ada, &room.id, Some(resume)).await.unwrap();
    assert!(after.welcome.resumed);
    let kept = after.welcome.accepted[0].version;
    assert!(kept >= acknowledged, "{kept} of {acknowledged}");
    let FileContent::Text { text } = &after.file().content else {
        panic!("the text was to be sent");
    };
    let typed = text.bytes().take_while(|byte| *byte == b'x').count() as u64;
    assert_eq!(typed, kept);
    // The client sends what it has no answer to, and what it sent twice counts once.
    after.sent = kept - 1;
    after.write("x", kept - 1, length + kept as usize - 1).await;
    after.sent = kept;
    after.write("y", kept, length + kept as usize).await;
    let event = after.edited().await;
    let EventBody::Edited {
        client_sequence, ..
    } = event.body
    else {
        panic!("an edit");
    };
    assert_eq!(client_sequence, kept);
    let staff = room.staff.moved_to(&server.url);
    assert_eq!(staff.log_in("grace", PASSWORD).await, StatusCode::OK);
    server.kill();
}
