//! The web is built with the types of this commit.

use std::fs;
use std::path::Path;

#[test]
fn the_webs_types_are_those_of_the_wire() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/src/protocol/generated.ts");
    let written = fs::read_to_string(path).unwrap();
    assert!(
        written == protocol::typescript::declarations(),
        "web/src/protocol/generated.ts is not of this commit: run `just types`"
    );
}
