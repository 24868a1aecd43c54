//! Cases that run the entry file as a program.

use std::collections::BTreeMap;

use super::{IoCompare, Limits};

/// One run of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct IoCase {
    /// Its name, unique in its group.
    pub name: String,
    /// For the author and the interviewer only; empty if none.
    pub note: String,
    /// Its limits: the challenge's with its own laid over.
    pub limits: Limits,
    /// How its output is compared.
    pub compare: IoCompare,
    /// The program's arguments.
    pub arguments: Vec<String>,
    /// Standard input.
    pub stdin: Vec<u8>,
    /// The files it finds in its working folder: relative path to content.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What must come of it.
    pub expected: IoExpectation,
}

/// What a run must leave behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IoExpectation {
    /// Standard output; `None` if it is not looked at.
    pub stdout: Option<Vec<u8>>,
    /// The exit code.
    pub exit_code: i32,
    /// Files it must have written: relative path to content.
    pub files: BTreeMap<String, Vec<u8>>,
}
