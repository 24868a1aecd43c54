//! What is mutated in each language, and what is left alone.

use tokens::Lexicon;

use super::*;

#[derive(serde::Deserialize)]
struct File {
    lexicon: Lexicon,
}

fn lexicon(language: &str) -> Lexicon {
    let text = match language {
        "python" => include_str!("../../../tokens/tests/lexicons/python.toml"),
        "javascript" => include_str!("../../../tokens/tests/lexicons/javascript.toml"),
        _ => include_str!("../../../tokens/tests/lexicons/rust.toml"),
    };
    toml::from_str::<File>(text).unwrap().lexicon
}

fn mutated(language: &str, source: &str) -> Vec<String> {
    mutants("f", source, &lexicon(language))
        .into_iter()
        .map(|mutant| mutant.mutated_line)
        .collect()
}

#[test]
fn python() {
    let source = "\
def f(items, limit=10):
    # a - comment
    for index in range(1, len(items)):
        if items[index] >= -limit and not done:
            break
    return [x for x in items if x % 2 == 0]
";
    insta::assert_snapshot!(mutated("python", source).join("\n"));
}

#[test]
fn javascript() {
    let source = "\
function f(items) {
  for (let i = 0; i < items.length; i++) {
    if (items[i] === '-' || !seen.has(i)) { return true; }
    while (a && (b || c)) continue;
  }
  return Math.min(a - 1, -1);
}
";
    insta::assert_snapshot!(mutated("javascript", source).join("\n"));
}

#[test]
fn rust() {
    let source = "\
#![allow(x)]
fn f(items: &[i64], limit: Option<Vec<i64>>) -> Result<i64, E> {
    for i in 0..items.len() {
        if let Some(x) = items.get(i) && *x < 1_000 {
            total += vec![1i64; 2][0] - pair.0;
        } else if !found || a & b == 0 {
            continue;
        }
    }
    match total { n if n > 3 => Ok(n), _ => Err(E) }
}
";
    insta::assert_snapshot!(mutated("rust", source).join("\n"));
}

#[test]
fn a_line_that_the_author_accepted_with_a_reason_is_left_alone() {
    let count = |source: &str| mutated("python", source).len();
    assert_eq!(count("a = b + c\n"), 1);
    assert_eq!(
        count("a = b + c  # greenroom: equivalent, because c is 0\n"),
        0
    );
    assert_eq!(
        count("# greenroom: equivalent: c is 0\na = b + c\nd = b + c\n"),
        1
    );
    assert_eq!(count("a = b + c  # greenroom: equivalent\n"), 1);
}

#[test]
fn applying_a_mutant_changes_its_place_only() {
    let source = "if a:\n    x = 1\n";
    let mutant = mutants("f", source, &lexicon("python")).remove(0);
    assert_eq!(mutant.apply(source), "if False:\n    x = 1\n");
    assert_eq!((mutant.line, mutant.original_line.as_str()), (1, "if a:"));
}

#[test]
fn a_sample_is_the_same_every_time_and_keeps_the_order() {
    let source: String = (0..50).map(|n| format!("a{n} = b + c\n")).collect();
    let all = mutants("f", &source, &lexicon("python"));
    assert_eq!(all.len(), 50);
    let some = sample(all.clone(), Some(10));
    assert_eq!(some, sample(all.clone(), Some(10)));
    assert_eq!(some.len(), 10);
    assert!(some.is_sorted_by_key(|mutant| mutant.line));
    assert_eq!(sample(all.clone(), None), all);
}

#[test]
fn no_text_makes_it_panic() {
    for text in [
        "if",
        "if (",
        "while :",
        "!",
        "-",
        "..",
        "é<é",
        "if é {",
        "not",
        "0x",
        "9".repeat(99).as_str(),
    ] {
        for language in ["python", "javascript", "rust"] {
            let _ = mutated(language, text);
        }
    }
}
