//! What every language offers to the judge.

use std::collections::BTreeMap;

use protocol::Language;
use protocol::interface::Interface;
use sandbox::{File, Job, Limits, Program};

/// A candidate's files in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file to load or start, a key of `files`.
    pub entry: String,
    /// Relative paths with `/` to contents.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What the program is built for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The entry file as a program: standard input to standard output.
    Program,
    /// The solution behind a harness that makes the calls of this interface.
    Calls(Interface),
    /// The solution beside these test files, relative path to content, behind
    /// a harness that lists and runs tests.
    Tests(BTreeMap<String, Vec<u8>>),
}

/// What building came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Build {
    /// It can run. Warnings, if the compiler gave any.
    Ready {
        /// What to run.
        executable: Executable,
        /// The compiler's warnings; empty if none.
        diagnostics: String,
    },
    /// The candidate's files do not compile: the verdict is `CE`.
    Failed {
        /// The compiler's messages, naming the candidate's own files.
        diagnostics: String,
    },
}

/// A program with everything that every run of it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executable {
    /// The module and the images.
    pub program: Program,
    /// The arguments, the program's own name first; a run's own come after.
    pub arguments: Vec<String>,
    /// The environment variables.
    pub environment: Vec<(String, String)>,
    /// The files that every run finds.
    pub files: Vec<File>,
}

impl Executable {
    /// A job of this program, with no input yet.
    #[must_use]
    pub fn job(&self, limits: Limits) -> Job {
        Job {
            program: self.program.clone(),
            arguments: self.arguments.clone(),
            environment: self.environment.clone(),
            stdin: Vec::new(),
            files: self.files.clone(),
            requests: Vec::new(),
            collect: Vec::new(),
            seed: 0,
            limits,
        }
    }
}

/// A language that is installed.
pub trait Runtime: Send + Sync {
    /// Its name.
    fn language(&self) -> &Language;

    /// Its version, for people: `CPython 3.13.5`.
    fn version(&self) -> &str;

    /// The digest of everything that can change what a program does: compiler,
    /// standard library, harness, and the sandbox's own configuration.
    fn digest(&self) -> &str;

    /// Builds a program.
    ///
    /// # Errors
    ///
    /// Only our own faults: a candidate's file that does not compile is
    /// [`Build::Failed`].
    fn build(
        &self,
        source: &Source,
        purpose: &Purpose,
        pool: &sandbox::Pool,
    ) -> Result<Build, crate::Error>;
}
