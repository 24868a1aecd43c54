//! The web app is carried by the binary: when it is built anew, or for the
//! first time, this crate has to be.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
}
