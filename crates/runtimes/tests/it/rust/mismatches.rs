//! A solution that does not offer what the challenge calls is told so in plain
//! words, without a line of generated code.

use protocol::interface::Interface;
use runtimes::Purpose;
use serde_json::json;

use super::calls::interface;
use super::rust;
use crate::support::{failed, source};

fn challenge() -> Interface {
    interface(json!({
        "records": { "Hit": [{ "name": "at_ms", "type": "int" }, { "name": "client", "type": "string" }] },
        "functions": [{
            "name": "count_allowed",
            "parameters": [{ "name": "hits", "type": "list<Hit>" }, { "name": "limit", "type": "int" }],
            "returns": "int",
            "raises": ["InvalidLimit"],
        }],
        "objects": [{
            "name": "RateLimiter",
            "parameters": [{ "name": "limit", "type": "int" }],
            "methods": [
                { "name": "allow", "parameters": [{ "name": "client", "type": "string" }], "returns": "bool" },
            ],
        }],
    }))
}

/// A right solution, with `from` replaced by `to`.
fn said(from: &str, to: &str) -> String {
    let right = "\
pub struct Hit { pub at_ms: i64, pub client: String }
#[derive(Debug)]
pub enum Error { InvalidLimit }
pub fn count_allowed(hits: &[Hit], limit: i64) -> Result<i64, Error> { Ok(hits.len() as i64 * limit) }
pub struct RateLimiter { limit: i64 }
impl RateLimiter {
    pub fn new(limit: i64) -> Self { Self { limit } }
    pub fn allow(&mut self, client: &str) -> bool { client.len() as i64 > self.limit }
}
";
    assert!(right.contains(from), "{from}");
    let source = source(&[("rate_limiter.rs", &right.replace(from, to))]);
    let said = failed(&*rust(), &source, &Purpose::Calls(challenge()));
    for hidden in [
        "greenroom",
        "<harness>",
        "<challenge>",
        "main.rs",
        "/tmp",
        "returned::<",
        "kind::",
    ] {
        assert!(!said.contains(hidden), "shows {hidden}:\n{said}");
    }
    assert!(said.lines().count() < 30, "{said}");
    said
}

#[test]
fn a_missing_function() {
    let said = said("pub fn count_allowed", "pub fn count");
    insta::assert_snapshot!(said);
}

#[test]
fn a_private_function() {
    insta::assert_snapshot!(said("pub fn count_allowed", "fn count_allowed"));
}

#[test]
fn another_parameter() {
    insta::assert_snapshot!(said(
        "limit: i64) -> Result<i64, Error> { Ok(hits.len() as i64 * limit)",
        "limit: &str) -> Result<i64, Error> { Ok(hits.len() as i64 + limit.len() as i64)"
    ));
}

#[test]
fn another_number_of_parameters() {
    insta::assert_snapshot!(said(
        "limit: i64) -> Result<i64, Error> { Ok(hits.len() as i64 * limit)",
        ") -> Result<i64, Error> { Ok(hits.len() as i64)"
    ));
}

#[test]
fn a_result_that_is_not_wrapped() {
    insta::assert_snapshot!(said(
        "Result<i64, Error> { Ok(hits.len() as i64 * limit) }",
        "i64 { hits.len() as i64 * limit }"
    ));
}

#[test]
fn a_missing_record() {
    insta::assert_snapshot!(said("pub struct Hit", "struct Hit"));
}

#[test]
fn another_field() {
    insta::assert_snapshot!(said("pub client: String", "pub client: u32"));
}

#[test]
fn another_constructor() {
    insta::assert_snapshot!(said(
        "pub fn new(limit: i64) -> Self { Self { limit } }",
        "pub fn with_limit(limit: i64) -> Self { Self { limit } }"
    ));
}

#[test]
fn a_method_that_takes_the_object() {
    insta::assert_snapshot!(said("allow(&mut self", "allow(self"));
}

#[test]
fn a_generic_parameter_cannot_be_guessed() {
    insta::assert_snapshot!(said(
        "hits: &[Hit], limit: i64) -> Result<i64, Error> { Ok(hits.len()",
        "hits: impl AsRef<[Hit]>, limit: i64) -> Result<i64, Error> { Ok(hits.as_ref().len()"
    ));
}
