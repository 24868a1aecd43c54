//! Archives as people make them.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Desk;

pub(super) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        if name.ends_with('/') {
            writer
                .add_directory(*name, SimpleFileOptions::default())
                .unwrap();
            continue;
        }
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A tar entry with any name and type.
pub(super) fn tar_of(entries: &[(&[u8], tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, kind, content) in entries {
        let mut header = tar::Header::new_gnu();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name);
        header.set_entry_type(*kind);
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const FILE: tar::EntryType = tar::EntryType::Regular;
const FOLDER: tar::EntryType = tar::EntryType::Directory;

#[test]
fn zip_and_tar_give_the_same_as_the_folder() {
    let desk = Desk::new();
    let zip = zip_of(&[
        ("ada/", b""),
        ("ada/desk.py", b"mine"),
        ("ada/__MACOSX/x", b""),
        ("__MACOSX/._desk.py", b""),
    ]);
    let tar = tar_of(&[
        (b"./", FOLDER, b""),
        (b"./ada/", FOLDER, b""),
        (b"./ada/desk.py", FILE, b"mine"),
    ]);
    let expected = "ada: python desk.py(4) helper.py(4)";
    assert_eq!(desk.told("ada.zip", &zip), expected);
    assert_eq!(desk.told("ada.tar", &tar), expected);
    assert_eq!(desk.told("ada.tar.gz", &gzip(&tar)), expected);
    assert_eq!(desk.told("ada.TGZ", &gzip(&tar)), expected);
}

#[test]
fn links_in_what_tools_leave_behind_do_no_harm() {
    let desk = Desk::new();
    let tar = tar_of(&[
        (b"desk.py", FILE, b"x"),
        (b"node_modules/.bin/tool", tar::EntryType::Symlink, b""),
    ]);
    assert_eq!(
        desk.told("ada.tar", &tar),
        "ada: python desk.py(1) helper.py(4)"
    );
}

#[test]
fn long_names_are_read() {
    let desk = Desk::new();
    let name = format!("{}/{}.py", "d".repeat(100), "n".repeat(100));
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(1);
    header.set_mode(0o644);
    header.set_cksum();
    builder.append_data(&mut header, &name, &b"x"[..]).unwrap();
    let tar = builder.into_inner().unwrap();
    assert_eq!(
        desk.told("ada.tar", &tar),
        "ada: python desk.py(1) helper.py(4)"
    );
}
