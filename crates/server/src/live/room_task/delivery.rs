//! Telling what is durable now, in the order it was decided.

use protocol::live::{ClientId, Event, Refusal, RunId, ServerMessage, Welcome};
use room::RunOrder;
use tokio::sync::oneshot;

use super::{RoomTask, Socket, concerns};
use crate::live::message::{EventTexts, Frame, encode};

/// Something to be told, or done, once the events before it are durable.
pub(super) enum Delivery {
    /// A socket is in.
    Welcome {
        welcome: Box<Welcome>,
        socket: Box<Socket>,
        reply: oneshot::Sender<Result<ClientId, Refusal>>,
    },
    /// The event of this number, to everybody who may see it.
    Event(u64),
    /// An answer to one client.
    Reply(ClientId, Frame),
    /// Who is connected, to everybody.
    Presence,
    /// Somebody who has no socket steered.
    Steered(Result<(), Refusal>, oneshot::Sender<Result<(), Refusal>>),
    /// Somebody who has no socket remarked on something.
    Remarked(Result<u64, Refusal>, oneshot::Sender<Result<u64, Refusal>>),
    /// A run starts.
    Start(RunOrder),
    /// A report that staff can fetch.
    Report(RunId, String),
}

impl RoomTask {
    /// Does what waited for `events` to be durable.
    pub(super) async fn deliver(&mut self, events: &[Event]) -> Result<(), store::Error> {
        let first = events.first().map_or(0, |event| event.sequence);
        let deliveries = std::mem::take(&mut self.deliveries);
        let mut presence_changed = false;
        for delivery in deliveries {
            match delivery {
                Delivery::Welcome {
                    welcome,
                    socket,
                    reply,
                } => self.welcome(*welcome, *socket, reply),
                Delivery::Event(sequence) => {
                    let index = usize::try_from(sequence - first).unwrap_or(usize::MAX);
                    if let Some(event) = events.get(index) {
                        self.tell(event);
                    }
                }
                Delivery::Reply(client, message) => {
                    if let Some(socket) = self.sockets.get(&client) {
                        socket.outbox.push(message);
                    }
                }
                Delivery::Presence => presence_changed = true,
                Delivery::Steered(result, reply) => {
                    // Who asked may have gone away.
                    let _ = reply.send(result);
                }
                Delivery::Remarked(result, reply) => {
                    // Who asked may have gone away.
                    let _ = reply.send(result);
                }
                Delivery::Start(order) => self.start_run(order),
                Delivery::Report(run, report) => {
                    self.app.store.put_report(&self.id, run, report).await?;
                }
            }
        }
        if presence_changed {
            self.tell_presence();
        }
        Ok(())
    }

    fn welcome(
        &mut self,
        welcome: Welcome,
        mut socket: Socket,
        reply: oneshot::Sender<Result<ClientId, Refusal>>,
    ) {
        let client = welcome.client;
        let message = encode(&ServerMessage::Welcome(Box::new(welcome)));
        socket.outbox.welcome(message);
        self.sockets.insert(client, socket);
        if reply.send(Ok(client)).is_err() {
            // The socket went away while it was let in.
            self.leave(client);
        }
    }

    /// Sends an event to everybody who may see it.
    fn tell(&mut self, event: &Event) {
        let hidden = self.room.hidden_runs();
        let mut texts = EventTexts::new(event, hidden);
        for socket in self.sockets.values() {
            if concerns(socket, event.sequence)
                && let Some(text) = texts.text(socket.role())
            {
                // One that cannot keep up ends by itself, and then leaves.
                socket.outbox.push(text);
            }
        }
    }

    fn tell_presence(&self) {
        let (mut staff, mut candidates) = (None, None);
        for socket in self.sockets.values() {
            let role = socket.role();
            let slot = match role.is_staff() {
                true => &mut staff,
                false => &mut candidates,
            };
            let text = slot.get_or_insert_with(|| {
                let clients = self.room.presence(role);
                encode(&ServerMessage::Presence { clients })
            });
            socket.outbox.push(text.clone());
        }
    }
}
