//! What a module that nobody vouches for must be like, before a compiler sees it.

use wasmparser::Validator;

use crate::engine;

/// The largest module, in bytes.
pub(crate) const MODULE_BYTES: usize = 64 << 20;

/// Says that a module is too large.
pub(crate) fn too_large(bytes: usize) -> String {
    format!("it has {bytes} bytes, more than {MODULE_BYTES}")
}

/// Refuses what we do not compile, and says why.
pub(crate) fn scan(wasm: &[u8]) -> Result<(), String> {
    if wasm.len() > MODULE_BYTES {
        return Err(too_large(wasm.len()));
    }
    Validator::new_with_features(engine::parser_features())
        .validate_all(wasm)
        .map(drop)
        .map_err(|error| error.to_string())
}
