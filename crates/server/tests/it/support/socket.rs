//! A socket into a room, as the web speaks it.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use protocol::live::{
    Changes, ClientMessage, Event, EventBody, FileContent, FileState, Resume, RunKind,
    ServerMessage, Welcome,
};
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::Browser;

/// Longer than anything takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub(crate) welcome: Welcome,
    /// Changes of ours that were sent, of the first file.
    pub(crate) sent: u64,
    /// Every message as it came.
    pub(crate) heard: Vec<String>,
}

/// How a conversation ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) code: u16,
    /// Whether we were told to come back.
    pub(crate) retry: bool,
}

/// The request that opens a socket.
pub(crate) fn request(browser: &Browser, room: &str, origin: &str) -> Request {
    let url = browser.url.replace("http://", "ws://");
    let address = format!("{url}/api/rooms/{room}/socket");
    let mut request = address.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("origin", origin.parse().unwrap());
    headers.insert("cookie", browser.cookies().parse().unwrap());
    request
}

/// Opens a socket that has said nothing; the status where it is refused.
pub(crate) async fn raw(
    browser: &Browser,
    room: &str,
) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, u16> {
    open(request(browser, room, &browser.url)).await
}

pub(crate) async fn open(
    request: Request,
) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, u16> {
    match connect_async(request).await {
        Ok((stream, _)) => Ok(stream),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("{error}"),
    }
}

impl Socket {
    /// A socket that was welcomed as somebody new.
    pub(crate) async fn welcomed(browser: &Browser, room: &str) -> Self {
        Self::hello(browser, room, None).await.unwrap()
    }

    /// A socket that says hello, and what came of it.
    pub(crate) async fn hello(
        browser: &Browser,
        room: &str,
        resume: Option<Resume>,
    ) -> Result<Self, Ended> {
        let stream = raw(browser, room).await.unwrap();
        Self::on(stream, resume).await
    }

    pub(crate) async fn on(
        mut stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
        resume: Option<Resume>,
    ) -> Result<Self, Ended> {
        let hello = serde_json::to_string(&ClientMessage::Hello { resume }).unwrap();
        stream.send(Message::text(hello)).await.unwrap();
        let mut heard = Vec::new();
        loop {
            let next = text(&mut stream).await;
            heard.extend(next.as_ref().ok().cloned());
            match next.map(|text| read(&text)) {
                Ok(ServerMessage::Welcome(welcome)) => {
                    return Ok(Self {
                        stream,
                        welcome: *welcome,
                        sent: 0,
                        heard,
                    });
                }
                Ok(ServerMessage::Closing { retry_ms, .. }) => {
                    let code = close_code(&mut stream).await;
                    let retry = retry_ms.is_some();
                    return Err(Ended { code, retry });
                }
                Ok(_) => {}
                Err(code) => return Err(Ended { code, retry: false }),
            }
        }
    }

    pub(crate) async fn say(&mut self, message: &ClientMessage) {
        let text = serde_json::to_string(message).unwrap();
        self.stream.send(Message::text(text)).await.unwrap();
    }

    pub(crate) async fn send_text(&mut self, text: &str) -> Result<(), Error> {
        self.stream.send(Message::text(text)).await
    }

    /// The next message.
    pub(crate) async fn next(&mut self) -> ServerMessage {
        let text = text(&mut self.stream).await.unwrap();
        let message = read(&text);
        self.heard.push(text);
        message
    }

    /// The next message that is wanted.
    pub(crate) async fn until<T>(
        &mut self,
        mut wanted: impl FnMut(ServerMessage) -> Option<T>,
    ) -> T {
        loop {
            if let Some(found) = wanted(self.next().await) {
                return found;
            }
        }
    }

    /// The next event that is wanted.
    pub(crate) async fn event<T>(&mut self, mut wanted: impl FnMut(Event) -> Option<T>) -> T {
        self.until(|message| match message {
            ServerMessage::Event { event } => wanted(event),
            _ => None,
        })
        .await
    }

