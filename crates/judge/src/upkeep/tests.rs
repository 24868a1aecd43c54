//! What goes, what stays, and in which order.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{AREAS, Area, STAMP, prune_if_due};

const AREA: Area = Area {
    folder: "modules",
    maximum_bytes: 1_000,
};

/// A file of so many bytes that was used so many hours ago.
fn put(cache: &Path, name: &str, bytes: usize, hours: u64) {
    let path = cache.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, vec![0; bytes]).unwrap();
    let used = SystemTime::now() - Duration::from_secs(hours * 3_600 + 60);
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(used).unwrap();
}

fn names(cache: &Path, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(cache.join(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_used_least_lately_goes_with_its_note() {
    let cache = tempfile::tempdir().unwrap();
    let cache = cache.path();
    for (name, bytes, hours) in [
        ("modules/old.cwasm", 500, 9),
        // Marked when it was used, though its note is older.
        ("modules/marked.cwasm", 400, 2),
        ("modules/marked.sum", 10, 30),
        ("modules/middle.cwasm", 300, 5),
        ("modules/middle.sum", 10, 5),
    ] {
        put(cache, name, bytes, hours);
    }
    assert_eq!(AREA.bytes(cache).unwrap(), 1_220);
    assert_eq!(AREA.prune(cache).unwrap(), 500);
    assert_eq!(
        names(cache, "modules"),
        ["marked.cwasm", "marked.sum", "middle.cwasm", "middle.sum"]
    );
    // Within the bound nothing goes.
    assert_eq!(AREA.prune(cache).unwrap(), 0);
    put(cache, "modules/new.cwasm", 700, 1);
    assert_eq!(AREA.prune(cache).unwrap(), 720);
    assert_eq!(names(cache, "modules"), ["new.cwasm"]);
}

#[test]
fn what_may_be_in_use_stays_however_large() {
    let cache = tempfile::tempdir().unwrap();
    put(cache.path(), "modules/a.cwasm", 5_000, 0);
    put(cache.path(), "modules/b.cwasm", 5_000, 0);
    assert_eq!(AREA.prune(cache.path()).unwrap(), 0);
    assert_eq!(AREA.clear(cache.path()).unwrap(), 10_000);
    assert!(names(cache.path(), "modules").is_empty());
    assert_eq!(AREA.clear(&cache.path().join("none")).unwrap(), 0);
}

#[test]
fn a_link_is_not_followed() {
    let cache = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    put(elsewhere.path(), "precious", 5_000, 9);
    put(cache.path(), "modules/a.cwasm", 2_000, 9);
    let link = cache.path().join("modules/link");
    std::os::unix::fs::symlink(elsewhere.path(), link).unwrap();
    assert_eq!(AREA.prune(cache.path()).unwrap(), 2_000);
    assert_eq!(names(elsewhere.path(), "."), ["precious"]);
}

#[test]
fn it_is_done_once_a_day_and_runtimes_stay() {
    let cache = tempfile::tempdir().unwrap();
    let cache = cache.path();
    let [_, _, results, _] = AREAS;
    let bytes = usize::try_from(results.maximum_bytes).unwrap() + 1;
    let huge = |hours| {
        put(cache, "results/ab/x.json", 1, hours);
        // Sparse: it takes no room.
        let path = cache.join("results/ab/x.json");
        let file = File::options().write(true).open(path).unwrap();
        let used = file.metadata().unwrap().modified().unwrap();
        file.set_len(bytes as u64).unwrap();
        file.set_modified(used).unwrap();
    };
    put(cache, "runtimes/python/image", 9, 999);
    huge(9);
    prune_if_due(cache);
    assert!(names(cache, "results/ab").is_empty());
    huge(9);
    prune_if_due(cache);
    assert_eq!(names(cache, "results/ab"), ["x.json"], "not again today");
    put(cache, STAMP, 0, 25);
    prune_if_due(cache);
    assert!(names(cache, "results/ab").is_empty());
    assert_eq!(names(cache, "runtimes/python"), ["image"]);
}
