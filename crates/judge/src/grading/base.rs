//! What all gradings of a judge share: the workers, the runtimes, and what
//! was found out about challenges and is worth keeping.

use std::path::PathBuf;
use std::sync::Arc;

use runtimes::{Executable, Registry};
use sandbox::Pool;

use super::reference::ReferenceRun;
use crate::memo::Memo;

/// The means of grading.
pub(crate) struct Base {
    /// The workers.
    pub(crate) pool: Arc<Pool>,
    /// The languages of this machine.
    pub(crate) registry: Arc<Registry>,
    /// The root of the cache.
    pub(crate) cache: PathBuf,
    /// Built references and checkers, by what was built with what.
    pub(crate) programs: Memo<String, Arc<Executable>>,
    /// What the references did in cost cases.
    pub(crate) references: Memo<String, Arc<ReferenceRun>>,
    /// The names of the tests that the references have.
    pub(crate) tests: Memo<String, Arc<Vec<(String, String)>>>,
}

impl Base {
    /// The means of grading, with nothing found out yet.
    pub(crate) fn new(pool: Arc<Pool>, registry: Arc<Registry>, cache: PathBuf) -> Self {
        Self {
            pool,
            registry,
            cache,
            programs: Memo::default(),
            references: Memo::default(),
            tests: Memo::default(),
        }
    }
}
