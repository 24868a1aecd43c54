//! Submissions, honest and hostile.

mod archives;
mod hostile;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use challenge::{
    Challenge, Languages, LoadOptions, ReadOptions, Submission, SubmissionBounds, SubmissionError,
    cohort,
};
use tempfile::TempDir;

/// A challenge in Python and JavaScript with a helper file.
pub(crate) struct Desk {
    _folder: TempDir,
    challenge: Challenge,
    languages: Languages,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("desk");
        let manifest = r#"
            format_version = 1
            title = "Desk"
            kind = "fix"
            level = "junior"
            skills = ["x"]
            minutes = 1
            [languages.python]
            entry = "desk.py"
            [languages.javascript]
            entry = "desk.js"
            [[groups]]
            name = "all"
            kind = "io"
            points = 1
            cases = "cases.json"
        "#;
        for (path, content) in [
            ("challenge.toml", manifest),
            ("statement.md", "x"),
            ("cases.json", r#"[{"name": "a", "stdout": ""}]"#),
            ("starter/python/desk.py", "start"),
            ("starter/python/helper.py", "help"),
            ("starter/javascript/desk.js", "start"),
        ] {
            let full = root.join(path);
            fs::create_dir_all(full.parent().unwrap()).unwrap();
            fs::write(full, content).unwrap();
        }
        let languages = Languages::common();
        let options = LoadOptions {
            languages: languages.clone(),
        };
        Self {
            challenge: Challenge::load(&root, &options).unwrap(),
            languages,
            _folder: folder,
        }
    }

    pub(crate) fn read_as(
        &self,
        path: &Path,
        language: Option<&str>,
    ) -> Result<Submission, SubmissionError> {
        let options = ReadOptions {
            languages: &self.languages,
            language: language.map(|name| name.parse().unwrap()),
            bounds: SubmissionBounds::default(),
        };
        Submission::read(path, &self.challenge, &options)
    }

    pub(crate) fn read(&self, path: &Path) -> Result<Submission, SubmissionError> {
        self.read_as(path, None)
    }

    /// What is read from a file of this name and content, in short.
    pub(crate) fn told(&self, name: &str, content: &[u8]) -> String {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        told(self.read(&path))
    }
}

fn told(read: Result<Submission, SubmissionError>) -> String {
    match read {
        Ok(submission) => {
            let files = submission.source.files.iter();
            let files = files.map(|(name, content)| format!("{name}({})", content.len()));
            let files = files.collect::<Vec<_>>().join(" ");
            format!("{}: {} {files}", submission.name, submission.language)
        }
        Err(error) => format!("refused: {error}"),
    }
}

fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, content) in files {
        let full = folder.path().join("ada").join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, content).unwrap();
    }
    folder
}

fn told_of(desk: &Desk, files: &[(&str, &str)]) -> String {
    let folder = folder_of(files);
    told(desk.read(&folder.path().join("ada")))
}

#[test]
fn a_folder_is_laid_over_the_starter() {
    let desk = Desk::new();
    for (files, expected) in [
        (
            &[("desk.py", "mine")][..],
            "ada: python desk.py(4) helper.py(4)",
        ),
        (
            &[("helper.py", "better")],
            "ada: python desk.py(5) helper.py(6)",
        ),
        (
            &[("whatever.py", "x")],
            "ada: python desk.py(1) helper.py(4)",
        ),
        (
            &[("out/in/desk.py", "x"), ("out/in/a/b.txt", "y")],
            "ada: python a/b.txt(1) desk.py(1) helper.py(4)",
        ),
        (
            &[("desk.js", "x"), ("tool.py", "y")],
            "ada: javascript desk.js(1) tool.py(1)",
        ),
        (
            &[
                ("desk.py", "x"),
                (".git/config", "y"),
                ("node_modules/a.js", "z"),
                ("__pycache__/desk.pyc", ""),
                (".DS_Store", ""),
            ],
            "ada: python desk.py(1) helper.py(4)",
        ),
    ] {
        assert_eq!(told_of(&desk, files), expected, "{files:?}");
    }
}

