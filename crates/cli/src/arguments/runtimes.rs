//! `greenroom runtimes`.

use std::path::PathBuf;

use clap::Subcommand;
use protocol::Language;

/// Languages: what is there, and how it gets there.
#[derive(Debug, Subcommand)]
pub(crate) enum RuntimesCommand {
    /// List the languages, and which of them are installed
    List,
    /// Install languages: fetch what is pinned, verify it, build, start once, snapshot
    #[command(
        after_help = "Packages come through the npm, pip, cargo and apt that are \
        configured on this machine, and are held against pinned SHA-256 digests."
    )]
    Install {
        /// Languages to install
        #[arg(required_unless_present = "all", value_name = "LANGUAGE")]
        languages: Vec<Language>,
        /// Every language there is
        #[arg(long, conflicts_with = "languages")]
        all: bool,
    },
    /// Hold what is installed against what was recorded at its installation
    Verify {
        /// Languages to verify [default: every installed one]
        languages: Vec<Language>,
    },
    /// Remove languages
    Remove {
        /// Languages to remove
        #[arg(required = true)]
        languages: Vec<Language>,
    },
    /// Remove what earlier versions of greenroom installed
    #[command(
        after_help = "A language of which this version has nothing installed is left as it is. \
        Reports of an earlier version can then only be verified once it installed its runtimes again."
    )]
    Prune,
    /// Pack an installed language into one file, for a machine without compilers or network
    Pack {
        /// The language
        language: Language,
        /// The file to write
        file: PathBuf,
    },
    /// Install a language from a packed file
    Unpack {
        /// The language
        language: Language,
        /// The file that `pack` wrote
        file: PathBuf,
    },
}
