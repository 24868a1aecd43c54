//! What guests see.
