//! A room with people around the table.

use protocol::live::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Browser, Socket, TestServer};

/// A room that staff made.
pub(crate) struct Room {
    pub(crate) id: String,
    pub(crate) staff: Browser,
}

impl Room {
    /// A room of the rate limiter in Python.
    pub(crate) async fn new(server: &TestServer) -> Self {
        Self::of(server.staff().await, "rate-limiter").await
    }

    pub(crate) async fn of(staff: Browser, challenge: &str) -> Self {
        let wanted = json!({ "challenge": challenge, "language": "python" });
        let (status, room) = staff.post("/api/rooms", wanted).await;
        assert_eq!(status, StatusCode::CREATED, "{room}");
        let id = room["id"].as_str().unwrap().to_owned();
        Self { id, staff }
    }

    /// The token of a new invite.
    pub(crate) async fn invite(&self, role: Role) -> String {
        let (invite, token) = self.invite_with(json!({ "role": role })).await;
        assert_eq!(invite["uses"], 0);
        token
    }

    pub(crate) async fn invite_with(&self, wanted: Value) -> (Value, String) {
        let path = format!("/api/rooms/{}/invites", self.id);
        let (status, created) = self.staff.post(&path, wanted).await;
        assert_eq!(status, StatusCode::CREATED, "{created}");
        let url = created["url"].as_str().unwrap();
        let token = url.split_once("/join#").unwrap().1.to_owned();
        (created["invite"].clone(), token)
    }

    /// Somebody who joined with an invite.
    pub(crate) async fn guest(&self, role: Role, name: &str) -> Browser {
        let token = self.invite(role).await;
        let browser = Browser::new(&self.staff.url);
        let (status, seat) = exchange(&browser, &token, name).await;
        assert_eq!(status, StatusCode::OK, "{seat}");
        browser
    }

    /// A candidate's socket that was welcomed.
    pub(crate) async fn candidate(&self) -> Socket {
        let browser = self.guest(Role::Candidate, "Ada").await;
        Socket::welcomed(&browser, &self.id).await
    }

    /// An interviewer's socket that was welcomed.
    pub(crate) async fn interviewer(&self) -> Socket {
        Socket::welcomed(&self.staff, &self.id).await
    }
}

/// Takes a seat.
pub(crate) async fn exchange(browser: &Browser, token: &str, name: &str) -> (StatusCode, Value) {
    let wanted = json!({ "token": token, "name": name });
    browser.post("/api/invites/exchange", wanted).await
}
