//! `greenroom cache`.

use clap::Subcommand;

/// What is kept so that it need not be made again.
#[derive(Debug, Subcommand)]
pub(crate) enum CacheCommand {
    /// Tell how large each part is, and how large it may become
    Size,
    /// Remove all that can be made again; installed languages stay
    #[command(
        after_help = "This is never needed: once a day, what was used least lately is removed \
        until every part is within its bound. Do not clear while something is being graded."
    )]
    Clear,
}
