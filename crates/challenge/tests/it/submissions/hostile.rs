//! Archives made to do harm.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Desk;
use super::archives::{gzip, tar_of, zip_of};

const FILE: tar::EntryType = tar::EntryType::Regular;

/// A zip with one name replaced by bytes of the same length, in both places
/// where a zip has it.
fn renamed_zip(from: &str, to: &[u8]) -> Vec<u8> {
    let mut bytes = zip_of(&[(from, b"x")]);
    assert_eq!(from.len(), to.len());
    replace(&mut bytes, from.as_bytes(), to);
    bytes
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let mut at = 0;
    while at + from.len() <= bytes.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
        at += 1;
    }
}

/// A zip whose directory claims another size for its only entry.
fn lying_zip(content: &[u8], claimed: u32) -> Vec<u8> {
    let mut bytes = zip_of(&[("desk.py", content)]);
    let truth = u32::try_from(content.len()).unwrap().to_le_bytes();
    for signature in [&b"PK\x01\x02"[..], b"PK\x03\x04"] {
        let start = bytes.windows(4).position(|w| w == signature).unwrap();
        let offset = if signature[2] == 1 { 24 } else { 22 };
        assert_eq!(bytes[start + offset..start + offset + 4], truth);
        bytes[start + offset..start + offset + 4].copy_from_slice(&claimed.to_le_bytes());
    }
    bytes
}

/// A zip whose directory points twice at the same bytes.
fn overlapping_zip() -> Vec<u8> {
    let mut bytes = zip_of(&[("a.py", b"same"), ("b.py", b"same")]);
    let second = {
        let mut found = bytes
            .windows(4)
            .enumerate()
            .filter(|(_, w)| *w == b"PK\x01\x02");
        found.nth(1).unwrap().0
    };
    bytes[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    bytes
}

fn mode_zip(mode: u32) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file(
            "desk.py",
            SimpleFileOptions::default().unix_permissions(0o644),
        )
        .unwrap();
    writer.write_all(b"/etc/passwd").unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    let start = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    bytes[start + 38..start + 42].copy_from_slice(&(mode << 16).to_le_bytes());
    bytes
}

