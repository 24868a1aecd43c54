//! Requests that another site's page made are refused: cookies come with them,
//! the wish of the person does not.

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, header};
use protocol::rest::ApiErrorCode;

use crate::config::Config;
use crate::error::Failure;

/// Whether a request to this host is meant for us: another name that somebody
/// points at our address (DNS rebinding) is not.
pub(crate) fn check_host(config: &Config, headers: &HeaderMap) -> Result<(), Failure> {
    let host = host(headers).unwrap_or_default();
    let known = match &config.public_url {
        // The machine itself may ask by address, for health checks.
        Some(url) => host.eq_ignore_ascii_case(url.host()) || is_own_name(host),
        None => is_own_name(host),
    };
    if known {
        return Ok(());
    }
    Err(Failure::invalid(
        "this server is not known by that name: start it with --public-url",
    ))
}

/// Whether a request that changes something, or opens a socket, comes from a
/// page of ours. `bearer` says that it shows a token instead of cookies, which
/// no page of another site has.
pub(crate) fn check_origin(
    config: &Config,
    headers: &HeaderMap,
    bearer: bool,
) -> Result<(), Failure> {
    let refused = || {
        Err(Failure::new(
            ApiErrorCode::CrossOrigin,
            "this has to come from a page of this server",
        ))
    };
    let Some(origin) = headers.get(header::ORIGIN) else {
        let same = headers
            .get("sec-fetch-site")
            .is_some_and(|site| site == "same-origin");
        return if bearer || same { Ok(()) } else { refused() };
    };
    let origin = origin.to_str().unwrap_or_default();
    let own = match &config.public_url {
        Some(url) => origin == url.as_str(),
        None => {
            let host = host(headers).unwrap_or_default();
            origin
                .strip_prefix("http://")
                .is_some_and(|origin| !host.is_empty() && origin.eq_ignore_ascii_case(host))
        }
    };
    if own { Ok(()) } else { refused() }
}

/// Whether a request with this method may change something.
pub(crate) fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a token stands where cookies would count.
pub(crate) fn is_bearer(headers: &HeaderMap) -> bool {
    headers.contains_key(header::AUTHORIZATION)
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST)?.to_str().ok()
}

/// An address or `localhost`: names that nobody else can point at us.
fn is_own_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn without_a_name_of_its_own_only_addresses_are_answered() {
        let config = Config::default();
        for host in ["127.0.0.1:8080", "localhost", "[::1]:80", "LOCALHOST:1"] {
            check_host(&config, &headers(&[("host", host)])).unwrap();
        }
        for host in ["evil.example", "localhost.evil.example:80", ""] {
            assert!(
                check_host(&config, &headers(&[("host", host)])).is_err(),
                "{host}"
            );
        }
    }

    #[test]
    fn only_pages_of_ours_may_change_things() {
        let mut config = Config::default();
        let check = |config: &Config, pairs: &[_]| check_origin(config, &headers(pairs), false);
        let host = ("host", "localhost:1");
        assert!(check(&config, &[host, ("origin", "http://localhost:1")]).is_ok());
        for origin in ["http://localhost:2", "https://localhost:1", "null", ""] {
            assert!(
                check(&config, &[host, ("origin", origin)]).is_err(),
                "{origin}"
            );
        }
        assert!(check(&config, &[host]).is_err());
        assert!(check(&config, &[host, ("sec-fetch-site", "same-origin")]).is_ok());
        config.public_url = Some("https://rooms.example".parse().unwrap());
        assert!(check(&config, &[host, ("origin", "https://rooms.example")]).is_ok());
        assert!(check(&config, &[host, ("origin", "http://localhost:1")]).is_err());
    }
}
