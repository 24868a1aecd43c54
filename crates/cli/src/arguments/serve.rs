//! `greenroom serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use server::config::PublicOrigin;

const AFTER: &str = "\
Configuration:
  A flag wins over its variable, that over the file, that over the default. The
  file is TOML with the same names, and a table of bounds; without --config it is
  greenroom.toml in the data folder, if there is one:

    listen = \"127.0.0.1:8080\"
    public_url = \"https://rooms.example.com\"
    durability = \"full\"
    behind_proxy = true
    [limits]
    session_days = 14

Browsers reach the server at its address over http, which is for one's own
machine. For everybody else put a proxy with TLS before it, and name the address
that people see with --public-url: cookies are then bound to it.

Examples:
  greenroom serve --demo
  greenroom serve --listen 127.0.0.1:8080 --data /var/lib/greenroom
  greenroom serve --public-url https://rooms.example.com --behind-proxy";

/// Serve rooms to candidates and interviewers.
///
/// The first start prints a link that makes the first account.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct ServeArguments {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, env = "GREENROOM_LISTEN", value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<SocketAddr>,

    /// Where everything durable is kept [default: greenroom-data]
    #[arg(long, env = "GREENROOM_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// The folder whose folders are challenges [default: challenges]
    #[arg(long, env = "GREENROOM_CHALLENGES", value_name = "DIR")]
    pub(crate) challenges: Option<PathBuf>,

    /// How browsers reach the server, where a proxy stands before it
    #[arg(long, env = "GREENROOM_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<PublicOrigin>,

    /// Take clients' addresses from the proxy's X-Forwarded-For
    #[arg(long, env = "GREENROOM_BEHIND_PROXY")]
    pub(crate) behind_proxy: bool,

    /// What an acknowledged change survives [default: full]
    #[arg(long, env = "GREENROOM_DURABILITY", value_name = "KIND", value_enum)]
    pub(crate) durability: Option<DurabilityArgument>,

    /// A configuration file [default: greenroom.toml in the data folder]
    #[arg(long, env = "GREENROOM_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// How the log is written on standard error
    #[arg(
        long,
        env = "GREENROOM_LOG_FORMAT",
        value_name = "FORMAT",
        value_enum,
        default_value = "text"
    )]
    pub(crate) log_format: LogFormat,

    /// Open a room of this challenge and print a link for each side of the table
    #[arg(long, value_name = "CHALLENGE", num_args = 0..=1,
          default_missing_value = "rate-limiter")]
    pub(crate) demo: Option<String>,
}

/// What an acknowledged change survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DurabilityArgument {
    /// A power cut: every commit waits for the disk
    Full,
    /// The death of the process; the last moments before a power cut may be lost
    Relaxed,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people
    Text,
    /// For machines: one object a line
    Json,
}
