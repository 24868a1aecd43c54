//! What goes on between a socket that was let in and its room.

use std::time::{Duration, Instant};

use protocol::live::{ClientId, ClientMessage, CloseCode};
use tokio::time::{Interval, MissedTickBehavior};
use tungstenite::{Error, Message, Utf8Bytes};

use super::{again, ending_of, never};
use crate::auth::rate::{Bucket, Rate};
use crate::live::outbox::{Ending, Inbox, Wish};
use crate::live::rooms::{Command, RoomHandle};
use crate::live::wire::Wire;
use crate::state::App;

/// How often a quiet socket is asked whether it is still there.
const PING: Duration = Duration::from_secs(25);
/// A socket that another one wants to take over has so long to answer.
const PROOF: Duration = Duration::from_secs(3);
/// Messages that are written before anything else is looked at.
const AT_ONCE: usize = 64;

/// A socket that the room knows.
pub(super) struct Conversation {
    pub(super) room: RoomHandle,
    pub(super) client: ClientId,
    inbox: Inbox,
    limit: Limit,
    heard_at: Instant,
    /// When it was asked whether it is still there, until it is too late.
    probed_at: Option<Instant>,
}

/// How it goes on; an end without a reason is one that nobody is there to hear.
type Step = Result<(), Option<Ending>>;

impl Conversation {
    pub(super) fn new(app: &App, room: RoomHandle, client: ClientId, inbox: Inbox) -> Self {
        Self {
            room,
            client,
            inbox,
            limit: Limit::new(app),
            heard_at: Instant::now(),
            probed_at: None,
        }
    }

    /// Goes on until one side has enough; `None` if nobody is there to be told.
    pub(super) async fn run(&mut self, wire: &mut Wire) -> Option<Ending> {
        let mut pings = tokio::time::interval(PING);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pings.reset();
        loop {
            let step = tokio::select! {
                wish = self.inbox.wish() => self.fulfil(wish, wire, &mut pings).await,
                message = wire.read() => self.hear(message).await,
                _ = pings.tick() => self.ask(wire).await,
            };
            if let Err(ending) = step {
                return ending;
            }
        }
    }

    async fn fulfil(&mut self, wish: Wish, wire: &mut Wire, pings: &mut Interval) -> Step {
        match wish {
            Wish::Send => self.speak(wire).await,
            Wish::End(ending) => Err(Some(ending)),
            Wish::Probe => {
                self.probed_at = Some(Instant::now());
                ping(wire).await?;
                pings.reset_after(PROOF);
                Ok(())
            }
        }
    }

    /// Writes what waits, unless the room has enough of it before.
    async fn speak(&mut self, wire: &mut Wire) -> Step {
        self.inbox.take(wire.outgoing(), AT_ONCE);
        tokio::select! {
            biased;
            flushed = wire.flush() => flushed.map_err(|_| None),
            ending = self.inbox.ended() => Err(Some(ending)),
        }
    }

    /// Hands a message to the room.
    async fn hear(&mut self, message: Result<Message, Error>) -> Step {
        self.heard_at = Instant::now();
        if let Some(text) = text_of(message)? {
            let command = self.understand(&text).map_err(Some)?;
            let sent = self.room.send(command).await;
            sent.map_err(|_| Some(again(CloseCode::Internal)))?;
        }
        Ok(())
    }

    fn understand(&mut self, text: &str) -> Result<Command, Ending> {
        self.limit.take()?;
        match serde_json::from_str::<ClientMessage>(text) {
            Err(_) | Ok(ClientMessage::Hello { .. }) => Err(never(CloseCode::Malformed)),
            Ok(message) => Ok(Command::Say(self.client, Box::new(message))),
        }
    }

    /// Gives up a socket that is silent, and asks any other.
    async fn ask(&mut self, wire: &mut Wire) -> Step {
        let is_silent = self.heard_at.elapsed() > 2 * PING;
        let asked = self.probed_at.take();
        if is_silent || asked.is_some_and(|asked| self.heard_at < asked) {
            return Err(None);
        }
        ping(wire).await
    }
}

/// The text that came, if it was one, or how the socket ends.
pub(super) fn text_of(
    message: Result<Message, Error>,
) -> Result<Option<Utf8Bytes>, Option<Ending>> {
    match message {
        Ok(Message::Text(text)) => Ok(Some(text)),
        Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => Ok(None),
        Ok(Message::Binary(_)) => Err(Some(never(CloseCode::Malformed))),
        Ok(Message::Close(_)) => Err(None),
        Err(error) => Err(ending_of(&error)),
    }
}

/// Asks whether the other side is still there.
async fn ping(wire: &mut Wire) -> Step {
    let asked = tokio::time::timeout(PROOF, wire.ping()).await;
    asked.map_err(|_| None)?.map_err(|_| None)
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
