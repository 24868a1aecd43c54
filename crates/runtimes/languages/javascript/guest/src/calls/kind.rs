//! The types of an interface, read from their text: `list<tuple<int, Hit>>`.

use std::str::Chars;

/// A type. Its text was checked by the host, so errors here are faults.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    None,
    Int,
    Float,
    Bool,
    String,
    Bytes,
    List(Box<Kind>),
    Map(Box<Kind>, Box<Kind>),
    Optional(Box<Kind>),
    Tuple(Vec<Kind>),
    Record(String),
}

impl Kind {
    /// Reads a type.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rest = text.chars();
        let kind = parse(&mut rest)?;
        match rest.next() {
            None => Ok(kind),
            Some(extra) => Err(format!("`{extra}` is left over in the type `{text}`")),
        }
    }

    /// The type as a JavaScript programmer would say it.
    pub fn words(&self) -> String {
        match self {
            Self::None => "undefined".to_owned(),
            Self::Int => "an integer".to_owned(),
            Self::Float => "a number".to_owned(),
            Self::Bool => "a boolean".to_owned(),
            Self::String => "a string".to_owned(),
            Self::Bytes => "a Uint8Array".to_owned(),
            Self::List(_) => "an array".to_owned(),
            Self::Map(..) => "a Map".to_owned(),
            Self::Optional(inner) => format!("{} or null", inner.words()),
            Self::Tuple(items) => format!("an array of length {}", items.len()),
            Self::Record(name) => format!("an object ({name})"),
        }
    }
}

fn parse(rest: &mut Chars<'_>) -> Result<Kind, String> {
    let text = rest.as_str().trim_start();
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(text.len());
    let name = &text[..end];
    *rest = text[end..].chars();
    let mut arguments = Vec::new();
    if rest.as_str().starts_with('<') {
        rest.next();
        loop {
            arguments.push(parse(rest)?);
            *rest = rest.as_str().trim_start().chars();
            match rest.next() {
                Some(',') => {}
                Some('>') => break,
                _ => return Err(format!("`{text}` is no type")),
            }
        }
    }
    build(name, arguments)
}

fn build(name: &str, arguments: Vec<Kind>) -> Result<Kind, String> {
    let mut given = arguments.into_iter();
    let mut next = || {
        given
            .next()
            .map(Box::new)
            .ok_or_else(|| format!("`{name}` lacks an argument"))
    };
    Ok(match name {
        "none" => Kind::None,
        "int" => Kind::Int,
        "float" => Kind::Float,
        "bool" => Kind::Bool,
        "string" => Kind::String,
        "bytes" => Kind::Bytes,
        "list" => Kind::List(next()?),
        "map" => Kind::Map(next()?, next()?),
        "optional" => Kind::Optional(next()?),
        "tuple" => Kind::Tuple(given.collect()),
        "" => return Err("a type is empty".to_owned()),
        record => Kind::Record(record.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn types_are_read_from_their_text() {
        assert_eq!(
            Kind::read("map<string, list<tuple<int, Hit>>>"),
            Ok(Kind::Map(
                Box::new(Kind::String),
                Box::new(Kind::List(Box::new(Kind::Tuple(vec![
                    Kind::Int,
                    Kind::Record("Hit".to_owned())
                ]))))
            ))
        );
        assert!(Kind::read("list<int").is_err());
        assert!(Kind::read("int>").is_err());
    }
}
