//! What the libraries have to tell an operator, on standard error.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// What may be told, as `tracing_subscriber` filters are written: `debug`, or
/// `warn,sandbox=trace`.
const VARIABLE: &str = "GREENROOM_LOG";

/// Tells warnings and errors from here on, or what the variable says. A part
/// of it that cannot be read is passed over.
pub(crate) fn to_stderr() {
    let filter = EnvFilter::builder()
        .with_env_var(VARIABLE)
        .with_default_directive(LevelFilter::WARN.into())
        .from_env_lossy();
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(console::colors_enabled_stderr())
        .without_time()
        .with_target(false)
        .init();
}