#[test]
fn the_language_is_told_or_asked_for() {
    let desk = Desk::new();
    let both = [("desk.py", "x"), ("desk.js", "y")];
    assert_eq!(
        told_of(&desk, &both),
        "refused: there are files in javascript, python; say which with `--language`"
    );
    let folder = folder_of(&both);
    let path = folder.path().join("ada");
    assert!(told(desk.read_as(&path, Some("javascript"))).starts_with("ada: javascript"));
    assert_eq!(
        told(desk.read_as(&path, Some("rust"))),
        "refused: the challenge is not offered in rust; it is in javascript, python"
    );
    assert_eq!(
        told_of(&desk, &[("main.rs", "x")]),
        "refused: there is no file in a language of the challenge (javascript, python)"
    );
    assert_eq!(
        told_of(&desk, &[("a.py", "x"), ("b.py", "y")]),
        "refused: there is no `desk.py` among its files (a.py, b.py); name the file to start `desk.py`"
    );
    assert_eq!(
        told_of(&desk, &[(".hidden", "x")]),
        "refused: it holds no files"
    );
}

#[test]
fn a_single_file_is_the_entry() {
    let desk = Desk::new();
    assert_eq!(
        desk.told("ada.py", b"mine"),
        "ada.py: python desk.py(4) helper.py(4)"
    );
    assert_eq!(
        desk.told("ada.mjs", b"mine"),
        "ada.mjs: javascript desk.mjs(4)"
    );
    assert_eq!(
        desk.told("ada.rar", b"Rar!"),
        "refused: archives of this kind are not read; use zip, tar or tar.gz"
    );
    let large = vec![b' '; (1 << 20) + 1];
    assert!(desk.told("ada.py", &large).contains("too large"));
}

#[test]
fn the_digest_is_of_what_is_judged() {
    let desk = Desk::new();
    let digest = |files: &[(&str, &str)]| {
        let folder = folder_of(files);
        desk.read(&folder.path().join("ada")).unwrap().digest
    };
    let plain = digest(&[("desk.py", "x")]);
    assert_eq!(plain, digest(&[("a/desk.py", "x"), ("a/.git/x", "")]));
    assert_eq!(plain, digest(&[("desk.py", "x"), ("helper.py", "help")]));
    assert_ne!(plain, digest(&[("desk.py", "y")]));
    assert_ne!(plain, digest(&[("desk.py", "x"), ("other.py", "")]));
    assert_ne!(
        digest(&[("desk.py", "x"), ("ab", "c")]),
        digest(&[("desk.py", "x"), ("a", "bc")])
    );
}

#[test]
fn odd_things_in_folders_are_refused() {
    let desk = Desk::new();
    let refused = |make: &dyn Fn(&Path)| {
        let folder = folder_of(&[("desk.py", "x")]);
        let path = folder.path().join("ada");
        make(&path);
        told(desk.read(&path))
    };
    let name = std::ffi::OsStr::from_bytes(b"a\xff.py");
    let told = [
        refused(&|path| symlink("/etc/passwd", path.join("passwd.py")).unwrap()),
        refused(&|path| symlink("/", path.join("root")).unwrap()),
        refused(&|path| fs::write(path.join(name), "").unwrap()),
        refused(&|path| fs::write(path.join("a\nb.py"), "").unwrap()),
        refused(&|path| fs::write(path.join("DESK.py"), "").unwrap()),
        refused(&|path| fs::write(path.join("big.txt"), vec![0; (1 << 20) + 1]).unwrap()),
        refused(&|path| fs::create_dir_all(path.join(["d"; 20].join("/"))).unwrap()),
        refused(&|path| {
            for index in 0..501 {
                fs::write(path.join(format!("{index}.txt")), "").unwrap();
            }
        }),
        refused(&|path| {
            for index in 0..9 {
                fs::write(path.join(format!("{index}.txt")), vec![0; 1 << 20]).unwrap();
            }
        }),
        refused(&|path| drop(std::os::unix::net::UnixListener::bind(path.join("s")).unwrap())),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_cohort_is_sorted_and_without_junk() {
    let folder = TempDir::new().unwrap();
    for name in ["zoe.zip", "ada.tar.gz", "ben", ".git", "cy.py", "dan.ZIP"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let entries = cohort(folder.path()).unwrap();
    let names: Vec<_> = entries.into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["ada", "ben", "cy.py", "dan", "zoe"]);
    assert!(cohort(&folder.path().join("nowhere")).is_err());
}

#[test]
fn files_in_memory_are_held_to_the_same() {
    let desk = Desk::new();
    let options = ReadOptions {
        languages: &desk.languages,
        language: None,
        bounds: SubmissionBounds::default(),
    };
    let read = |path: &str| {
        let files = BTreeMap::from([(path.to_owned(), b"x".to_vec())]);
        Submission::from_files("ada", &files, &desk.challenge, &options)
    };
    assert!(read("desk.py").is_ok());
    assert!(told(read("../desk.py")).contains("`..`"));
}