    /// The code that the conversation ends with, and whether to come back.
    pub(crate) async fn ended(&mut self) -> Ended {
        let mut retry = false;
        loop {
            match message(&mut self.stream).await {
                Ok(ServerMessage::Closing { retry_ms, .. }) => retry = retry_ms.is_some(),
                Ok(_) => {}
                Err(code) => return Ended { code, retry },
            }
        }
    }

    /// The first file.
    pub(crate) fn file(&self) -> &FileState {
        &self.welcome.files[0]
    }

    /// The text of the first file when we came.
    pub(crate) fn text(&self) -> String {
        match &self.file().content {
            FileContent::Text { text } => text.clone(),
            FileContent::Missed { .. } => panic!("the text was to be sent"),
        }
    }

    /// Writes at the beginning of the first file, at its version `version`, whose
    /// text has `length` units.
    pub(crate) async fn write(&mut self, text: &str, version: u64, length: usize) {
        let mut insert = vec![json!(0)];
        insert.extend(text.split('\n').map(|line| json!(line)));
        let changes = Changes(json!([insert, length]));
        let message = ClientMessage::Edit {
            file: self.file().file,
            version,
            client_sequence: self.sent,
            changes: vec![changes],
        };
        self.sent += 1;
        self.say(&message).await;
    }

    /// Replaces the first file as it was when we came.
    pub(crate) async fn replace(&mut self, text: &str) {
        let length = self.text().encode_utf16().count();
        let mut section = vec![json!(length)];
        section.extend(text.split('\n').map(|line| json!(line)));
        let message = ClientMessage::Edit {
            file: self.file().file,
            version: self.file().version,
            client_sequence: self.sent,
            changes: vec![Changes(json!([section]))],
        };
        self.sent += 1;
        self.say(&message).await;
        self.edited().await;
    }

    /// Waits for the next edit of anybody.
    pub(crate) async fn edited(&mut self) -> Event {
        self.event(|event| matches!(event.body, EventBody::Edited { .. }).then_some(event))
            .await
    }

    pub(crate) async fn run(&mut self, kind: RunKind) {
        self.say(&ClientMessage::Run { kind }).await;
    }

    /// What to resume this client with.
    pub(crate) fn resume(&self) -> Resume {
        Resume {
            client: self.welcome.client,
            secret: self.welcome.secret.clone(),
            versions: Vec::new(),
        }
    }

    /// Closes as a tab does.
    pub(crate) async fn close(mut self) {
        self.stream.close(None).await.unwrap();
        while let Some(Ok(_)) = self.stream.next().await {}
    }

    pub(crate) fn into_stream(self) -> WebSocketStream<MaybeTlsStream<TcpStream>> {
        self.stream
    }
}

/// The next message, or the code that the socket was closed with; 1006 if
/// without one.
async fn message(
    stream: &mut WebSocketStream<MaybeTlsStream<TcpStream>>,
) -> Result<ServerMessage, u16> {
    text(stream).await.map(|text| read(&text))
}

fn read(text: &str) -> ServerMessage {
    serde_json::from_str(text).expect("a message of the protocol")
}

/// The next message as it came, or the code that the socket was closed with.
async fn text(stream: &mut WebSocketStream<MaybeTlsStream<TcpStream>>) -> Result<String, u16> {
    loop {
        let next = tokio::time::timeout(PATIENCE, stream.next()).await;
        match next.expect("an answer") {
            Some(Ok(Message::Text(text))) => return Ok(text.to_string()),
            Some(Ok(Message::Close(Some(frame)))) => return Err(frame.code.into()),
            Some(Ok(Message::Close(None))) | Some(Err(_)) | None => return Err(1006),
            Some(Ok(_)) => {}
        }
    }
}

async fn close_code(stream: &mut WebSocketStream<MaybeTlsStream<TcpStream>>) -> u16 {
    loop {
        if let Err(code) = message(stream).await {
            return code;
        }
    }
}
