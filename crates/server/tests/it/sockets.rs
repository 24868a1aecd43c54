//! Sockets that do not behave, or that somebody else opened.

use futures_util::SinkExt;
use protocol::live::{ClientMessage, EventBody, MAXIMUM_MESSAGE_BYTES, Role};
use server::Overrides;
use server::config::LimitOverrides;
use tokio_tungstenite::tungstenite::Message;

use crate::support::socket::{open, raw, request};
use crate::support::{Browser, Room, Socket, TestServer};

#[tokio::test]
async fn only_pages_of_the_server_open_sockets() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let foreign = request(&room.staff, &room.id, "https://evil.example");
    assert_eq!(open(foreign).await.err(), Some(403));
    let mut nowhere = request(&room.staff, &room.id, &room.staff.url);
    nowhere.headers_mut().remove("origin");
    assert_eq!(open(nowhere).await.err(), Some(403));
    let stranger = Browser::new(&server.url());
    assert_eq!(raw(&stranger, &room.id).await.err(), Some(401));
    assert_eq!(raw(&room.staff, "nowhere").await.err(), Some(404));
}

#[tokio::test]
async fn a_seat_is_good_for_its_own_room() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    let other = Room::of(room.staff, "deploy-order").await;
    assert_eq!(raw(&ada, &other.id).await.err(), Some(401));
    // The cookie's name says which room it is for; its value has to fit.
    let renamed = ada.cookies().replace(&room.id, &other.id);
    let mut request = request(&ada, &other.id, &ada.url);
    request
        .headers_mut()
        .insert("cookie", renamed.parse().unwrap());
    assert_eq!(open(request).await.err(), Some(401));
}

#[tokio::test]
async fn what_cannot_be_read_ends_the_socket() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let ada = room.guest(Role::Candidate, "Ada").await;
    for bad in ["", "{", "[]", r#"{"type":"king"}"#, r#"{"type":"hello"}"#] {
        let mut socket = Socket::welcomed(&ada, &room.id).await;
        socket.send_text(bad).await.unwrap();
        assert_eq!(socket.ended().await.code, 4400, "{bad}");
        let mut stream = raw(&ada, &room.id).await.unwrap();
        stream.send(Message::text(bad)).await.unwrap();
        if bad == r#"{"type":"hello"}"# {
            continue;
        }
        let ended = Socket::on(stream, None).await;
        assert_eq!(ended.err().map(|ended| ended.code), Some(4400), "{bad}");
    }
    let socket = Socket::welcomed(&ada, &room.id).await;
    let mut stream = socket.into_stream();
    stream.send(Message::binary(vec![1, 2, 3])).await.unwrap();
    let ended = Socket::on(stream, None).await;
    assert_eq!(ended.err().map(|ended| ended.code), Some(4400));
}

#[tokio::test]
async fn what_is_too_long_ends_the_socket() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let mut candidate = room.candidate().await;
    let long = ClientMessage::Chat {
        text: "x".repeat(MAXIMUM_MESSAGE_BYTES),
    };
    candidate.say(&long).await;
    let code = candidate.ended().await.code;
    // The server may cut the line while the rest is still on its way.
    assert!([4413, 1006].contains(&code), "{code}");
    assert_eq!(room.candidate().await.welcome.history.len(), {
        let after = room.interviewer().await;
        after.welcome.history.len() - 2
    });
}

#[tokio::test]
async fn a_flood_ends_the_socket_and_no_other() {
    let server = TestServer::with(Overrides {
        limits: LimitOverrides {
            message_burst: Some(50),
            messages_per_second: Some(1),
            ..LimitOverrides::default()
        },
        ..Overrides::default()
    })
    .await;
    let room = Room::new(&server).await;
    let mut interviewer = room.interviewer().await;
    let mut candidate = room.candidate().await;
    let chat = serde_json::to_string(&ClientMessage::Focus { focused: true }).unwrap();
    for _ in 0..200 {
        if candidate.send_text(&chat).await.is_err() {
            break;
        }
    }
    let code = candidate.ended().await.code;
    assert!([4429, 1006].contains(&code), "{code}");
    let chat = ClientMessage::Chat {
        text: "still here".to_owned(),
    };
    interviewer.say(&chat).await;
    interviewer
        .event(|event| match event.body {
            EventBody::Chatted { text } => Some(text),
            _ => None,
        })
        .await;
}

#[tokio::test]
async fn who_does_not_read_is_cut_off() {
    let server = TestServer::with(Overrides {
        limits: LimitOverrides {
            outbox_bytes: Some(64 << 10),
            message_burst: Some(100_000),
            ..LimitOverrides::default()
        },
        ..Overrides::default()
    })
    .await;
    let room = Room::new(&server).await;
    let mut sleeper = room.interviewer().await;
    let mut talker = room.candidate().await;
    let chat = ClientMessage::Chat {
        text: "x".repeat(4_000),
    };
    // The buffers of the two ends and the outbox take some megabytes.
    loop {
        talker.say(&chat).await;
        let gone = talker
            .event(|event| match event.body {
                EventBody::Chatted { .. } => Some(false),
                EventBody::Disconnected { client } => Some(client == sleeper.welcome.client),
                _ => None,
            })
            .await;
        if gone {
            break;
        }
    }
    let ended = sleeper.ended().await;
    assert!([4408, 1006].contains(&ended.code), "{ended:?}");
    let again = room.interviewer().await;
    assert!(!again.welcome.history.is_empty());
}
