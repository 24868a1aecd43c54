//! A small challenge in a folder of its own, to be loaded whole or broken.

use std::fs;
use std::path::{Path, PathBuf};

use challenge::{Challenge, Languages, LoadError, LoadOptions};
use tempfile::TempDir;

const MANIFEST: &str = r#"format_version = 1
title = "Count the words"
kind = "implement"
level = "junior"
skills = ["parsing"]
minutes = 20

[languages.python]
entry = "words.py"

[interface]
records = { Word = [{ name = "text", type = "string" }, { name = "count", type = "int" }] }
[[interface.functions]]
name = "count_words"
parameters = [{ name = "text", type = "string" }, { name = "limit", type = "optional<int>" }]
returns = "list<Word>"
raises = ["EmptyText"]
[[interface.objects]]
name = "Counter"
parameters = [{ name = "limit", type = "int" }]
raises = ["BadLimit"]
methods = [{ name = "add", parameters = [{ name = "text", type = "string" }], returns = "int" }]

[[groups]]
name = "examples"
visible = true
points = 10
cases = "cases/examples.json"

[[groups]]
name = "program"
kind = "io"
points = 5
cases = "cases/io.json"
depends_on = ["examples"]

[[groups]]
name = "scales"
kind = "cost"
points = 3
cases = "cases/cost.json"
maximum_ratio = 3.0
maximum_exponent = 1.3

[[groups]]
name = "unit tests"
kind = "tests"
points = 2
[groups.tests]
python = ["tests/python/test_words.py"]
"#;

const EXAMPLES: &str = r#"[
  { "name": "one word", "call": "count_words", "arguments": ["a a", null],
    "returns": [{ "text": "a", "count": 2 }] },
  { "name": "nothing", "call": "count_words", "arguments": ["", 1], "raises": "EmptyText" },
  { "name": "adding", "construct": "Counter", "arguments": [2],
    "calls": [
      { "call": "add", "arguments": ["a"], "returns": 1 },
      { "call": "add", "arguments": [{ "$text": { "value": "b ", "count": 3 } }], "returns_any_of": [2, 3] } ] }
]
"#;

const IO: &str = r#"[
  { "name": "two lines", "stdin": "a\nb\n", "stdout_file": "two.ans", "limits": { "fuel": 1000 } },
  { "name": "a file", "arguments": ["--in", "x.txt"], "files": { "x.txt": "a" }, "exit_code": 3,
    "output_files": { "out.txt": "1" }, "compare": { "method": "float", "absolute": 0.5 } }
]
"#;

const COST: &str = r#"[
  { "name": "n", "size": 1, "call": "count_words", "arguments": ["a", null] },
  { "name": "2n", "size": 2, "call": "count_words", "arguments": [{ "$text": { "value": "a", "count": 2 } }, null] },
  { "name": "4n", "size": 4, "call": "count_words", "arguments": ["aaaa", null] }
]
"#;

const STATEMENT: &str = "# Count the words\n\n```example one word\ncount_words(\"a a\", null) -> [{\"text\": \"a\", \"count\": 2}]\n```\n";

/// A challenge folder that goes away with this value.
pub(crate) struct Sample {
    _folder: TempDir,
    pub(crate) root: PathBuf,
}

impl Sample {
    /// A folder in which everything is right.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("count-words");
        let sample = Self {
            _folder: folder,
            root,
        };
        for (path, content) in [
            ("challenge.toml", MANIFEST),
            ("statement.md", STATEMENT),
            (
                "starter/python/words.py",
                "def count_words(text, limit): ...\n",
            ),
            ("starter/python/helper.py", "# given\n"),
            ("cases/examples.json", EXAMPLES),
            ("cases/io.json", IO),
            ("cases/two.ans", "a 1\nb 1\n"),
            ("cases/cost.json", COST),
            ("tests/python/test_words.py", "def test_it(): ...\n"),
            ("submissions/accepted/reference.py", "# right\n"),
            ("submissions/wrong_answer/off_by_one/words.py", "# wrong\n"),
        ] {
            sample.write(path, content);
        }
        sample
    }

    /// A folder with one file and nothing else.
    pub(crate) fn bare(path: &str, content: impl AsRef<[u8]>) -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("bare");
        let sample = Self {
            _folder: folder,
            root,
        };
        sample.write(path, content);
        sample
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let full = self.root.join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, content).unwrap();
        self
    }

    /// Replaces a text that must be there.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) -> &Self {
        let full = self.root.join(path);
        let text = fs::read_to_string(&full).unwrap();
        assert!(text.contains(old), "{path} has no {old:?}");
        fs::write(full, text.replacen(old, new, 1)).unwrap();
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.root.join(path)).unwrap();
        self
    }

    pub(crate) fn load(&self) -> Result<Challenge, LoadError> {
        load(&self.root)
    }

    /// What is told of a folder that is wrong, or warned of.
    pub(crate) fn told(&self) -> String {
        match self.load() {
            Ok(challenge) => {
                let warnings = challenge.warnings.iter().map(ToString::to_string);
                format!("loaded\n{}", warnings.collect::<Vec<_>>().join("\n"))
            }
            Err(LoadError::Wrong { problems, .. }) => problems.to_string(),
            Err(other) => panic!("{other}"),
        }
    }
}

/// Loads a folder with the three languages.
pub(crate) fn load(root: &Path) -> Result<Challenge, LoadError> {
    let languages = Languages::common();
    Challenge::load(root, &LoadOptions { languages })
}
