//! Small questions about paths and source text.

use std::borrow::Cow;

/// The folders whose names candidates need not see.
const HIDDEN_FOLDERS: [&str; 2] = ["/solution/", "/tests/"];

/// The folder that a file lies in, without the slash at its end.
pub fn folder_of(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some(("", _)) | None => "/",
        Some((folder, _)) => folder,
    }
}

/// `path` seen from `folder`, absolute, without `.` and `..`.
pub fn join_path(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let start = if path.starts_with('/') { "" } else { folder };
    for part in start.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// A path as its author knows it: `solution.js` for `/solution/solution.js`.
pub fn shown_path(path: &str) -> &str {
    HIDDEN_FOLDERS
        .iter()
        .find_map(|folder| path.strip_prefix(folder))
        .unwrap_or(path)
}

/// The source without a byte order mark, and with a first line `#!…` made a
/// comment. Line numbers stay.
pub fn without_preamble(source: &str) -> Cow<'_, str> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    match source.strip_prefix("#!") {
        Some(rest) => Cow::Owned(format!("//{rest}")),
        None => Cow::Borrowed(source),
    }
}

/// A name in camel case: `count_allowed` becomes `countAllowed`.
pub fn camel_case(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut capital = false;
    for letter in name.chars() {
        if letter == '_' && !camel.is_empty() {
            capital = true;
        } else if capital {
            camel.extend(letter.to_uppercase());
            capital = false;
        } else {
            camel.push(letter);
        }
    }
    camel
}

/// The first `limit` bytes of a text, cut between characters.
pub fn cut(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_cannot_leave_the_root() {
        assert_eq!(join_path("/solution", "./a/../b.js"), "/solution/b.js");
        assert_eq!(join_path("/solution/lib", "../../../x"), "/x");
        assert_eq!(join_path("/solution", "/etc/x"), "/etc/x");
        assert_eq!(folder_of("/a.js"), "/");
    }

    #[test]
    fn names_become_camel_case() {
        assert_eq!(camel_case("count_allowed"), "countAllowed");
        assert_eq!(camel_case("at"), "at");
        assert_eq!(camel_case("_private_name"), "_privateName");
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(cut("aé", 9), "aé");
    }
}
