//! The harness device: one request line in, one answer line out.
//!
//! The words are those of the host's `protocol::harness`.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::failure;

const PATH: &str = "/dev/harness";
const CHUNK_BYTES: usize = 64 << 10;

/// What the host asks.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request<'a> {
    /// Load the solution.
    Begin {
        /// The file to load, relative to the solution's folder.
        entry: String,
        /// What it must offer.
        interface: Interface,
    },
    /// Call a function, or a method of the last object.
    Call {
        /// Its name in snake case.
        name: String,
        /// Whether it is a method.
        #[serde(default)]
        method: bool,
        /// The arguments, still as text.
        #[serde(borrow)]
        arguments: &'a RawValue,
    },
    /// Make an object.
    Construct {
        /// The class.
        name: String,
        /// The constructor's arguments, still as text.
        #[serde(borrow)]
        arguments: &'a RawValue,
    },
    /// Name the tests of a file.
    ListTests {
        /// The file, relative to the tests' folder.
        file: String,
    },
    /// Run one test of a file.
    RunTest {
        /// The file, relative to the tests' folder.
        file: String,
        /// The test's name.
        name: String,
    },
}

/// What a solution must offer.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Interface {
    /// Free functions.
    pub functions: Vec<Function>,
    /// Classes.
    pub objects: Vec<Class>,
    /// Records: their fields, by name.
    pub records: BTreeMap<String, Vec<Parameter>>,
}

/// A function or method.
#[derive(Deserialize)]
pub struct Function {
    /// Its name in snake case.
    pub name: String,
    /// Its parameters.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// What it returns, as text.
    #[serde(default = "none")]
    pub returns: String,
    /// The names of the errors it may raise.
    #[serde(default)]
    pub raises: Vec<String>,
}

/// A class.
#[derive(Deserialize)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Its constructor's parameters.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// The names of the errors its constructor may raise.
    #[serde(default)]
    pub raises: Vec<String>,
    /// Its methods.
    pub methods: Vec<Function>,
}

/// A parameter, or a field of a record.
#[derive(Deserialize)]
pub struct Parameter {
    /// Its name in snake case.
    pub name: String,
    /// Its type, as text.
    #[serde(rename = "type")]
    pub kind: String,
}

fn none() -> String {
    "none".to_owned()
}

/// What the harness answers, but for `returned`, which is written as text.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Response<'a> {
    /// The solution is loaded.
    Ready,
    /// The call raised an error.
    Raised {
        /// The error's name.
        name: &'a str,
        /// Its message.
        message: &'a str,
    },
    /// The call returned something that is not of its type.
    Unencodable(&'a str),
    /// The tests of a file.
    Tests(Vec<String>),
    /// How a test went.
    Tested {
        /// Whether it passed.
        passed: bool,
        /// Why not.
        message: &'a str,
    },
}

/// The opened device.
pub struct Device {
    file: File,
    buffer: Vec<u8>,
}

impl Device {
    /// Opens the device; it can be opened once.
    pub fn open() -> Self {
        match OpenOptions::new().read(true).write(true).open(PATH) {
            Ok(file) => Self {
                file,
                buffer: Vec::new(),
            },
            Err(error) => failure::internal(&format!("{PATH}: {error}")),
        }
    }

    /// The next request's line, without its newline; `None` at the end.
    pub fn next_line(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let rest = self.buffer.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.buffer, rest);
                line.pop();
                return Some(text(line));
            }
            let before = self.buffer.len();
            self.buffer.resize(before + CHUNK_BYTES, 0);
            let read = match self.file.read(&mut self.buffer[before..]) {
                Ok(read) => read,
                Err(error) => failure::internal(&format!("{PATH}: {error}")),
            };
            self.buffer.truncate(before + read);
            if read == 0 {
                return (before > 0).then(|| text(std::mem::take(&mut self.buffer)));
            }
        }
    }

    /// Answers.
    pub fn answer(&mut self, response: &Response<'_>) {
        match serde_json::to_vec(response) {
            Ok(line) => self.send(line),
            Err(error) => failure::internal(&error.to_string()),
        }
    }

    /// Answers with a value that is JSON already.
    pub fn answer_returned(&mut self, value: &[u8]) {
        self.send([b"{\"returned\":", value, b"}"].concat());
    }

    fn send(&mut self, mut line: Vec<u8>) {
        line.push(b'\n');
        if let Err(error) = self.file.write_all(&line) {
            failure::internal(&format!("{PATH}: {error}"));
        }
    }
}

fn text(line: Vec<u8>) -> String {
    String::from_utf8(line).unwrap_or_else(|_| failure::internal("a request is not UTF-8"))
}

/// Reads a request.
pub fn read(line: &str) -> Request<'_> {
    serde_json::from_str(line)
        .unwrap_or_else(|error| failure::internal(&format!("a request cannot be read: {error}")))
}
