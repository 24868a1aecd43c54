//! Whatever bytes come, the scan says yes or no.

use proptest::prelude::*;

use super::scan;

const MODULE: &str = r#"(module
    (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 2)
    (table 3 funcref)
    (global (mut i64) (i64.const 7))
    (func $f (param i32) (result i32) (local i64 f32)
        (block (loop (br_table 0 1 (local.get 0))))
        (local.get 0))
    (elem (i32.const 0) $f)
    (data (i32.const 16) "some data")
    (func (export "_start") (drop (call $f (i32.const 1)))))"#;

#[test]
fn every_file_of_the_scan_is_among_its_rules() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/scan");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let is_rule = super::RULES.contains(&&*text);
        assert!(is_rule || path.ends_with("tests.rs"), "{}", path.display());
    }
}

#[test]
fn an_ordinary_module_passes() {
    assert_eq!(scan(&wat::parse_str(MODULE).unwrap()), Ok(()));
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(scan(&bytes).is_err());
        let behind_the_header = [b"\0asm\x01\0\0\0", &bytes[..]].concat();
        let _ = scan(&behind_the_header);
    }

    #[test]
    fn a_module_with_changed_bytes_gets_an_answer(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<proptest::sample::Index>(),
    ) {
        let mut module = wat::parse_str(MODULE).unwrap();
        for (at, byte) in changes {
            let at = at.index(module.len());
            module[at] = byte;
        }
        let _ = scan(&module);
        module.truncate(cut.index(module.len()));
        let _ = scan(&module);
    }
}
