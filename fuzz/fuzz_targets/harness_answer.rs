//! An answer of a harness as a value of a type that the first byte chooses:
//! what is read can be written and read again.
#![no_main]

use challenge::Datum;
use libfuzzer_sys::fuzz_target;
use protocol::harness::Response;
use protocol::interface::{Interface, Type};

const TYPES: [&str; 8] = [
    "none",
    "int",
    "float",
    "bool",
    "string",
    "bytes",
    "list<optional<int>>",
    "map<string, tuple<float, bytes>>",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, line)) = bytes.split_first() else {
        return;
    };
    let Ok(Response::Returned(value)) = serde_json::from_slice(line) else {
        return;
    };
    let kind = TYPES[usize::from(*choice) % TYPES.len()];
    let kind: Type = kind.parse().expect("a type");
    let interface = Interface::default();
    if let Ok(datum) = Datum::decode(&value, &kind, &interface) {
        let again = Datum::decode(&datum.encode(), &kind, &interface);
        assert_eq!(again.ok(), Some(datum));
    }
});
