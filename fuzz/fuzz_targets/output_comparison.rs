//! Two outputs, and rules from the first byte: equal ones never differ.
#![no_main]

use challenge::Tolerance;
use judge::compare::{TokenRules, exact_difference, token_difference};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((rules, outputs)) = bytes.split_first() else {
        return;
    };
    let (left, right) = outputs.split_at(outputs.len() / 2);
    let rules = TokenRules {
        tolerance: (rules & 1 != 0).then_some(Tolerance {
            absolute: 1e-6,
            relative: 1e-6,
        }),
        ignore_case: rules & 2 != 0,
        space_sensitive: rules & 4 != 0,
    };
    assert_eq!(exact_difference(left, right).is_none(), left == right);
    assert_eq!(token_difference(left, left, rules), None);
    let _ = token_difference(left, right, rules);
});
