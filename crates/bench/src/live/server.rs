//! A `greenroom serve` of our own: a process with a folder and a port of its
//! own, started as an operator starts it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;

use super::LiveArguments;
use super::api::Api;

/// How long it may take to start or to stop.
const PATIENCE: Duration = Duration::from_secs(60);
/// Everybody here comes from one address, and a long room is typed quickly.
const CONFIGURATION: &str = "[limits]\ninvites_per_minute = 1000000\nmessages_per_second = 100000\nmessage_burst = 100000\n";

/// What the server keeps, in its folder.
const DATA: &str = "data";

/// How a server ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halt {
    /// As an operator stops it.
    Asked,
    /// `kill -9`.
    Killed,
}

/// What a server prints last when it is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// Where it is, where it has accounts.
    Address,
    /// How to make the first account, where it has none.
    SetUp,
}

/// See the server's flag of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durability {
    Relaxed,
    Full,
}

impl fmt::Display for Durability {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Relaxed => "relaxed",
            Self::Full => "full",
        })
    }
}

/// A server that runs, and whoever administers it.
pub(super) struct Server {
    child: Child,
    pub(super) api: Api,
    program: PathBuf,
    arguments: Vec<String>,
    folder: TempDir,
}

impl Server {
    /// Starts one, and makes its first account with the link that it prints.
    pub(super) async fn start(
        arguments: &LiveArguments,
        durability: Durability,
    ) -> anyhow::Result<Self> {
        let program = match &arguments.greenroom {
            Some(program) => program.clone(),
            None => std::env::current_exe()?.with_file_name("greenroom"),
        };
        // Beside the working folder and not in a memory file system.
        let folder = tempfile::tempdir_in("target")?;
        let configuration = folder.path().join("greenroom.toml");
        fs::write(&configuration, CONFIGURATION)?;
        let data = folder.path().join(DATA);
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let words = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--durability",
            &durability.to_string(),
            "--data",
            &path(&data),
            "--challenges",
            &path(&arguments.challenges),
            "--config",
            &path(&configuration),
        ];
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let (child, told) = spawn(&program, &words, &folder, Link::SetUp).await?;
        let (url, token) = told.split_once("/setup#").with_context(|| {
            format!("a new server prints a set-up link, and this one said {told}")
        })?;
        let mut api = Api::new(url)?;
        api.set_up(token).await?;
        Ok(Self {
            child,
            api,
            program,
            arguments: words,
            folder,
        })
    }

    /// Ends the process; the folder stays as it is.
    pub(super) async fn halt(&mut self, how: Halt) -> anyhow::Result<()> {
        match how {
            Halt::Asked => stop(&mut self.child).await,
            Halt::Killed => {
                self.child.kill()?;
                self.child.wait()?;
                Ok(())
            }
        }
    }

    /// The same server anew, after it was halted; returns when it is ready.
    pub(super) async fn resume(&mut self) -> anyhow::Result<()> {
        let (child, told) =
            spawn(&self.program, &self.arguments, &self.folder, Link::Address).await?;
        self.child = child;
        self.api.moved(&told)
    }

    /// What it keeps.
    pub(super) fn data(&self) -> PathBuf {
        self.folder.path().join(DATA)
    }

    /// How often the write-ahead log began anew, all of it being in the file:
    /// its head counts (SQLite's file format, 4.1).
    pub(super) fn checkpoints(&self) -> anyhow::Result<u32> {
        let log = fs::read(self.data().join("greenroom.db-wal"))?;
        let count = log.get(12..16).and_then(|bytes| bytes.try_into().ok());
        Ok(count.map_or(0, u32::from_be_bytes))
    }

    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(super) async fn stop(mut self) -> anyhow::Result<()> {
        stop(&mut self.child).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts it and waits for what it prints when it is ready.
async fn spawn(
    program: &PathBuf,
    arguments: &[String],
    folder: &TempDir,
    link: Link,
) -> anyhow::Result<(Child, String)> {
    let log = folder.path().join("log");
    let output = fs::File::create(&log)?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        .spawn()
        .with_context(|| format!("failed to start {}: build it first", program.display()))?;
    let begun = Instant::now();
    loop {
        tokio::time::sleep(Duration::from_millis(2)).await;
        let text = fs::read_to_string(&log)?;
        // The last line may still be on its way.
        let lines = text.rfind('\n').map_or("", |end| &text[..end]);
        let mut words = lines.split_whitespace();
        let found = words.find(|word| {
            let is_set_up = word.contains("/setup#");
            word.starts_with("http://") && is_set_up == (link == Link::SetUp)
        });
        if let Some(found) = found {
            return Ok((child, found.trim_end_matches('/').to_owned()));
        }
        if let Some(status) = child.try_wait()? {
            bail!("the server ended with {status}: {text}");
        }
        ensure!(
            begun.elapsed() < PATIENCE,
            "the server does not start: {text}"
        );
    }
}

/// As an operator stops it: it says goodbye and keeps what is to be kept.
async fn stop(child: &mut Child) -> anyhow::Result<()> {
    let pid = child.id().to_string();
    Command::new("kill").args(["-TERM", &pid]).status()?;
    let begun = Instant::now();
    while child.try_wait()?.is_none() {
        ensure!(begun.elapsed() < PATIENCE, "the server does not stop");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}
