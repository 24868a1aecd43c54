//! The one task that owns a room. It takes what waits for it, lets the room
//! decide, makes what happened durable, and only then tells anybody.

mod clock;
mod delivery;
mod opening;

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use protocol::live::{
    ClientId, ClientMessage, CloseCode, Control, Event, Participant, Phase, Refusal, RefusalCode,
    Role, RoomId, RunId, ServerMessage,
};
use room::{Effects, Room, RunOrder};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, Sleep};

use super::message::encode;
use super::outbox::{Ending, Outbox};
use super::rooms::{Command, Join, Remarked, RoomHandle};
use super::runs::{Cancel, Finished, News, Order, Tell};
use crate::clock::now_ms;
use crate::error::Failure;
use crate::rest::rooms::RoomDigest;
use crate::state::App;
use clock::RoomClock;
use delivery::Delivery;

/// So much is taken together, and made durable together.
const BATCH: usize = 64;
/// After so many events a snapshot is kept.
const EVENTS_BETWEEN_SNAPSHOTS: u64 = 1_000;

/// Opens a room and starts its task.
pub(crate) async fn start(
    app: Arc<App>,
    id: &RoomId,
    handle: RoomHandle,
    commands: mpsc::Receiver<Command>,
) -> Result<(), Failure> {
    let opened = opened(&app, id).await?;
    let on = app.threads.of(id).clone();
    let on_it = on.enter();
    let task = RoomTask {
        id: id.clone(),
        idle_after: Duration::from_secs(app.config.limits.idle_room_seconds.max(1)),
        app,
        handle: Some(handle),
        commands,
        room: opened.room,
        kept: opened.kept,
        entry: opened.entry,
        clock: opened.clock,
        sockets: HashMap::new(),
        runs: HashMap::new(),
        deliveries: Vec::new(),
        events: Vec::new(),
        snapshot_at: opened.snapshot_at,
        tick: Box::pin(tokio::time::sleep(Duration::ZERO)),
        tick_at_ms: None,
    };
    drop(on_it);
    on.spawn(task.run());
    Ok(())
}

/// Brings a room into memory, where that is in the way of no other room.
async fn opened(app: &Arc<App>, id: &RoomId) -> Result<opening::Opened, Failure> {
    let (opener, id) = (Arc::clone(app), id.clone());
    let opening = async move { opening::open(&opener, &id).await };
    let opened = app.threads.elsewhere().spawn(opening).await;
    opened.map_err(|error| Failure::internal(&error))?
}

struct RoomTask {
    app: Arc<App>,
    id: RoomId,
    /// To give to runs; let go of when the room closes.
    handle: Option<RoomHandle>,
    commands: mpsc::Receiver<Command>,
    room: Room,
    kept: store::Room,
    entry: String,
    clock: RoomClock,
    sockets: HashMap<ClientId, Socket>,
    runs: HashMap<RunId, Cancel>,
    /// What is to be told once `events` are durable.
    deliveries: Vec<Delivery>,
    events: Vec<Event>,
    /// The newest event that is in a snapshot.
    snapshot_at: u64,
    idle_after: Duration,
    /// Rings when the room wants to be told the time: kept, since it hardly ever
    /// changes between two keystrokes.
    tick: Pin<Box<Sleep>>,
    /// What it is set to.
    tick_at_ms: Option<u64>,
}

/// A socket that was let in.
struct Socket {
    outbox: Outbox,
    participant: Participant,
    /// Events up to this one were in its welcome.
    since: u64,
}

/// How the task goes on.
enum Next {
    GoOn,
    Stop(Ending, Option<oneshot::Sender<()>>),
}

impl RoomTask {
    async fn run(mut self) {
        self.app.metrics.room_opened();
        let (ending, closed) = self.serve().await;
        self.finish(ending).await;
        self.app.metrics.room_closed();
        self.commands.close();
        self.app.rooms.forget_closed(&self.id);
        if let Some(closed) = closed {
            // Who asked may have gone away.
            let _ = closed.send(());
        }
    }

    /// Serves until the room has to leave memory.
    async fn serve(&mut self) -> (Ending, Option<oneshot::Sender<()>>) {
        loop {
            let Some(next) = self.wait().await else {
                let nobody = Ending {
                    code: CloseCode::Restarting,
                    retry_ms: Some(1_000),
                };
                return (nobody, None);
            };
            if let Err(error) = self.commit().await {
                tracing::error!(room = %self.id, %error, "a room could not keep what happened");
                let failed = Ending {
                    code: CloseCode::Internal,
                    retry_ms: Some(1_000),
                };
                self.poisoned(failed);
                return (failed, None);
            }
            if let Next::Stop(ending, closed) = next {
                return (ending, closed);
            }
        }
    }

