//! The wire format of the guest library, held against serde_json. The library
//! is plain Rust, so it is compiled into these tests as it is.

#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    unused_imports,
    clippy::print_stderr,
    reason = "it is a library of its own in the guest"
)]
#[path = "../../../languages/rust/harness/lib.rs"]
mod harness;

use std::collections::{BTreeMap, HashMap};

use harness::kind::{Bytes, Float, Int, List, Map, Optional, Text, Tuple};
use harness::{FromWire, Reader, ToWire, Writer};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read<K, T: FromWire<K>>(json: &str) -> Result<T, String> {
    T::read(&mut Reader::new(json.as_bytes())).map_err(|fault| fault.0)
}

fn write<K, T: ToWire<K>>(value: &T) -> String {
    let mut writer = Writer::new();
    value.write(&mut writer).expect("it can be written");
    String::from_utf8(writer.into_bytes()).expect("JSON is UTF-8")
}

proptest! {
    #[test]
    fn texts_cross_as_serde_writes_and_reads_them(text in any::<String>()) {
        prop_assert_eq!(read::<Text, String>(&json!(text).to_string()), Ok(text.clone()));
        let written: String = serde_json::from_str(&write::<Text, _>(&text)).unwrap();
        prop_assert_eq!(written, text);
    }

    #[test]
    fn floats_cross_exactly(bits in any::<u64>()) {
        let float = f64::from_bits(bits);
        prop_assume!(float.is_finite());
        let there: f64 = read::<Float, _>(&json!(float).to_string()).unwrap();
        // Not read by serde_json, which rounds unless it is built not to.
        let back: f64 = write::<Float, _>(&float).parse().unwrap();
        prop_assert_eq!(there.to_bits(), bits);
        prop_assert_eq!(back.to_bits(), bits);
    }

    #[test]
    fn integers_are_numbers_while_every_reader_keeps_them_exact(value in any::<i64>()) {
        let written: Value = serde_json::from_str(&write::<Int, _>(&value)).unwrap();
        let exact = value.unsigned_abs() < 1 << 53;
        prop_assert_eq!(written.is_number(), exact);
        prop_assert_eq!(read::<Int, i64>(&written.to_string()), Ok(value));
        prop_assert_eq!(read::<Int, i64>(&value.to_string()), Ok(value));
    }

    #[test]
    fn bytes_and_containers_come_back(
        bytes in any::<Vec<u8>>(),
        map in any::<BTreeMap<String, Vec<Option<i64>>>>(),
        pairs in any::<HashMap<(bool, i64), String>>(),
    ) {
        prop_assert_eq!(read::<Bytes, Vec<u8>>(&write::<Bytes, _>(&bytes)), Ok(bytes));
        type Named = Map<Text, List<Optional<Int>>>;
        prop_assert_eq!(read::<Named, _>(&write::<Named, _>(&map)), Ok(map));
        type Paired = Map<Tuple<(harness::kind::Bool, Int)>, Text>;
        prop_assert_eq!(read::<Paired, _>(&write::<Paired, _>(&pairs)), Ok(pairs));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in r#"[\[\]{},:"\\u0-9dDeE.+a-z -]{0,40}"#) {
        let _ = read::<List<List<Int>>, Vec<Vec<i64>>>(&text);
        let _ = read::<Map<Text, Float>, HashMap<String, f64>>(&text);
        let _ = read::<Text, String>(&text);
        let _ = Reader::new(text.as_bytes()).raw();
    }
}

#[test]
fn a_value_is_skipped_whole_however_deep_it_is() {
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let raw = Reader::new(deep.as_bytes()).raw().map(<[u8]>::len);
    assert_eq!(raw, Ok(deep.len()));
    for json in [
        "null",
        "-1.5e3",
        "\"a]\\\"b\"",
        r#"{"a":[1,{"b":"}"}],"c":true}"#,
    ] {
        let followed = format!("{json},2]");
        let raw = Reader::new(followed.as_bytes()).raw();
        assert_eq!(raw, Ok(json.as_bytes()));
    }
}

#[test]
fn base64_is_the_usual_one() {
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
    ] {
        let bytes = bytes.as_bytes().to_vec();
        assert_eq!(write::<Bytes, _>(&bytes), format!("\"{text}\""));
        assert_eq!(read::<Bytes, Vec<u8>>(&format!("\"{text}\"")), Ok(bytes));
    }
    assert!(read::<Bytes, Vec<u8>>("\"Z*==\"").is_err());
}
