//! How our own program is started again to become a caged compiler.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use cage::Cage;

use crate::Error;

/// A program whose arguments, after its own, are what [`cage::main`] reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CageCommand {
    /// The program.
    pub program: PathBuf,
    /// What stands before the cage's own arguments.
    pub arguments: Vec<OsString>,
}

static CHOSEN: OnceLock<CageCommand> = OnceLock::new();

impl CageCommand {
    /// Says what to start, for the life of this process. Without it that is
    /// this program itself with the argument `cage`. Tells whether it was the
    /// first to say so; later ones change nothing.
    pub fn choose(self) -> bool {
        CHOSEN.set(self).is_ok()
    }

    /// What to start.
    pub(super) fn chosen() -> Result<Self, Error> {
        if let Some(chosen) = CHOSEN.get() {
            return Ok(chosen.clone());
        }
        let program = std::env::current_exe().map_err(Error::io("find", "our own program"))?;
        Ok(Self {
            program,
            arguments: vec!["cage".into()],
        })
    }

    /// The command that runs `program` in `cage`.
    pub(super) fn command(&self, cage: &Cage, program: &str, arguments: Vec<OsString>) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .args(cage.arguments(program, arguments));
        command
    }
}
