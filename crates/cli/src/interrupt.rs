//! Ctrl-C: ask what runs to stop, so that what is done is kept.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

/// The exit status after an interrupt: 128 + SIGINT, as shells have it.
pub(crate) const STATUS: u8 = 130;

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on an interrupt is a wish; a second one ends the process at once.
pub(crate) fn listen() -> anyhow::Result<()> {
    ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(STATUS));
        }
    })
    .context("failed to listen for interrupts")
}

/// Whether somebody asked to stop.
pub(crate) fn was_asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
