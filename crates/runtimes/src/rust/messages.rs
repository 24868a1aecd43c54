//! From rustc's messages to what a candidate reads: bounded, naming their own
//! files, and without anything of the host or of generated code.

use std::path::Path;

use super::diagnostic::Diagnostic;
use super::glue::Expectation;

/// The most text that is kept, in bytes and in lines.
const MAXIMUM_BYTES: usize = 16 << 10;
const MAXIMUM_LINES: usize = 400;
/// The longest line, in bytes; names of types can be endless.
const MAXIMUM_LINE: usize = 500;
/// How many failed expectations are told.
const MAXIMUM_ITEMS: usize = 8;

/// The messages about the candidate's own files, as rustc prints them.
pub(super) fn of_solution(messages: &[Diagnostic], folder: &Path) -> String {
    // Errors first: warnings must not push them over the bound.
    let (errors, others): (Vec<_>, Vec<_>) = messages
        .iter()
        .filter(|message| !message.is_summary())
        .partition(|message| message.is_error());
    let mut text = String::new();
    for message in errors.into_iter().chain(others) {
        if is_linking(message) {
            text.push_str(&linking(message));
        } else {
            text.push_str(message.rendered.as_deref().unwrap_or(&message.message));
        }
    }
    bounded(&text, folder)
}

/// The messages about a generated program, told as what was expected of the
/// solution.
pub(super) fn of_glue(
    messages: &[Diagnostic],
    expectations: &[Expectation],
    entry: &str,
    folder: &Path,
) -> String {
    let mut told: Vec<(Option<&Expectation>, Vec<String>)> = Vec::new();
    for message in messages.iter().filter(|message| message.is_error()) {
        let expectation = message.places().into_iter().find_map(|place| {
            expectations
                .iter()
                .find(|known| place.file_name == GLUE && place.line_start == known.line)
        });
        let sentence = sentence(message);
        // Several lines may expect the same item; it is told once.
        let same = told.iter_mut().find(|(known, _)| {
            known.map(|known| &known.item) == expectation.map(|known| &known.item)
        });
        match same {
            Some((_, sentences)) if sentences.contains(&sentence) => {}
            Some((_, sentences)) => sentences.push(sentence),
            None => told.push((expectation, vec![sentence])),
        }
    }
    told.sort_by_key(|(expectation, _)| expectation.map_or(0, |known| known.line));
    let text: Vec<_> = told
        .iter()
        .take(MAXIMUM_ITEMS)
        .map(|(expectation, sentences)| describe(*expectation, sentences, entry))
        .collect();
    bounded(&text.join("\n"), folder)
}

/// The file name under which rustc knows a generated program.
pub(super) const GLUE: &str = "<challenge>";

fn describe(expectation: Option<&Expectation>, sentences: &[String], entry: &str) -> String {
    let because = sentences.iter().map(|each| format!("  because: {each}\n"));
    let because: String = because.take(4).collect();
    match expectation {
        Some(Expectation {
            item, signature, ..
        }) => format!(
            "error: {item} is missing or is not as the challenge expects it\n  \
             expected in {entry}:\n      {signature}\n{because}"
        ),
        None => format!("error: your code cannot be joined with the challenge\n{because}"),
    }
}

/// The messages about hidden or shown test files: the sentences, with places
/// only in the candidate's files, and no line of a test.
pub(super) fn of_tests(messages: &[Diagnostic], folder: &Path) -> String {
    let mut sentences: Vec<_> = messages
        .iter()
        .filter(|message| message.is_error())
        .map(sentence)
        .collect();
    sentences.dedup();
    let because: String = sentences
        .iter()
        .map(|each| format!("  because: {each}\n"))
        .collect();
    let text =
        format!("error: the tests of this challenge do not compile with your code\n{because}");
    bounded(&text, folder)
}

/// A message in one sentence, with the places in the candidate's files that
/// belong to it.
fn sentence(message: &Diagnostic) -> String {
    if is_linking(message) {
        return linking(message).trim_end().to_owned();
    }
    if message.message.starts_with("type annotations needed") {
        return "its types are generic, so the challenge cannot tell which to use".to_owned();
    }
    let mut sentence = message.sentence();
    let own = message
        .places()
        .into_iter()
        .find(|place| is_own(&place.file_name));
    if let Some(place) = own {
        sentence.push_str(&format!(
            " (see {}:{}:{})",
            place.file_name, place.line_start, place.column_start
        ));
    }
    sentence
}

/// The candidate's files keep their relative names; every other file has an
/// absolute one or one in angle brackets.
fn is_own(file: &str) -> bool {
    !file.starts_with(['/', '<']) && !file.starts_with(TESTS)
}

/// The prefix of test files' names.
pub(super) const TESTS: &str = "tests/";

/// Whether it is rustc's account of how its linker failed.
pub(super) fn is_linking(message: &Diagnostic) -> bool {
    message.message.starts_with("linking with")
}

/// What the linker said; the rest of that message is its command line.
fn linking(message: &Diagnostic) -> String {
    let said: String = message
        .children
        .iter()
        .flat_map(|child| child.message.lines())
        .filter_map(|line| line.trim().strip_prefix("rust-lld: error: "))
        .map(|line| format!("error: {line}\n"))
        .collect();
    if said.is_empty() {
        "error: the program cannot be linked\n".to_owned()
    } else {
        said
    }
}

/// Cuts the text, and takes the paths of this machine out of it.
pub(super) fn bounded(text: &str, folder: &Path) -> String {
    let folder = folder.to_string_lossy();
    let solution = format!("{folder}/solution/");
    let mut bounded = String::new();
    for (count, line) in text.lines().enumerate() {
        let line = line.replace(&solution, "").replace(&*folder, "");
        let line = &line[..line.floor_char_boundary(MAXIMUM_LINE)];
        if count == MAXIMUM_LINES || bounded.len() + line.len() > MAXIMUM_BYTES {
            bounded.push_str("… more was left out\n");
            break;
        }
        bounded.push_str(line);
        bounded.push('\n');
    }
    bounded
}
