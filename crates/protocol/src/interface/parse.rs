//! Reading a type from its text, by recursive descent with a depth bound.

use std::str::FromStr;

use super::Type;

/// How deep types may nest; deeper ones help nobody and cost recursion.
const MAXIMUM_DEPTH: usize = 8;
const MAXIMUM_TUPLE: usize = 8;

/// Why a text is not a type.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a type: {reason}")]
pub struct TypeError {
    text: String,
    reason: String,
}

impl TryFrom<String> for Type {
    type Error = TypeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for Type {
    type Err = TypeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parser = Parser { rest: text };
        let parsed = parser.read(0).and_then(|kind| {
            parser.skip_space();
            if parser.rest.is_empty() {
                Ok(kind)
            } else {
                Err(format!("`{}` is left over", parser.rest))
            }
        });
        parsed.map_err(|reason| TypeError {
            text: text.chars().take(120).collect(),
            reason,
        })
    }
}

struct Parser<'text> {
    rest: &'text str,
}

impl Parser<'_> {
    fn read(&mut self, depth: usize) -> Result<Type, String> {
        if depth > MAXIMUM_DEPTH {
            return Err(format!("types nest deeper than {MAXIMUM_DEPTH}"));
        }
        let name = self.name()?;
        let arguments = self.arguments(depth)?;
        build(&name, arguments)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn name(&mut self) -> Result<String, String> {
        self.skip_space();
        let length = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(length);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err("a name was expected".to_owned());
        }
        self.rest = rest;
        Ok(name.to_owned())
    }

    fn take(&mut self, wanted: char) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn arguments(&mut self, depth: usize) -> Result<Vec<Type>, String> {
        let mut arguments = Vec::new();
        if !self.take('<') {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.read(depth + 1)?);
            if self.take('>') {
                return Ok(arguments);
            }
            if !self.take(',') {
                return Err("`,` or `>` was expected".to_owned());
            }
        }
    }
}

fn build(name: &str, arguments: Vec<Type>) -> Result<Type, String> {
    let count = arguments.len();
    let mut given = arguments.into_iter().map(Box::new);
    let kind = match (name, count) {
        ("none", 0) => Type::None,
        ("int", 0) => Type::Int,
        ("float", 0) => Type::Float,
        ("bool", 0) => Type::Bool,
        ("string", 0) => Type::String,
        ("bytes", 0) => Type::Bytes,
        ("tuple", 1..=MAXIMUM_TUPLE) => Type::Tuple(given.map(|kind| *kind).collect()),
        ("list", 1) | ("optional", 1) | ("map", 2) => {
            let first = given.next().ok_or("an argument is missing")?;
            match (name, given.next()) {
                ("map", Some(value)) if is_key(&first) => Type::Map(first, value),
                ("map", _) => {
                    return Err(format!("`{first}` cannot be the key of a map"));
                }
                ("list", _) => Type::List(first),
                _ => Type::Optional(first),
            }
        }
        (_, 0) if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
            Type::Record(name.to_owned())
        }
        ("list" | "optional" | "map" | "tuple", _) => {
            return Err(format!("`{name}` cannot take {count} arguments"));
        }
        _ => {
            return Err(format!(
                "`{name}` is unknown; write none, int, float, bool, string, bytes, list<T>, \
                 map<K, V>, optional<T>, tuple<A, B> or the name of a record, which starts \
                 with a capital"
            ));
        }
    };
    Ok(kind)
}

fn is_key(kind: &Type) -> bool {
    match kind {
        Type::Int | Type::Bool | Type::String => true,
        Type::Tuple(items) => items.iter().all(is_key),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_prints_as_it_reads() {
        for text in [
            "int",
            "none",
            "list<tuple<string, int>>",
            "map<string, optional<float>>",
            "map<tuple<int, int>, bytes>",
            "Order",
        ] {
            assert_eq!(text.parse::<Type>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, reason) in [
            ("lst<int>", "is unknown"),
            ("list", "cannot take 0"),
            ("list<int", "`,` or `>`"),
            ("map<float, int>", "cannot be the key"),
            ("int int", "left over"),
            ("", "a name was expected"),
        ] {
            let error = text.parse::<Type>().unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
        let deep = format!("{}int{}", "list<".repeat(20), ">".repeat(20));
        assert!(deep.parse::<Type>().is_err());
    }
}