    /// Waits for something to do and lets the room decide it; `None` if nobody
    /// needs the room any more.
    async fn wait(&mut self) -> Option<Next> {
        if !self.events.is_empty() {
            // Somebody went away while they were let in.
            return Some(Next::GoOn);
        }
        let tick = self.room.next_tick_ms();
        if tick != self.tick_at_ms {
            self.tick_at_ms = tick;
            if let Some(at_ms) = tick {
                let deadline = Instant::now() + self.clock.until(at_ms);
                self.tick.as_mut().reset(deadline);
            }
        }
        let idle_after = self.idle_after;
        let is_idle = self.sockets.is_empty() && self.runs.is_empty();
        tokio::select! {
            biased;
            command = self.commands.recv() => {
                let mut next = self.obey(command?);
                for _ in 1..BATCH {
                    if matches!(next, Next::Stop(..)) {
                        break;
                    }
                    let Ok(command) = self.commands.try_recv() else { break };
                    next = self.obey(command);
                }
                Some(next)
            }
            () = self.tick.as_mut(), if tick.is_some() => {
                self.tick_at_ms = None;
                let effects = self.room.tick(self.clock.now_ms());
                self.take(None, effects);
                Some(Next::GoOn)
            }
            () = async { tokio::time::sleep(idle_after).await }, if is_idle => None,
        }
    }

    fn obey(&mut self, command: Command) -> Next {
        match command {
            Command::Join(join) => self.join(*join),
            Command::Say(client, message) => self.say(client, *message),
            Command::Leave(client) => self.leave(client),
            Command::Run(run, news) => self.hear(run, news),
            Command::Steer(participant, control, reply) => {
                let steered = self.steer(participant, control);
                self.deliveries.push(Delivery::Steered(steered, reply));
            }
            Command::Remark(remarked, reply) => {
                let remarked = self.remark(*remarked);
                self.deliveries.push(Delivery::Remarked(remarked, reply));
            }
            Command::Expel(participant) => self.expel(participant),
            Command::Look(look) => look(&self.room),
            Command::Close(ending, closed) => return Next::Stop(ending, Some(closed)),
        }
        Next::GoOn
    }

    fn join(&mut self, join: Join) {
        let now = self.clock.now_ms();
        let resumed = join.resume.as_ref().map(|(client, _)| *client);
        let participant = join.participant.clone();
        match self.room.join(now, join.participant, join.resume) {
            Ok((mut welcome, effects)) => {
                let key = &self.app.resume_key;
                welcome.secret = key.secret(&self.id, welcome.client, participant.id);
                let client = welcome.client;
                let socket = Socket {
                    outbox: join.outbox,
                    participant,
                    since: welcome.sequence,
                };
                self.deliveries.push(Delivery::Welcome {
                    welcome: Box::new(welcome),
                    socket: Box::new(socket),
                    reply: join.reply,
                });
                self.take(Some(client), effects);
            }
            Err(refusal) => {
                if refusal.code == RefusalCode::Exists
                    && let Some(socket) = resumed.and_then(|client| self.sockets.get(&client))
                {
                    // Perhaps the other one lost its network without a word.
                    socket.outbox.probe();
                }
                // Who asked may have gone away.
                let _ = join.reply.send(Err(refusal));
            }
        }
    }

    fn say(&mut self, client: ClientId, message: ClientMessage) {
        let now = self.clock.now_ms();
        match self.room.handle(now, client, message) {
            Ok(effects) => self.take(Some(client), effects),
            Err(refusal) => {
                self.app.metrics.refused(refusal.code);
                let refused = encode(&ServerMessage::Refused(refusal));
                self.deliveries.push(Delivery::Reply(client, refused));
            }
        }
    }

    fn leave(&mut self, client: ClientId) {
        self.sockets.remove(&client);
        let effects = self.room.leave(self.clock.now_ms(), client);
        self.take(None, effects);
    }

    fn hear(&mut self, run: RunId, news: News) {
        let now = self.clock.now_ms();
        let effects = match news {
            News::Output { stream, text } => self.room.run_output(now, run, stream, text),
            News::Progress { count, candidate } => {
                self.room.run_progress(now, run, count, candidate)
            }
            News::Finished(finished) => {
                self.runs.remove(&run);
                let Finished {
                    result,
                    candidate,
                    report,
                } = *finished;
                if let Some(report) = report {
                    self.deliveries.push(Delivery::Report(run, report));
                }
                self.room.run_finished(now, run, result, candidate)
            }
        };
        self.take(None, effects);
    }

    /// Steers for somebody who has no socket: one is there for the moment.
    fn steer(&mut self, participant: Participant, control: Control) -> Result<(), Refusal> {
        let now = self.clock.now_ms();
        let (welcome, effects) = self.room.join(now, participant, None)?;
        self.take(None, effects);
        let message = ClientMessage::Control { control };
        let steered = self.room.handle(now, welcome.client, message);
        let steered = steered.map(|effects| self.take(None, effects));
        let effects = self.room.leave(now, welcome.client);
        self.take(None, effects);
        steered
    }

    fn remark(&mut self, remarked: Remarked) -> Result<u64, Refusal> {
        let Remarked {
            by,
            remark,
            about_ms,
        } = remarked;
        let now = self.clock.now_ms();
        let effects = self.room.remark(now, by, remark, about_ms)?;
        self.take(None, effects);
        Ok(self.room.sequence())
    }

