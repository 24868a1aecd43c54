//! Prints the TypeScript of the wire.

#![allow(clippy::print_stdout)]

fn main() {
    print!("{}", protocol::typescript::declarations());
}
