//! Copies are found in disguise, independent work is not, and hostile input
//! costs no more than bounded work.

use std::collections::BTreeMap;

use protocol::Language;
use tokens::Lexicon;

use super::{Options, Pair, similar};
use crate::export::fixture;
use crate::report::Report;

const ORIGINAL: &str = include_str!("tests/original.py");
const DISGUISED: &str = include_str!("tests/disguised.py");
const STARTER: &str = include_str!("tests/starter.py");
const INDEPENDENT: [&str; 3] = [
    include_str!("tests/independent_records.py"),
    include_str!("tests/independent_events.py"),
    include_str!("tests/independent_plain.py"),
];

fn python() -> Language {
    "python".parse().unwrap()
}

/// A report of which only name and files matter.
fn report(name: &str, content: &str) -> Report {
    let mut report = fixture::single().reports.remove(0);
    report.submission.name = name.to_owned();
    report.submission.files = BTreeMap::from([("ledger.py".to_owned(), content.to_owned())]);
    report
}

fn lexicons() -> BTreeMap<Language, Lexicon> {
    fixture::single().presentation.lexicons
}

fn starters() -> BTreeMap<Language, BTreeMap<String, String>> {
    let files = BTreeMap::from([("ledger.py".to_owned(), STARTER.to_owned())]);
    BTreeMap::from([(python(), files)])
}

fn found(reports: &[Report], options: &Options) -> Vec<Pair> {
    similar(reports, &lexicons(), &starters(), options)
}

fn independent() -> Vec<Report> {
    let numbered = INDEPENDENT.iter().enumerate();
    numbered
        .map(|(index, content)| report(&format!("independent-{index}"), content))
        .collect()
}

#[test]
fn a_disguised_copy_is_found() {
    let mut reports = independent();
    reports.push(report("original", ORIGINAL));
    reports.push(report("disguised", DISGUISED));
    let pairs = found(&reports, &Options::default());
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    let pair = &pairs[0];
    assert_eq!(
        (pair.left.as_str(), pair.right.as_str()),
        ("disguised", "original")
    );
    assert!(pair.share_thousandths >= 700, "{}", pair.share_thousandths);
}

#[test]
fn a_graded_set_finds_its_own() {
    let mut set = fixture::single();
    set.reports = vec![report("original", ORIGINAL), report("disguised", DISGUISED)];
    set.presentation.starters = starters();
    let set = set.with_similarity(&Options::default());
    assert_eq!(set.similar, found(&set.reports, &Options::default()));
    assert_eq!(set.similar.len(), 1);
}

#[test]
fn independent_solutions_are_far_below_the_threshold() {
    let mut reports = independent();
    reports.push(report("original", ORIGINAL));
    let any = Options {
        threshold_thousandths: 1,
        ..Options::default()
    };
    let pairs = found(&reports, &any);
    assert!(!pairs.is_empty());
    for pair in pairs {
        let (left, right) = (&pair.left, &pair.right);
        assert!(
            pair.share_thousandths <= 250,
            "{left}, {right}: {}",
            pair.share_thousandths
        );
    }
}

#[test]
fn shared_parts_are_lines_of_both() {
    let reports = [report("original", ORIGINAL), report("disguised", DISGUISED)];
    let pairs = found(&reports, &Options::default());
    let lines = |text: &str, first: u32, last: u32| {
        let lines = text.lines().skip(first as usize - 1);
        lines
            .take((last - first + 1) as usize)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let block = pairs[0]
        .blocks
        .iter()
        .find(|block| {
            lines(ORIGINAL, block.right.first, block.right.last).contains("total = total")
        })
        .unwrap();
    let (left, right) = (&block.left, &block.right);
    assert!(lines(DISGUISED, left.first, left.last).contains("running = running + value"));
    assert!(left.first < left.last && right.first < right.last);
}

#[test]
fn the_starter_is_nobodys_work() {
    let mut reports: Vec<Report> = Vec::new();
    for name in ["ada", "grace"] {
        let handed_in = format!("{STARTER}\n\ndef helper_{name}():\n    return 1\n");
        reports.push(report(name, &handed_in));
    }
    assert_eq!(found(&reports, &Options::default()), []);
}

#[test]
fn those_who_mend_the_same_lines_are_not_alike() {
    // A long starter with four faults, mended by both in the obvious way.
    let mended = ORIGINAL
        .replace("< cents", "<= cents")
        .replace("total + amount", "total + amount * 1")
        .replace("self.number += 1", "self.number = self.number + 1")
        .replace("[:count]", "[0:count]");
    let starters = BTreeMap::from([(
        python(),
        BTreeMap::from([("ledger.py".to_owned(), ORIGINAL.to_owned())]),
    )]);
    let reports = [report("ada", &mended), report("grace", &mended)];
    let pairs = similar(&reports, &lexicons(), &starters, &Options::default());
    assert_eq!(pairs, []);
}

#[test]
fn what_half_a_cohort_wrote_is_the_task() {
    let mut reports = independent();
    for name in 0..7 {
        reports.push(report(&format!("copy-{name}"), ORIGINAL));
    }
    assert_eq!(found(&reports, &Options::default()), []);
}

#[test]
fn other_languages_are_not_compared() {
    let mut other = report("other", ORIGINAL);
    other.submission.language = "rust".parse().unwrap();
    assert_eq!(
        found(&[report("one", ORIGINAL), other], &Options::default()),
        []
    );
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let mut reports = independent();
    reports.push(report("original", ORIGINAL));
    reports.push(report("disguised", DISGUISED));
    let pairs = found(&reports, &Options::default());
    reports.reverse();
    assert_eq!(found(&reports, &Options::default()), pairs);
}

/// Bounded work is told by bounded results here: the time is for benchmarks.
#[test]
fn a_flood_of_equal_tokens_tells_nothing() {
    let flood = "x + ".repeat(1 << 18);
    let reports: Vec<Report> = (0..8)
        .map(|name| report(&name.to_string(), &flood))
        .collect();
    assert_eq!(found(&reports, &Options::default()), []);
}

#[test]
fn padding_does_not_hide_a_copy() {
    let padded = format!("{DISGUISED}\n{}", "value = [1, 2, 3]\n".repeat(20_000));
    let reports = [report("original", ORIGINAL), report("padded", &padded)];
    assert_eq!(found(&reports, &Options::default()).len(), 1);
}

#[test]
fn a_cohort_of_three_hundred_copies_is_bounded() {
    // Groups of 30 who share one long text each: below the common limit, and
    // the most pairs that can be.
    let text = |group: usize| {
        let mut state = group as u64 + 1;
        let mut lines = String::new();
        for _ in 0..400 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            lines.push_str(match state >> 61 {
                0 => "if a > b: c = d[1]\n",
                1 => "for a in b: c(d, e)\n",
                2 => "def f(a, b, c): return a + b * c\n",
                3 => "while not a(): b -= c.d\n",
                4 => "with a(b) as c: d.e(f=g)\n",
                5 => "assert a == b, c\n",
                6 => "del a[b:c]\n",
                _ => "try: raise a from b\n",
            });
        }
        lines
    };
    let reports: Vec<Report> = (0..300)
        .map(|index| report(&format!("{index:03}"), &text(index / 30)))
        .collect();
    let options = Options::default();
    let pairs = found(&reports, &options);
    assert_eq!(pairs.len(), options.maximum_pairs);
    let group = |name: &str| name.parse::<usize>().unwrap() / 30;
    for pair in pairs {
        assert_eq!(pair.share_thousandths, 1000);
        assert_eq!(group(&pair.left), group(&pair.right));
    }
}
