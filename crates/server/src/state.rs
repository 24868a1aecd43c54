//! What every part of the server shares.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use store::Store;
use tokio_util::sync::CancellationToken;

use crate::auth::address::ClientAddress;
use crate::auth::password::Passwords;
use crate::auth::rate::{Buckets, Rate};
use crate::auth::resume::ResumeKey;
use crate::bank::Bank;
use crate::clock::now_ms;
use crate::config::Config;
use crate::error::Failure;
use crate::live::rooms::Rooms;
use crate::live::runs::Runs;
use crate::live::threads::Threads;
use crate::metrics::Metrics;

/// What every part of the server shares.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) store: Store,
    pub(crate) bank: Arc<Bank>,
    pub(crate) rooms: Rooms,
    pub(crate) threads: Threads,
    pub(crate) runs: Arc<Runs>,
    pub(crate) passwords: Passwords,
    pub(crate) resume_key: ResumeKey,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) tries: Tries,
    /// Whether nobody has an account yet.
    pub(crate) needs_set_up: AtomicBool,
    pub(crate) stop: CancellationToken,
}

impl App {
    /// How long a log-in lasts.
    pub(crate) fn session_ms(&self) -> u64 {
        u64::from(self.config.limits.session_days) * 24 * 60 * 60 * 1000
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stop.is_cancelled()
    }

    /// Whether nobody has an account yet.
    pub(crate) fn needs_set_up(&self) -> bool {
        self.needs_set_up.load(Ordering::Relaxed)
    }

    /// Takes note that somebody has an account.
    pub(crate) fn is_set_up(&self) {
        self.needs_set_up.store(false, Ordering::Relaxed);
    }

    /// An address of a page for people, as far as the server knows its own.
    pub(crate) fn link(&self, path: &str) -> String {
        match &self.config.public_url {
            Some(url) => format!("{url}{path}"),
            None => path.to_owned(),
        }
    }

    /// Notes who did what. What cannot be noted is logged: the deed is done.
    pub(crate) async fn audit(
        &self,
        actor: &str,
        action: &'static str,
        subject: impl Into<String>,
        address: ClientAddress,
    ) {
        let subject = subject.into();
        tracing::info!(action, subject, "audit");
        let entry = store::AuditEntry {
            id: 0,
            at_ms: now_ms(),
            actor: actor.to_owned(),
            action: action.to_owned(),
            subject,
            address: address.to_string(),
        };
        if let Err(error) = self.store.add_audit_entry(entry).await {
            tracing::error!(%error, action, "a deed was not noted");
        }
    }
}

/// Tries that are counted.
pub(crate) struct Tries {
    log_ins_by_address: Buckets<std::net::IpAddr>,
    log_ins_by_login: Buckets<String>,
    invites: Buckets<std::net::IpAddr>,
}

impl Tries {
    pub(crate) fn new(config: &Config) -> Self {
        let limits = &config.limits;
        let log_ins = Rate::per_minute(limits.log_ins_per_minute);
        Self {
            log_ins_by_address: Buckets::new(log_ins),
            log_ins_by_login: Buckets::new(log_ins),
            invites: Buckets::new(Rate::per_minute(limits.invites_per_minute)),
        }
    }

    /// Counts a try to log in, or to set up.
    pub(crate) fn log_in(&self, address: ClientAddress, login: &str) -> Result<(), Failure> {
        let now = Instant::now();
        let taken = self.log_ins_by_address.take(address.network(), now);
        taken.map_err(Failure::too_often)?;
        let login = login.to_lowercase();
        let taken = self.log_ins_by_login.take(login, now);
        taken.map_err(Failure::too_often)
    }

    /// Counts a try with an invite.
    pub(crate) fn invite(&self, address: ClientAddress) -> Result<(), Failure> {
        let taken = self.invites.take(address.network(), Instant::now());
        taken.map_err(Failure::too_often)
    }
}
