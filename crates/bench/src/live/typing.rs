//! Somebody types in each of many rooms, and others watch.
//!
//! Each typed word carries its number (`~0000042`), so an observer knows when
//! it was typed without a clock on the wire. The time runs from the moment the
//! word is typed, also where the client has to wait with it until its last edit
//! was acknowledged, as the editor in the browser does.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use protocol::live::{
    Changes, ClientId, ClientMessage, EventBody, FileContent, FileId, Role, ServerMessage, Welcome,
};
use tokio::sync::watch;
use tokio::task::LocalSet;

use super::process;
use super::server::Server;
use super::socket::{Ear, Mouth, join};

/// How long a marker is: a tilde and seven digits.
const MARKER_UNITS: usize = 8;
/// Changes of one message at most.
const CHANGES_AT_ONCE: usize = 64;
/// How long the last words may take to arrive.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// How much is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    pub(super) rooms: usize,
    pub(super) observers: usize,
    /// Edits per second and room.
    pub(super) rate: f64,
    pub(super) duration: Duration,
}

impl Load {
    fn words(&self) -> usize {
        (self.rate * self.duration.as_secs_f64()) as usize
    }
}

impl fmt::Display for Load {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rooms = if self.rooms == 1 { "room" } else { "rooms" };
        let Self {
            rate, observers, ..
        } = self;
        write!(
            formatter,
            "{} {rooms} × {observers} observers, {rate} edits/s each",
            self.rooms
        )
    }
}

/// What came of it.
pub(super) struct Measured {
    /// From typing to each observer, sorted.
    latencies: Vec<Duration>,
    /// Words that should have arrived, over all observers.
    expected: usize,
    /// The server's processor time for each edit, in microseconds.
    pub(super) cpu_per_edit_us: f64,
}

impl Measured {
    pub(super) fn percentile_ms(&self, part: f64) -> f64 {
        let last = self.latencies.len().saturating_sub(1);
        let index = (last as f64 * part) as usize;
        let found = self.latencies.get(index);
        found.map_or(f64::NAN, |latency| latency.as_secs_f64() * 1e3)
    }

    /// The longest.
    pub(super) fn most_ms(&self) -> f64 {
        self.percentile_ms(1.0)
    }

    /// All of it in a line.
    pub(super) fn told(&self) -> String {
        format!(
            "p50 {:.2}, p90 {:.2}, p99 {:.2}, p99.9 {:.2}, most {:.1} ms; {:.0} µs/edit; {} of {} arrived",
            self.percentile_ms(0.5),
            self.percentile_ms(0.9),
            self.percentile_ms(0.99),
            self.percentile_ms(0.999),
            self.most_ms(),
            self.cpu_per_edit_us,
            self.latencies.len(),
            self.expected,
        )
    }
}

/// Types and watches, while `beside` goes on, which is told when to stop.
pub(super) async fn measure(
    server: &Server,
    load: &Load,
    beside: impl AsyncFnOnce(watch::Receiver<bool>) -> anyhow::Result<()>,
) -> anyhow::Result<Measured> {
    LocalSet::new()
        .run_until(measure_here(server, load, beside))
        .await
}

async fn measure_here(
    server: &Server,
    load: &Load,
    beside: impl AsyncFnOnce(watch::Receiver<bool>) -> anyhow::Result<()>,
) -> anyhow::Result<Measured> {
    let words = load.words();
    let mut typists = Vec::new();
    let mut observers = Vec::new();
    for _ in 0..load.rooms {
        let room = server.api.create_room().await?;
        let typed: Typed = Rc::new(RefCell::new(Vec::with_capacity(words)));
        let candidate = server.api.places(&room, Role::Candidate, 1).await?;
        let (mouth, ear, welcome) = join(&server.api.url, &candidate[0]).await?;
        typists.push(Typist::new(mouth, ear, &welcome, Rc::clone(&typed))?);
        for place in server
            .api
            .places(&room, Role::Observer, load.observers)
            .await?
        {
            let (mouth, ear, _) = join(&server.api.url, &place).await?;
            let watching = watch_room(mouth, ear, Rc::clone(&typed), words);
            observers.push(tokio::task::spawn_local(watching));
        }
    }
    // What the joining left behind is done by then.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (stop, stopped) = watch::channel(false);
    let before = process::cpu_seconds(server.pid())?;
    let begin = tokio::time::Instant::now();
    let interval = Duration::from_secs_f64(1.0 / load.rate);
    let mut typing = Vec::new();
    for (number, mut typist) in typists.into_iter().enumerate() {
        // People do not type in step.
        let offset = interval.mul_f64((number as f64 * 0.618) % 1.0);
        let task = async move {
            let typed = typist.type_words(begin + offset, interval, words).await;
            // Whoever is done stays there until all are.
            (typist, typed)
        };
        typing.push(tokio::task::spawn_local(task));
    }
    let typed = async {
        for task in typing {
            task.await?.1?;
        }
        stop.send_replace(true);
        anyhow::Ok(())
    };
    let (typed, beside) = tokio::join!(typed, beside(stopped));
    typed?;
    beside?;
    let used = process::cpu_seconds(server.pid())? - before;
    let mut latencies = Vec::new();
    for task in observers {
        latencies.extend(task.await?);
    }
    latencies.sort_unstable();
    let edits = load.rooms * words;
    Ok(Measured {
        expected: edits * load.observers,
        latencies,
        cpu_per_edit_us: used * 1e6 / edits as f64,
    })
}

