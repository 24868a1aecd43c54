//! A room to look at: what `greenroom serve --demo` opens.

use protocol::Language;
use protocol::live::Role;
use protocol::rest::{CreateInvite, CreateRoom};

use crate::Server;
use crate::error::Failure;
use crate::rest::{invites, rooms};

/// The two sides of the table, as paths.
#[derive(Clone, Debug)]
pub struct DemoLinks {
    /// For the candidate.
    pub candidate: String,
    /// For the interviewer.
    pub interviewer: String,
}

impl Server {
    /// Makes a room of a challenge, in the first of its languages that is
    /// installed, and a link for each side of the table.
    ///
    /// # Errors
    ///
    /// What is missing, in words.
    pub async fn demo(&self, challenge: &str) -> Result<DemoLinks, String> {
        self.make_demo(challenge)
            .await
            .map_err(|failure| failure.message.into_owned())
    }

    async fn make_demo(&self, challenge: &str) -> Result<DemoLinks, Failure> {
        let app = self.app();
        let language = self.demo_language(challenge)?;
        let wanted = CreateRoom {
            challenge: challenge.to_owned(),
            language,
            title: None,
            minutes: None,
            at_zero: None,
            scheduled_at_ms: None,
        };
        let room = rooms::make(app, wanted, None).await?;
        let link = |role, name: &str| {
            let wanted = CreateInvite {
                role,
                name: Some(name.to_owned()),
                expires_in_minutes: None,
            };
            let id = room.id.clone();
            async move { invites::make(app, &id, wanted, None).await }
        };
        Ok(DemoLinks {
            candidate: link(Role::Candidate, "Ada").await?.url,
            interviewer: link(Role::Interviewer, "Grace").await?.url,
        })
    }

    fn demo_language(&self, challenge: &str) -> Result<Language, Failure> {
        let bank = &self.app().bank;
        let challenge = bank.get(challenge).ok_or_else(|| {
            let known: Vec<_> = bank.iter().map(|known| known.id.to_string()).collect();
            let known = known.join(", ");
            Failure::invalid(format!(
                "there is no challenge {challenge}; there are: {known}"
            ))
        })?;
        let mut languages: Vec<&Language> = challenge.languages.keys().collect();
        // What most people read.
        languages.sort_by_key(|language| language.as_str() != "python");
        let installed = languages.into_iter().find(|one| bank.is_installed(one));
        installed.cloned().ok_or_else(|| {
            Failure::conflict(
                "none of its languages is installed: run `greenroom runtimes install python`",
            )
        })
    }
}
