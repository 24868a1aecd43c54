//! What the libraries have to tell an operator, on standard error.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::arguments::LogFormat;

/// What may be told, as `tracing_subscriber` filters are written: `debug`, or
/// `warn,sandbox=trace`.
const VARIABLE: &str = "GREENROOM_LOG";

/// Tells warnings and errors from here on, or what the variable says. A part
/// of it that cannot be read is passed over.
pub(crate) fn to_stderr() {
    tracing_subscriber::fmt()
        .with_env_filter(filter(LevelFilter::WARN))
        .with_writer(io::stderr)
        .with_ansi(console::colors_enabled_stderr())
        .without_time()
        .with_target(false)
        .init();
}

/// Tells what a server does from here on, with the time of each line.
pub(crate) fn of_a_server(format: LogFormat) {
    let lines = tracing_subscriber::fmt()
        .with_env_filter(quiet(filter(LevelFilter::INFO)))
        .with_writer(io::stderr)
        .with_ansi(console::colors_enabled_stderr());
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}

/// What writes whole messages, and so candidates' code, at its finest levels is
/// not asked for them.
fn quiet(filter: EnvFilter) -> EnvFilter {
    ["tungstenite", "hyper"]
        .into_iter()
        .filter_map(|name| format!("{name}=info").parse().ok())
        .fold(filter, EnvFilter::add_directive)
}

fn filter(usual: LevelFilter) -> EnvFilter {
    EnvFilter::builder()
        .with_env_var(VARIABLE)
        .with_default_directive(usual.into())
        .from_env_lossy()
}
