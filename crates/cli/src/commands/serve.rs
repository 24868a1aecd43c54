//! `greenroom serve`: rooms in the browser.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use judge::Judge;
use server::config::Durability;
use server::{Config, Overrides, Server};

use crate::arguments::{DurabilityArgument, ServeArguments};
use crate::context::{Context, Unusable};
use crate::exit::Exit;

/// The configuration file in the data folder.
const FILE: &str = "greenroom.toml";

pub(crate) fn serve(context: &Context, arguments: &ServeArguments) -> anyhow::Result<Exit> {
    let config = config(arguments).map_err(Unusable)?;
    let judge = Judge::new(
        context.pool(context.jobs())?,
        Arc::new(context.registry()),
        context.cache().to_owned(),
    );
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("failed to start the server's threads")?;
    runtime.block_on(run(context, arguments, config, Arc::new(judge)))
}

async fn run(
    context: &Context,
    arguments: &ServeArguments,
    config: Config,
    judge: Arc<Judge>,
) -> anyhow::Result<Exit> {
    // Listened to from the beginning, so that no wish to stop is missed.
    let mut stop = Stop::listen()?;
    let server = Server::start(config, judge, context.jobs())
        .await
        .map_err(|error| Unusable(error.into()))?;
    greet(&server, arguments).await?;
    tokio::spawn(keep_pruned(context.cache().to_owned()));
    stop.wait().await;
    eprintln!("greenroom: stopping; everybody is told to come back");
    server.stop().await;
    Ok(Exit::Passed)
}

/// Prunes the cache whenever that is due again, for a server runs for months.
async fn keep_pruned(cache: PathBuf) {
    let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
    hours.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        hours.tick().await;
        let cache = cache.clone();
        let pruning = tokio::task::spawn_blocking(move || judge::upkeep::prune_if_due(&cache));
        if pruning.await.is_err() {
            // It panicked, which was told; once is enough.
            return;
        }
    }
}

/// Says where the server is, and how to begin. A demo that cannot be given is
/// told before anything else.
async fn greet(server: &Server, arguments: &ServeArguments) -> anyhow::Result<()> {
    let demo = match &arguments.demo {
        Some(challenge) => {
            let links = server.demo(challenge).await;
            Some((
                challenge,
                links.map_err(|reason| Unusable(anyhow::Error::msg(reason)))?,
            ))
        }
        None => None,
    };
    let url = server.url();
    println!("greenroom serves at {url}");
    if let Some(path) = server.set_up_path() {
        println!("Make the first account: {url}{path}");
    }
    if let Some((challenge, links)) = demo {
        let absolute = |link: &str| match link.starts_with('/') {
            true => format!("{url}{link}"),
            false => link.to_owned(),
        };
        println!("A room of {challenge} is open:");
        println!("  candidate    {}", absolute(&links.candidate));
        println!("  interviewer  {}", absolute(&links.interviewer));
    }
    Ok(())
}

/// Lays flags over the file over the defaults.
fn config(arguments: &ServeArguments) -> anyhow::Result<Config> {
    let flags = Overrides {
        listen: arguments.listen,
        data: arguments.data.clone(),
        challenges: arguments.challenges.clone(),
        public_url: arguments.public_url.clone(),
        durability: arguments.durability.map(|durability| match durability {
            DurabilityArgument::Full => Durability::Full,
            DurabilityArgument::Relaxed => Durability::Relaxed,
        }),
        behind_proxy: arguments.behind_proxy.then_some(true),
        ..Overrides::default()
    };
    let config = Config::default();
    let file = match &arguments.config {
        Some(file) => Some(Overrides::read(file)?),
        None => {
            let data = flags.data.as_deref().unwrap_or(&config.data);
            in_data_folder(data)?
        }
    };
    Ok(config.with(file.unwrap_or_default()).with(flags))
}

fn in_data_folder(data: &Path) -> anyhow::Result<Option<Overrides>> {
    let file = data.join(FILE);
    match file.is_file() {
        true => Ok(Some(Overrides::read(&file)?)),
        false => Ok(None),
    }
}

/// Ctrl-C, or what a service manager sends.
struct Stop {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Stop {
    fn listen() -> anyhow::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
                .context("failed to listen for signals")?,
        })
    }

    async fn wait(&mut self) {
        let interrupted = tokio::signal::ctrl_c();
        #[cfg(unix)]
        tokio::select! {
            _ = interrupted => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(not(unix))]
        // Without signals only the end of the process stops the server.
        let _ = interrupted.await;
    }
}
