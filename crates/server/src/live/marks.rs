//! Places in a candidate's files that a compiler, a traceback or a stack speaks
//! of, for the editor's gutter.
//!
//! What is read here was written by programs of candidates: it is bounded, and
//! nothing of it is believed but that a path is one of the room's files.

use std::collections::BTreeSet;

use protocol::live::Mark;

/// So many marks are enough.
const MAXIMUM_MARKS: usize = 100;
/// Of a text so many lines are read.
const MAXIMUM_LINES: usize = 2_000;
/// The longest message, in bytes.
const MAXIMUM_MESSAGE: usize = 300;

/// Gathers marks from several texts.
pub(crate) struct Marks<'f> {
    files: &'f BTreeSet<&'f str>,
    found: Vec<Mark>,
}

/// A place that a line of text names.
struct Place<'t> {
    path: &'t str,
    line: u32,
    column: Option<u32>,
}

impl<'f> Marks<'f> {
    pub(crate) fn new(files: &'f BTreeSet<&'f str>) -> Self {
        Self {
            files,
            found: Vec::new(),
        }
    }

    /// The marks in the order of the files.
    pub(crate) fn finish(mut self) -> Vec<Mark> {
        self.found
            .sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        self.found
    }

    /// Reads a text for the places it speaks of.
    pub(crate) fn read(&mut self, text: &str) {
        let lines: Vec<&str> = text.lines().take(MAXIMUM_LINES).collect();
        self.read_python(&lines);
        self.read_javascript(&lines);
        self.read_rust(&lines);
    }

    /// `File "/solution/main.py", line 3, in f`, and what went wrong in the
    /// first line after it that is not indented. The innermost place in the
    /// candidate's files counts.
    fn read_python(&mut self, lines: &[&str]) {
        let mut innermost = None;
        for line in lines {
            if let Some(place) = python_place(line) {
                if let Some(path) = self.own(place.path) {
                    innermost = Some((path, place.line));
                }
                continue;
            }
            let is_message = !line.is_empty() && !line.starts_with([' ', '\t']);
            if is_message && let Some((path, number)) = innermost.take() {
                self.add(path, number, None, line);
            }
        }
    }

    /// `at f (/solution/main.js:3:5)`: the first place in the candidate's files
    /// after a message.
    fn read_javascript(&mut self, lines: &[&str]) {
        let mut message: Option<&str> = None;
        for line in lines {
            let trimmed = line.trim_start();
            match trimmed.strip_prefix("at ") {
                None if !trimmed.is_empty() => message = Some(trimmed),
                None => {}
                Some(frame) => {
                    let place = stack_place(frame);
                    let own = place.and_then(|place| Some((self.own(place.path)?, place)));
                    if let Some((path, place)) = own
                        && let Some(message) = message.take()
                    {
                        self.add(path, place.line, place.column, message);
                    }
                }
            }
        }
    }

    /// `error[E0308]: mismatched types` and `--> src/main.rs:3:5` below it; and
    /// `panicked at src/main.rs:3:5:` with the message in the next line.
    fn read_rust(&mut self, lines: &[&str]) {
        let mut message = None;
        for (index, line) in lines.iter().enumerate() {
            let trimmed = line.trim_start();
            if let Some((_, place)) = trimmed.split_once("panicked at ") {
                let next = lines.get(index + 1).copied().unwrap_or("panicked");
                self.add_colons(place.trim_end_matches(':'), next);
            } else if let Some(place) = trimmed.strip_prefix("--> ") {
                if let Some(message) = message.take() {
                    self.add_colons(place, message);
                }
            } else if trimmed.starts_with("error") || trimmed.starts_with("warning") {
                message = Some(trimmed);
            }
        }
    }

    fn add_colons(&mut self, place: &str, message: &str) {
        if let Some(place) = colon_place(place)
            && let Some(path) = self.own(place.path)
        {
            self.add(path, place.line, place.column, message);
        }
    }

    /// The room's file that a path of a guest or a compiler means.
    fn own(&self, path: &str) -> Option<&'f str> {
        let path = path.trim_start_matches("file://");
        let inside = path.strip_prefix("/solution/").unwrap_or(path);
        let inside = inside.trim_start_matches("./");
        self.files.get(inside).copied()
    }

    fn add(&mut self, path: &str, line: u32, column: Option<u32>, message: &str) {
        if line == 0 || self.found.len() >= MAXIMUM_MARKS {
            return;
        }
        let is_known = self
            .found
            .iter()
            .any(|mark| mark.path == path && mark.line == line && mark.message == bounded(message));
        if !is_known {
            self.found.push(Mark {
                path: path.to_owned(),
                line,
                column,
                message: bounded(message),
            });
        }
    }
}

