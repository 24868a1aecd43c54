//! A websocket: read, bounded, handed to the room's owner task; and what that
//! says written back. One task does both, so an idle socket costs little.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::Response;
use futures_util::{SinkExt, StreamExt};
use protocol::live::{
    ClientId, ClientMessage, CloseCode, FileVersion, MAXIMUM_MESSAGE_BYTES, Refusal, RefusalCode,
    Resume, Role, RoomId, ServerMessage,
};
use serde::Deserialize;
use tokio::sync::oneshot;

use super::message::encode;
use super::outbox::{Ending, Inbox, ended, outbox};
use super::rooms::{Command, Join, RoomHandle};
use crate::auth::identity::Visitor;
use crate::auth::origin;
use crate::auth::rate::{Bucket, Rate};
use crate::error::Failure;
use crate::extract::{Asked, Segments};
use crate::state::App;

/// What a connection holds of what is on its way, in bytes: eight hundred idle
/// ones of the usual size would take a hundred megabytes.
const BUFFER_BYTES: usize = 4 << 10;
/// How long a socket may take to say hello.
const HELLO: Duration = Duration::from_secs(10);
/// How often a quiet socket is asked whether it is still there.
const PING: Duration = Duration::from_secs(25);
/// A socket that another one wants to take over has so long to answer.
const PROOF: Duration = Duration::from_secs(3);
/// A goodbye that nobody reads waits so long.
const GOODBYE: Duration = Duration::from_secs(3);
/// Messages that are written before they are flushed.
const AT_ONCE: usize = 64;

/// What a socket may ask for.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    /// As what one wants in, where a browser has two seats.
    #[serde(rename = "as")]
    role: Option<Role>,
}

/// Opens a websocket into a room.
pub(crate) async fn open(
    State(app): State<Arc<App>>,
    Segments(room): Segments<RoomId>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Failure> {
    origin::check_origin(&app.config, &headers, origin::is_bearer(&headers))?;
    let visitor = Visitor::of(&app, &headers, &room, wanted.role).await?;
    let seat = visitor.into_seat(&app, &room).await?;
    let upgrade = upgrade
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        .max_message_size(MAXIMUM_MESSAGE_BYTES)
        .max_frame_size(MAXIMUM_MESSAGE_BYTES);
    Ok(upgrade.on_upgrade(move |socket| async move {
        app.metrics.socket_opened();
        converse(&app, &seat, socket).await;
        app.metrics.socket_closed();
    }))
}

async fn converse(app: &Arc<App>, seat: &store::Seat, mut socket: WebSocket) {
    let ending = match hello(&mut socket).await {
        Ok(resume) => admitted(app, seat, resume, &mut socket).await,
        Err(ending) => ending,
    };
    if let Some(ending) = ending {
        goodbye(&mut socket, ending).await;
    }
}

/// Waits for the first message, which has to be a hello. An ending of `None`
/// means that the socket is gone.
async fn hello(socket: &mut WebSocket) -> Result<Option<Resume>, Option<Ending>> {
    let first = tokio::time::timeout(HELLO, next_text(socket)).await;
    let text = first.map_err(|_| Some(never(CloseCode::Malformed)))??;
    match serde_json::from_str(&text) {
        Ok(ClientMessage::Hello { resume }) => Ok(resume),
        _ => Err(Some(never(CloseCode::Malformed))),
    }
}

/// The next text; pings are answered below us.
async fn next_text(socket: &mut WebSocket) -> Result<Utf8Bytes, Option<Ending>> {
    loop {
        match read(socket.recv().await)? {
            Read::Text(text) => return Ok(text),
            Read::Other => {}
        }
    }
}

enum Read {
    Text(Utf8Bytes),
    Other,
}

/// What came, or how the socket ends.
fn read(message: Option<Result<Message, axum::Error>>) -> Result<Read, Option<Ending>> {
    match message {
        Some(Ok(Message::Text(text))) => Ok(Read::Text(text)),
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(Read::Other),
        Some(Ok(Message::Binary(_))) => Err(Some(never(CloseCode::Malformed))),
        Some(Ok(Message::Close(_))) | None => Err(None),
        Some(Err(error)) => Err(ending_of(&error)),
    }
}

/// A message that is too long can still be told; a broken connection cannot.
fn ending_of(error: &axum::Error) -> Option<Ending> {
    use tungstenite::Error;
    let inner = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Error>());
    match inner {
        Some(Error::Capacity(_)) => Some(never(CloseCode::TooLarge)),
        Some(Error::Utf8(_) | Error::Protocol(_)) => Some(never(CloseCode::Malformed)),
        _ => None,
    }
}

