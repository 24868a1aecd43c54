//! What every format promises: a snapshot of each, that tools can read it, and
//! that no candidate's text gets out of its place.

mod html;

use std::io;

use super::{Document, Format, GradedSet, fixture};

fn written(format: Format, set: &GradedSet) -> String {
    let mut bytes = Vec::new();
    format.write(set, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn formats_look_as_documented() {
    // The page has a snapshot of its own, without its style and script.
    for format in Format::ALL
        .into_iter()
        .filter(|format| *format != Format::Html)
    {
        let snapshot = written(format, &fixture::small());
        insta::assert_snapshot!(format!("small.{}", format.extension()), snapshot);
    }
}

#[test]
fn one_submission_is_shown_in_detail() {
    insta::assert_snapshot!(written(Format::Human, &fixture::single()));
}

#[test]
fn a_cohort_fits_its_terminal() {
    let set = fixture::cohort();
    let table = written(Format::Human, &set);
    assert!(
        table.lines().all(|line| super::text::width(line) <= 110),
        "{table}"
    );
    insta::assert_snapshot!(table);
}

#[test]
fn colours_change_nothing_but_colour() {
    let mut set = fixture::cohort();
    let plain = written(Format::Human, &set);
    set.presentation.colour = true;
    let colours = written(Format::Human, &set);
    assert_ne!(colours, plain);
    assert_eq!(super::text::without_sequences(&colours), plain);
}

#[test]
fn names_of_formats_read_back() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    assert!("yaml".parse::<Format>().is_err());
}

#[test]
fn an_empty_set_is_written_in_every_format() {
    let empty = GradedSet::new(fixture::small().challenge, Vec::new());
    for format in Format::ALL {
        format.write(&empty, &mut Vec::new()).unwrap();
    }
}

#[test]
fn the_order_of_judging_does_not_show() {
    let set = fixture::cohort();
    let mut reversed = set.reports.clone();
    reversed.reverse();
    let again = GradedSet::new(set.challenge.clone(), reversed)
        .with_similar(set.similar.clone())
        .with_presentation(set.presentation.clone());
    for format in Format::ALL {
        assert_eq!(written(format, &set), written(format, &again), "{format}");
    }
}

#[test]
fn wall_time_does_not_reach_json() {
    let set = fixture::small();
    let mut slower = set.clone();
    for report in &mut slower.reports {
        report.timing.wall_ms += 1000;
    }
    for format in [
        Format::Json,
        Format::Jsonl,
        Format::Csv,
        Format::Human,
        Format::Html,
    ] {
        assert_eq!(written(format, &set), written(format, &slower), "{format}");
    }
}

#[test]
fn json_reads_back() {
    let set = fixture::cohort();
    let document: Document = serde_json::from_str(&written(Format::Json, &set)).unwrap();
    assert_eq!(document.similar, set.similar);
    for (read, mut report) in document.reports.into_iter().zip(set.reports) {
        report.timing = Default::default();
        assert_eq!(read, report);
    }
}

#[test]
fn a_full_disk_is_an_error() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for format in Format::ALL {
        assert!(
            format.write(&fixture::small(), &mut Full).is_err(),
            "{format}"
        );
    }
}

#[test]
fn junit_is_valid_xml_whatever_candidates_write() {
    let xml = written(Format::Junit, &fixture::hostile());
    let document = roxmltree::Document::parse(&xml).unwrap();
    let suites = document
        .descendants()
        .filter(|node| node.has_tag_name("testsuite"));
    assert_eq!(suites.count(), fixture::hostile().reports.len());
    assert!(!document.descendants().any(|node| node.has_tag_name("evil")));
}

#[test]
fn nothing_invisible_reaches_the_terminal() {
    for set in [fixture::hostile(), one_hostile()] {
        let table = written(Format::Human, &set);
        let unseen = |character| super::text::is_unseen(character) && character != '\n';
        assert!(!table.contains(unseen), "{table:?}");
        assert!(!table.contains("owned"), "{table:?}");
    }
}

fn one_hostile() -> GradedSet {
    let hostile = fixture::hostile();
    let second = hostile
        .reports
        .into_iter()
        .find(|report| report.submission.name.contains('\u{7}'));
    GradedSet::new(hostile.challenge, second.into_iter().collect())
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let text = written(Format::Csv, &fixture::hostile());
    let mut rows = ::csv::Reader::from_reader(text.as_bytes());
    let cells = rows
        .records()
        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    for cell in cells {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell}"
        );
        assert!(cell.chars().count() <= 1001);
    }
}

/// The keys that the schema of the format allows and demands for a test.
#[test]
fn ctrf_holds_what_its_schema_demands() {
    let text = written(Format::Ctrf, &fixture::hostile());
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["reportFormat"], "CTRF");
    let results = &document["results"];
    let tests = results["tests"].as_array().unwrap();
    let count = |key: &str| results["summary"][key].as_u64().unwrap();
    let total: u64 = ["passed", "failed", "skipped", "pending", "other"]
        .map(count)
        .iter()
        .sum();
    assert_eq!(total, tests.len() as u64);
    assert!(count("start") <= count("stop"));
    for test in tests {
        assert!(!test["name"].as_str().unwrap().is_empty());
        assert!(test["duration"].is_u64());
        assert!(
            test["suite"]
                .as_array()
                .is_some_and(|suite| suite.len() == 3)
        );
    }
}

#[test]
fn what_a_candidate_may_not_know_looks_like_no_fault() {
    let mut set = fixture::single();
    let hidden = set.reports[0]
        .groups
        .iter_mut()
        .filter(|group| !group.visible);
    // As a report is redacted for candidates who may learn nothing.
    for group in hidden {
        group.verdict = None;
        group.cases.clear();
        group.skipped_for.clear();
    }
    for format in [Format::Human, Format::Html, Format::Junit] {
        let shown = written(format, &set);
        assert!(shown.contains("nothing to show"), "{format}");
        assert!(!shown.contains("not judged"), "{format}");
    }
}
