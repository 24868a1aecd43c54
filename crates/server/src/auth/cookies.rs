//! Cookies: what they are called, how they are set and read.
//!
//! Over https they have the prefix `__Host-`, so that no other host of the
//! domain can set them; over http, which is for trying things out on one's own
//! machine, browsers would refuse it.

use axum::http::{HeaderMap, HeaderValue, header};
use protocol::live::{Role, RoomId};

use crate::config::Config;

/// Of all cookies of a request so many are looked at.
const MAXIMUM_COOKIES: usize = 200;

/// A cookie of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cookie<'a> {
    /// A log-in of staff.
    Session,
    /// A seat in a room: one of a candidate and one of staff, so that an
    /// interviewer can look at both sides in one browser.
    Seat(&'a RoomId, Role),
}

impl Cookie<'_> {
    pub(crate) fn name(&self, config: &Config) -> String {
        let prefix = if config.is_https() { "__Host-" } else { "" };
        match self {
            Self::Session => format!("{prefix}greenroom_session"),
            Self::Seat(room, Role::Candidate) => format!("{prefix}greenroom_seat_{room}"),
            Self::Seat(room, _) => format!("{prefix}greenroom_staff_seat_{room}"),
        }
    }

    /// The header that sets it.
    pub(crate) fn set(&self, config: &Config, value: &str, max_age_s: u64) -> HeaderValue {
        let secure = if config.is_https() { "; Secure" } else { "" };
        let text = format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_s}{secure}",
            self.name(config)
        );
        // Names and values are made by us, of letters, digits, `-` and `_`.
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }

    /// The header that takes it away.
    pub(crate) fn clear(&self, config: &Config) -> HeaderValue {
        self.set(config, "", 0)
    }

    /// Its value in a request.
    pub(crate) fn read<'h>(&self, config: &Config, headers: &'h HeaderMap) -> Option<&'h str> {
        let name = self.name(config);
        all(headers).find_map(|(found, value)| (found == name).then_some(value))
    }
}

/// The values of every seat that a request brings.
pub(crate) fn seats<'h>(config: &Config, headers: &'h HeaderMap) -> Vec<&'h str> {
    let prefix = if config.is_https() { "__Host-" } else { "" };
    all(headers)
        .filter(|(name, _)| {
            let name = name.strip_prefix(prefix).unwrap_or("");
            name.starts_with("greenroom_seat_") || name.starts_with("greenroom_staff_seat_")
        })
        .map(|(_, value)| value)
        .collect()
}

fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .take(MAXIMUM_COOKIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_host_bound_over_https_only() {
        let mut config = Config::default();
        let plain = Cookie::Session.set(&config, "v", 60);
        assert!(!plain.to_str().unwrap().contains("Secure"));
        config.public_url = Some("https://rooms.example".parse().unwrap());
        let secure = Cookie::Session.set(&config, "v", 60);
        assert_eq!(
            secure,
            "__Host-greenroom_session=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure"
        );
    }

    #[test]
    fn cookies_are_found_among_others() {
        let config = Config::default();
        let room = RoomId::new("r1").unwrap();
        let mut headers = HeaderMap::new();
        headers.append("cookie", "a=b; greenroom_seat_r1=one".parse().unwrap());
        headers.append("cookie", "greenroom_session=two".parse().unwrap());
        let seat = Cookie::Seat(&room, Role::Candidate);
        assert_eq!(seat.read(&config, &headers), Some("one"));
        assert_eq!(Cookie::Session.read(&config, &headers), Some("two"));
        assert_eq!(seats(&config, &headers), ["one"]);
    }
}
