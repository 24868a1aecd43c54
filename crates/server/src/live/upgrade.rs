//! From a request to a websocket.
//!
//! The socket is taken whole from the HTTP library, since its read buffer and
//! the layers around it would stay for as long as the socket is open.

use std::io;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request};
use axum::response::Response;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tungstenite::handshake::server::create_response;

use super::wire::Wire;
use crate::error::Failure;

/// A request that wants to become a websocket.
pub(crate) struct Upgrade {
    on_upgrade: OnUpgrade,
    response: Response,
}

impl<S: Sync> FromRequestParts<S> for Upgrade {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let response = response(parts).map_err(|error| {
            tracing::debug!(%error, "not a websocket");
            Failure::invalid("this address is for websockets")
        })?;
        let on_upgrade = parts.extensions.remove::<OnUpgrade>();
        let on_upgrade = on_upgrade
            .ok_or_else(|| Failure::invalid("this connection cannot become a websocket"))?;
        Ok(Self {
            on_upgrade,
            response,
        })
    }
}

/// What the request is answered with, if it may be.
fn response(parts: &Parts) -> Result<Response, tungstenite::Error> {
    let mut request = Request::new(());
    *request.method_mut() = parts.method.clone();
    *request.version_mut() = parts.version;
    *request.headers_mut() = HeaderMap::clone(&parts.headers);
    let (answer, ()) = create_response(&request)?.into_parts();
    Ok(Response::from_parts(answer, Body::empty()))
}

impl Upgrade {
    /// The answer, and what becomes of the connection once it is sent.
    pub(crate) fn split(self) -> (Response, Pending) {
        (self.response, Pending(self.on_upgrade))
    }
}

/// A websocket that is not there yet.
pub(crate) struct Pending(OnUpgrade);

impl Pending {
    /// The websocket, on the thread that this is called on.
    pub(crate) async fn finish(self) -> io::Result<Wire> {
        let upgraded = self.0.await.map_err(io::Error::other)?;
        let parts = upgraded.downcast::<TokioIo<TcpStream>>();
        let parts = parts.map_err(|_| io::Error::other("not a connection of ours"))?;
        let stream = parts.io.into_inner().into_std()?;
        Ok(Wire::new(TcpStream::from_std(stream)?, &parts.read_buf))
    }
}
