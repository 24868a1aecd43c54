//! Everything under `/api` but the sockets: one file for each resource.

pub(crate) mod administration;
pub(crate) mod challenges;
pub(crate) mod comparison;
pub(crate) mod exports;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod invites;
pub(crate) mod openapi;
pub(crate) mod reports;
pub(crate) mod rooms;
pub(crate) mod scorecards;
pub(crate) mod session;
pub(crate) mod tokens;

use crate::error::Failure;

/// The answer to what nobody answers.
pub(crate) async fn unknown() -> Failure {
    Failure::not_found("address")
}

/// Text that somebody wrote, without what surrounds it, if it is neither empty
/// nor too long.
pub(crate) fn named(what: &'static str, text: &str, maximum: usize) -> Result<String, Failure> {
    let text = text.trim();
    let is_fine =
        !text.is_empty() && text.chars().count() <= maximum && !text.chars().any(char::is_control);
    match is_fine {
        true => Ok(text.to_owned()),
        false => Err(Failure::invalid(format!(
            "{what} has 1 to {maximum} characters, in one line"
        ))),
    }
}
