//! A websocket: read, bounded, handed to the room's owner task; and what that
//! says written back. One task does both, so an idle socket costs little; what
//! it needs only to come and to go is in boxes that are not kept.

mod conversation;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use protocol::live::{
    ClientId, ClientMessage, CloseCode, FileVersion, Refusal, RefusalCode, Resume, Role, RoomId,
    ServerMessage,
};
use serde::Deserialize;
use tokio::sync::oneshot;
use tungstenite::Utf8Bytes;
use tungstenite::protocol::CloseFrame;

use super::message::encode;
use super::outbox::{Ending, outbox};
use super::rooms::{Command, Join};
use super::upgrade::{Pending, Upgrade};
use super::wire::Wire;
use crate::auth::identity::Visitor;
use crate::auth::origin;
use crate::error::Failure;
use crate::extract::{Asked, Segments};
use crate::state::App;
use conversation::{Conversation, text_of};

/// How long a socket may take to say hello.
const HELLO: Duration = Duration::from_secs(10);
/// A goodbye that nobody reads waits so long.
const GOODBYE: Duration = Duration::from_secs(3);

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
    upgrade: Upgrade,
) -> Result<Response, Failure> {
    origin::check_origin(&app.config, &headers, origin::is_bearer(&headers))?;
    let visitor = Visitor::of(&app, &headers, &room, wanted.role).await?;
    let seat = visitor.into_seat(&app, &room).await?;
    let (response, pending) = upgrade.split();
    let threads = &app.threads;
    let task = converse(Arc::clone(&app), seat, pending);
    threads.sockets.spawn_on(task, threads.of(&room));
    Ok(response)
}

async fn converse(app: Arc<App>, seat: store::Seat, pending: Pending) {
    let mut wire = match Box::pin(pending.finish()).await {
        Ok(wire) => wire,
        Err(error) => {
            tracing::debug!(%error, "a request did not become a websocket");
            return;
        }
    };
    app.metrics.socket_opened();
    let ending = match Box::pin(enter(&app, seat, &mut wire)).await {
        Ok(mut conversation) => {
            let ending = conversation.run(&mut wire).await;
            Box::pin(leave(conversation)).await;
            ending
        }
        Err(ending) => ending,
    };
    if let Some(ending) = ending {
        Box::pin(goodbye(&mut wire, ending)).await;
    }
    app.metrics.socket_closed();
}

/// Waits for a hello, and lets the room decide. An ending of `None` means that
/// the socket is gone.
async fn enter(
    app: &Arc<App>,
    seat: store::Seat,
    wire: &mut Wire,
) -> Result<Conversation, Option<Ending>> {
    let resume = tokio::select! {
        resume = hello(wire) => resume?,
        () = tokio::time::sleep(HELLO) => return Err(Some(never(CloseCode::Malformed))),
        () = app.stop.cancelled() => return Err(Some(again(CloseCode::Restarting))),
    };
    let (outbox, inbox) = outbox(app.config.limits.outbox_bytes);
    let (sender, reply) = oneshot::channel();
    let join = Join {
        resume: verified(app, &seat, resume),
        participant: seat.participant,
        outbox,
        reply: sender,
    };
    let room = app.rooms.join(app, &seat.room, join).await;
    let room = room.map_err(|failure| Some(of_failure(&failure)))?;
    match reply.await {
        Ok(Ok(client)) => Ok(Conversation::new(app, room, client, inbox)),
        Ok(Err(refusal)) => Err(Some(refused(wire, refusal).await)),
        Err(_) => Err(Some(again(CloseCode::Internal))),
    }
}

/// Reads the first message, which has to be a hello.
async fn hello(wire: &mut Wire) -> Result<Option<Resume>, Option<Ending>> {
    loop {
        // Pings were answered below us.
        if let Some(text) = text_of(wire.read().await)? {
            return match serde_json::from_str(&text) {
                Ok(ClientMessage::Hello { resume }) => Ok(resume),
                _ => Err(Some(never(CloseCode::Malformed))),
            };
        }
    }
}

/// A message that is too long can still be told; a broken connection cannot.
fn ending_of(error: &tungstenite::Error) -> Option<Ending> {
    use tungstenite::Error;
    match error {
        Error::Capacity(_) => Some(never(CloseCode::TooLarge)),
        Error::Utf8(_) | Error::Protocol(_) => Some(never(CloseCode::Malformed)),
        _ => None,
    }
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

async fn refused(wire: &mut Wire, refusal: Refusal) -> Ending {
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
    let sent = wire.send(encode(&ServerMessage::Refused(refusal)));
    // Who does not read this reads the goodbye even less.
    let _ = tokio::time::timeout(GOODBYE, sent).await;
    ending
}

async fn leave(conversation: Conversation) {
    let Conversation { room, client, .. } = conversation;
    // A room that has left memory knows that all sockets are gone.
    let _ = room.send(Command::Leave(client)).await;
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
async fn goodbye(wire: &mut Wire, ending: Ending) {
    let message = encode(&ServerMessage::Closing {
        code: ending.code,
        retry_ms: ending.retry_ms,
    });
    let frame = CloseFrame {
        code: ending.code.number().into(),
        reason: Utf8Bytes::from_static(""),
    };
    let parting = async {
        let _ = wire.send(message).await;
        let _ = wire.close(frame).await;
        while wire.read().await.is_ok() {}
    };
    // Who does not listen is cut off.
    let _ = tokio::time::timeout(GOODBYE, parting).await;
}
