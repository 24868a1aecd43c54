//! Digests the code that a report comes from, so that kept results hang on it.

use std::path::Path;

#[path = "../../build/source_digest.rs"]
mod source_digest;

mod sources;

use sources::SOURCES;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let digest = source_digest::digest(&root, SOURCES)?;
    println!("cargo:rustc-env=GREENROOM_REPORT_CODE={digest}");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=sources.rs");
    println!("cargo:rerun-if-changed=../../build/source_digest.rs");
    for source in SOURCES {
        println!("cargo:rerun-if-changed=../../{source}");
    }
    Ok(())
}
