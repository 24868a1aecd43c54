//! The smallest executor there is: a guest's future never waits for anything,
//! it only yields after a slice of fuel, so polling again is all there is to do.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a future to its end, calling `between` after every slice; if that
/// says stop, the future is dropped, which unwinds the guest.
pub(crate) fn run_slices<T, S>(
    future: impl Future<Output = T>,
    mut between: impl FnMut() -> Result<(), S>,
) -> Result<T, S> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return Ok(value);
        }
        between()?;
    }
}
