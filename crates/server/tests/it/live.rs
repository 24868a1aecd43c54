//! Two sides of a table in one room.

use protocol::live::{
    ClientMessage, Control, EventBody, FileContent, Phase, RefusalCode, Role, ServerMessage,
};
use reqwest::StatusCode;

use crate::support::{Room, Socket, TestServer};

#[tokio::test]
async fn what_one_types_the_other_sees() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    let mut interviewer = room.interviewer().await;
    assert_eq!(candidate.welcome.you.role, Role::Candidate);
    assert_eq!(interviewer.welcome.you.role, Role::Interviewer);
    let length = candidate.text().encode_utf16().count();
    candidate.write("# hello\n", 0, length).await;
    for socket in [&mut candidate, &mut interviewer] {
        let event = socket.edited().await;
        let EventBody::Edited { version, .. } = event.body else {
            panic!("an edit");
        };
        assert_eq!(version, 0);
    }
    let later = room.interviewer().await;
    assert!(later.text().starts_with("# hello\n"));
    let cards = room.staff.get("/api/rooms").await.1;
    assert_eq!(cards[0]["candidates"], serde_json::json!(["Ada"]));
    assert_eq!(cards[0]["connected"], 2);
}

#[tokio::test]
async fn a_client_goes_on_where_it_was() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let browser = room.guest(Role::Candidate, "Ada").await;
    let mut before = Socket::welcomed(&browser, &room.id).await;
    let length = before.text().encode_utf16().count();
    before.write("a", 0, length).await;
    before.edited().await;
    let mut resume = before.resume();
    resume.versions = vec![protocol::live::FileVersion {
        file: before.file().file,
        version: 0,
    }];
    let client = before.welcome.client;
    before.close().await;
    let after = resumed(&browser, &room, resume.clone()).await;
    assert!(after.welcome.resumed);
    assert_eq!(after.welcome.client, client);
    assert_eq!(after.welcome.accepted[0].version, 1);
    let FileContent::Missed { updates } = &after.file().content else {
        panic!("only what was missed");
    };
    assert_eq!(updates.len(), 1);
}

/// Resumes, as soon as the server has noticed that the old socket is gone.
async fn resumed(
    browser: &crate::support::Browser,
    room: &Room,
    resume: protocol::live::Resume,
) -> Socket {
    loop {
        match Socket::hello(browser, &room.id, Some(resume.clone())).await {
            Ok(socket) => return socket,
            Err(ended) => assert_eq!((ended.code, ended.retry), (4409, true)),
        }
    }
}

#[tokio::test]
async fn a_stolen_client_id_is_of_no_use() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    let socket = Socket::welcomed(&ada, &room.id).await;
    let twice = Socket::hello(&ada, &room.id, Some(socket.resume())).await;
    assert_eq!(twice.err().map(|ended| ended.code), Some(4409));
    let eve = room.guest(Role::Candidate, "Eve").await;
    let stolen = Socket::hello(&eve, &room.id, Some(socket.resume())).await;
    let stolen = stolen.unwrap();
    assert!(!stolen.welcome.resumed);
    assert_ne!(stolen.welcome.client, socket.welcome.client);
    let mut guessed = socket.resume();
    guessed.secret = "A".repeat(43);
    let guessed = Socket::hello(&ada, &room.id, Some(guessed)).await.unwrap();
    assert!(!guessed.welcome.resumed);
}

#[tokio::test]
async fn candidates_are_not_sent_what_is_the_teams() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    let mut interviewer = room.interviewer().await;
    let note = ClientMessage::Note {
        text: "seems nervous".to_owned(),
        about_ms: None,
    };
    interviewer.say(&note).await;
    let mark = ClientMessage::Mark {
        label: "hint given".to_owned(),
    };
    interviewer.say(&mark).await;
    candidate
        .say(&ClientMessage::Focus { focused: false })
        .await;
    let chat = ClientMessage::Chat {
        text: "hello".to_owned(),
    };
    interviewer
        .event(|event| matches!(event.body, EventBody::Focused { .. }).then_some(()))
        .await;
    interviewer.say(&chat).await;
    let before_chat = candidate
        .until(|message| match message {
            ServerMessage::Event { event } => match event.body {
                EventBody::Chatted { .. } => Some(()),
                EventBody::Noted { .. } | EventBody::Marked { .. } | EventBody::Focused { .. } => {
                    panic!("a candidate was sent {event:?}")
                }
                _ => None,
            },
            ServerMessage::Presence { clients } => {
                assert!(clients.iter().all(|client| client.focused));
                None
            }
            _ => None,
        })
        .await;
    assert_eq!(before_chat, ());
    let ada = room.guest(Role::Candidate, "Bob").await;
    let (status, page) = ada.get(&format!("/api/rooms/{}/events", room.id)).await;
    assert_eq!(status, StatusCode::OK);
    let text = page.to_string();
    assert!(text.contains("hello"));
    assert!(!text.contains("nervous") && !text.contains("hint given"));
    let (_, page) = room
        .staff
        .get(&format!("/api/rooms/{}/events", room.id))
        .await;
    assert!(page.to_string().contains("nervous"));
}

#[tokio::test]
async fn observers_change_nothing() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let browser = room.guest(Role::Observer, "Olga").await;
    let mut observer = Socket::welcomed(&browser, &room.id).await;
    let length = observer.text().encode_utf16().count();
    observer.write("x", 0, length).await;
    let control = ClientMessage::Control {
        control: Control::End,
    };
    let refused = |message| match message {
        ServerMessage::Refused(refusal) => Some(refusal.code),
        ServerMessage::Event { event } => {
            assert!(!matches!(event.body, EventBody::Edited { .. }));
            None
        }
        _ => None,
    };
    assert_eq!(observer.until(refused).await, RefusalCode::NotAllowed);
    observer.say(&control).await;
    assert_eq!(observer.until(refused).await, RefusalCode::NotAllowed);
}

#[tokio::test]
async fn a_session_can_be_ended_and_deleted_from_outside() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    let path = format!("/api/rooms/{}", room.id);
    let (status, card) = room
        .staff
        .post(&format!("{path}/end"), serde_json::json!({}))
        .await;
    assert_eq!(status, StatusCode::OK, "{card}");
    assert_eq!(card["phase"], "ended");
    assert!(card["ended_at_ms"].is_u64());
    let phase = candidate
        .event(|event| match event.body {
            EventBody::Controlled { phase, .. } => Some(phase),
            _ => None,
        })
        .await;
    assert_eq!(phase, Phase::Ended);
    assert_eq!(room.staff.delete(&path).await.0, StatusCode::NO_CONTENT);
    assert_eq!(candidate.ended().await.code, 4403);
    assert_eq!(room.staff.get(&path).await.0, StatusCode::NOT_FOUND);
}
