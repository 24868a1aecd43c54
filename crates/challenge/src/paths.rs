//! Which relative paths are taken from outside.

/// The longest accepted path, in bytes.
pub(crate) const MAXIMUM_BYTES: usize = 512;
/// The longest accepted name of a file or folder, in bytes.
const MAXIMUM_NAME_BYTES: usize = 128;
/// How deep folders may lie.
const MAXIMUM_DEPTH: usize = 16;

/// Checks that a path is relative, stays where it is, and can be written on
/// every system.
///
/// # Errors
///
/// What is wrong with it, as a fragment.
pub(crate) fn check(path: &str) -> Result<(), String> {
    if path.len() > MAXIMUM_BYTES {
        return Err(format!("the path has more than {MAXIMUM_BYTES} bytes"));
    }
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || path.contains('\\') || has_drive {
        return Err("the path is not relative, or not written with `/`".to_owned());
    }
    if path.split('/').count() > MAXIMUM_DEPTH {
        return Err(format!("the path is deeper than {MAXIMUM_DEPTH} folders"));
    }
    path.split('/').try_for_each(check_name)
}

fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("the path has an empty part".to_owned());
    }
    if name == "." || name == ".." {
        return Err(format!("the path has `{name}` in it"));
    }
    if name.len() > MAXIMUM_NAME_BYTES {
        return Err(format!("a name has more than {MAXIMUM_NAME_BYTES} bytes"));
    }
    if name.chars().any(char::is_control) {
        return Err("a name has a control character in it".to_owned());
    }
    Ok(())
}

/// Whether tools leave a file or folder of this name behind, and nobody means it.
pub(crate) fn is_junk(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != "." && name != "..";
    hidden
        || matches!(
            name,
            "__pycache__" | "node_modules" | "target" | "__MACOSX" | "Thumbs.db" | "venv"
        )
        || name.ends_with(".pyc")
        || name.ends_with('~')
}

/// A text that came from outside, fit to be shown on one line.
pub(crate) fn shown(name: &str) -> String {
    let escaped = name.chars().take(80).flat_map(|character| {
        let plain = !character.is_control();
        let kept = plain.then_some(character);
        let replaced = (!plain).then(|| character.escape_default());
        kept.into_iter().chain(replaced.into_iter().flatten())
    });
    let mut text: String = escaped.collect();
    if name.chars().nth(80).is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_stay_are_taken() {
        for good in ["a", "a/b.py", "ümlaut/ü.rs", "a b"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        let long = "x".repeat(129);
        let deep = ["a"; 17].join("/");
        for bad in [
            "", "/a", "a//b", "a/", "..", "a/../b", "./a", "a\\b", "C:a", "a\0", "a\nb", &long,
            &deep,
        ] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn names_are_shown_on_one_line() {
        assert_eq!(shown("a\nb\u{1b}"), "a\\nb\\u{1b}");
        assert!(shown(&"é".repeat(4096)).chars().count() == 81);
    }
}