#[test]
fn archives_are_refused_for_what_they_are() {
    let desk = Desk::new();
    let zeros = vec![0; 80 << 20];
    let many: Vec<String> = (0..501).map(|index| format!("{index}.txt")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let nested = zip_of(&[("inner.zip", &zip_of(&[("desk.py", b"x")]))]);
    let mut cut = tar_of(&[(b"desk.py", FILE, &[b'x'; 5_000])]);
    cut.truncate(2_000);
    let mut large_claim = tar::Header::new_gnu();
    large_claim.set_path("desk.py").unwrap();
    large_claim.set_size(1 << 40);
    large_claim.set_cksum();
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("80 MiB of zeros", "a.zip", zip_of(&[("desk.py", &zeros)])),
        (
            "80 MiB of zeros",
            "a.tar.gz",
            gzip(&tar_of(&[(b"desk.py", FILE, &zeros)])),
        ),
        (
            "80 MiB of zeros among junk",
            "a.tar.gz",
            gzip(&tar_of(&[
                (b".git/x", FILE, &zeros),
                (b"desk.py", FILE, b""),
            ])),
        ),
        (
            "a size that is a lie, too small",
            "a.zip",
            lying_zip(&[b'x'; 3 << 20], 10),
        ),
        (
            "a size that is a lie, too large",
            "a.zip",
            lying_zip(b"x", 900_000),
        ),
        ("entries that overlap", "a.zip", overlapping_zip()),
        ("a link", "a.zip", mode_zip(0o120_777)),
        ("a device", "a.zip", mode_zip(0o020_666)),
        ("a name twice", "a.zip", renamed_zip_twice()),
        (
            "names that differ in case",
            "a.zip",
            zip_of(&[("desk.py", b"x"), ("DESK.py", b"y")]),
        ),
        ("a traversal", "a.zip", zip_of(&[("../../desk.py", b"x")])),
        (
            "a traversal in the middle",
            "a.zip",
            zip_of(&[("a/../../desk.py", b"x")]),
        ),
        (
            "an absolute name",
            "a.zip",
            zip_of(&[("/etc/desk.py", b"x")]),
        ),
        ("a backslash", "a.zip", zip_of(&[("..\\desk.py", b"x")])),
        (
            "a name that is not UTF-8",
            "a.zip",
            renamed_zip("desk.py", b"des\xff.py"),
        ),
        (
            "a name with NUL",
            "a.zip",
            renamed_zip("desk.py", b"des\0.py"),
        ),
        (
            "a name with a line end",
            "a.zip",
            zip_of(&[("a\nb.py", b"x")]),
        ),
        (
            "a long name",
            "a.zip",
            zip_of(&[(&"x".repeat(4_096), b"x")]),
        ),
        ("many files", "a.zip", zip_of(&many)),
        ("an archive in an archive", "a.zip", nested),
        ("nothing", "a.zip", zip_of(&[])),
        ("no zip", "a.zip", b"PK\x05\x06 and no more".to_vec()),
        ("no gzip", "a.tar.gz", b"hello".to_vec()),
        ("no tar", "a.tar", vec![b'x'; 2_048]),
        ("an empty file", "a.tar", Vec::new()),
        (
            "a traversal",
            "a.tar",
            tar_of(&[(b"../desk.py", FILE, b"x")]),
        ),
        (
            "an absolute name",
            "a.tar",
            tar_of(&[(b"/desk.py", FILE, b"x")]),
        ),
        (
            "a link",
            "a.tar",
            tar_of(&[(b"desk.py", tar::EntryType::Symlink, b"")]),
        ),
        (
            "a hard link",
            "a.tar",
            tar_of(&[(b"desk.py", tar::EntryType::Link, b"")]),
        ),
        (
            "a device",
            "a.tar",
            tar_of(&[(b"desk.py", tar::EntryType::Char, b"")]),
        ),
        (
            "a pipe",
            "a.tar",
            tar_of(&[(b"desk.py", tar::EntryType::Fifo, b"")]),
        ),
        (
            "a sparse file",
            "a.tar",
            tar_of(&[(b"desk.py", tar::EntryType::GNUSparse, b"")]),
        ),
        (
            "a name that is not UTF-8",
            "a.tar",
            tar_of(&[(b"des\xff.py", FILE, b"x")]),
        ),
        (
            "a name twice",
            "a.tar",
            tar_of(&[(b"desk.py", FILE, b"x"), (b"desk.py", FILE, b"y")]),
        ),
        ("an end in the middle", "a.tar", cut),
        (
            "a claim of a tebibyte",
            "a.tar",
            large_claim.as_bytes().to_vec(),
        ),
        (
            "more than an archive may hold",
            "a.zip",
            vec![0; (16 << 20) + 1],
        ),
    ];
    let told = cases
        .iter()
        .map(|(what, name, bytes)| format!("{name}, {what}: {}", desk.told(name, bytes)));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

/// Two entries of the same name, which the writer alone would not make.
fn renamed_zip_twice() -> Vec<u8> {
    let mut bytes = zip_of(&[("desk.py", b"x"), ("disk.py", b"y")]);
    replace(&mut bytes, b"disk.py", b"desk.py");
    bytes
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let desk = Desk::new();
        for name in ["a.zip", "a.tar", "a.tar.gz"] {
            prop_assert!(desk.told(name, &bytes).starts_with("refused"));
        }
    }

    #[test]
    fn a_damaged_archive_is_survived(at in 0..400_usize, value in any::<u8>()) {
        let desk = Desk::new();
        let zip = zip_of(&[("desk.py", b"print(1)"), ("a/b.py", &[b'x'; 300])]);
        let tar = tar_of(&[(b"desk.py", FILE, b"print(1)"), (b"a/b.py", FILE, b"x")]);
        for (name, mut bytes) in [("a.zip", zip), ("a.tar.gz", gzip(&tar)), ("a.tar", tar)] {
            let at = at % bytes.len();
            bytes[at] = value;
            // Whatever comes of it, it is read or refused, and stays in bounds.
            let told = desk.told(name, &bytes);
            prop_assert!(told.starts_with("refused") || told.starts_with("a: python"), "{told}");
        }
    }
}
