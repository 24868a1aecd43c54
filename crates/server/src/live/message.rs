//! Messages to sockets, written once for everybody who may see the same.

use std::borrow::Cow;

use axum::body::Bytes;
use protocol::live::{Event, Role, ServerMessage};
use room::HiddenRuns;
use serde::Serialize;
use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Data, OpCode};

/// A message as it goes over the wire: one frame of a websocket. What a server
/// sends is not masked, so all sockets can share it.
pub(crate) type Frame = Bytes;

/// The longest head of a frame that is not masked, in bytes.
const HEAD_BYTES: usize = 10;
/// Most messages are shorter.
const USUAL_BYTES: usize = 256;

/// A message as it goes over the wire.
pub(crate) fn encode(message: &ServerMessage) -> Frame {
    write(message)
}

/// [`ServerMessage::Event`] with a borrowed event: events are never copied to
/// be sent.
#[derive(Serialize)]
#[serde(tag = "type", rename = "event")]
struct EventMessage<'e> {
    event: &'e Event,
}

fn write(message: &impl Serialize) -> Frame {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    bytes.resize(HEAD_BYTES, 0);
    if let Err(error) = serde_json::to_writer(&mut bytes, message) {
        // None of our types can fail; an empty object is refused by the web.
        tracing::error!(%error, "a message cannot be written");
        bytes.truncate(HEAD_BYTES);
        bytes.extend_from_slice(b"{}");
    }
    framed(bytes)
}

/// Puts the head of a frame where place was left for it.
fn framed(mut bytes: Vec<u8>) -> Frame {
    let header = FrameHeader {
        opcode: OpCode::Data(Data::Text),
        ..FrameHeader::default()
    };
    let length = (bytes.len() - HEAD_BYTES) as u64;
    let begin = HEAD_BYTES - header.len(length);
    let mut head = &mut bytes[begin..HEAD_BYTES];
    if let Err(error) = header.format(length, &mut head) {
        tracing::error!(%error, "the head of a frame cannot be written");
    }
    Bytes::from(bytes).slice(begin..)
}

/// An event's messages: one for those who see it as it is, and one for each
/// kind of reader who does not.
pub(crate) struct EventTexts<'e> {
    event: &'e Event,
    hidden: &'e HiddenRuns,
    whole: Option<Frame>,
    staff: Option<Option<Frame>>,
    candidate: Option<Option<Frame>>,
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
    pub(crate) fn text(&mut self, role: Role) -> Option<Frame> {
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
    fn a_frame_is_what_a_websocket_reads() {
        use tungstenite::protocol::{Role, WebSocketContext};
        for length in [1, 100, 1_000, 100_000] {
            let text = "x".repeat(length);
            let mut stream = std::io::Cursor::new(write(&text).to_vec());
            let mut client = WebSocketContext::new(Role::Client, None);
            let read = client.read(&mut stream).unwrap();
            assert_eq!(read.into_text().unwrap(), format!("\"{text}\""));
        }
    }

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
