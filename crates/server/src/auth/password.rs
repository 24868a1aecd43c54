//! Passwords: Argon2id, on threads that may block, a few at a time, since each
//! takes tens of megabytes and milliseconds.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::error::Failure;

/// At once.
const CONCURRENT: usize = 2;
/// What may wait; more are told to come back.
const WAITING: usize = 32;
/// The shortest and the longest password, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 10..=256;

/// Makes and checks password hashes.
#[derive(Clone)]
pub(crate) struct Passwords {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
    /// Checked where there is no such account, so that the time says nothing.
    nobody: Arc<str>,
}

impl Passwords {
    pub(crate) fn new() -> Result<Self, Failure> {
        let random = super::token::make("")?.secret;
        Ok(Self {
            running: Arc::new(Semaphore::new(CONCURRENT)),
            admitted: Arc::new(Semaphore::new(CONCURRENT + WAITING)),
            nobody: hash(&random)?.into(),
        })
    }

    /// The hash of a new password, if it is one.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Failure> {
        if !LENGTHS.contains(&password.chars().count()) {
            return Err(Failure::invalid(
                "a password has 10 to 256 characters; a few words are easy to remember",
            ));
        }
        self.work(move || hash(&password)).await?
    }

    /// Whether a password is the one that was hashed. `None` stands for an
    /// account that does not exist.
    pub(crate) async fn verify(
        &self,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, Failure> {
        if password.chars().count() > *LENGTHS.end() {
            return Ok(false);
        }
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.to_string());
        let matches = self.work(move || matches(&password, &hash)).await?;
        Ok(matches && exists)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let busy = |_| Failure::unavailable("too many people log in at once: try again");
        let admitted = Arc::clone(&self.admitted).try_acquire_owned();
        let admitted = admitted.map_err(busy)?;
        let running = Arc::clone(&self.running).acquire_owned().await;
        let running = running.map_err(|error| Failure::internal(&error))?;
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop((admitted, running));
            result
        });
        done.await.map_err(|error| Failure::internal(&error))
    }
}

fn hash(password: &str) -> Result<String, Failure> {
    let hash: Result<PasswordHash, _> = Argon2::default().hash_password(password.as_bytes());
    let hash = hash.map_err(|error| Failure::internal(&error))?;
    Ok(hash.to_string())
}

fn matches(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else {
        tracing::error!("a password hash that is kept cannot be read");
        return false;
    };
    Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_matches() {
        let passwords = Passwords::new().unwrap();
        let right = "correct horse battery".to_owned();
        let kept = passwords.hash(right.clone()).await.unwrap();
        assert!(kept.starts_with("$argon2id$"));
        let verify = |password: &str, hash: Option<&String>| {
            passwords.verify(password.to_owned(), hash.cloned())
        };
        assert!(verify(&right, Some(&kept)).await.unwrap());
        assert!(!verify("correct horse", Some(&kept)).await.unwrap());
        assert!(!verify(&right, None).await.unwrap());
        assert!(passwords.hash("short".to_owned()).await.is_err());
        assert!(passwords.hash("x".repeat(257)).await.is_err());
    }
}
