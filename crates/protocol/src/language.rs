//! The name of a programming language, as manifests, reports and the command
//! line spell it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language by its lowercase name, such as `python`.
///
/// Which languages exist is the business of the `runtimes` crate; a name here
/// is only known to be well formed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

impl Language {
    /// The longest accepted name, in bytes.
    pub const MAXIMUM_BYTES: usize = 32;

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that cannot be the name of a language.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a language name: use 1 to {max} lowercase letters, digits or `-`",
    max = Language::MAXIMUM_BYTES
)]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let well_formed = !name.is_empty()
            && name.len() <= Self::MAXIMUM_BYTES
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if well_formed {
            Ok(Self(name.to_owned()))
        } else {
            Err(UnknownLanguage(name.chars().take(64).collect()))
        }
    }
}

impl TryFrom<String> for Language {
    type Error = UnknownLanguage;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_lowercase_and_bounded() {
        assert_eq!("python".parse::<Language>().unwrap().as_str(), "python");
        for bad in ["", "Python", "../x", "a b", &"x".repeat(33)] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }
}
