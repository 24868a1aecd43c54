//! The state as it is kept between two starts of the server.

use serde::{Deserialize, Serialize};

use super::{Corrupt, State};

/// What a room was at one moment, to be kept and restored from.
///
/// Its JSON is nobody's business but this crate's, and one that another version
/// of the program wrote is refused: the events alone are enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    format: u32,
    state: State,
}

impl Snapshot {
    /// The format that this version writes and reads.
    pub const FORMAT: u32 = 1;

    pub(crate) fn of(state: &State) -> Self {
        Self {
            format: Self::FORMAT,
            state: state.clone(),
        }
    }

    /// The number of the newest event in it: those after it are to be read.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.state.sequence
    }

    pub(crate) fn into_state(self) -> Result<State, Corrupt> {
        if self.format == Self::FORMAT {
            Ok(self.state)
        } else {
            Err(Corrupt::Format { found: self.format })
        }
    }
}
