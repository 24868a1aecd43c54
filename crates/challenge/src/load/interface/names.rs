//! Names in an interface: such that every language can spell them.

use std::collections::BTreeSet;

use crate::document::Node;

/// Words that some language would not take as a name.
const RESERVED: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "case", "catch", "class", "const",
    "continue", "crate", "debugger", "def", "default", "del", "delete", "do", "dyn", "elif",
    "else", "enum", "except", "export", "extends", "extern", "false", "finally", "fn", "for",
    "from", "function", "global", "if", "impl", "import", "in", "is", "lambda", "let", "loop",
    "match", "mod", "move", "mut", "new", "nonlocal", "not", "null", "or", "pass", "pub", "raise",
    "ref", "return", "self", "static", "struct", "super", "switch", "this", "throw", "trait",
    "true", "try", "type", "typeof", "unsafe", "use", "var", "void", "where", "while", "with",
    "yield",
];

pub(super) fn snake_name(node: &Node<'_>) -> Option<String> {
    let name = node.text()?;
    if !is_snake(name) {
        let what = format!("`{}` is no name in snake case", crate::paths::shown(name));
        node.wrong(what, "write it like `count_allowed`");
        return None;
    }
    if RESERVED.contains(&name) {
        let what = format!("`{name}` is a word of some language");
        node.wrong(what, "take another name");
        return None;
    }
    Some(name.to_owned())
}

fn is_snake(name: &str) -> bool {
    let bytes = name.as_bytes();
    let legal = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    bytes.first().is_some_and(u8::is_ascii_lowercase)
        && bytes.len() <= 64
        && bytes.iter().all(legal)
        && !name.ends_with('_')
        && !name.contains("__")
}

pub(super) fn is_pascal(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.len() <= 64
        && bytes.iter().all(u8::is_ascii_alphanumeric)
}

pub(super) fn tell_twice<'n>(node: &Node<'_>, names: impl Iterator<Item = &'n str>) {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            node.wrong(format!("`{name}` is there twice"), "rename one of them");
        }
    }
}
