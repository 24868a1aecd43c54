//! One socket of a room.

use anyhow::{Context as _, bail};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use protocol::live::{ClientMessage, Role, ServerMessage, Welcome};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::api::Place;

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What a client says.
pub(super) struct Mouth(SplitSink<Stream, Message>);

/// What a client hears.
pub(super) struct Ear(SplitStream<Stream>);

/// Takes somebody's place.
pub(super) async fn join(url: &str, place: &Place) -> anyhow::Result<(Mouth, Ear, Welcome)> {
    let role = match place.role {
        Role::Candidate => "candidate",
        Role::Interviewer => "interviewer",
        Role::Observer => "observer",
    };
    let address = url.replacen("http://", "ws://", 1);
    let address = format!("{address}/api/rooms/{}/socket?as={role}", place.room);
    let mut request = address.into_client_request()?;
    let headers = request.headers_mut();
    headers.insert("origin", HeaderValue::from_str(url)?);
    headers.insert("cookie", HeaderValue::from_str(&place.cookie)?);
    let small = WebSocketConfig::default()
        .read_buffer_size(4096)
        .write_buffer_size(4096);
    let (stream, _) =
        tokio_tungstenite::connect_async_with_config(request, Some(small), true).await?;
    let (mouth, ear) = stream.split();
    let (mut mouth, mut ear) = (Mouth(mouth), Ear(ear));
    mouth.say(&ClientMessage::Hello { resume: None }).await?;
    let text = ear.hear().await.context("closed instead of a welcome")?;
    match serde_json::from_str(&text)? {
        ServerMessage::Welcome(welcome) => Ok((mouth, ear, *welcome)),
        other => bail!("not welcome: {other:?}"),
    }
}

impl Mouth {
    pub(super) async fn say(&mut self, message: &ClientMessage) -> anyhow::Result<()> {
        let text = serde_json::to_string(message)?;
        Ok(self.0.send(Message::text(text)).await?)
    }
}

impl Ear {
    /// The next text; `None` once the socket is closed.
    pub(super) async fn hear(&mut self) -> Option<String> {
        loop {
            match self.0.next().await?.ok()? {
                Message::Text(text) => return Some(text.as_str().to_owned()),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }
}
