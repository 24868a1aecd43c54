//! Locks the calling process down before it does anything dangerous.
