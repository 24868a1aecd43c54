//! Challenges, proven.

use judge::Silent;
use judge::check::{CheckOptions, CheckReport, Level, MutantCount, render};

use crate::support::{Bench, TWO, copy_of, fixture, known, languages, load};

fn check(challenge: &challenge::Challenge, mutants: MutantCount) -> CheckReport {
    let known = known();
    let options = CheckOptions {
        languages: &known,
        mutants,
        jobs: TWO,
    };
    Bench::new()
        .judge
        .check(challenge, &options, &Silent)
        .unwrap()
}

#[test]
fn sound_challenges_are_proven_with_what_their_limits_leave() {
    for name in ["shopping", "sums"] {
        let report = check(&fixture(name), MutantCount::AtMost(0));
        assert!(report.is_sound(), "{}", render(&report));
        assert_eq!(report.proven.len(), languages().len());
        for headroom in &report.headroom {
            assert!(headroom.fuel.as_ref().unwrap().times_tenths >= 30);
            assert!(headroom.memory.as_ref().unwrap().times_tenths >= 30);
        }
    }
}

#[test]
fn mutants_that_no_case_notices_are_listed_with_their_line() {
    let folder = copy_of("shopping");
    let root = folder.path().join("shopping");
    // Without the case of a full cart, its bound can be anything; the unit
    // tests go too, since they fill one.
    let hidden = root.join("cases/hidden.json");
    let cases: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(&hidden).unwrap()).unwrap();
    std::fs::write(&hidden, serde_json::to_string(&cases[..5]).unwrap()).unwrap();
    let manifest = root.join("challenge.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let end = text.find("[[groups]]\nname = \"unit tests\"").unwrap();
    std::fs::write(&manifest, &text[..end]).unwrap();
    std::fs::remove_dir_all(root.join("submissions/wrong_answer")).unwrap();

    let report = check(&load(&root), MutantCount::All);
    let text = render(&report);
    assert!(report.is_sound(), "{text}");
    for summary in &report.mutation {
        assert!(summary.killed > 0, "{text}");
        assert_eq!(
            summary.tried,
            summary.killed + summary.survived + summary.not_judged
        );
    }
    for language in languages() {
        let extension = match language.as_str() {
            "python" => "py",
            "javascript" => "js",
            _ => "rs",
        };
        let file = format!("submissions/accepted/reference.{extension}");
        let hole = report.findings.iter().find(|finding| {
            finding.level == Level::Hole
                && finding.file == file
                && finding.what.contains("> ")
                && finding.what.contains(".limit")
        });
        assert!(hole.is_some_and(|hole| hole.line.is_some()), "{text}");
    }
}

#[test]
fn what_an_author_got_wrong_is_told() {
    let folder = copy_of("shopping");
    let root = folder.path().join("shopping");
    let accepted = root.join("submissions/accepted");
    for language in ["python", "javascript", "rust"] {
        let (extension, name) = match language {
            "python" => ("py", "shopping.py"),
            "javascript" => ("js", "shopping.js"),
            _ => ("rs", "shopping.rs"),
        };
        let reference = accepted.join(format!("reference.{extension}"));
        // The starter is already right, and so is a wrong answer.
        std::fs::copy(&reference, root.join("starter").join(language).join(name)).unwrap();
        let wrong = format!("submissions/wrong_answer/one_too_many.{extension}");
        std::fs::copy(&reference, root.join(wrong)).unwrap();
    }
    let manifest = root.join("challenge.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let text = text
        .replace(
            "name = \"unit tests\"\nkind = \"tests\"\nvisible = true",
            "name = \"unit tests\"\nkind = \"tests\"",
        )
        .replace(
            "fuel = 2_000_000_000",
            "fuel = 2_000_000_000\nmemory_bytes = 67_108_864",
        );
    std::fs::write(&manifest, text).unwrap();
    let statement = root.join("statement.md");
    let text = std::fs::read_to_string(&statement).unwrap();
    std::fs::write(&statement, text.replace("-> 6", "-> 7")).unwrap();

    let report = check(&load(&root), MutantCount::Usual);
    let text = render(&report);
    assert!(!report.is_sound());
    for told in [
        "the starter already earns all points",
        "it must earn WA, and earns AC",
        "are guest-judged",
        "the example `a sum`",
        "is not sound",
    ] {
        assert!(text.contains(told), "{told}:\n{text}");
    }
    assert_eq!(report.mutation, []);
}

#[test]
fn a_reference_that_fails_in_a_cost_case_is_a_finding() {
    let folder = copy_of("shopping");
    let root = folder.path().join("shopping");
    let scales = root.join("cases/scales.json");
    let text = std::fs::read_to_string(&scales).unwrap();
    let text = text.replacen("\"size\"", "\"limits\": { \"fuel\": 1000 }, \"size\"", 1);
    std::fs::write(&scales, text).unwrap();

    let report = check(&load(&root), MutantCount::Usual);
    let text = render(&report);
    assert!(!report.is_sound());
    for language in languages() {
        let told = format!("the reference in {language} fails: scales / 1,000: ");
        assert_eq!(text.matches(&told).count(), 1, "{text}");
    }
}
