//! Has cargo notice when a language's embedded files change, which the macro
//! that embeds them cannot tell it, and digests this crate's own code, so that
//! builds that were kept hang on it.

use std::path::Path;

#[path = "../../build/source_digest.rs"]
mod source_digest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let digest = source_digest::digest(here, &["src"])?;
    println!("cargo:rustc-env=GREENROOM_RUNTIMES_CODE={digest}");
    println!("cargo:rerun-if-changed=languages");
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../../build/source_digest.rs");
    Ok(())
}
