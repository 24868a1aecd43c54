//! Link settings of the module.

fn main() {
    // QuickJS checks the depth of calls against the stack in linear memory.
    // The stack comes first there, so what a program never reaches of it
    // costs nothing.
    println!("cargo:rustc-link-arg=-zstack-size=8388608");
    println!("cargo:rerun-if-changed=build.rs");
}
