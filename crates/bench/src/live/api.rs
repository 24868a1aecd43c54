//! The server's REST interface, as a browser uses it: cookies and an origin.

use anyhow::{Context as _, ensure};
use protocol::live::{Role, RoomId};
use protocol::rest::{
    CreateInvite, CreateRoom, CreatedInvite, ExchangeInvite, RoomCard, Seat, SetUp, StaffMember,
};
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The one who administers a server.
pub(super) struct Api {
    client: reqwest::Client,
    /// `http://ADDRESS:PORT`.
    pub(super) url: String,
    cookie: String,
}

/// A place in a room and what proves it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) room: RoomId,
    pub(super) role: Role,
    pub(super) cookie: String,
}

impl Api {
    pub(super) fn new(url: &str) -> anyhow::Result<Self> {
        Ok(Self {
            client: reqwest::Client::builder().build()?,
            url: url.to_owned(),
            cookie: String::new(),
        })
    }

    /// The server is at another address now.
    pub(super) fn moved(&mut self, link: &str) -> anyhow::Result<()> {
        let url = reqwest::Url::parse(link)?;
        self.url = url.origin().ascii_serialization();
        Ok(())
    }

    pub(super) async fn set_up(&mut self, token: &str) -> anyhow::Result<()> {
        let wanted = SetUp {
            token: token.to_owned(),
            login: "bench".to_owned(),
            name: "Bench".to_owned(),
            password: "a password for a moment".to_owned(),
        };
        let (_, cookie) = self.post::<StaffMember>("/api/setup", &wanted).await?;
        self.cookie = cookie.context("a session")?;
        Ok(())
    }

    /// Makes a room of the sample challenge, in Python.
    pub(super) async fn create_room(&self) -> anyhow::Result<RoomId> {
        let wanted = CreateRoom {
            challenge: "rate-limiter".to_owned(),
            language: "python".parse()?,
            title: None,
            minutes: Some(120),
            at_zero: None,
            scheduled_at_ms: None,
        };
        let (card, _) = self.post::<RoomCard>("/api/rooms", &wanted).await?;
        Ok(card.id)
    }

    /// Invites so many people in a role, and takes their places.
    pub(super) async fn places(
        &self,
        room: &RoomId,
        role: Role,
        count: usize,
    ) -> anyhow::Result<Vec<Place>> {
        let wanted = CreateInvite {
            role,
            name: None,
            expires_in_minutes: None,
        };
        let path = format!("/api/rooms/{room}/invites");
        let (created, _) = self.post::<CreatedInvite>(&path, &wanted).await?;
        let (_, token) = created.url.split_once('#').context("a token in the link")?;
        let mut places = Vec::new();
        for number in 1..=count {
            let wanted = ExchangeInvite {
                token: token.to_owned(),
                name: format!("{role:?} {number}"),
            };
            let (seat, cookie) = self.post::<Seat>("/api/invites/exchange", &wanted).await?;
            places.push(Place {
                room: seat.room,
                role,
                cookie: cookie.context("a seat's cookie")?,
            });
        }
        Ok(places)
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> anyhow::Result<(T, Option<String>)> {
        let request = self
            .client
            .post(format!("{}{path}", self.url))
            .header(ORIGIN, &self.url)
            .header(COOKIE, &self.cookie)
            .json(body);
        let response = request.send().await?;
        let status = response.status();
        let cookie = response.headers().get(SET_COOKIE);
        let cookie = cookie.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        let cookie = cookie.map(str::to_owned);
        let text = response.text().await?;
        ensure!(status.is_success(), "{path} answered {status}: {text}");
        let answer = serde_json::from_str(&text).with_context(|| format!("{path}: {text}"))?;
        Ok((answer, cookie))
    }
}
