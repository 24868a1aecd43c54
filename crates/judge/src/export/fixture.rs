//! Made-up cohorts for the tests of exporters: a small one for snapshots, one
//! of thirty candidates as a real one would look, and a hostile one.

use std::collections::BTreeMap;

use judge::export::{GradedSet, Presentation};
use judge::report::Report;
use judge::similarity::{LineRange, Pair, SharedBlock};
use protocol::Language;
use tokens::Lexicon;

use candidate::{Behaviour, STARTERS, candidate, challenge};

// Named, because the example that writes these cohorts to files includes this
// file from elsewhere.
#[path = "fixture/candidate.rs"]
mod candidate;
#[path = "fixture/cases.rs"]
mod cases;

/// Three submissions, enough for every feature of a format.
pub(crate) fn small() -> GradedSet {
    let reports = vec![
        candidate("ada-lovelace", "python", Behaviour::Right, 96),
        candidate("grace-hopper", "rust", Behaviour::OneTooMany, 101),
        candidate("linus", "javascript", Behaviour::DoesNotCompile, 100),
    ];
    GradedSet::new(challenge(), reports).with_presentation(presentation())
}

/// A single submission that fails in several groups.
pub(crate) fn single() -> GradedSet {
    let report = candidate("grace-hopper", "python", Behaviour::Crashes, 101);
    GradedSet::new(challenge(), vec![report]).with_presentation(presentation())
}

/// Thirty candidates of varying quality.
pub(crate) fn cohort() -> GradedSet {
    use Behaviour::{
        Crashes, DoesNotCompile, Floods, Hoards, Loops, NeverRefuses, OneTooMany, OurFault, Right,
        Slow,
    };
    let candidates = [
        ("amara-okafor", "python", Right, 98),
        ("anders-lindqvist", "rust", Right, 100),
        ("beatriz-carvalho", "javascript", Right, 131),
        ("chen-wei", "python", Slow, 1_240),
        ("daniel-mbeki", "python", OneTooMany, 104),
        ("elif-yilmaz", "javascript", Right, 118),
        ("fatima-al-sayed", "python", OneTooMany, 99),
        ("georgi-petrov", "rust", DoesNotCompile, 100),
        ("hannah-schmidt", "python", Right, 154),
        ("ines-moreau", "javascript", NeverRefuses, 88),
        ("jakub-nowak", "python", Crashes, 110),
        ("keiko-tanaka", "rust", Right, 93),
        ("lars-jensen", "python", Loops, 100),
        ("maria-rossi", "python", Right, 99),
        ("mateo-fernandez", "javascript", OneTooMany, 122),
        ("nadia-haddad", "python", Slow, 780),
        ("oluwaseun-adeyemi", "python", Right, 143),
        ("priya-raghunathan", "javascript", Right, 109),
        ("quentin-dubois", "python", Hoards, 100),
        (
            "rosa-jimenez-de-la-torre-y-villanueva",
            "python",
            OneTooMany,
            127,
        ),
        ("sanjay-iyer", "rust", OneTooMany, 97),
        ("siobhan-kelly", "python", Right, 102),
        ("tomas-novotny", "javascript", Crashes, 100),
        ("uma-krishnan", "python", Right, 231),
        ("viktor-szabo", "python", Floods, 100),
        ("wanjiru-kamau", "rust", Right, 104),
        ("xin-li", "python", Slow, 2_310),
        ("yara-nasser", "python", OneTooMany, 108),
        ("yusuf-demir", "javascript", OurFault, 100),
        ("zoe-papadopoulos", "python", Right, 189),
    ];
    let reports = candidates
        .into_iter()
        .map(|(name, language, behaviour, cost)| candidate(name, language, behaviour, cost))
        .collect();
    GradedSet::new(challenge(), reports)
        .with_similar(vec![pair()])
        .with_presentation(presentation())
}

/// A cohort in which every text attacks the reader.
pub(crate) fn hostile() -> GradedSet {
    let attacks = [
        "</script><script>alert(1)</script>",
        "\u{1B}[2J\u{1B}]0;owned\u{7}ada",
        "nul\0byte",
        "gpj.\u{202E}evil",
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "\"><img src=x onerror=alert(1)>",
        "]]><evil/>&amp;",
        "\u{FFFE}\u{FFFF}\u{1}\u{9B}31m",
    ];
    let mut reports: Vec<Report> = attacks.iter().map(|attack| poisoned(attack)).collect();
    reports.push(poisoned(&"n".repeat(10_240)));
    let similar = vec![Pair {
        left: attacks[0].to_owned(),
        right: attacks[5].to_owned(),
        ..pair()
    }];
    GradedSet::new(challenge(), reports)
        .with_similar(similar)
        .with_presentation(presentation())
}

/// A failing report with `attack` wherever a candidate's text can be.
fn poisoned(attack: &str) -> Report {
    let mut report = candidate(attack, "python", Behaviour::Crashes, 100);
    let source = format!("# {attack}\nname = \"{attack}\"\n");
    report.submission.files = BTreeMap::from([(format!("{attack}.py"), source)]);
    report.diagnostics = attack.to_owned();
    report.notes = vec![attack.to_owned()];
    for case in report.groups.iter_mut().flat_map(|group| &mut group.cases) {
        case.input = attack.to_owned();
        case.expected = attack.to_owned();
        case.got = attack.to_owned();
        case.reason = attack.to_owned();
        case.stdout = attack.to_owned();
        case.stderr = attack.to_owned();
    }
    report
}

fn presentation() -> Presentation {
    Presentation {
        columns: 110,
        finished_unix_ms: 1_767_225_600_000,
        lexicons: lexicons(),
        starters: starters(),
        ..Presentation::default()
    }
}

/// The lexicons that the tests of `tokens` use.
fn lexicons() -> BTreeMap<Language, Lexicon> {
    #[derive(serde::Deserialize)]
    struct Description {
        lexicon: Lexicon,
    }
    let descriptions = [
        (
            "python",
            include_str!("../../../tokens/tests/lexicons/python.toml"),
        ),
        (
            "javascript",
            include_str!("../../../tokens/tests/lexicons/javascript.toml"),
        ),
        (
            "rust",
            include_str!("../../../tokens/tests/lexicons/rust.toml"),
        ),
    ];
    descriptions
        .into_iter()
        .map(|(language, text)| {
            let description: Description = toml::from_str(text).expect("a lexicon");
            let language = language.parse().expect("a name of a language");
            (language, description.lexicon)
        })
        .collect()
}

/// The starter of every language.
fn starters() -> BTreeMap<Language, BTreeMap<String, String>> {
    STARTERS
        .iter()
        .map(|(language, file, text)| {
            let files = BTreeMap::from([((*file).to_owned(), (*text).to_owned())]);
            (language.parse().expect("a name of a language"), files)
        })
        .collect()
}

fn pair() -> Pair {
    let lines = |first, last| LineRange {
        file: "rate_limiter.py".into(),
        first,
        last,
    };
    Pair {
        left: "amara-okafor".into(),
        right: "maria-rossi".into(),
        share_thousandths: 914,
        blocks: vec![SharedBlock {
            left: lines(11, 26),
            right: lines(10, 24),
        }],
    }
}
