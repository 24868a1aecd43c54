//! Links into rooms: what they are good for, and what not any more.

use protocol::live::Role;
use reqwest::StatusCode;
use serde_json::json;
use server::Overrides;
use server::config::LimitOverrides;

use crate::support::seats::exchange;
use crate::support::{Browser, Room, Socket, TestServer};

#[tokio::test]
async fn a_candidates_link_is_good_for_one_seat() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let token = room.invite(Role::Candidate).await;
    let browser = server.browser();
    let (status, preview) = browser
        .post("/api/invites/preview", json!({ "token": token }))
        .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(preview["role"], "candidate");
    let (status, seat) = exchange(&browser, &token, "Ada").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(seat["name"], "Ada");
    let me = browser.get("/api/me").await.1;
    assert_eq!(me["seats"][0]["room"], room.id.as_str());
    assert!(me["staff"].is_null());
    let (status, _) = exchange(&server.browser(), &token, "Eve").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let invites = format!("/api/rooms/{}/invites", room.id);
    assert_eq!(room.staff.get(&invites).await.1[0]["uses"], 1);
    assert_eq!(browser.get(&invites).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_was_guessed_or_is_not_text_is_refused_alike() {
    let server = TestServer::start().await;
    server.staff().await;
    let long = "a".repeat(10_000);
    for token in ["", "guess", "<script>", long.as_str()] {
        let wanted = json!({ "token": token });
        let (status, refused) = server.browser().post("/api/invites/preview", wanted).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{token}");
        assert_eq!(refused["code"], "unauthorised");
        let (status, _) = exchange(&server.browser(), token, "Eve").await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{token}");
    }
}

#[tokio::test]
async fn a_revoked_link_takes_its_seat_along() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let (invite, token) = room.invite_with(json!({ "role": "candidate" })).await;
    let browser = server.browser();
    exchange(&browser, &token, "Ada").await;
    let mut socket = Socket::welcomed(&browser, &room.id).await;
    let path = format!("/api/rooms/{}/invites/{}", room.id, invite["id"]);
    assert_eq!(room.staff.delete(&path).await.0, StatusCode::NO_CONTENT);
    let ended = socket.ended().await;
    assert_eq!((ended.code, ended.retry), (4403, false));
    let again = crate::support::socket::raw(&browser, &room.id).await;
    assert_eq!(again.err(), Some(401));
    let (status, _) = exchange(&server.browser(), &token, "Eve").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_no_sensible_invite_is_not_made() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let path = format!("/api/rooms/{}/invites", room.id);
    for wrong in [
        json!({ "role": "candidate", "expires_in_minutes": 0 }),
        json!({ "role": "candidate", "expires_in_minutes": 1_000_000 }),
        json!({ "role": "king" }),
        json!({ "role": "candidate", "surprise": 1 }),
        json!({ "role": "candidate", "name": "a\nb" }),
    ] {
        let (status, refused) = room.staff.post(&path, wrong.clone()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{wrong}");
        assert_eq!(refused["code"], "invalid");
    }
    let nowhere = json!({ "role": "candidate" });
    let (status, _) = room.staff.post("/api/rooms/nowhere/invites", nowhere).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn guessing_links_is_slowed_down() {
    let server = TestServer::with(Overrides {
        limits: LimitOverrides {
            invites_per_minute: Some(2),
            ..LimitOverrides::default()
        },
        ..Overrides::default()
    })
    .await;
    let browser = Browser::new(&server.url());
    for _ in 0..2 {
        assert_eq!(
            exchange(&browser, "guess", "Eve").await.0,
            StatusCode::UNAUTHORIZED
        );
    }
    let (status, refused) = exchange(&browser, "guess", "Eve").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused["code"], "too_often");
}
