//! Code as numbered lines with syntax colours. The colours are classes; what
//! a reader would not see is shown.

use maud::{Markup, PreEscaped, html};
use tokens::{Kind, Lexicon};

use crate::export::text;

/// Characters shown of one line.
const LINE_CHARACTERS: usize = 400;

/// A text as lines of safe HTML.
pub(super) struct Listing {
    lines: Vec<String>,
}

impl Listing {
    /// Colours `code` by `lexicon`; without one it stays plain.
    pub(super) fn new(code: &str, lexicon: Option<&Lexicon>) -> Self {
        let mut writer = Writer::default();
        let mut position = 0;
        for token in lexicon.map_or_else(Vec::new, |lexicon| tokens::tokenize(code, lexicon)) {
            writer.push(&code[position..token.range.start], None);
            writer.push(&code[token.range.clone()], class(token.kind));
            position = token.range.end;
        }
        writer.push(&code[position..], None);
        Self {
            lines: writer.finish(),
        }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line by its index from 0; empty beyond the end.
    pub(super) fn line(&self, index: usize) -> PreEscaped<&str> {
        PreEscaped(self.lines.get(index).map_or("", String::as_str))
    }

    /// The lines `first` to `last`, counted from 1, with their numbers.
    pub(super) fn numbered(&self, first: usize, last: usize) -> Markup {
        let last = last.min(self.len());
        html! {
            pre .code tabindex="0" {
                @for number in first..=last {
                    span .l data-n=(number) { (self.line(number - 1)) "\n" }
                }
            }
        }
    }
}

/// The class of a token, if it has a colour.
fn class(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Comment => Some("tc"),
        Kind::String => Some("ts"),
        Kind::Number => Some("tn"),
        Kind::Keyword => Some("tk"),
        Kind::Identifier | Kind::Operator => None,
    }
}

/// Text with line ends, as safe HTML: for output and values.
pub(super) fn plain(raw: &str) -> PreEscaped<String> {
    let mut html = String::with_capacity(raw.len() + 16);
    for character in text::without_sequences(raw).replace("\r\n", "\n").chars() {
        if matches!(character, '\n' | '\t') {
            html.push(character);
        } else {
            push_escaped(&mut html, character);
        }
    }
    PreEscaped(html)
}

/// Collects lines; a token that spans several is coloured on each.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    line: String,
    characters: usize,
}

impl Writer {
    fn push(&mut self, piece: &str, class: Option<&str>) {
        for (index, part) in piece.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            let part = part.strip_suffix('\r').unwrap_or(part);
            if !part.is_empty() {
                self.push_part(part, class);
            }
        }
    }

    fn push_part(&mut self, part: &str, class: Option<&str>) {
        if self.characters > LINE_CHARACTERS {
            return;
        }
        if let Some(class) = class {
            self.line.push_str("<span class=\"");
            self.line.push_str(class);
            self.line.push_str("\">");
        }
        for character in part.chars() {
            self.characters += 1;
            if self.characters > LINE_CHARACTERS {
                self.line.push('…');
                break;
            }
            if character == '\t' {
                self.line.push(character);
            } else {
                push_escaped(&mut self.line, character);
            }
        }
        if class.is_some() {
            self.line.push_str("</span>");
        }
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.characters = 0;
    }

    /// A line end at the end of a text begins no line.
    fn finish(mut self) -> Vec<String> {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.lines
    }
}

fn push_escaped(html: &mut String, character: char) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        unseen if text::is_unseen(unseen) => {
            let name = text::stand_in(unseen)
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            html.push_str("<span class=\"unseen\">");
            html.push_str(&name);
            html.push_str("</span>");
        }
        other => html.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(code: &str) -> Vec<String> {
        let lexicon = Lexicon {
            line_comments: vec!["#".into()],
            keywords: vec!["def".into()],
            ..Lexicon::default()
        };
        Listing::new(code, Some(&lexicon)).lines
    }

    #[test]
    fn colours_are_classes_and_text_is_escaped() {
        assert_eq!(
            lines("def f<T>\n# </pre>\n"),
            [
                "<span class=\"tk\">def</span> f&lt;T&gt;",
                "<span class=\"tc\"># &lt;/pre&gt;</span>"
            ]
        );
    }

    #[test]
    fn what_is_unseen_stands_out() {
        assert_eq!(
            lines("a\u{202E}b\r\nc\u{1B}"),
            [
                "a<span class=\"unseen\">&lt;U+202E&gt;</span>b",
                "c<span class=\"unseen\">&lt;U+001B&gt;</span>"
            ]
        );
    }

    #[test]
    fn long_lines_are_cut() {
        let cut = lines(&"x".repeat(10_000)).remove(0);
        assert_eq!(cut.chars().count(), LINE_CHARACTERS + 1);
        assert_eq!(lines("\n\n"), ["", ""]);
        assert!(lines("").is_empty());
    }
}
