//! Files with arbitrary damage: always read or told, never a panic.

use std::fs;

use challenge::LoadError;
use proptest::prelude::*;

use crate::sample::Sample;

const FILES: [&str; 6] = [
    "challenge.toml",
    "cases/examples.json",
    "cases/io.json",
    "cases/cost.json",
    "statement.md",
    "submissions/accepted/reference.py",
];

/// Pieces that hit what the formats are sensitive to.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        &b"\""[..],
        b"\\",
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b":",
        b"=",
        b"\n",
        b"$repeat",
        b"-1",
        b"1e999",
        b"null",
        b"\xff",
        b"\0",
        b"\"\\ud800\"",
        b"18446744073709551616",
        b"[[groups]]",
        b"nan",
        b"../",
        b"```",
        b"'''",
        b"#",
        b"1.5",
        b"true",
    ]);
    prop_oneof![
        known.prop_map(<[u8]>::to_vec),
        prop::collection::vec(any::<u8>(), 0..4)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damage_is_read_or_told(
        file in prop::sample::select(FILES.to_vec()),
        at in any::<prop::sample::Index>(),
        removed in 0..20_usize,
        piece in pieces(),
    ) {
        let sample = Sample::new();
        let path = sample.root.join(file);
        let mut bytes = fs::read(&path).unwrap();
        let start = at.index(bytes.len());
        let end = bytes.len().min(start + removed);
        bytes.splice(start..end, piece);
        fs::write(&path, &bytes).unwrap();
        match sample.load() {
            Ok(challenge) => {
                let _ = (challenge.statement_problems(), challenge.mended_statement());
                for group in &challenge.groups {
                    if let challenge::Content::Call(cases) = &group.content {
                        prop_assert!(cases.iter().all(|case| case.materialise().len() == case.steps.len()));
                    }
                }
            }
            Err(LoadError::Wrong { problems, .. }) => {
                prop_assert!(problems.error_count() > 0);
                let lines = bytes.iter().filter(|&&b| b == b'\n').count() + 1;
                for problem in problems.as_slice().iter().filter(|p| p.file == file) {
                    prop_assert!(problem.line.unwrap_or(1) as usize <= lines, "{problem}");
                }
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
