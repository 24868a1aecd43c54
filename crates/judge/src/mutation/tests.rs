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
fn statements_with_an_effect_are_left_out() {
    let left_out = |language: &str, source: &str| -> Vec<String> {
        mutants("f", source, &lexicon(language))
            .into_iter()
            .filter(|mutant| matches!(mutant.mutated_line.as_str(), "" | "pass"))
            .map(|mutant| mutant.original_line)
            .collect()
    };
    let python = "\
class A:
    items: list[int] = field(default_factory=list)
    def f(self, x):
        print(x)
        y = g(x)
        self.items[0] = y
        self.items.append(
            y,
        )
        return y
";
    assert_eq!(
        left_out("python", python),
        ["self.items[0] = y", "self.items.append("]
    );
    let javascript = "\
function f(x) {
  console.log(x);
  const y = g(x);
  this.items[0] = y;
  items.forEach((z) => { z.close(); });
  return items.pop();
}
";
    assert_eq!(
        left_out("javascript", javascript),
        [
            "this.items[0] = y;",
            "items.forEach((z) => { z.close(); });"
        ]
    );
    let rust = "\
fn f(&mut self) -> usize {
    println!(\"{}\", 1);
    let y = self.g();
    self.items.push(y);
    *self.count = 1;
    self.items.len()
}
";
    assert_eq!(left_out("rust", rust), ["self.items.push(y);"]);
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
        "a",
        "a(",
        "a)",
        "a;",
        "a\n)",
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
