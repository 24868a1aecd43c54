//! One place of a document, and the questions a reader asks of it. What is
//! wrong goes to the sink; the reader goes on with what is right.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use super::{Aim, Document, Step};
use crate::datum::describe_value;

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node<'d> {
    document: &'d Document<'d>,
    value: &'d Value,
    path: Vec<Step>,
}

impl<'d> Node<'d> {
    pub(super) fn root(document: &'d Document<'d>, value: &'d Value) -> Self {
        Self {
            document,
            value,
            path: Vec::new(),
        }
    }

    pub(crate) fn value(&self) -> &'d Value {
        self.value
    }

    /// Tells that this value is wrong, and how to mend it.
    pub(crate) fn wrong(&self, what: impl Into<String>, mend: impl Into<String>) {
        self.tell(Aim::Value, what.into(), mend.into());
    }

    /// The same, pointing at the value's key.
    pub(crate) fn wrong_key(&self, what: impl Into<String>, mend: impl Into<String>) {
        self.tell(Aim::Key, what.into(), mend.into());
    }

    fn tell(&self, aim: Aim, what: String, mend: String) {
        self.document.wrong(&self.path, aim, what, mend);
    }

    fn expected<T>(&self, what: &str) -> Option<T> {
        let name = match self.path.last() {
            Some(Step::Key(key)) => format!("`{key}`"),
            Some(Step::Index(index)) => format!("item {}", index + 1),
            None => "this file".to_owned(),
        };
        let found = describe_value(self.value);
        self.wrong(format!("{name} must be {what}, not {found}"), "");
        None
    }

    fn child(&self, step: Step, value: &'d Value) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self {
            document: self.document,
            value,
            path,
        }
    }

    pub(crate) fn table(&self) -> Option<Table<'d>> {
        match self.value {
            Value::Object(object) => Some(Table {
                node: self.clone(),
                object,
                known: RefCell::new(Vec::new()),
            }),
            _ => self.expected("a table"),
        }
    }

    /// The items of an array; none if it is not one, which is told.
    pub(crate) fn items(&self) -> Vec<Self> {
        match self.value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| self.child(Step::Index(index), item))
                .collect(),
            _ => self.expected::<Vec<Self>>("an array").unwrap_or_default(),
        }
    }

    /// The entries of a table whose keys are free.
    pub(crate) fn entries(&self) -> Vec<(&'d str, Self)> {
        match self.value {
            Value::Object(object) => object
                .iter()
                .map(|(key, value)| (key.as_str(), self.child(Step::Key(key.clone()), value)))
                .collect(),
            _ => self
                .expected::<Vec<(&str, Self)>>("a table")
                .unwrap_or_default(),
        }
    }

    pub(crate) fn text(&self) -> Option<&'d str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.expected("a text"),
        }
    }

    /// A text of one line with something in it, at most so many characters.
    pub(crate) fn line(&self, maximum: usize) -> Option<&'d str> {
        let text = self.text()?;
        let count = text.chars().count();
        if text.trim().is_empty() || text.trim() != text {
            self.wrong(
                "this text is empty or begins or ends with a space",
                "write a few words",
            );
        } else if count > maximum {
            self.wrong(
                format!("this text has {count} characters"),
                format!("use at most {maximum}"),
            );
        } else if text.chars().any(char::is_control) {
            self.wrong(
                "this text has line ends or control characters",
                "write one line",
            );
        } else {
            return Some(text);
        }
        None
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        self.value
            .as_bool()
            .or_else(|| self.expected("true or false"))
    }

    pub(crate) fn integer(&self, range: RangeInclusive<u64>) -> Option<u64> {
        match self.value.as_u64().filter(|value| range.contains(value)) {
            Some(value) => Some(value),
            None => self.expected(&format!(
                "a whole number from {} to {}",
                range.start(),
                range.end()
            )),
        }
    }

    pub(crate) fn float(&self, range: RangeInclusive<f64>) -> Option<f64> {
        match self.value.as_f64().filter(|value| range.contains(value)) {
            Some(value) => Some(value),
            None => self.expected(&format!(
                "a number from {} to {}",
                range.start(),
                range.end()
            )),
        }
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.wrong(
                format!("`{}` is unknown here", shorten(text)),
                format!("write {}", one_of(&all)),
            );
        }
        found.map(|(_, value)| *value)
    }
}

/// A table whose keys are known.
#[derive(Debug)]
pub(crate) struct Table<'d> {
    node: Node<'d>,
    object: &'d Map<String, Value>,
    known: RefCell<Vec<&'static str>>,
}

impl<'d> Table<'d> {
    /// The value of a key, if it is there.
    pub(crate) fn get(&self, key: &'static str) -> Option<Node<'d>> {
        self.known.borrow_mut().push(key);
        let value = self.object.get(key)?;
        Some(self.node.child(Step::Key(key.to_owned()), value))
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&self, key: &'static str, mend: &str) -> Option<Node<'d>> {
        let found = self.get(key);
        if found.is_none() {
            self.node.wrong(format!("`{key}` is missing"), mend);
        }
        found
    }

    /// Says that these keys may be there, for keys that are only looked at
    /// when others are right.
    pub(crate) fn may_have(&self, keys: &[&'static str]) {
        self.known.borrow_mut().extend(keys);
    }

    /// The table itself.
    pub(crate) fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// Tells of every key that was never asked for.
    pub(crate) fn finish(self) {
        let mut known = self.known.into_inner();
        known.sort_unstable();
        known.dedup();
        for (key, value) in self.object {
            if known.contains(&key.as_str()) {
                continue;
            }
            let node = self.node.child(Step::Key(key.clone()), value);
            node.wrong_key(
                format!("the key `{}` is unknown here", shorten(key)),
                suggestion(key, &known),
            );
        }
    }
}

/// The nearest known key, or all of them.
fn suggestion(key: &str, known: &[&str]) -> String {
    let near = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&shorten(key), known), known))
        .min()
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4);
    match near {
        Some((_, known)) => format!("did you mean `{known}`?"),
        None => format!("known are {}", known.join(", ")),
    }
}

fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}
