//! What host calls cost.
//!
//! Prices are in fuel, and set so that a flood of any call takes about as
//! long as the same fuel spent on instructions: some hundred nanoseconds for
//! the cheapest call.

use super::errno::Failure;
use crate::stop::Stop;

/// Every host call, whatever it does.
pub(crate) const CALL: u64 = 250;
/// What looks up or changes a name, beside its bytes.
pub(crate) const NAME: u64 = 500;
/// A byte of a path: every other one may be a folder to look into.
pub(crate) const PATH_BYTE: u64 = 20;
/// What makes, opens or removes something.
pub(crate) const MAKE: u64 = 1_000;
/// An entry of a listed folder.
pub(crate) const ENTRY: u64 = 100;
/// A buffer of a scattered read or write.
pub(crate) const BUFFER: u64 = 20;
/// A random byte.
pub(crate) const RANDOM_BYTE: u64 = 4;
/// Nanoseconds of virtual sleep for one fuel.
pub(crate) const SLEEP_NANOSECONDS: u64 = 100;

/// The fuel of a guest during one host call.
#[derive(Debug)]
pub(crate) struct Meter {
    left: u64,
    limit: u64,
}

impl Meter {
    pub(crate) fn new(left: u64, limit: u64) -> Self {
        Self { left, limit }
    }

    /// Pays before the work is done, so that nobody gets what they cannot pay.
    pub(crate) fn spend(&mut self, fuel: u64) -> Result<(), Failure> {
        match self.left.checked_sub(fuel) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(Stop::OutOfFuel.into())
            }
        }
    }

    /// Pays for copying this many bytes: as wasm's own bulk copies, one each.
    pub(crate) fn spend_bytes(&mut self, bytes: usize) -> Result<(), Failure> {
        self.spend(bytes as u64)
    }

    /// The fuel that is left.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    /// The fuel used since the run began.
    pub(crate) fn used(&self) -> u64 {
        self.limit.saturating_sub(self.left)
    }
}