    fn expel(&mut self, participant: protocol::live::ParticipantId) {
        let ending = Ending {
            code: CloseCode::Forbidden,
            retry_ms: None,
        };
        for socket in self.sockets.values() {
            if socket.participant.id == participant {
                socket.outbox.end(ending);
            }
        }
    }

    /// Takes note of what follows from something, to be told when it is durable.
    fn take(&mut self, client: Option<ClientId>, effects: Effects) {
        let Effects {
            events,
            replies,
            presence_changed,
            start,
            cancel,
        } = effects;
        for event in events {
            self.deliveries.push(Delivery::Event(event.sequence));
            self.events.push(event);
        }
        if let Some(client) = client {
            let replies = replies.into_iter();
            self.deliveries
                .extend(replies.map(|reply| Delivery::Reply(client, encode(&reply))));
        }
        if presence_changed {
            self.deliveries.push(Delivery::Presence);
        }
        if let Some(order) = start {
            // It can be cancelled from now on, also before it is durable.
            self.runs.insert(order.run, Cancel::new());
            self.deliveries.push(Delivery::Start(order));
        }
        if let Some(cancel) = cancel.and_then(|run| self.runs.get(&run)) {
            cancel.ask();
        }
    }

    /// Makes what happened durable, and tells it.
    async fn commit(&mut self) -> Result<(), store::Error> {
        let events = std::mem::take(&mut self.events);
        let begun = std::time::Instant::now();
        self.app.store.append(&self.id, &events).await?;
        if !events.is_empty() {
            self.app.metrics.appended(events.len(), begun.elapsed());
        }
        if self.room.phase() == Phase::Ended && self.kept.ended_at_ms.is_none() {
            let now = now_ms();
            self.app.store.end_room(&self.id, now).await?;
            self.kept.ended_at_ms = Some(now);
        }
        self.deliver(&events).await?;
        if self.room.sequence() >= self.snapshot_at + EVENTS_BETWEEN_SNAPSHOTS {
            self.keep_snapshot().await?;
        }
        Ok(())
    }

    async fn keep_snapshot(&mut self) -> Result<(), store::Error> {
        let snapshot = self.room.snapshot();
        let sequence = snapshot.sequence();
        // It may be long, and other rooms share this thread.
        let elsewhere = self.app.threads.elsewhere();
        let writing = elsewhere.spawn_blocking(move || serde_json::to_vec(&snapshot));
        let Ok(Ok(state)) = writing.await else {
            tracing::error!(room = %self.id, "a snapshot cannot be written");
            return Ok(());
        };
        let snapshot = store::Snapshot { sequence, state };
        self.app.store.put_snapshot(&self.id, snapshot).await?;
        self.snapshot_at = sequence;
        Ok(())
    }

    /// Starts a run; its news come back as commands.
    fn start_run(&mut self, order: RunOrder) {
        let RunOrder {
            run,
            kind,
            requested_by,
            files,
        } = order;
        let Some(handle) = self.handle.clone() else {
            return;
        };
        let cancel = self.runs.entry(run).or_insert_with(Cancel::new).clone();
        let mut people = self.room.participants();
        let name = people
            .find(|person| person.id == requested_by)
            .map_or_else(|| "somebody".to_owned(), |person| person.name.clone());
        let order = Order {
            kind,
            challenge: self.kept.challenge.clone(),
            language: self.kept.language.clone(),
            entry: self.entry.clone(),
            name,
            files,
        };
        // A room that has left memory has no runs: they are cancelled first.
        let tell: Tell = Arc::new(move |news| {
            handle.blocking_send(Command::Run(run, news));
        });
        self.app.runs.start(order, cancel, tell);
    }

    /// Nothing that was decided since the last commit is true.
    fn poisoned(&mut self, ending: Ending) {
        self.events.clear();
        self.deliveries.clear();
        for (_, socket) in self.sockets.drain() {
            socket.outbox.end(ending);
        }
    }

    /// Keeps what makes the room cheap to look at while it is out of memory.
    async fn last_words(&mut self) -> Result<(), store::Error> {
        self.commit().await?;
        self.keep_snapshot().await?;
        let digest = RoomDigest::of(&self.room).write();
        self.app.store.summarise_room(&self.id, digest).await
    }

    /// Sends everybody out and keeps what is to be kept.
    async fn finish(&mut self, ending: Ending) {
        self.handle = None;
        for cancel in self.runs.values() {
            cancel.ask();
        }
        let was_poisoned = ending.code == CloseCode::Internal;
        if was_poisoned {
            return;
        }
        let now = self.clock.now_ms();
        let sockets = std::mem::take(&mut self.sockets);
        for client in sockets.keys() {
            let effects = self.room.leave(now, *client);
            self.take(None, effects);
        }
        for socket in sockets.into_values() {
            socket.outbox.end(ending);
        }
        // Without them the next start has more to read, and loses nothing.
        if let Err(error) = self.last_words().await {
            tracing::warn!(room = %self.id, %error, "a room closed without its last words");
        }
    }
}

/// Whether an event goes to somebody at all.
fn concerns(socket: &Socket, sequence: u64) -> bool {
    sequence > socket.since
}

impl Socket {
    fn role(&self) -> Role {
        self.participant.role
    }
}
