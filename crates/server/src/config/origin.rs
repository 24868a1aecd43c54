//! The address that browsers know the server by.

use std::fmt;
use std::str::FromStr;

use axum::http::Uri;
use serde::Deserialize;

/// A scheme, a host and maybe a port, as in a browser's `Origin`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PublicOrigin {
    text: String,
    host: String,
}

/// A text that is no origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an address such as https://rooms.example.com, without a path")]
pub struct InvalidOrigin(String);

impl PublicOrigin {
    /// The origin as browsers send it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port, as browsers send them in `Host`.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Whether its scheme is https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https:")
    }
}

impl FromStr for PublicOrigin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidOrigin(text.chars().take(200).collect());
        let uri: Uri = text.parse().map_err(|_| invalid())?;
        let scheme = uri.scheme_str().ok_or_else(invalid)?;
        let authority = uri.authority().ok_or_else(invalid)?;
        let has_more = uri.path() != "/" || uri.query().is_some();
        let has_user = authority.as_str().contains('@');
        if !matches!(scheme, "http" | "https") || has_more || has_user {
            return Err(invalid());
        }
        let host = authority.as_str().to_ascii_lowercase();
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let host = host.strip_suffix(usual).unwrap_or(&host).to_owned();
        Ok(Self {
            text: format!("{scheme}://{host}"),
            host,
        })
    }
}

impl TryFrom<String> for PublicOrigin {
    type Error = InvalidOrigin;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for PublicOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_spelt_as_browsers_spell_it() {
        let origin: PublicOrigin = "https://Rooms.Example:443/".parse().unwrap();
        assert_eq!(origin.as_str(), "https://rooms.example");
        assert_eq!(origin.host(), "rooms.example");
        for bad in [
            "",
            "rooms.example",
            "ftp://x",
            "https://x/path",
            "https://u@x",
        ] {
            assert!(bad.parse::<PublicOrigin>().is_err(), "{bad}");
        }
    }
}