/// When each word of a room was typed.
type Typed = Rc<RefCell<Vec<Instant>>>;

/// Somebody who types at the end of the first file.
pub(super) struct Typist {
    pub(super) mouth: Mouth,
    pub(super) ear: Ear,
    client: ClientId,
    file: FileId,
    version: u64,
    /// The text's length, what was not sent yet included.
    length: usize,
    sent: u64,
    typed: Typed,
}

impl Typist {
    pub(super) fn new(
        mouth: Mouth,
        ear: Ear,
        welcome: &Welcome,
        typed: Typed,
    ) -> anyhow::Result<Self> {
        let entry = &welcome.room.entry;
        let mut files = welcome.files.iter();
        let file = files.find(|file| file.path == *entry);
        let file = file.context("the entry is a file")?;
        let FileContent::Text { text } = &file.content else {
            anyhow::bail!("a first welcome has the whole text");
        };
        Ok(Self {
            mouth,
            ear,
            client: welcome.client,
            file: file.file,
            version: file.version,
            length: text.encode_utf16().count(),
            sent: 0,
            typed,
        })
    }

    /// Types words in step with the clock, and sends what was typed as soon as
    /// what was sent before is acknowledged.
    pub(super) async fn type_words(
        &mut self,
        begin: tokio::time::Instant,
        interval: Duration,
        words: usize,
    ) -> anyhow::Result<()> {
        let (mut typed, mut waiting, mut in_flight) = (0, Vec::new(), 0);
        while typed < words || in_flight > 0 {
            let due = begin + interval.mul_f64(typed as f64);
            tokio::select! {
                () = tokio::time::sleep_until(due), if typed < words => {
                    waiting.push(self.word(typed));
                    self.typed.borrow_mut().push(Instant::now());
                    typed += 1;
                }
                text = self.ear.hear() => {
                    let text = text.context("the typist's socket was closed")?;
                    in_flight -= self.acknowledged(&text)?;
                }
            }
            if in_flight == 0 && !waiting.is_empty() {
                let count = waiting.len().min(CHANGES_AT_ONCE);
                let changes: Vec<Changes> = waiting.drain(..count).collect();
                in_flight = changes.len();
                self.send(changes).await?;
            }
        }
        Ok(())
    }

    /// How many changes of the file are acknowledged.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// Writes a line above all others, and waits until it is acknowledged.
    pub(super) async fn type_line_above(&mut self, line: &str) -> anyhow::Result<()> {
        let change = serde_json::json!([[0, line, ""], self.length]);
        self.length += line.encode_utf16().count() + 1;
        self.send(vec![Changes(change)]).await?;
        loop {
            let text = self.ear.hear().await;
            let text = text.context("the typist's socket was closed")?;
            if self.acknowledged(&text)? > 0 {
                return Ok(());
            }
        }
    }

    fn word(&mut self, number: usize) -> Changes {
        let word = format!("~{number:07}");
        let insertion = serde_json::json!([0, word]);
        let change = match self.length {
            0 => serde_json::json!([insertion]),
            length => serde_json::json!([length, insertion]),
        };
        self.length += MARKER_UNITS;
        Changes(change)
    }

    async fn send(&mut self, changes: Vec<Changes>) -> anyhow::Result<()> {
        let count = changes.len() as u64;
        let edit = ClientMessage::Edit {
            file: self.file,
            version: self.version,
            client_sequence: self.sent,
            changes,
        };
        self.sent += count;
        self.mouth.say(&edit).await
    }

    /// How many of our changes a message acknowledges.
    fn acknowledged(&mut self, text: &str) -> anyhow::Result<usize> {
        ensure!(!text.contains("\"type\":\"refused\""), "refused: {text}");
        if !text.contains("\"edited\"") {
            return Ok(0);
        }
        let ServerMessage::Event { event } = serde_json::from_str(text)? else {
            return Ok(0);
        };
        match event.body {
            EventBody::Edited {
                client, changes, ..
            } if client == self.client => {
                self.version += changes.len() as u64;
                Ok(changes.len())
            }
            _ => Ok(0),
        }
    }
}

/// Notes how long each word took to arrive; ends with the last one.
async fn watch_room(mouth: Mouth, mut ear: Ear, typed: Typed, words: usize) -> Vec<Duration> {
    let mut latencies = Vec::with_capacity(words);
    while latencies.len() < words {
        let is_over = typed.borrow().len() == words;
        let text = match is_over {
            false => ear.hear().await,
            true => tokio::time::timeout(LAST_WORDS, ear.hear())
                .await
                .unwrap_or(None),
        };
        let Some(text) = text else { break };
        let arrived = Instant::now();
        let typed = typed.borrow();
        let numbers = markers(text.as_bytes());
        latencies.extend(numbers.filter_map(|number| Some(arrived - *typed.get(number)?)));
    }
    drop(mouth);
    latencies
}

/// The numbers of the words in a message.
fn markers(text: &[u8]) -> impl Iterator<Item = usize> {
    let starts = text.iter().enumerate().filter(|(_, byte)| **byte == b'~');
    starts.filter_map(|(start, _)| {
        let digits = text.get(start + 1..start + MARKER_UNITS)?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_a_message() {
        let found: Vec<_> =
            markers(br#"{"changes":[[7,[0,"~0000042"]],"~0000043","~x","~1"]"#).collect();
        assert_eq!(found, [42, 43]);
    }
}
