//! Ids of what lives in a room.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
        )]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

number_id!(
    /// One socket's authorship, given by the server; never two live sockets at once.
    ClientId
);
number_id!(
    /// A file of a room; a renamed file keeps it, a new file of an old path has another.
    FileId
);
number_id!(
    /// A person in a room, over all the sockets they ever had in it.
    ParticipantId
);
number_id!(
    /// A run of a room, counted from 1.
    RunId
);

/// A room. Knowing it lets nobody in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(transparent)]
pub struct RoomId(String);

impl RoomId {
    /// The longest id, in bytes.
    pub const MAXIMUM_BYTES: usize = 32;

    /// Reads an id: 1 to 32 ASCII letters, digits, `-` or `_`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let well_formed = (1..=Self::MAXIMUM_BYTES).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        well_formed.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<'de> Deserialize<'de> for RoomId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not the id of a room"))
    }
}
