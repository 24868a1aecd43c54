//! A candidate's files as the guest finds them.

use std::collections::BTreeMap;

use protocol::harness::{SOLUTION, TESTS};
use sandbox::File;

use crate::Source;

/// Where Python keeps byte code beside its source. Ours goes there, so a
/// candidate's own is left out.
const CACHE: &str = "__pycache__";

/// Why files cannot even be laid out; nothing if they can.
pub(super) fn refuse(source: &Source) -> Option<String> {
    if let Some(name) = source.files.keys().find(|name| !is_plain(name)) {
        let shown: String = name.chars().take(80).collect();
        return Some(format!("{shown:?} cannot be the name of a file\n"));
    }
    if !source.files.contains_key(&source.entry) {
        return Some(format!("the file {} is missing\n", source.entry));
    }
    None
}

fn is_plain(name: &str) -> bool {
    name.len() <= 512
        && !name.contains(|c: char| c.is_control() || c == '\\')
        && name
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && part.len() <= 128)
}

/// The Python files among a candidate's.
pub(super) fn python_files(source: &Source) -> Vec<&str> {
    kept(source)
        .map(|(name, _)| name.as_str())
        .filter(|name| name.ends_with(".py"))
        .collect()
}

/// Every file of a candidate's, where the guest finds it.
pub(super) fn solution(source: &Source) -> Vec<File> {
    kept(source)
        .map(|(name, content)| read_only(format!("{SOLUTION}/{name}"), content))
        .collect()
}

/// The test files, where the guest finds them.
pub(super) fn tests(tests: &BTreeMap<String, Vec<u8>>) -> Vec<File> {
    tests
        .iter()
        .map(|(name, content)| read_only(format!("{TESTS}/{name}"), content))
        .collect()
}

/// The byte code of a Python file, where Python looks for it.
pub(super) fn byte_code(name: &str, content: Vec<u8>) -> File {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.strip_suffix(".py").unwrap_or(file);
    let folder = if folder.is_empty() {
        SOLUTION.to_owned()
    } else {
        format!("{SOLUTION}/{folder}")
    };
    File {
        path: format!("{folder}/{CACHE}/{stem}.cpython-313.pyc"),
        content,
        writable: false,
    }
}

fn kept(source: &Source) -> impl Iterator<Item = (&String, &Vec<u8>)> {
    source
        .files
        .iter()
        .filter(|(name, _)| !name.split('/').any(|part| part == CACHE))
}

fn read_only(path: String, content: &[u8]) -> File {
    File {
        path,
        content: content.to_vec(),
        writable: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(names: &[&str]) -> Source {
        Source {
            entry: "main.py".to_owned(),
            files: names
                .iter()
                .map(|name| ((*name).to_owned(), Vec::new()))
                .collect(),
        }
    }

    #[test]
    fn names_that_leave_the_folder_are_refused() {
        assert_eq!(refuse(&source(&["main.py", "inner/data.csv"])), None);
        assert!(refuse(&source(&["other.py"])).unwrap().contains("main.py"));
        let long = "x".repeat(4096);
        for bad in ["../x.py", "/x.py", "a//b.py", "a\0.py", "a\nb.py", &long] {
            let reason = refuse(&source(&["main.py", bad])).unwrap();
            assert!(reason.contains("name of a file"), "{bad:?}: {reason}");
        }
    }

    #[test]
    fn byte_code_comes_from_us_alone() {
        let source = source(&["main.py", "__pycache__/main.cpython-313.pyc"]);
        assert_eq!(solution(&source).len(), 1);
        assert_eq!(
            byte_code("a/b.py", Vec::new()).path,
            "/solution/a/__pycache__/b.cpython-313.pyc"
        );
    }
}
