//! A manifest or case file as a tree whose every place can be pointed at.
//!
//! TOML and JSON become the same plain values, so that one reader serves
//! both. Positions are not kept: they are looked for when something is wrong,
//! which is rare, by walking the text again.

mod json;
mod node;
mod toml;
mod yaml;

use std::cell::RefCell;

use serde_json::Value;

pub(crate) use node::{Node, Table};

use crate::{Problem, Problems};

/// Where the problems of a challenge are gathered.
#[derive(Debug, Default)]
pub(crate) struct Sink(RefCell<Problems>);

impl Sink {
    pub(crate) fn push(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    /// How many problems have been told that stop a challenge.
    pub(crate) fn error_count(&self) -> usize {
        self.0.borrow().error_count()
    }

    pub(crate) fn into_problems(self) -> Problems {
        self.0.into_inner()
    }
}

/// One step on the way to a place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// What is meant at the end of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The value.
    Value,
    /// The key that the last step names.
    Key,
}

#[derive(Clone, Copy, Debug)]
enum Syntax {
    Toml,
    Json,
    Yaml,
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    file: String,
    text: String,
    syntax: Syntax,
    value: Value,
    sink: &'s Sink,
}

impl<'s> Document<'s> {
    /// Reads TOML. What cannot be read is told to the sink.
    pub(crate) fn toml(file: &str, content: Vec<u8>, sink: &'s Sink) -> Option<Self> {
        let text = utf8(file, content, sink)?;
        let value = toml::parse(file, &text, sink)?;
        Some(Self {
            file: file.to_owned(),
            text,
            syntax: Syntax::Toml,
            value,
            sink,
        })
    }

    /// Reads JSON. What cannot be read is told to the sink.
    pub(crate) fn json(file: &str, content: Vec<u8>, sink: &'s Sink) -> Option<Self> {
        let text = utf8(file, content, sink)?;
        let value = json::parse(file, &text, sink)?;
        Some(Self {
            file: file.to_owned(),
            text,
            syntax: Syntax::Json,
            value,
            sink,
        })
    }

    /// Reads YAML. What cannot be read is told to the sink.
    pub(crate) fn yaml(file: &str, content: Vec<u8>, sink: &'s Sink) -> Option<Self> {
        let text = utf8(file, content, sink)?;
        let value = yaml::parse(file, &text, sink)?;
        Some(Self {
            file: file.to_owned(),
            text,
            syntax: Syntax::Yaml,
            value,
            sink,
        })
    }

    /// The file's name, relative to the challenge's folder.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Node<'_> {
        Node::root(self, &self.value)
    }

    fn wrong(&self, path: &[Step], aim: Aim, what: String, mend: String) {
        let offset = match self.syntax {
            Syntax::Toml => toml::locate(&self.text, path, aim),
            Syntax::Json => json::locate(&self.text, path, aim),
            Syntax::Yaml => yaml::locate(&self.text, path),
        };
        let position = offset.map(|offset| position(&self.text, offset));
        self.sink
            .push(Problem::error(&self.file, what, mend).at(position));
    }
}

fn utf8(file: &str, content: Vec<u8>, sink: &Sink) -> Option<String> {
    match String::from_utf8(content) {
        Ok(text) => Some(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let problem = Problem::error(file, "this is not UTF-8", "save the file as UTF-8");
            sink.push(problem.at(Some(position(&text, valid))));
            None
        }
    }
}

/// Line and column of an offset, from 1; the column in characters.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before[start..].chars().count() + 1;
    let bounded = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (bounded(line), bounded(column))
}
