//! Messages to sockets, written once for everybody who may see the same.

use std::borrow::Cow;

use axum::extract::ws::Utf8Bytes;
use protocol::live::{Event, Role, ServerMessage};
use room::HiddenRuns;
use serde::Serialize;

/// A message as it goes over the wire.
pub(crate) fn encode(message: &ServerMessage) -> Utf8Bytes {
    write(message)
}

/// [`ServerMessage::Event`] with a borrowed event: events are never copied to
/// be sent.
#[derive(Serialize)]
#[serde(tag = "type", rename = "event")]
struct EventMessage<'e> {
    event: &'e Event,
}

fn write(message: &impl Serialize) -> Utf8Bytes {
    match serde_json::to_string(message) {
        Ok(text) => text.into(),
        Err(error) => {
            // None of our types can fail; an empty object is refused by the web.
            tracing::error!(%error, "a message cannot be written");
            Utf8Bytes::from_static("{}")
        }
    }
}

/// An event's messages: one for those who see it as it is, and one for each
/// kind of reader who does not.
pub(crate) struct EventTexts<'e> {
    event: &'e Event,
    hidden: &'e HiddenRuns,
    whole: Option<Utf8Bytes>,
    staff: Option<Option<Utf8Bytes>>,
    candidate: Option<Option<Utf8Bytes>>,
}

impl<'e> EventTexts<'e> {
    pub(crate) fn new(event: &'e Event, hidden: &'e HiddenRuns) -> Self {
        Self {
            event,
            hidden,
            whole: None,
            staff: None,
            candidate: None,
        }
    }

    /// The message for a role; `None` if it may not see the event.
    pub(crate) fn text(&mut self, role: Role) -> Option<Utf8Bytes> {
        let slot = match role.is_staff() {
            true => &mut self.staff,
            false => &mut self.candidate,
        };
        let whole = &mut self.whole;
        slot.get_or_insert_with(|| match room::visible_to(self.event, role, self.hidden)? {
            Cow::Borrowed(event) => Some(
                whole
                    .get_or_insert_with(|| write(&EventMessage { event }))
                    .clone(),
            ),
            Cow::Owned(event) => Some(write(&EventMessage { event: &event })),
        })
        .clone()
    }
}

#[cfg(test)]
mod tests {
    use protocol::live::EventBody;

    use super::*;

    #[test]
    fn a_borrowed_event_is_written_as_the_message_is() {
        let event = Event {
            sequence: 1,
            at_ms: 2,
            actor: None,
            body: EventBody::Chatted {
                text: "hello".to_owned(),
            },
        };
        let message = ServerMessage::Event {
            event: event.clone(),
        };
        let hidden = HiddenRuns::default();
        let mut texts = EventTexts::new(&event, &hidden);
        assert_eq!(texts.text(Role::Candidate), Some(encode(&message)));
        assert_eq!(texts.text(Role::Observer), Some(encode(&message)));
    }
}
