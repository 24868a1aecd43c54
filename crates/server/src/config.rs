//! What an operator can set. Every value has a default; a file, the environment
//! and flags are laid over it in this order.

mod origin;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use origin::{InvalidOrigin, PublicOrigin};

/// The longest configuration file that is read, in bytes.
const MAXIMUM_FILE_BYTES: u64 = 64 << 10;

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen. Port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder that everything durable is in.
    pub data: PathBuf,
    /// The folder whose folders are challenges.
    pub challenges: PathBuf,
    /// How browsers reach the server; `None` if by its address, without TLS.
    pub public_url: Option<PublicOrigin>,
    /// What a change that was acknowledged survives.
    pub durability: store::Durability,
    /// Whether a proxy stands before the server and sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Bounds.
    pub limits: Limits,
}

/// Bounds that keep one from starving the others.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Tries to log in of one address, and of one account, in a minute.
    pub log_ins_per_minute: u32,
    /// Tries with invites of one address in a minute.
    pub invites_per_minute: u32,
    /// Messages of one socket in a second, over a longer time.
    pub messages_per_second: u32,
    /// Messages of one socket at once.
    pub message_burst: u32,
    /// Bytes that may wait for one socket; a reader slower than that is cut off.
    pub outbox_bytes: usize,
    /// Open connections.
    pub connections: usize,
    /// Runs that may wait over all rooms; more are refused.
    pub runs_waiting: usize,
    /// After so many seconds without anybody in it a room leaves memory.
    pub idle_room_seconds: u64,
    /// How long a log-in lasts, in days.
    pub session_days: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data: PathBuf::from("greenroom-data"),
            challenges: PathBuf::from("challenges"),
            public_url: None,
            durability: store::Durability::Full,
            behind_proxy: false,
            limits: Limits::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            log_ins_per_minute: 10,
            invites_per_minute: 30,
            messages_per_second: 60,
            message_burst: 600,
            outbox_bytes: 8 << 20,
            connections: 8192,
            runs_waiting: 256,
            idle_room_seconds: 300,
            session_days: 14,
        }
    }
}

/// What a file or flags say; what is not there stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overrides {
    /// See [`Config::listen`].
    pub listen: Option<SocketAddr>,
    /// See [`Config::data`].
    pub data: Option<PathBuf>,
    /// See [`Config::challenges`].
    pub challenges: Option<PathBuf>,
    /// See [`Config::public_url`].
    pub public_url: Option<PublicOrigin>,
    /// See [`Config::durability`].
    pub durability: Option<Durability>,
    /// See [`Config::behind_proxy`].
    pub behind_proxy: Option<bool>,
    /// See [`Config::limits`].
    #[serde(default)]
    pub limits: LimitOverrides,
}

/// What a file says of [`Limits`].
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The fields are those of `Limits`.
pub struct LimitOverrides {
    pub log_ins_per_minute: Option<u32>,
    pub invites_per_minute: Option<u32>,
    pub messages_per_second: Option<u32>,
    pub message_burst: Option<u32>,
    pub outbox_bytes: Option<usize>,
    pub connections: Option<usize>,
    pub runs_waiting: Option<usize>,
    pub idle_room_seconds: Option<u64>,
    pub session_days: Option<u32>,
}

/// [`store::Durability`], as files and flags write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Durability {
    /// Each commit waits for the disk.
    Full,
    /// The last moments before a power cut may be lost.
    Relaxed,
}

/// Why a configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error("cannot read {}: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: std::io::Error,
    },
    /// It is far too long.
    #[error("{} is no configuration: it has more than {MAXIMUM_FILE_BYTES} bytes", .0.display())]
    TooLong(PathBuf),
    /// It says something that means nothing.
    #[error("{} cannot be used: {reason}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where and why.
        reason: Box<toml::de::Error>,
    },
}

impl Overrides {
    /// Reads a TOML file.
    ///
    /// # Errors
    ///
    /// See [`ConfigError`].
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let unreadable = |reason| ConfigError::Unreadable {
            path: path.to_owned(),
            reason,
        };
        if std::fs::metadata(path).map_err(unreadable)?.len() > MAXIMUM_FILE_BYTES {
            return Err(ConfigError::TooLong(path.to_owned()));
        }
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        toml::from_str(&text).map_err(|reason| ConfigError::Wrong {
            path: path.to_owned(),
            reason: Box::new(reason),
        })
    }
}

impl Config {
    /// This configuration with others laid over it.
    #[must_use]
    pub fn with(self, over: Overrides) -> Self {
        Self {
            listen: over.listen.unwrap_or(self.listen),
            data: over.data.unwrap_or(self.data),
            challenges: over.challenges.unwrap_or(self.challenges),
            public_url: over.public_url.or(self.public_url),
            durability: match over.durability {
                Some(Durability::Full) => store::Durability::Full,
                Some(Durability::Relaxed) => store::Durability::Relaxed,
                None => self.durability,
            },
            behind_proxy: over.behind_proxy.unwrap_or(self.behind_proxy),
            limits: self.limits.with(over.limits),
        }
    }

    /// Whether browsers reach the server over TLS.
    pub(crate) fn is_https(&self) -> bool {
        let url = self.public_url.as_ref();
        url.is_some_and(PublicOrigin::is_https)
    }
}

impl Limits {
    fn with(self, over: LimitOverrides) -> Self {
        Self {
            log_ins_per_minute: over.log_ins_per_minute.unwrap_or(self.log_ins_per_minute),
            invites_per_minute: over.invites_per_minute.unwrap_or(self.invites_per_minute),
            messages_per_second: over.messages_per_second.unwrap_or(self.messages_per_second),
            message_burst: over.message_burst.unwrap_or(self.message_burst),
            outbox_bytes: over.outbox_bytes.unwrap_or(self.outbox_bytes),
            connections: over.connections.unwrap_or(self.connections),
            runs_waiting: over.runs_waiting.unwrap_or(self.runs_waiting),
            idle_room_seconds: over.idle_room_seconds.unwrap_or(self.idle_room_seconds),
            session_days: over.session_days.unwrap_or(self.session_days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_later_wins_and_the_rest_stays() {
        let file: Overrides = toml::from_str(
            "listen = '127.0.0.1:9000'\npublic_url = 'https://rooms.example'\n\
             durability = 'relaxed'\n[limits]\nsession_days = 3",
        )
        .unwrap();
        let flags = Overrides {
            listen: Some("127.0.0.1:9001".parse().unwrap()),
            ..Overrides::default()
        };
        let config = Config::default().with(file).with(flags);
        assert_eq!(config.listen.port(), 9001);
        assert_eq!(config.durability, store::Durability::Relaxed);
        assert_eq!(config.limits.session_days, 3);
        assert_eq!(config.limits.message_burst, Limits::default().message_burst);
        assert!(config.is_https());
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(toml::from_str::<Overrides>("listn = 'x'").is_err());
        assert!(toml::from_str::<Overrides>("[limits]\nx = 1").is_err());
        assert!(toml::from_str::<Overrides>("public_url = 'rooms.example'").is_err());
    }
}
