//! Opaque tokens: 256 random bits. Only their SHA-256 is kept, which is enough
//! since nobody can guess what it was made from.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::error::Failure;

const BYTES: usize = 32;
/// What a token is at most long, with its prefix.
const MAXIMUM_LENGTH: usize = 64;

/// A token that was just made: the only moment that it is known.
pub(crate) struct Token {
    pub(crate) secret: String,
    pub(crate) hash: String,
}

/// Makes a token; `prefix` tells people and secret scanners what it is.
pub(crate) fn make(prefix: &str) -> Result<Token, Failure> {
    let secret = format!("{prefix}{}", random()?);
    let hash = hash(&secret);
    Ok(Token { secret, hash })
}

/// 256 random bits as text that fits into URLs and cookies.
fn random() -> Result<String, Failure> {
    Ok(URL_SAFE_NO_PAD.encode(random_bytes::<BYTES>()?))
}

/// Random bytes of the system's source.
pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::internal(&error))?;
    Ok(bytes)
}

/// An id that is short enough to be read, and says nothing: 72 random bits.
pub(crate) fn short_id() -> Result<String, Failure> {
    Ok(URL_SAFE_NO_PAD.encode(random_bytes::<9>()?))
}

/// What is kept of a token.
pub(crate) fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// What is kept of a token from outside, if it can be one at all.
pub(crate) fn hash_of_outside(secret: &str) -> Option<String> {
    let is_plausible = !secret.is_empty()
        && secret.len() <= MAXIMUM_LENGTH
        && secret
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    is_plausible.then(|| hash(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_hash_as_what_comes_back() {
        let (one, other) = (make("x_").unwrap(), make("x_").unwrap());
        assert_ne!(one.secret, other.secret);
        assert_eq!(hash_of_outside(&one.secret), Some(one.hash));
        assert_eq!(hash_of_outside(""), None);
        assert_eq!(hash_of_outside("a b"), None);
        assert_eq!(hash_of_outside(&"a".repeat(65)), None);
    }
}
