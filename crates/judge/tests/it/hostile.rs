//! Solutions that would rather be believed than be right.

use protocol::Verdict::{self, Ole, Rte, Tle, Wa};

use crate::support::{Bench, fixture, hand_in, languages};

/// For each language a `total` that tries something, and what it must earn in
/// the case that expects 6.
const ATTEMPTS: &[(&str, Verdict, &str)] = &[
    // Printing what an answer looks like.
    (
        "python",
        Rte,
        r#"
import os
def total(prices):
    print('"ready"\n{"returned":6}', flush=True)
    os._exit(0)
"#,
    ),
    (
        "javascript",
        Rte,
        r#"
export function total(prices) {
  console.log('"ready"\n{"returned":6}');
  process.exit(0);
}
"#,
    ),
    // A result that is equal to everything.
    (
        "python",
        Wa,
        "
class Any(int):
    def __eq__(self, other): return True
    def __hash__(self): return 0
def total(prices): return Any(7)
",
    ),
    (
        "javascript",
        Wa,
        "export function total(prices) { return { valueOf: () => 6, toJSON: () => 6 }; }",
    ),
    // Answering over the device.
    (
        "python",
        Rte,
        "
def total(prices):
    open('/dev/harness', 'w').write('{\"returned\":6}\\n')
    return 6
",
    ),
    (
        "javascript",
        Rte,
        r#"
import fs from "node:fs";
export function total(prices) {
  fs.writeFileSync("/dev/harness", '{"returned":6}\n');
  return 6;
}
"#,
    ),
    // Never answering.
    ("python", Tle, "def total(prices):\n    while True: pass\n"),
    (
        "javascript",
        Tle,
        "export function total(prices) { for (;;); }",
    ),
    // Saying too much.
    (
        "python",
        Ole,
        "def total(prices):\n    while True: print('x' * 1000)\n",
    ),
    (
        "javascript",
        Ole,
        "export function total(prices) { for (;;) console.log('x'.repeat(1000)); }",
    ),
    // Values that are none of the type.
    ("python", Wa, "def total(prices): return 10 ** 1000\n"),
    ("python", Wa, "def total(prices): return float('nan')\n"),
    ("python", Wa, "def total(prices): return True\n"),
    (
        "javascript",
        Wa,
        "export function total(prices) { return NaN; }",
    ),
    (
        "javascript",
        Wa,
        "export function total(prices) { return 10n ** 100n; }",
    ),
    (
        "javascript",
        Wa,
        "export function total(prices) { return '6'; }",
    ),
    // Endless recursion.
    ("python", Rte, "def total(prices): return total(prices)\n"),
    (
        "javascript",
        Rte,
        "export function total(prices) { return total(prices); }",
    ),
];

/// The same in Rust, where the other functions must be there too.
const RUST_ATTEMPTS: &[(Verdict, &str)] = &[
    (
        Rte,
        r#"println!("{{\"returned\":6}}"); std::process::exit(0)"#,
    ),
    (
        Rte,
        r#"std::fs::write("/dev/harness", "{\"returned\":6}\n").unwrap(); Ok(6)"#,
    ),
    (Tle, "loop {}"),
    (Ole, "loop { println!(\"{}\", \"x\".repeat(1000)); }"),
    (Wa, "Ok(7)"),
    (
        Rte,
        "let mut sum: i64 = i64::MAX; sum += prices.len() as i64; Ok(prices[sum as usize])",
    ),
    (Rte, "total(prices).map(|sum| sum + 1)"),
];

#[test]
fn a_solution_is_judged_for_what_it_returns() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let languages = languages();
    for (language, verdict, text) in ATTEMPTS {
        let language = language.parse().unwrap();
        if languages.contains(&language) {
            let report = bench.grade(&challenge, &hand_in(&challenge, &language, text));
            let case = &report.groups[0].cases[0];
            assert_eq!(case.verdict, *verdict, "{text}\n{}", case.reason);
            assert!(!case.reason.contains('\n'));
        }
    }
}

#[test]
fn a_solution_in_rust_is_judged_for_what_it_returns() {
    let bench = Bench::new();
    let challenge = fixture("shopping");
    let rust = "rust".parse().unwrap();
    if !languages().contains(&rust) {
        return;
    }
    let reference = challenge.reference(&rust).unwrap();
    let text = String::from_utf8(reference.source.files["shopping.rs"].clone()).unwrap();
    let body = text.find("    if prices.iter().any").unwrap();
    let end = text.find("Ok(prices.iter().sum())\n").unwrap() + "Ok(prices.iter().sum())\n".len();
    for (verdict, attempt) in RUST_ATTEMPTS {
        let attempt = format!("{}{attempt}\n{}", &text[..body], &text[end..]);
        let report = bench.grade(&challenge, &hand_in(&challenge, &rust, &attempt));
        let case = &report.groups[0].cases[0];
        assert_eq!(
            case.verdict, *verdict,
            "{attempt}\n{}\n{}",
            case.reason, report.diagnostics
        );
    }
}