async fn admitted(
    app: &Arc<App>,
    seat: &store::Seat,
    resume: Option<Resume>,
    socket: &mut WebSocket,
) -> Option<Ending> {
    let (outbox, inbox) = outbox(app.config.limits.outbox_bytes);
    let (sender, reply) = oneshot::channel();
    let join = Join {
        participant: seat.participant.clone(),
        resume: verified(app, seat, resume),
        outbox,
        reply: sender,
    };
    let room = match app.rooms.join(app, &seat.room, join).await {
        Ok(room) => room,
        Err(failure) => return Some(of_failure(&failure)),
    };
    let client = match reply.await {
        Ok(Ok(client)) => client,
        Ok(Err(refusal)) => return Some(refused(socket, refusal).await),
        Err(_) => return Some(again(CloseCode::Internal)),
    };
    let mut conversation = Conversation {
        room: &room,
        client,
        inbox,
        limit: Limit::new(app),
        heard_at: Instant::now(),
    };
    let ending = conversation.run(socket).await;
    // A room that has left memory knows that all sockets are gone.
    let _ = room.send(Command::Leave(client)).await;
    ending
}

/// What the client was before, if it proves it. One that does not is welcomed as
/// somebody new: keys can be lost, and a guess gains nothing.
fn verified(
    app: &App,
    seat: &store::Seat,
    resume: Option<Resume>,
) -> Option<(ClientId, Vec<FileVersion>)> {
    let resume = resume?;
    let holds = app.resume_key.holds(
        &resume.secret,
        &seat.room,
        resume.client,
        seat.participant.id,
    );
    holds.then_some((resume.client, resume.versions))
}

fn of_failure(failure: &Failure) -> Ending {
    use protocol::rest::ApiErrorCode;
    match failure.code {
        ApiErrorCode::Unavailable => again(CloseCode::Restarting),
        ApiErrorCode::NotFound | ApiErrorCode::Forbidden => never(CloseCode::Forbidden),
        _ => again(CloseCode::Internal),
    }
}

async fn refused(socket: &mut WebSocket, refusal: Refusal) -> Ending {
    let ending = match refusal.code {
        RefusalCode::Exists => Ending {
            code: CloseCode::Duplicate,
            retry_ms: Some(4_000),
        },
        RefusalCode::TooLarge | RefusalCode::TooOften => Ending {
            code: CloseCode::TooOften,
            retry_ms: Some(10_000),
        },
        RefusalCode::Internal => again(CloseCode::Internal),
        _ => never(CloseCode::Forbidden),
    };
    let message = encode(&ServerMessage::Refused(refusal));
    let sent = socket.send(Message::Text(message));
    // Who does not read this reads the goodbye even less.
    let _ = tokio::time::timeout(GOODBYE, sent).await;
    ending
}

/// A socket that the room knows.
struct Conversation<'a> {
    room: &'a RoomHandle,
    client: ClientId,
    inbox: Inbox,
    limit: Limit,
    heard_at: Instant,
}

