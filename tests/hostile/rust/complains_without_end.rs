// expect: OLE
use std::io::Write;

fn main() {
    loop {
        // The error of a refused write is passed over.
        let _ = std::io::stderr().write_all(&[b'x'; 4096]);
    }
}
