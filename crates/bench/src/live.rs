//! What `just bench-live` measures: a real `greenroom serve` on this machine,
//! with real rooms, invites and sockets, used as browsers use it.
//!
//! Load client and server share the machine's cores, so the latencies hold what
//! the client itself costs.

mod api;
mod cancelling;
mod grading;
mod idle;
mod joining;
mod killed;
mod process;
mod server;
mod socket;
mod two_hours;
mod typing;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::table::{Bound, Row, print_head, print_row};
use server::Durability;
use typing::{Load, Measured};

/// Measure rooms: latency, processor time, memory, joining
#[derive(Clone, Debug, Args)]
pub(crate) struct LiveArguments {
    /// The server's binary; the one beside this one if it is not said
    #[arg(long)]
    greenroom: Option<PathBuf>,

    /// The folder of challenges
    #[arg(long, default_value = "challenges")]
    challenges: PathBuf,

    /// Rooms in which somebody types
    #[arg(long, default_value_t = 200)]
    rooms: usize,

    /// Who watches in each of them
    #[arg(long, default_value_t = 3)]
    observers: usize,

    /// Edits per second in each room
    #[arg(long, default_value_t = 5.0)]
    rate: f64,

    /// How long they type
    #[arg(long, default_value_t = 15)]
    seconds: u64,

    /// Events in the room of two hours that is joined
    #[arg(long, default_value_t = 30_000)]
    history: u64,

    /// Only these parts, separated by commas
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "one,relaxed,full,checkpoints,idle,join,killed,cancel,grading"
    )]
    only: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// One room, relaxed.
    One,
    /// Many rooms, relaxed.
    Relaxed,
    /// Many rooms, durable.
    Full,
    /// Many rooms, durable, for so long that the log is checkpointed.
    Checkpoints,
    /// Memory of rooms in which nothing happens.
    Idle,
    /// Joining a long room.
    Join,
    /// Being back after the server was killed.
    Killed,
    /// Cancelling a program.
    Cancel,
    /// Edits while submissions are graded.
    Grading,
}

impl LiveArguments {
    fn load(&self, rooms: usize) -> Load {
        Load {
            rooms,
            observers: self.observers,
            rate: self.rate,
            duration: Duration::from_secs(self.seconds),
        }
    }
}

/// Measures and prints.
pub(crate) fn run(arguments: &LiveArguments) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        print_head();
        for part in &arguments.only {
            for row in measure(arguments, *part).await? {
                print_row(&row);
            }
        }
        Ok(())
    })
}

async fn measure(arguments: &LiveArguments, part: Part) -> anyhow::Result<Vec<Row>> {
    let many = arguments.load(arguments.rooms);
    match part {
        Part::One => latency(arguments, arguments.load(1), Durability::Relaxed).await,
        Part::Relaxed => latency(arguments, many, Durability::Relaxed).await,
        Part::Full => latency(arguments, many, Durability::Full).await,
        Part::Checkpoints => checkpoints(arguments, many).await,
        Part::Idle => idle::rows(arguments).await,
        Part::Join => joining::rows(arguments).await,
        Part::Killed => killed::rows(arguments).await,
        Part::Cancel => cancelling::rows(arguments).await,
        Part::Grading => grading::rows(arguments).await,
    }
}

/// What rustpad and y-websocket need for the same, without durability; taken on
/// a machine of this kind, not in this run.
const PEERS: &str = "rustpad 0.2 / 4 ms, 76–88 µs; y-websocket 0.4 / 9 ms, 200 µs";
const PEERS_OF_ONE: &str = "rustpad 0.24 / 0.38 ms; y-websocket 0.7 / 8.5 ms";

async fn latency(
    arguments: &LiveArguments,
    load: Load,
    durability: Durability,
) -> anyhow::Result<Vec<Row>> {
    let server = server::Server::start(arguments, durability).await?;
    let measured = typing::measure(&server, &load, async |_| Ok(())).await?;
    server.stop().await?;
    let is_relaxed = durability == Durability::Relaxed;
    let (p50, p99) = if is_relaxed { (0.5, 10.0) } else { (5.0, 50.0) };
    let name = format!("{load}, {durability}");
    let mut rows = rows_of(&name, &measured, p50, p99);
    if is_relaxed && load.rooms > 1 {
        rows.push(Row {
            what: format!("{name}: the server's processor time per edit"),
            ours: measured.told(),
            peer: PEERS.to_owned(),
            figure: measured.cpu_per_edit_us,
            bound: Bound::AtMost(100.0, "µs"),
        });
    }
    if load.rooms == 1 {
        for row in &mut rows {
            PEERS_OF_ONE.clone_into(&mut row.peer);
        }
    }
    Ok(rows)
}

/// Whether anybody notices that the write-ahead log is moved into the file.
async fn checkpoints(arguments: &LiveArguments, load: Load) -> anyhow::Result<Vec<Row>> {
    let server = server::Server::start(arguments, Durability::Full).await?;
    let longer = Load {
        duration: load.duration * 3,
        ..load
    };
    let before = server.checkpoints()?;
    let measured = typing::measure(&server, &longer, async |_| Ok(())).await?;
    let count = server.checkpoints()?.wrapping_sub(before);
    server.stop().await?;
    let row = |what: &str, figure| Row {
        what: format!(
            "{longer}, full, over {count} checkpoints: {what} from typing to an observer"
        ),
        ours: measured.told(),
        peer: String::new(),
        // Without a checkpoint nothing is said about them.
        figure: if count > 0 { figure } else { f64::NAN },
        bound: Bound::AtMost(50.0, "ms"),
    };
    Ok(vec![
        row("p99", measured.percentile_ms(0.99)),
        row("p99.9", measured.percentile_ms(0.999)),
        row("the longest time", measured.most_ms()),
    ])
}

fn rows_of(name: &str, measured: &Measured, p50_ms: f64, p99_ms: f64) -> Vec<Row> {
    let row = |what: &str, figure, bound| Row {
        what: format!("{name}: {what} from typing to an observer"),
        ours: measured.told(),
        peer: String::new(),
        figure,
        bound: Bound::AtMost(bound, "ms"),
    };
    vec![
        row("p50", measured.percentile_ms(0.5), p50_ms),
        row("p99", measured.percentile_ms(0.99), p99_ms),
    ]
}
