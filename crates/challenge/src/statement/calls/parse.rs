//! Reading calls as examples have them.

use serde_json::Value;

/// A step as an example has it.
pub(super) struct ReadStep {
    pub(super) name: String,
    pub(super) arguments: Vec<Value>,
    pub(super) outcome: Outcome,
}

/// What an example says comes of a step.
pub(super) enum Outcome {
    Nothing,
    Returns(Vec<Value>),
    Raises(String),
}

/// What is left of an example.
pub(super) struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.rest.is_empty()
    }

    fn take(&mut self, wanted: &str) -> bool {
        self.skip_space();
        let found = self.rest.strip_prefix(wanted);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        if self.take(wanted) {
            return Ok(());
        }
        let found: String = self.rest.chars().take(20).collect();
        let found = crate::paths::shown(&found);
        Err(format!("`{wanted}` was expected before `{found}`"))
    }

    fn word(&mut self) -> Result<&'t str, String> {
        self.skip_space();
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if word.is_empty() {
            return Err("a name was expected".to_owned());
        }
        self.rest = rest;
        Ok(word)
    }

    pub(super) fn step(&mut self) -> Result<ReadStep, String> {
        let name = self.word()?.to_owned();
        self.expect("(")?;
        let mut arguments = Vec::new();
        while !self.take(")") {
            if !arguments.is_empty() {
                self.expect(",")?;
            }
            arguments.push(self.value()?);
        }
        Ok(ReadStep {
            name,
            arguments,
            outcome: self.outcome()?,
        })
    }

    fn outcome(&mut self) -> Result<Outcome, String> {
        if self.take("->") {
            let mut values = vec![self.value()?];
            while self.take_word("or") {
                values.push(self.value()?);
            }
            return Ok(Outcome::Returns(values));
        }
        if self.take_word("raises") {
            return self.word().map(|name| Outcome::Raises(name.to_owned()));
        }
        Ok(Outcome::Nothing)
    }

    /// Takes a word that white space follows, so that a method `order()` is
    /// not read as `or`.
    fn take_word(&mut self, wanted: &str) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(wanted) {
            Some(rest) if rest.starts_with(char::is_whitespace) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// A JSON value, which ends at a comma, a bracket or white space outside it.
    fn value(&mut self) -> Result<Value, String> {
        self.skip_space();
        let (text, rest) = self.rest.split_at(value_length(self.rest));
        let value = serde_json::from_str(text).map_err(|_| {
            let shown: String = text.chars().take(40).collect();
            format!("`{}` is not JSON", crate::paths::shown(&shown))
        })?;
        self.rest = rest;
        Ok(value)
    }
}

fn value_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b')' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return index,
            _ => {}
        }
    }
    text.len()
}
