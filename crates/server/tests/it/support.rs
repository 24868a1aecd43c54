//! Servers, browsers and sockets for the tests.

pub(crate) mod browser;
pub(crate) mod seats;
pub(crate) mod socket;

use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use judge::Judge;
use runtimes::{CageCommand, Registry};
use sandbox::{Pool, PoolConfig, WorkerCommand};
use server::{Config, Overrides, Server};
use tempfile::TempDir;

pub(crate) use browser::Browser;
pub(crate) use seats::Room;
pub(crate) use socket::Socket;

/// The workers and runtimes, which all tests share.
static SHARED: LazyLock<(Arc<Pool>, Arc<Registry>)> = LazyLock::new(|| {
    let cache = runtime_cache();
    let command = |argument: &str| WorkerCommand {
        program: PathBuf::from(env!("CARGO_BIN_EXE_server-test")),
        arguments: vec![argument.to_owned()],
    };
    CageCommand {
        program: command("cage").program,
        arguments: vec!["cage".into()],
    }
    .choose();
    let pool = Pool::start(PoolConfig {
        worker: command("worker"),
        compiler: command("compile-module"),
        workers: 2,
        cache: cache.clone(),
        options: sandbox::Options::default(),
    });
    (Arc::new(pool.unwrap()), Arc::new(Registry::open(&cache)))
});

/// Where `greenroom runtimes install` puts runtimes.
pub(crate) fn runtime_cache() -> PathBuf {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from);
    variable("GREENROOM_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("greenroom")))
        .or_else(|| Some(variable("HOME")?.join(".cache/greenroom")))
        .unwrap()
}

/// The bank of challenges.
pub(crate) fn challenges() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../challenges")
}

/// The password of the first account of every test server.
pub(crate) const PASSWORD: &str = "three green rooms";

/// A server with a folder of its own.
pub(crate) struct TestServer {
    server: Server,
    folder: TempDir,
}

impl TestServer {
    pub(crate) async fn start() -> Self {
        Self::with(Overrides::default()).await
    }

    /// One that is configured otherwise.
    pub(crate) async fn with(overrides: Overrides) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), overrides).await
    }

    async fn in_folder(folder: TempDir, overrides: Overrides) -> Self {
        let (pool, registry) = &*SHARED;
        let judge = Judge::new(
            Arc::clone(pool),
            Arc::clone(registry),
            folder.path().join("cache"),
        );
        let bank = overrides.challenges.clone().unwrap_or_else(challenges);
        let config = Config::default().with(overrides).with(Overrides {
            listen: Some("127.0.0.1:0".parse().unwrap()),
            data: Some(folder.path().join("data")),
            challenges: Some(bank),
            ..Overrides::default()
        });
        let server = Server::start(config, Arc::new(judge), 2).await.unwrap();
        Self { server, folder }
    }

    /// Stops, and starts again with what was kept.
    pub(crate) async fn restart(self) -> Self {
        let Self { server, folder } = self;
        server.stop().await;
        Self::in_folder(folder, Overrides::default()).await
    }

    /// How it is reached, whatever it calls itself.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// The token of the set-up link.
    pub(crate) fn set_up_token(&self) -> String {
        let path = self.server.set_up_path().unwrap();
        path.strip_prefix("/setup#").unwrap().to_owned()
    }

    /// A browser that nobody has used yet.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.url())
    }

    /// A browser that made the first account.
    pub(crate) async fn staff(&self) -> Browser {
        let browser = self.browser();
        browser.set_up(&self.set_up_token()).await;
        browser
    }
}
