//! The rooms that are in memory, each with its owner task. One that is not is
//! read from the store when somebody asks for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use protocol::live::{
    ClientId, ClientMessage, CloseCode, Control, FileVersion, Participant, ParticipantId, Refusal,
    RoomId, RunId,
};
use tokio::sync::{OnceCell, mpsc, oneshot};

use super::outbox::{Ending, Outbox};
use super::room_task;
use super::runs::News;
use crate::error::Failure;
use crate::state::App;

/// Commands that may wait for a room; then those who speak to it wait.
const COMMANDS: usize = 256;
/// A room may leave memory between being found and being asked; then it is
/// opened again, but not for ever.
const ATTEMPTS: usize = 4;

/// What a room's owner task is asked for.
pub(crate) enum Command {
    /// Lets a socket in.
    Join(Box<Join>),
    /// A socket said something.
    Say(ClientId, Box<ClientMessage>),
    /// A socket is gone.
    Leave(ClientId),
    /// A run said something.
    Run(RunId, News),
    /// Somebody steers without a socket.
    Steer(Participant, Control, oneshot::Sender<Result<(), Refusal>>),
    /// Somebody remarks on a moment without a socket; the number of the event.
    Remark(Box<Remarked>, oneshot::Sender<Result<u64, Refusal>>),
    /// Somebody lost their seat.
    Expel(ParticipantId),
    /// Looks at the room.
    Look(Box<dyn FnOnce(&room::Room) + Send>),
    /// Everybody has to go, and the room leaves memory.
    Close(Ending, oneshot::Sender<()>),
}

/// A socket that wants in.
pub(crate) struct Join {
    pub(crate) participant: Participant,
    /// What it was before, verified.
    pub(crate) resume: Option<(ClientId, Vec<FileVersion>)>,
    pub(crate) outbox: Outbox,
    pub(crate) reply: oneshot::Sender<Result<ClientId, Refusal>>,
}

/// A remark of somebody who has no socket.
pub(crate) struct Remarked {
    pub(crate) by: Participant,
    pub(crate) remark: room::Remark,
    pub(crate) about_ms: u64,
}

/// Where to reach an owner task.
#[derive(Clone)]
pub(crate) struct RoomHandle {
    commands: mpsc::Sender<Command>,
}

impl RoomHandle {
    /// Asks; says no if the room has left memory.
    pub(crate) async fn send(&self, command: Command) -> Result<(), Command> {
        self.commands.send(command).await.map_err(|error| error.0)
    }

    /// Asks from a thread that may block.
    pub(crate) fn blocking_send(&self, command: Command) -> bool {
        self.commands.blocking_send(command).is_ok()
    }

    fn is_closed(&self) -> bool {
        self.commands.is_closed()
    }
}

type Slot = Arc<OnceCell<RoomHandle>>;

/// The rooms in memory.
#[derive(Default)]
pub(crate) struct Rooms {
    open: Mutex<HashMap<RoomId, Slot>>,
}

impl Rooms {
    /// The room's owner task, started if there is none.
    pub(crate) async fn open(&self, app: &Arc<App>, id: &RoomId) -> Result<RoomHandle, Failure> {
        for _ in 0..ATTEMPTS {
            if app.is_stopping() {
                break;
            }
            let slot = self.slot(id);
            let opened = slot
                .get_or_try_init(|| async {
                    let (commands, waiting) = mpsc::channel(COMMANDS);
                    let handle = RoomHandle { commands };
                    room_task::start(Arc::clone(app), id, handle.clone(), waiting).await?;
                    Ok::<_, Failure>(handle)
                })
                .await;
            match opened {
                Ok(handle) if !handle.is_closed() => return Ok(handle.clone()),
                Ok(_) => self.forget(id, &slot),
                Err(failure) => {
                    self.forget(id, &slot);
                    return Err(failure);
                }
            }
        }
        Err(Failure::unavailable("the room is busy: try again"))
    }

    /// The room's owner task, if it is in memory.
    pub(crate) fn in_memory(&self, id: &RoomId) -> Option<RoomHandle> {
        let open = self.lock();
        let handle = open.get(id)?.get()?;
        (!handle.is_closed()).then(|| handle.clone())
    }

