//! One end of a websocket over TCP.
//!
//! `tungstenite` reads and answers; what we send are frames that are shared with
//! other sockets, written from where they lie. So a socket keeps no copy of
//! what it sent, and an idle one little more than itself.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io::{self, ErrorKind, IoSlice, Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::Bytes;
use protocol::live::MAXIMUM_MESSAGE_BYTES;
use tokio::io::{AsyncRead as _, AsyncWrite as _, ReadBuf};
use tokio::net::TcpStream;
use tungstenite::protocol::{CloseFrame, Role, WebSocketConfig, WebSocketContext};
use tungstenite::{Error, Message};

use super::message::Frame;

/// How much is read at once, in bytes. Most messages are single edits.
const READ_BYTES: usize = 1 << 10;
/// Frames that are given to the system at once.
const FRAMES_AT_ONCE: usize = 16;
/// For how many frames a queue keeps its place when it is empty.
const FRAMES_KEPT: usize = 8;

/// One end of a websocket.
pub(crate) struct Wire {
    stream: TcpStream,
    protocol: WebSocketContext,
    /// Pongs and goodbyes that the protocol wants to be sent.
    answers: Vec<u8>,
    /// What is to be written; the first may be written in part.
    outgoing: VecDeque<Frame>,
}

impl Wire {
    /// A connection whose first bytes were read already.
    pub(crate) fn new(stream: TcpStream, read: &[u8]) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .write_buffer_size(0)
            .max_message_size(Some(MAXIMUM_MESSAGE_BYTES))
            .max_frame_size(Some(MAXIMUM_MESSAGE_BYTES));
        let read = read.to_vec();
        Self {
            stream,
            protocol: WebSocketContext::from_partially_read(read, Role::Server, Some(config)),
            answers: Vec::new(),
            outgoing: VecDeque::new(),
        }
    }

    /// The next message. Nothing is lost where this is given up half-way.
    pub(super) async fn read(&mut self) -> Result<Message, Error> {
        poll_fn(|context| self.poll_read(context)).await
    }

    /// Where to put what is to be written.
    pub(super) fn outgoing(&mut self) -> &mut VecDeque<Frame> {
        &mut self.outgoing
    }

    /// Writes what is to be written. Where this is given up half-way, the next
    /// one goes on.
    pub(super) async fn flush(&mut self) -> Result<(), Error> {
        poll_fn(|context| self.poll_flush(context)).await
    }

    /// Sends a message.
    pub(super) async fn send(&mut self, frame: Frame) -> Result<(), Error> {
        self.outgoing.push_back(frame);
        self.flush().await
    }

    /// Asks the other side whether it is there.
    pub(super) async fn ping(&mut self) -> Result<(), Error> {
        let ping = Message::Ping(Bytes::new());
        self.with_protocol(None, |protocol, ends| protocol.write(ends, ping))?;
        self.flush().await
    }

    /// Says goodbye; what comes then has to be read to its end.
    pub(super) async fn close(&mut self, frame: CloseFrame) -> Result<(), Error> {
        self.with_protocol(None, |protocol, ends| protocol.close(ends, Some(frame)))?;
        self.flush().await
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<Result<Message, Error>> {
        // Who pings and does not read the answers is not read either.
        ready!(self.poll_flush(context))?;
        let read = self.with_protocol(Some(context), |protocol, ends| protocol.read(ends));
        let flushed = self.poll_flush(context);
        match read {
            Err(Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                if let Poll::Ready(Err(error)) = flushed {
                    return Poll::Ready(Err(error));
                }
                Poll::Pending
            }
            Ok(Message::Close(frame)) => {
                // The answer to it, as far as it can be sent now.
                let _ = self.with_protocol(None, |protocol, ends| protocol.flush(ends));
                let _ = self.poll_flush(context);
                Poll::Ready(Ok(Message::Close(frame)))
            }
            read => Poll::Ready(read),
        }
    }

    fn poll_flush(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        while !self.outgoing.is_empty() {
            let mut slices = [IoSlice::new(&[]); FRAMES_AT_ONCE];
            let count = self.outgoing.len().min(FRAMES_AT_ONCE);
            for (slice, frame) in slices.iter_mut().zip(&self.outgoing) {
                *slice = IoSlice::new(frame);
            }
            let stream = Pin::new(&mut self.stream);
            let written = match &slices[..count] {
                // What one call can send as it is costs the system less.
                [alone] => stream.poll_write(context, alone),
                slices => stream.poll_write_vectored(context, slices),
            };
            match ready!(written)? {
                0 => return Poll::Ready(Err(Error::ConnectionClosed)),
                written => self.written(written),
            }
        }
        self.outgoing.shrink_to(FRAMES_KEPT);
        Poll::Ready(Ok(()))
    }

    /// Forgets what was written.
    fn written(&mut self, mut bytes: usize) {
        while let Some(first) = self.outgoing.front_mut() {
            if bytes < first.len() {
                *first = first.slice(bytes..);
                return;
            }
            bytes -= first.len();
            self.outgoing.pop_front();
        }
    }

    /// Lets the protocol work. It can read where there is somebody to be woken,
    /// and what it writes stands behind what waits already.
    fn with_protocol<T>(
        &mut self,
        context: Option<&mut Context<'_>>,
        work: impl FnOnce(&mut WebSocketContext, &mut Ends<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut ends = Ends {
            stream: &mut self.stream,
            context,
            answers: &mut self.answers,
        };
        let result = work(&mut self.protocol, &mut ends);
        if !self.answers.is_empty() {
            let answers = std::mem::take(&mut self.answers);
            self.outgoing.push_back(answers.into());
        }
        result
    }
}

/// What the protocol takes for a stream.
struct Ends<'a, 'c> {
    stream: &'a mut TcpStream,
    context: Option<&'a mut Context<'c>>,
    answers: &'a mut Vec<u8>,
}

impl Read for Ends<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut buffer = ReadBuf::new(buffer);
        let polled = match &mut self.context {
            Some(context) => Pin::new(&mut *self.stream).poll_read(context, &mut buffer),
            None => Poll::Pending,
        };
        match polled {
            Poll::Ready(read) => read.map(|()| buffer.filled().len()),
            Poll::Pending => Err(ErrorKind::WouldBlock.into()),
        }
    }
}

impl Write for Ends<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.answers.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
