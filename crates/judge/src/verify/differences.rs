//! What two reports say otherwise.

use serde_json::Value;

use super::Difference;
use crate::Error;
use crate::report::Report;
use crate::shown::{PHRASE_BYTES, cut};

/// The most differences that are told; a wholly other report needs no more.
const MAXIMUM: usize = 200;

/// Every difference, and that the report's content is not what its digest says.
pub(super) fn between(reported: &Report, found: &Report) -> Result<Vec<Difference>, Error> {
    let mut differences = Vec::new();
    let content = reported.computed_digest()?;
    if content != reported.digest {
        differences.push(Difference {
            what: "the report's content, by its own digest".to_owned(),
            reported: reported.digest.clone(),
            found: content,
        });
    }
    let reported = without_what_may_differ(reported)?;
    let found = without_what_may_differ(found)?;
    walk("", &reported, &found, &mut differences);
    Ok(differences)
}

fn without_what_may_differ(report: &Report) -> Result<Value, Error> {
    let mut value = serde_json::to_value(report)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("digest");
        fields.remove("timing");
    }
    Ok(value)
}

fn walk(path: &str, reported: &Value, found: &Value, differences: &mut Vec<Difference>) {
    if reported == found || differences.len() >= MAXIMUM {
        return;
    }
    match (reported, found) {
        (Value::Object(left), Value::Object(right)) => {
            for key in keys(left, right) {
                let inner = join(path, key);
                let missing = Value::Null;
                walk(
                    &inner,
                    left.get(key).unwrap_or(&missing),
                    right.get(key).unwrap_or(&missing),
                    differences,
                );
            }
        }
        (Value::Array(left), Value::Array(right)) if same_names(left, right) => {
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                let inner = join(path, &name(left).unwrap_or_else(|| index.to_string()));
                walk(&inner, left, right, differences);
            }
        }
        _ => differences.push(Difference {
            what: path.to_owned(),
            reported: brief(reported),
            found: brief(found),
        }),
    }
}

fn keys<'v>(
    left: &'v serde_json::Map<String, Value>,
    right: &'v serde_json::Map<String, Value>,
) -> impl Iterator<Item = &'v String> {
    let only_right = right.keys().filter(|key| !left.contains_key(*key));
    left.keys().chain(only_right)
}

/// Lists of groups or cases that are the same ones in the same order.
fn same_names(left: &[Value], right: &[Value]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(left, right)| name(left).is_some() && name(left) == name(right))
}

fn name(value: &Value) -> Option<String> {
    Some(value.get("name")?.as_str()?.to_owned())
}

/// `groups` and `cases` are told by the names of what is in them.
fn join(path: &str, step: &str) -> String {
    match (path, step) {
        (_, "groups" | "cases") => path.to_owned(),
        ("", _) => step.to_owned(),
        _ => format!("{path} / {step}"),
    }
}

fn brief(value: &Value) -> String {
    match value {
        Value::String(text) => cut(text, PHRASE_BYTES),
        other => cut(&other.to_string(), PHRASE_BYTES),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;
    use protocol::Verdict;

    #[test]
    fn the_same_report_has_no_differences() {
        let report = sample().sealed().unwrap();
        let mut later = report.clone();
        later.timing.wall_ms = 999;
        assert_eq!(between(&report, &later).unwrap(), []);
    }

    #[test]
    fn each_difference_is_told_with_its_place() {
        let reported = sample().sealed().unwrap();
        let mut found = reported.clone();
        found.groups[1].cases[0].fuel = Some(101);
        found.groups[1].cases[1].verdict = Verdict::Ac;
        found.runtime.digest = "d2".to_owned();
        let told: Vec<_> = between(&reported, &found.sealed().unwrap())
            .unwrap()
            .into_iter()
            .map(|difference| {
                format!(
                    "{}: {} → {}",
                    difference.what, difference.reported, difference.found
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "boundaries / two hits / fuel: 100 → 101",
                "boundaries / the window slides / verdict: WA → AC",
                "runtime / digest: d1 → d2",
            ]
        );
    }

    #[test]
    fn a_report_that_was_changed_by_hand_is_found_out() {
        let honest = sample().sealed().unwrap();
        let mut forged = honest.clone();
        forged.score = 40;
        let differences = between(&forged, &honest).unwrap();
        assert_eq!(differences.len(), 2);
        assert!(differences[0].what.contains("own digest"));
        assert_eq!(differences[1].what, "score");
    }
}
