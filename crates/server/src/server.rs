//! Starting and stopping.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use judge::Judge;
use store::Store;
use tokio_util::sync::CancellationToken;

use crate::auth::password::Passwords;
use crate::auth::resume::ResumeKey;
use crate::auth::token;
use crate::bank::Bank;
use crate::clock::now_ms;
use crate::config::Config;
use crate::live::rooms::Rooms;
use crate::live::runs::Runs;
use crate::live::threads::Threads;
use crate::metrics::Metrics;
use crate::state::{App, Tries};
use crate::{listener, router};

/// How long connections have to end by themselves when the server stops.
const GRACE: Duration = Duration::from_secs(5);
/// How long the set-up link holds.
const SET_UP_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// A server that runs.
pub struct Server {
    app: Arc<App>,
    address: SocketAddr,
    set_up: Option<String>,
    serving: tokio::task::JoinHandle<()>,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// It cannot listen where it should.
    #[error(
        "cannot listen on {address}: {reason}; choose another place with --listen, port 0 for any free one"
    )]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        reason: io::Error,
    },
    /// The challenges cannot be read.
    #[error("cannot read the challenges in {}: {reason}; name their folder with --challenges", path.display())]
    Challenges {
        /// Their folder.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// The data folder holds something that cannot be used.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The server's key cannot be read or made.
    #[error("cannot read or make the server's key in {}: {reason}", path.display())]
    Key {
        /// The data folder.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// Something inside the server.
    #[error("the server cannot start: {0}")]
    Internal(String),
}

impl Server {
    /// Starts a server whose runs go through `judge`, so many at once.
    ///
    /// # Errors
    ///
    /// See [`StartError`].
    pub async fn start(
        config: Config,
        judge: Arc<Judge>,
        workers: usize,
    ) -> Result<Self, StartError> {
        let (store, resume_key, bank) = read(&config, &judge).await?;
        let metrics = Arc::new(Metrics::new());
        let bank = Arc::new(bank);
        let runs = Runs::new(
            judge,
            Arc::clone(&bank),
            Arc::clone(&metrics),
            workers,
            config.limits.runs_waiting,
        );
        let internal =
            |failure: crate::error::Failure| StartError::Internal(failure.message.into_owned());
        let address = config.listen;
        let app = Arc::new(App {
            tries: Tries::new(&config),
            config,
            store,
            bank,
            rooms: Rooms::default(),
            threads: Threads::start().map_err(|error| StartError::Internal(error.to_string()))?,
            runs: Arc::new(runs),
            passwords: Passwords::new().map_err(internal)?,
            resume_key,
            metrics,
            needs_set_up: AtomicBool::new(false),
            stop: CancellationToken::new(),
        });
        let set_up = offer_set_up(&app).await?;
        let listen = |reason| StartError::Listen { address, reason };
        let listener = listener::bind(address).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let serving = listener::serve(Arc::clone(&app), listener, router::router(&app));
        Ok(Self {
            serving: tokio::spawn(serving),
            app,
            address,
            set_up,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How browsers reach it.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.app.config.public_url {
            Some(url) => url.to_string(),
            None => format!("http://{}", self.address),
        }
    }

    /// The path of the one-time link that makes the first account, where there
    /// is none yet.
    #[must_use]
    pub fn set_up_path(&self) -> Option<&str> {
        self.set_up.as_deref()
    }

    /// What the server shares, for the demo.
    pub(crate) fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// Stops: nothing new is taken, rooms keep what they have to and send
    /// everybody out, who then come back to the next server.
    pub async fn stop(mut self) {
        self.app.stop.cancel();
        self.app.rooms.close_all().await;
        let threads = &self.app.threads;
        let ending = async { tokio::join!(&mut self.serving, threads.sockets_ended()) };
        if tokio::time::timeout(GRACE, ending).await.is_err() {
            tracing::warn!("connections that did not end were cut off");
        }
        threads.end();
        threads.ended().await;
    }
}

impl Drop for Server {
    /// A server that is not stopped first ends as if it were killed.
    fn drop(&mut self) {
        self.serving.abort();
        self.app.threads.end();
    }
}

/// What lies on the disk, read where blocking is fine.
async fn read(config: &Config, judge: &Arc<Judge>) -> Result<(Store, ResumeKey, Bank), StartError> {
    let (config, registry) = (config.clone(), Arc::clone(judge.registry()));
    let reading = tokio::task::spawn_blocking(move || {
        let store = Store::open(&config.data, config.durability)?;
        let key = ResumeKey::open(&config.data).map_err(|reason| StartError::Key {
            path: config.data.clone(),
            reason,
        })?;
        let bank = Bank::load(&config.challenges, registry);
        let bank = bank.map_err(|reason| StartError::Challenges {
            path: config.challenges.clone(),
            reason,
        })?;
        Ok((store, key, bank))
    });
    reading
        .await
        .map_err(|error| StartError::Internal(error.to_string()))?
}

/// Makes the token of the set-up link, if nobody has an account. The next start
/// makes another one in its place.
async fn offer_set_up(app: &App) -> Result<Option<String>, StartError> {
    app.store.delete_expired_sessions(now_ms()).await?;
    let needs_set_up = app.store.needs_set_up().await?;
    app.needs_set_up.store(needs_set_up, Ordering::Relaxed);
    if !needs_set_up {
        return Ok(None);
    }
    let token = token::make("");
    let token = token.map_err(|failure| StartError::Internal(failure.message.into_owned()))?;
    let expires_at_ms = now_ms() + SET_UP_MS;
    app.store
        .put_set_up_token(&token.hash, expires_at_ms)
        .await?;
    Ok(Some(format!("/setup#{}", token.secret)))
}
