//! The fenced blocks of a Markdown text that are examples.

use std::ops::Range;

/// One example.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block<'t> {
    /// The case it names.
    pub(super) name: &'t str,
    /// What stands in it.
    pub(super) text: &'t str,
    /// Where that stands.
    pub(super) range: Range<usize>,
    /// The line of the opening fence, from 1.
    pub(super) line: usize,
}

/// A fence that is open.
struct Fence<'t> {
    character: char,
    length: usize,
    info: &'t str,
    line: usize,
    start: usize,
}

/// The example blocks of a text. A block that is never closed goes to the end.
pub(super) fn examples(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Fence<'_>> = None;
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let next = at + line.len();
        match &open {
            None => {
                open = opening(line).map(|(character, length, info)| Fence {
                    character,
                    length,
                    info,
                    line: index + 1,
                    start: next,
                });
            }
            Some(fence) if closes(line, fence) => {
                blocks.extend(block(text, fence, at));
                open = None;
            }
            Some(_) => {}
        }
        at = next;
    }
    if let Some(fence) = &open {
        blocks.extend(block(text, fence, text.len()));
    }
    blocks
}

fn block<'t>(text: &'t str, fence: &Fence<'t>, end: usize) -> Option<Block<'t>> {
    let name = fence.info.strip_prefix("example")?;
    if !name.is_empty() && !name.starts_with(char::is_whitespace) {
        return None;
    }
    let range = fence.start.min(end)..end;
    Some(Block {
        name: name.trim(),
        text: text.get(range.clone())?,
        range,
        line: fence.line,
    })
}

/// Character, length and info string of a line that opens a block.
fn opening(line: &str) -> Option<(char, usize, &str)> {
    let inner = line.trim_start_matches(' ');
    if line.len() - inner.len() > 3 {
        return None;
    }
    let character = inner.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = inner.trim_start_matches(character);
    let length = inner.len() - info.len();
    let info = info.trim();
    let is_fence = length >= 3 && !(character == '`' && info.contains('`'));
    is_fence.then_some((character, length, info))
}

fn closes(line: &str, fence: &Fence<'_>) -> bool {
    opening(line).is_some_and(|(character, length, info)| {
        character == fence.character && length >= fence.length && info.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_examples_are_found() {
        let text = "a\n```example one\nx\n```\n~~~~ example  two words \n```\n~~~\n~~~~\n```js\n```\n\
                    ```examples\n```\n````md\n```example no\n```\n````\n    ```example no\n```example open\ny";
        let found: Vec<_> = examples(text)
            .into_iter()
            .map(|block| (block.name, block.text, block.line))
            .collect();
        assert_eq!(
            found,
            [
                ("one", "x\n", 2),
                ("two words", "```\n~~~\n", 5),
                ("open", "y", 18)
            ]
        );
    }
}
