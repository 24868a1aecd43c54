//! How the types of an interface are written in Rust: as the markers of the
//! harness, and as the types that a candidate is told.

use protocol::interface::{Interface, Type};

/// The marker in the harness' `kind` module, or of a record.
pub(super) fn marker(kind: &Type) -> String {
    match kind {
        Type::None => "kind::Nothing".to_owned(),
        Type::Int => "kind::Int".to_owned(),
        Type::Float => "kind::Float".to_owned(),
        Type::Bool => "kind::Bool".to_owned(),
        Type::String => "kind::Text".to_owned(),
        Type::Bytes => "kind::Bytes".to_owned(),
        Type::List(item) => format!("kind::List<{}>", marker(item)),
        Type::Map(key, value) => format!("kind::Map<{}, {}>", marker(key), marker(value)),
        Type::Optional(inner) => format!("kind::Optional<{}>", marker(inner)),
        Type::Tuple(items) => format!("kind::Tuple<{}>", tuple(items, marker)),
        Type::Record(name) => format!("record::{name}"),
    }
}

/// The type of a result, a field, or anything inside a container.
pub(super) fn owned(kind: &Type) -> String {
    match kind {
        Type::None => "()".to_owned(),
        Type::Int => "i64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bytes => "Vec<u8>".to_owned(),
        Type::List(item) => format!("Vec<{}>", owned(item)),
        Type::Map(key, value) => format!("HashMap<{}, {}>", owned(key), owned(value)),
        Type::Optional(inner) => format!("Option<{}>", owned(inner)),
        Type::Tuple(items) => tuple(items, owned),
        Type::Record(name) => name.clone(),
    }
}

/// The type of a parameter.
pub(super) fn parameter(kind: &Type) -> String {
    match kind {
        Type::String => "&str".to_owned(),
        Type::Bytes => "&[u8]".to_owned(),
        Type::List(item) => format!("&[{}]", owned(item)),
        Type::Map(..) | Type::Record(_) => format!("&{}", owned(kind)),
        _ => owned(kind),
    }
}

fn tuple(items: &[Type], each: fn(&Type) -> String) -> String {
    let items: Vec<_> = items.iter().map(each).collect();
    match &items[..] {
        [one] => format!("({one},)"),
        _ => format!("({})", items.join(", ")),
    }
}

/// A name of the interface as a Rust identifier.
pub(super) fn identifier(name: &str) -> String {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield",
    ];
    if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// The first name of an interface that cannot stand in Rust source. Everything
/// in a generated program comes from names, so this is also what keeps a
/// manifest from writing code.
pub(super) fn unusable_name(interface: &Interface) -> Option<&str> {
    let functions = interface.functions.iter();
    let methods = interface.objects.iter().flat_map(|object| &object.methods);
    let of_functions = functions.chain(methods).flat_map(|function| {
        std::iter::once(&function.name)
            .chain(function.parameters.iter().map(|parameter| &parameter.name))
    });
    let of_objects = interface.objects.iter().flat_map(|object| {
        std::iter::once(&object.name)
            .chain(object.parameters.iter().map(|parameter| &parameter.name))
    });
    let of_records = interface.records.iter().flat_map(|(name, fields)| {
        std::iter::once(name).chain(fields.iter().map(|field| &field.name))
    });
    of_functions
        .chain(of_objects)
        .chain(of_records)
        .map(String::as_str)
        .find(|name| !is_identifier(name))
}

fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    let first = letters.next();
    first.is_some_and(|first| first.is_ascii_alphabetic() || (first == '_' && name.len() > 1))
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && !["self", "Self", "super", "crate"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Type {
        text.parse().unwrap()
    }

    #[test]
    fn types_read_as_documented() {
        for (kind, as_parameter, as_result) in [
            ("none", "()", "()"),
            ("string", "&str", "String"),
            ("bytes", "&[u8]", "Vec<u8>"),
            ("list<Hit>", "&[Hit]", "Vec<Hit>"),
            ("Hit", "&Hit", "Hit"),
            ("optional<string>", "Option<String>", "Option<String>"),
            ("tuple<int>", "(i64,)", "(i64,)"),
            (
                "map<string, list<float>>",
                "&HashMap<String, Vec<f64>>",
                "HashMap<String, Vec<f64>>",
            ),
        ] {
            assert_eq!(parameter(&read(kind)), as_parameter);
            assert_eq!(owned(&read(kind)), as_result);
        }
        assert_eq!(
            marker(&read("map<tuple<int, bool>, optional<Hit>>")),
            "kind::Map<kind::Tuple<(kind::Int, kind::Bool)>, kind::Optional<record::Hit>>"
        );
    }

    #[test]
    fn keywords_are_raw_and_code_is_no_name() {
        assert_eq!(identifier("type"), "r#type");
        assert_eq!(identifier("allow"), "allow");
        for bad in ["", "_", "a b", "1a", "self", "f(){}fn g", "é"] {
            assert!(!is_identifier(bad), "{bad}");
        }
    }
}
