//! The digest of everything in this crate that can change what a program does
//! or what it costs.

use sha2::{Digest, Sha256};

use crate::engine;

/// The version of wasmtime that the manifest pins.
const WASMTIME: &str = "48.0.8";

/// Raised by hand whenever the world, its prices or the engine's costs change
/// in a way that a program can see: behaviour, errno, fuel, clock, random.
const WORLD_VERSION: u32 = 1;

/// The digest of engine configuration, wasmtime version and world version, in
/// lowercase hexadecimal. Part of the digest of every runtime. The same on
/// every machine.
#[must_use]
pub fn digest() -> String {
    let mut hasher = Sha256::new();
    hasher.update(format!(
        "wasmtime {WASMTIME}\nworld {WORLD_VERSION}\nengine {}\n",
        engine::fingerprint(),
    ));
    hex::encode(hasher.finalize())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_wasmtime_version_is_the_pinned_one() {
        let manifest = include_str!("../Cargo.toml");
        assert!(manifest.contains(&format!("wasmtime = {{ version = \"={}\"", super::WASMTIME)));
    }
}
