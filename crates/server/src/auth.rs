//! Who asks, and whether they may.

pub(crate) mod address;
pub(crate) mod cookies;
pub(crate) mod identity;
pub(crate) mod origin;
pub(crate) mod password;
pub(crate) mod rate;
pub(crate) mod resume;
pub(crate) mod token;
