//! rustc's messages, as its JSON lines have them.

use serde::Deserialize;

/// One message.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Diagnostic {
    /// The sentence.
    pub(super) message: String,
    /// `error`, `warning`, `note` …
    pub(super) level: String,
    /// Where.
    #[serde(default)]
    pub(super) spans: Vec<Span>,
    /// What belongs to it.
    #[serde(default)]
    pub(super) children: Vec<Diagnostic>,
    /// All of it as rustc would print it; its children have none.
    pub(super) rendered: Option<String>,
}

/// A place in a source file.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Span {
    pub(super) file_name: String,
    pub(super) line_start: usize,
    pub(super) column_start: usize,
    pub(super) is_primary: bool,
    pub(super) label: Option<String>,
    /// The macro whose expansion it lies in.
    pub(super) expansion: Option<Box<Expansion>>,
}

/// The use of a macro.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Expansion {
    pub(super) span: Span,
}

impl Diagnostic {
    /// Reads rustc's standard error. What is not a message, such as the text
    /// of a crash, comes back as it is.
    pub(super) fn read_all(output: &[u8]) -> (Vec<Self>, String) {
        let mut messages = Vec::new();
        let mut other = String::new();
        for line in output.split(|byte| *byte == b'\n') {
            match Self::read(line) {
                Some(message) => messages.push(message),
                None if line.is_empty() || line.starts_with(b"{\"$message_type\"") => {}
                None => {
                    other.push_str(&String::from_utf8_lossy(line));
                    other.push('\n');
                }
            }
        }
        (messages, other)
    }

    /// Reads one message. Of one that nests deeper than we follow, such as
    /// those of macros in macros, only the outside is read.
    fn read(line: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Outside {
            message: String,
            level: String,
            rendered: Option<String>,
        }
        serde_json::from_slice(line).ok().or_else(|| {
            let outside: Outside = serde_json::from_slice(line).ok()?;
            Some(Self {
                message: outside.message,
                level: outside.level,
                spans: Vec::new(),
                children: Vec::new(),
                rendered: outside.rendered,
            })
        })
    }

    /// Whether it is an error of its own, and not the count of the others.
    pub(super) fn is_error(&self) -> bool {
        self.level.starts_with("error") && !self.is_summary()
    }

    /// Whether it is the line that counts the others.
    pub(super) fn is_summary(&self) -> bool {
        self.spans.is_empty()
            && (self.message.starts_with("aborting due to")
                || self.message.ends_with("warning emitted")
                || self.message.ends_with("warnings emitted")
                || self.level == "failure-note")
    }

    /// The sentence with the label of its place: `mismatched types: expected …`.
    pub(super) fn sentence(&self) -> String {
        let label = self.primary().and_then(|span| span.label.as_deref());
        match label {
            Some(label) if !self.message.contains(label) => {
                format!("{}: {label}", self.message)
            }
            _ => self.message.clone(),
        }
    }

    /// Its main place.
    pub(super) fn primary(&self) -> Option<&Span> {
        self.spans.iter().find(|span| span.is_primary)
    }

    /// Every place of it and of its children, macro uses last.
    pub(super) fn places(&self) -> Vec<&Span> {
        let mut places = Vec::new();
        let children = self.children.iter().flat_map(|child| &child.spans);
        for span in self.spans.iter().chain(children) {
            let mut place = Some(span);
            while let Some(span) = place {
                places.push(span);
                place = span.expansion.as_deref().map(|expansion| &expansion.span);
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_nests_too_deep_is_still_a_message() {
        let span = |inner: &str| {
            format!(
                r#"{{"file_name":"a","line_start":1,"column_start":1,"is_primary":true,"expansion":{inner}}}"#
            )
        };
        let deep = (0..300).fold("null".to_owned(), |inner, _| {
            format!(r#"{{"span":{}}}"#, span(&inner))
        });
        let line = format!(
            r#"{{"$message_type":"diagnostic","message":"no","level":"error","spans":[{}],"children":[]}}"#,
            span(&deep)
        );
        let (messages, other) = Diagnostic::read_all(line.as_bytes());
        assert_eq!(other, "");
        assert_eq!(messages.len(), 1);
        assert!(messages[0].is_error() && messages[0].spans.is_empty());
    }
}
