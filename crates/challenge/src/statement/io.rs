//! Examples of programs, in parts under lines like `--- stdin`.

use std::collections::BTreeMap;

use crate::IoCase;

const MARK: &str = "--- ";

/// Compares an example with its case, and tells where they differ.
pub(super) fn compare(text: &str, case: &IoCase) -> Result<(), String> {
    let shown = parts(text)?;
    let expected = expected_parts(case).ok_or("is of a case that cannot be shown as text")?;
    if let Some(unknown) = shown.keys().find(|part| !expected.contains_key(**part)) {
        let unknown = crate::paths::shown(unknown);
        return Err(format!("has a part `{unknown}`, which its case has not"));
    }
    for (part, content) in &expected {
        let same = shown
            .get(part.as_str())
            .is_some_and(|shown| same_part(part, shown, content));
        if !same {
            return Err(format!("differs from its case in the part `{part}`"));
        }
    }
    Ok(())
}

/// The parts of an example: title to content.
fn parts(text: &str) -> Result<BTreeMap<&str, &str>, String> {
    let mut parts = BTreeMap::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(title) = line.strip_prefix(MARK) {
            if let Some((title, start)) = open.replace((title.trim(), at + line.len())) {
                parts.insert(title, text.get(start..at).unwrap_or(""));
            }
        } else if open.is_none() && !line.trim().is_empty() {
            return Err(format!("does not begin with a line like `{MARK}stdin`"));
        }
        at += line.len();
    }
    if let Some((title, start)) = open {
        parts.insert(title, text.get(start..).unwrap_or(""));
    }
    Ok(parts)
}

/// The parts that a case has; `None` if one of them is not text.
fn expected_parts(case: &IoCase) -> Option<BTreeMap<String, String>> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let mut parts = BTreeMap::new();
    if !case.arguments.is_empty() {
        let arguments = serde_json::to_string(&case.arguments).ok()?;
        parts.insert("arguments".to_owned(), arguments);
    }
    if !case.stdin.is_empty() {
        parts.insert("stdin".to_owned(), text(&case.stdin)?);
    }
    for (path, content) in &case.files {
        parts.insert(format!("file {path}"), text(content)?);
    }
    if let Some(stdout) = &case.expected.stdout {
        parts.insert("stdout".to_owned(), text(stdout)?);
    }
    if case.expected.exit_code != 0 {
        parts.insert("exit code".to_owned(), case.expected.exit_code.to_string());
    }
    for (path, content) in &case.expected.files {
        parts.insert(format!("output file {path}"), text(content)?);
    }
    Some(parts)
}

/// The last line end of a part may be missing in the case; a block has it
/// always.
fn same_part(part: &str, shown: &str, content: &str) -> bool {
    match part {
        "exit code" => shown.trim() == content,
        "arguments" => {
            let read = |text| serde_json::from_str::<Vec<String>>(text).ok();
            read(shown).is_some() && read(shown) == read(content)
        }
        _ => {
            let shown = shown.replace("\r\n", "\n");
            shown == content || shown.strip_suffix('\n') == Some(content)
        }
    }
}

/// The example of a case; `None` if it cannot be written down.
pub(super) fn write(case: &IoCase) -> Option<String> {
    let parts = expected_parts(case)?;
    let writable = parts.values().all(|content| {
        !content
            .lines()
            .any(|line| line.starts_with(MARK) || line.starts_with("```"))
    });
    let mut text = String::new();
    let in_order = |title: &str| match title {
        "arguments" => 0,
        "stdin" => 1,
        "stdout" => 3,
        "exit code" => 4,
        title if title.starts_with("file ") => 2,
        _ => 5,
    };
    let mut titles: Vec<&String> = parts.keys().collect();
    titles.sort_by_key(|title| in_order(title));
    for title in titles {
        text.push_str(&format!("{MARK}{title}\n{}", parts[title]));
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    (writable && text.len() <= 16 << 10).then_some(text)
}
