//! Has cargo notice when a language's embedded files change, which the macro
//! that embeds them cannot tell it.

fn main() {
    println!("cargo:rerun-if-changed=languages");
    println!("cargo:rerun-if-changed=build.rs");
}
