//! The name of a challenge, which is the name of its folder.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A challenge's name: lowercase letters, digits and `-`, at most 64 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ChallengeId(String);

/// A text that cannot be the name of a challenge.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` cannot be the id of a challenge: use 1 to {max} lowercase letters, digits and `-`, \
     starting with a letter or digit",
    max = ChallengeId::MAXIMUM_BYTES
)]
pub struct InvalidId(String);

impl ChallengeId {
    /// The longest accepted name, in bytes.
    pub const MAXIMUM_BYTES: usize = 64;

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest id to a name of another house's package: `Hello_World`
    /// becomes `hello-world`. `None` if nothing of the name can be kept.
    #[must_use]
    pub fn nearest(name: &str) -> Option<Self> {
        let mut id = String::new();
        for character in name.chars().map(|c| c.to_ascii_lowercase()) {
            if character.is_ascii_lowercase() || character.is_ascii_digit() {
                id.push(character);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
            if id.len() == Self::MAXIMUM_BYTES {
                break;
            }
        }
        id.trim_end_matches('-').parse().ok()
    }
}

impl FromStr for ChallengeId {
    type Err = InvalidId;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let well_formed = name.len() <= Self::MAXIMUM_BYTES
            && name.bytes().next().is_some_and(letter)
            && name.bytes().all(|byte| letter(byte) || byte == b'-');
        if well_formed {
            Ok(Self(name.to_owned()))
        } else {
            Err(InvalidId(name.chars().take(80).collect()))
        }
    }
}

impl TryFrom<String> for ChallengeId {
    type Error = InvalidId;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl From<ChallengeId> for String {
    fn from(id: ChallengeId) -> Self {
        id.0
    }
}

impl fmt::Display for ChallengeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_folder_names_that_every_system_can_hold() {
        for good in ["a", "rate-limiter", "2-sum", &"x".repeat(64)] {
            assert_eq!(good.parse::<ChallengeId>().unwrap().as_str(), good);
        }
        for bad in ["", "-a", "A", "a_b", "..", "a/b", &"x".repeat(65)] {
            assert!(bad.parse::<ChallengeId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_nearest_id_is_an_id() {
        let nearest = |name| ChallengeId::nearest(name).map(String::from);
        assert_eq!(nearest("Hello_World"), Some("hello-world".into()));
        assert_eq!(nearest("__x__"), Some("x".into()));
        assert_eq!(nearest("…"), None);
        assert_eq!(nearest(&"é9".repeat(80)).map(|id| id.len()), Some(63));
    }
}