    /// The rooms in memory.
    pub(crate) fn all_in_memory(&self) -> Vec<RoomId> {
        self.lock().keys().cloned().collect()
    }

    /// Lets a socket in.
    pub(crate) async fn join(
        &self,
        app: &Arc<App>,
        id: &RoomId,
        join: Join,
    ) -> Result<RoomHandle, Failure> {
        let mut command = Command::Join(Box::new(join));
        for _ in 0..ATTEMPTS {
            let handle = self.open(app, id).await?;
            match handle.send(command).await {
                Ok(()) => return Ok(handle),
                Err(back) => command = back,
            }
        }
        Err(Failure::unavailable("the room is busy: try again"))
    }

    /// Looks at a room, which is brought into memory for it.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        app: &Arc<App>,
        id: &RoomId,
        look: impl Fn(&room::Room) -> T + Clone + Send + 'static,
    ) -> Result<T, Failure> {
        for _ in 0..ATTEMPTS {
            let (sender, answer) = oneshot::channel();
            let look = look.clone();
            let command = Command::Look(Box::new(move |room| {
                // Who asked may have gone away.
                let _ = sender.send(look(room));
            }));
            let handle = self.open(app, id).await?;
            if handle.send(command).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Ok(answer);
            }
        }
        Err(Failure::unavailable("the room is busy: try again"))
    }

    /// Steers a room without a socket.
    pub(crate) async fn steer(
        &self,
        app: &Arc<App>,
        id: &RoomId,
        participant: Participant,
        control: Control,
    ) -> Result<Result<(), Refusal>, Failure> {
        let (sender, answer) = oneshot::channel();
        let handle = self.open(app, id).await?;
        let command = Command::Steer(participant, control, sender);
        let busy = || Failure::unavailable("the room is busy: try again");
        handle.send(command).await.map_err(|_| busy())?;
        answer.await.map_err(|_| busy())
    }

    /// Adds a remark to a room; the number of its event, once it is durable.
    pub(crate) async fn remark(
        &self,
        app: &Arc<App>,
        id: &RoomId,
        remarked: Remarked,
    ) -> Result<Result<u64, Refusal>, Failure> {
        let (sender, answer) = oneshot::channel();
        let handle = self.open(app, id).await?;
        let command = Command::Remark(Box::new(remarked), sender);
        let busy = || Failure::unavailable("the room is busy: try again");
        handle.send(command).await.map_err(|_| busy())?;
        answer.await.map_err(|_| busy())
    }

    /// Ends the sockets of somebody who lost their seat.
    pub(crate) async fn expel(&self, id: &RoomId, participants: &[ParticipantId]) {
        if let Some(handle) = self.in_memory(id) {
            for participant in participants {
                // A room that has left memory has no sockets.
                let _ = handle.send(Command::Expel(*participant)).await;
            }
        }
    }

    /// Sends everybody out of a room, and the room out of memory.
    pub(crate) async fn close(&self, id: &RoomId, ending: Ending) {
        if let Some(handle) = self.in_memory(id) {
            let (sender, closed) = oneshot::channel();
            if handle.send(Command::Close(ending, sender)).await.is_ok() {
                // An error means that it has gone by itself.
                let _ = closed.await;
            }
        }
    }

    /// Closes every room, since the server stops.
    pub(crate) async fn close_all(&self) {
        let ids = self.all_in_memory();
        let ending = Ending {
            code: CloseCode::Restarting,
            retry_ms: Some(1_000),
        };
        let closing = ids.iter().map(|id| self.close(id, ending));
        futures_util::future::join_all(closing).await;
    }

    fn slot(&self, id: &RoomId) -> Slot {
        Arc::clone(self.lock().entry(id.clone()).or_default())
    }

    fn forget(&self, id: &RoomId, slot: &Slot) {
        let mut open = self.lock();
        if open.get(id).is_some_and(|found| Arc::ptr_eq(found, slot)) {
            open.remove(id);
        }
    }

    /// Forgets a room whose owner task has ended.
    pub(super) fn forget_closed(&self, id: &RoomId) {
        let mut open = self.lock();
        let is_closed = open
            .get(id)
            .and_then(|slot| slot.get())
            .is_some_and(RoomHandle::is_closed);
        if is_closed {
            open.remove(id);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<RoomId, Slot>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
