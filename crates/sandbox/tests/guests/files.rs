//! What a program in Rust finds when it works with files. Panics if anything
//! is not as it should be, and says `done` at the end.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

fn main() {
    reading();
    writing();
    folders();
    names();
    refusals();
    devices();
    println!("done");
}

/// The error number of preview 1.
fn errno<T>(result: std::io::Result<T>) -> i32 {
    match result {
        Ok(_) => panic!("it was allowed"),
        Err(error) => error.raw_os_error().unwrap(),
    }
}

const EXISTS: i32 = 20;
const IS_FOLDER: i32 = 31;
const NOT_FOUND: i32 = 44;
const NO_SPACE: i32 = 51;
const NOT_FOLDER: i32 = 54;
const NOT_EMPTY: i32 = 55;
const READ_ONLY: i32 = 69;

fn reading() {
    assert_eq!(fs::read_to_string("/work/in.txt").unwrap(), "given\n");
    assert_eq!(fs::read_to_string("/solution/main.txt").unwrap(), "read-only");
    assert_eq!(fs::read_to_string("/lib/image/deep/file.txt").unwrap(), "shared");
    assert_eq!(fs::read("/lib/alone.bin").unwrap(), [0, 1, 2]);
    assert_eq!(fs::metadata("/work/in.txt").unwrap().len(), 6);
    assert!(fs::metadata("/work").unwrap().is_dir());
    let mut file = File::open("/work/in.txt").unwrap();
    file.seek(SeekFrom::End(-3)).unwrap();
    let mut rest = String::new();
    file.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "en\n");
    assert_eq!(file.stream_position().unwrap(), 6);
    assert_eq!(file.read(&mut [0; 8]).unwrap(), 0);
}

fn writing() {
    let path = "/work/out.txt";
    fs::write(path, "hello").unwrap();
    let mut file = OpenOptions::new().append(true).open(path).unwrap();
    file.write_all(b" world").unwrap();
    drop(file);
    let mut file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(20)).unwrap();
    file.write_all(b"!").unwrap();
    file.rewind().unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, b"hello world\0\0\0\0\0\0\0\0\0!");
    file.set_len(5).unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), "hello");
    file.sync_all().unwrap();
    fs::write("/work/in.txt", "changed").unwrap();
    assert_eq!(fs::read_to_string("/work/in.txt").unwrap(), "changed");
    assert_eq!(fs::copy(path, "/tmp/copy.txt").unwrap(), 5);
    // A file that lost its name lives until it is closed.
    fs::remove_file(path).unwrap();
    assert_eq!(errno(File::open(path)), NOT_FOUND);
    file.rewind().unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "hello");
}

fn folders() {
    fs::create_dir_all("/work/a/b/c").unwrap();
    fs::write("/work/a/b/file", "x").unwrap();
    let mut names: Vec<String> = fs::read_dir("/work/a/b")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["c", "file"]);
    assert_eq!(errno(fs::create_dir("/work/a")), EXISTS);
    assert_eq!(errno(fs::remove_dir("/work/a")), NOT_EMPTY);
    fs::remove_dir_all("/work/a").unwrap();
    assert!(!Path::new("/work/a").exists());
    for number in 0..500 {
        fs::write(format!("/tmp/{number}"), "").unwrap();
    }
    // More entries than fit one buffer.
    assert_eq!(fs::read_dir("/tmp").unwrap().count(), 501);
    let root: Vec<String> = fs::read_dir("/")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(root, ["dev", "lib", "solution", "tmp", "work"]);
    let image: Vec<String> = fs::read_dir("/lib/image")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(image, ["deep", "top.txt"]);
}

fn names() {
    fs::write("/work/one", "1").unwrap();
    fs::write("/work/two", "2").unwrap();
    fs::rename("/work/one", "/work/two").unwrap();
    assert_eq!(fs::read_to_string("/work/two").unwrap(), "1");
    assert_eq!(errno(File::open("/work/one")), NOT_FOUND);
    fs::hard_link("/work/two", "/work/three").unwrap();
    fs::write("/work/three", "3").unwrap();
    assert_eq!(fs::read_to_string("/work/two").unwrap(), "3");
    fs::remove_file("/work/two").unwrap();
    assert_eq!(fs::read_to_string("/work/three").unwrap(), "3");
    fs::create_dir("/work/old").unwrap();
    fs::write("/work/old/inside", "i").unwrap();
    fs::rename("/work/old", "/work/new").unwrap();
    assert_eq!(fs::read_to_string("/work/new/inside").unwrap(), "i");
    fs::write("/work/ünïcode 名", "u").unwrap();
    assert_eq!(fs::read_to_string("/work/ünïcode 名").unwrap(), "u");
    assert!(fs::canonicalize("/work/new").is_err() || Path::new("/work/new").exists());
    assert_eq!(fs::read_to_string("/work/./new/../new/inside").unwrap(), "i");
}

fn refusals() {
    assert_eq!(errno(fs::write("/solution/main.txt", "x")), READ_ONLY);
    assert_eq!(errno(fs::write("/solution/other.txt", "x")), READ_ONLY);
    assert_eq!(errno(fs::remove_file("/solution/main.txt")), READ_ONLY);
    assert_eq!(errno(fs::write("/lib/image/top.txt", "x")), READ_ONLY);
    assert_eq!(errno(fs::remove_file("/lib/image/top.txt")), READ_ONLY);
    assert_eq!(errno(fs::create_dir("/new")), READ_ONLY);
    assert_eq!(errno(fs::read("/work")), IS_FOLDER);
    assert_eq!(errno(fs::read("/work/in.txt/x")), NOT_FOLDER);
    assert_eq!(errno(fs::read("/etc/passwd")), NOT_FOUND);
    assert!(fs::read("/../../etc/passwd").is_err());
    assert!(fs::read("/work/\0x").is_err());
    let mut file = File::open("/work/in.txt").unwrap();
    assert!(file.write(b"x").is_err());
    let flood = (0..).map(|number| fs::write(format!("/work/f{number}"), [0; 65_536]));
    let full = flood.into_iter().find_map(Result::err).unwrap();
    assert_eq!(full.raw_os_error(), Some(NO_SPACE));
}

fn devices() {
    assert_eq!(fs::read("/dev/null").unwrap(), b"");
    fs::write("/dev/null", "gone").unwrap();
    let mut random = [0; 16];
    File::open("/dev/urandom").unwrap().read_exact(&mut random).unwrap();
    assert_ne!(random, [0; 16]);
}
