//! The address that a request comes from, for rate limits and the audit log.

use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::state::App;

/// The other end of the connection, put into each request by the listener.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The address that a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClientAddress(pub(crate) IpAddr);

impl ClientAddress {
    fn of(peer: Option<IpAddr>, headers: &HeaderMap, behind_proxy: bool) -> Self {
        let forwarded = || {
            // The last one is what our own proxy saw; those before it are claims.
            let header = headers.get_all("x-forwarded-for").iter().next_back()?;
            let last = header.to_str().ok()?.rsplit(',').next()?;
            last.trim().parse().ok()
        };
        let address = match behind_proxy {
            true => forwarded().or(peer),
            false => peer,
        };
        Self(
            address
                .unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED))
                .to_canonical(),
        )
    }

    /// What rates are counted by: of IPv6 the network, since a host has all of it.
    pub(crate) fn network(self) -> IpAddr {
        match self.0 {
            IpAddr::V4(_) => self.0,
            IpAddr::V6(address) => {
                let bits = u128::from(address) & !u128::from(u64::MAX);
                IpAddr::V6(bits.into())
            }
        }
    }
}

impl fmt::Display for ClientAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromRequestParts<Arc<App>> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0.ip());
        Ok(Self::of(peer, &parts.headers, app.config.behind_proxy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_proxys_word_counts() {
        let peer = Some("10.0.0.1".parse().unwrap());
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 7.7.7.7".parse().unwrap());
        let of = |behind| ClientAddress::of(peer, &headers, behind).to_string();
        assert_eq!(of(false), "10.0.0.1");
        assert_eq!(of(true), "7.7.7.7");
        let network = ClientAddress("2001:db8::1:2".parse().unwrap()).network();
        assert_eq!(network.to_string(), "2001:db8::");
    }
}
