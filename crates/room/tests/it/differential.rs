//! Our change sets against CodeMirror's, on random documents and changes.
//!
//! The oracle is `@codemirror/state` itself, run by Node.

use room::text::ChangeSet;
use serde::Deserialize;
use serde_json::Value;

use crate::oracle::script;

/// One random case with CodeMirror's answers.
#[derive(Debug, Deserialize)]
struct Case {
    document: String,
    ours: Value,
    theirs: Value,
    /// `ours.map(theirs)`
    after: Value,
    /// `ours.map(theirs, true)`
    before: Value,
    /// `ours.apply(document)`
    applied: String,
}

#[test]
fn change_sets_agree_with_codemirror() {
    let cases = cases(20_000, 1);
    assert_eq!(cases.len(), 20_000);
    for case in cases {
        let ours = ChangeSet::from_json(&case.ours).unwrap();
        let theirs = ChangeSet::from_json(&case.theirs).unwrap();
        assert_eq!(ours.to_json(), case.ours, "{case:?}");
        assert_eq!(
            ours.apply(&case.document).unwrap(),
            case.applied,
            "{case:?}"
        );
        let after = ours.rebase(&theirs, false).unwrap();
        assert_eq!(after.to_json(), case.after, "{case:?}");
        let before = ours.rebase(&theirs, true).unwrap();
        assert_eq!(before.to_json(), case.before, "{case:?}");
        // Both orders of application come to one document.
        let one = theirs.rebase(&ours, true).unwrap();
        let left = after.apply(&theirs.apply(&case.document).unwrap()).unwrap();
        let right = one.apply(&case.applied).unwrap();
        assert_eq!(left, right, "{case:?}");
    }
}

fn cases(count: usize, seed: u32) -> Vec<Case> {
    let output = script("oracle.mjs")
        .args([count.to_string(), seed.to_string()])
        .output()
        .expect("node starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
