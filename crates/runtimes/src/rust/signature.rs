//! What a challenge's interface asks of a solution, as Rust that a candidate
//! can copy.

use protocol::interface::{Function, Object, Parameter};

use super::types::{identifier, owned, parameter};

/// `pub fn count_allowed(hits: &[Hit], limit: i64) -> Result<i64, E>`
pub(super) fn function(function: &Function) -> String {
    let parameters = parameters(&function.parameters);
    head(function, &parameters)
}

/// The same with `&mut self`, which may also be `&self`.
pub(super) fn method(method: &Function) -> String {
    let parameters = parameters(&method.parameters);
    let separator = if parameters.is_empty() { "" } else { ", " };
    head(method, &format!("&mut self{separator}{parameters}"))
}

fn head(function: &Function, parameters: &str) -> String {
    let result = owned(&function.returns);
    let result = match (function.raises.is_empty(), result.as_str()) {
        (true, "()") => String::new(),
        (true, _) => format!(" -> {result}"),
        (false, _) => format!(" -> Result<{result}, E>"),
    };
    format!(
        "pub fn {}({parameters}){result}{}",
        identifier(&function.name),
        errors(&function.raises)
    )
}

/// `pub fn new(limit: i64) -> Self`
pub(super) fn constructor(object: &Object) -> String {
    let result = if object.raises.is_empty() {
        "Self"
    } else {
        "Result<Self, E>"
    };
    format!(
        "pub fn new({}) -> {result}{}",
        parameters(&object.parameters),
        errors(&object.raises)
    )
}

/// `pub struct Hit { pub at_ms: i64, pub client: String }`
pub(super) fn record(name: &str, fields: &[Parameter]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|field| format!("pub {}: {}", identifier(&field.name), owned(&field.kind)))
        .collect();
    format!("pub struct {name} {{ {} }}", fields.join(", "))
}

fn parameters(parameters: &[Parameter]) -> String {
    let parameters: Vec<_> = parameters
        .iter()
        .map(|each| format!("{}: {}", identifier(&each.name), parameter(&each.kind)))
        .collect();
    parameters.join(", ")
}

fn errors(raises: &[String]) -> String {
    if raises.is_empty() {
        return String::new();
    }
    format!("  // E: Debug, an enum with {}", raises.join(", "))
}