impl Conversation<'_> {
    /// Goes on until one side has enough; `None` if nobody is there to be told.
    async fn run(&mut self, socket: &mut WebSocket) -> Option<Ending> {
        let mut ending = self.inbox.ending();
        let mut probe = self.inbox.probe();
        let mut pings = tokio::time::interval(PING);
        pings.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        pings.reset();
        let mut waiting = Vec::new();
        let mut probed_at: Option<Instant> = None;
        loop {
            tokio::select! {
                biased;
                ending = ended(&mut ending) => return Some(ending),
                message = socket.recv() => {
                    self.heard_at = Instant::now();
                    match read(message) {
                        Ok(Read::Text(text)) => {
                            if let Err(ending) = self.hear(&text).await {
                                return Some(ending);
                            }
                        }
                        Ok(Read::Other) => {}
                        Err(ending) => return ending,
                    }
                }
                count = self.inbox.next(&mut waiting, AT_ONCE) => {
                    if count == 0 {
                        return Some(again(CloseCode::Internal));
                    }
                    tokio::select! {
                        biased;
                        ending = ended(&mut ending) => return Some(ending),
                        sent = speak(socket, &mut waiting) => sent.ok()?,
                    }
                }
                _ = pings.tick() => {
                    let is_silent = self.heard_at.elapsed() > 2 * PING;
                    let failed = probed_at.take().is_some_and(|asked| self.heard_at < asked);
                    if is_silent || failed {
                        return None;
                    }
                    ping(socket).await?;
                }
                Ok(()) = probe.changed() => {
                    probed_at = Some(Instant::now());
                    ping(socket).await?;
                    pings.reset_after(PROOF);
                }
            }
        }
    }

    /// Hands a message to the room.
    async fn hear(&mut self, text: &str) -> Result<(), Ending> {
        self.limit.take()?;
        let message = serde_json::from_str::<ClientMessage>(text);
        let message = message.map_err(|_| never(CloseCode::Malformed))?;
        if matches!(message, ClientMessage::Hello { .. }) {
            return Err(never(CloseCode::Malformed));
        }
        let command = Command::Say(self.client, Box::new(message));
        let sent = self.room.send(command).await;
        sent.map_err(|_| again(CloseCode::Internal))
    }
}

/// Asks whether the other side is still there.
async fn ping(socket: &mut WebSocket) -> Option<()> {
    let ping = socket.send(Message::Ping(axum::body::Bytes::new()));
    tokio::time::timeout(PROOF, ping).await.ok()?.ok()
}

async fn speak(socket: &mut WebSocket, waiting: &mut Vec<Utf8Bytes>) -> Result<(), axum::Error> {
    for message in waiting.drain(..) {
        socket.feed(Message::Text(message)).await?;
    }
    socket.flush().await
}

/// So many messages of a socket, and no more.
struct Limit {
    rate: Rate,
    bucket: Bucket,
}

impl Limit {
    fn new(app: &App) -> Self {
        let limits = &app.config.limits;
        let rate = Rate {
            burst: f64::from(limits.message_burst.max(1)),
            per_second: f64::from(limits.messages_per_second.max(1)),
        };
        Self {
            rate,
            bucket: Bucket::full(rate, Instant::now()),
        }
    }

    fn take(&mut self) -> Result<(), Ending> {
        let taken = self.bucket.take(self.rate, Instant::now());
        taken.map_err(|_| Ending {
            code: CloseCode::TooOften,
            retry_ms: Some(5_000),
        })
    }
}

fn never(code: CloseCode) -> Ending {
    Ending {
        code,
        retry_ms: None,
    }
}

fn again(code: CloseCode) -> Ending {
    Ending {
        code,
        retry_ms: Some(1_000),
    }
}

/// Says why, closes, and waits a moment for the other side to have heard it.
async fn goodbye(socket: &mut WebSocket, ending: Ending) {
    let message = encode(&ServerMessage::Closing {
        code: ending.code,
        retry_ms: ending.retry_ms,
    });
    let frame = CloseFrame {
        code: ending.code.number(),
        reason: Utf8Bytes::from_static(""),
    };
    let parting = async {
        let _ = socket.send(Message::Text(message)).await;
        let _ = socket.send(Message::Close(Some(frame))).await;
        while let Some(Ok(_)) = socket.next().await {}
    };
    // Who does not listen is cut off.
    let _ = tokio::time::timeout(GOODBYE, parting).await;
}