fn bounded(message: &str) -> String {
    let message = message.trim();
    let end = message.floor_char_boundary(MAXIMUM_MESSAGE);
    message[..end].to_owned()
}

fn python_place(line: &str) -> Option<Place<'_>> {
    let rest = line.trim_start().strip_prefix("File \"")?;
    let (path, rest) = rest.split_once('"')?;
    let digits = rest.strip_prefix(", line ")?;
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    Some(Place {
        path,
        line: digits[..end].parse().ok()?,
        column: None,
    })
}

fn stack_place(frame: &str) -> Option<Place<'_>> {
    let place = match frame.rsplit_once('(') {
        Some((_, inner)) => inner.split_once(')')?.0,
        None => frame.trim(),
    };
    colon_place(place)
}

/// `path:3:5` or `path:3`.
fn colon_place(text: &str) -> Option<Place<'_>> {
    let (rest, last) = text.trim().rsplit_once(':')?;
    let last: u32 = last.parse().ok()?;
    match rest
        .rsplit_once(':')
        .map(|(path, line)| (path, line.parse()))
    {
        Some((path, Ok(line))) => Some(Place {
            path,
            line,
            column: Some(last).filter(|column| *column > 0),
        }),
        _ => Some(Place {
            path: rest,
            line: last,
            column: None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<(String, u32, Option<u32>, String)> {
        let files = BTreeSet::from(["main.py", "pack/part.py", "main.js", "src/main.rs"]);
        let mut marks = Marks::new(&files);
        marks.read(text);
        let found = marks.finish().into_iter();
        found
            .map(|mark| (mark.path, mark.line, mark.column, mark.message))
            .collect()
    }

    #[test]
    fn a_traceback_marks_its_innermost_own_line() {
        let text = "Traceback (most recent call last):\n  \
            File \"/solution/main.py\", line 9, in <module>\n    f()\n  \
            File \"/solution/pack/part.py\", line 3, in f\n    return 1 / 0\n  \
            File \"/lib/python/x.py\", line 1, in g\nZeroDivisionError: division by zero\n";
        let expected = "ZeroDivisionError: division by zero".to_owned();
        assert_eq!(
            marks(text),
            [("pack/part.py".to_owned(), 3, None, expected)]
        );
    }

    #[test]
    fn a_syntax_error_of_python_is_marked() {
        let text = "  File \"/solution/main.py\", line 2\n    def f(:\n          ^\n\
            SyntaxError: invalid syntax\n";
        assert_eq!(marks(text)[0].1, 2);
        assert_eq!(marks(text)[0].3, "SyntaxError: invalid syntax");
    }

    #[test]
    fn a_stack_marks_its_first_own_line() {
        let text = "TypeError: x is not a function\n    at native\n    \
            at f (/solution/main.js:4:11)\n    at /solution/main.js:9:1\n";
        let expected = "TypeError: x is not a function".to_owned();
        assert_eq!(marks(text), [("main.js".to_owned(), 4, Some(11), expected)]);
    }

    #[test]
    fn a_compilers_messages_are_marked_each() {
        let text = "error[E0308]: mismatched types\n --> src/main.rs:3:5\n  |\n\
            warning: unused variable: `x`\n  --> src/main.rs:1:9\n";
        let found = marks(text);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].1, found[0].2), (1, Some(9)));
        assert_eq!(found[1].3, "error[E0308]: mismatched types");
        let panic = "thread 'main' panicked at src/main.rs:7:2:\nindex out of bounds\n";
        assert_eq!(marks(panic)[0].3, "index out of bounds");
    }

    #[test]
    fn what_is_not_a_file_of_the_room_is_not_marked() {
        let text = "File \"/etc/passwd\", line 3\nboo\nat f (/x.js:1:1)\n--> ../src/main.rs:1:1\n\
            File \"/solution/main.py\", line 99999999999\nboo\nFile \"main.py\", line 0\nboo";
        assert_eq!(marks(text), []);
    }
}
