//! The lexicons that the tests use: copies of what the languages ship.

use serde::Deserialize;
use tokens::Lexicon;

#[derive(Deserialize)]
struct Fragment {
    lexicon: Lexicon,
}

fn read(text: &str) -> Lexicon {
    let fragment: Fragment = toml::from_str(text).unwrap();
    fragment.lexicon.check().unwrap();
    fragment.lexicon
}

pub(crate) fn python() -> Lexicon {
    read(include_str!("../lexicons/python.toml"))
}

pub(crate) fn javascript() -> Lexicon {
    read(include_str!("../lexicons/javascript.toml"))
}

pub(crate) fn rust() -> Lexicon {
    read(include_str!("../lexicons/rust.toml"))
}

/// Two languages with what the three above have not: `=` fences, doubled
/// quotes, keywords in any case.
pub(crate) fn lua_and_sql() -> Lexicon {
    read(
        r#"
        [lexicon]
        line_comments = ["--"]
        keywords = ["select", "from", "end"]
        keywords_ignore_case = true
        [[lexicon.strings]]
        open = "[=["
        close = "]=]"
        fence = "="
        multiline = true
        [[lexicon.strings]]
        open = "'"
        close = "'"
        doubled = true
        "#,
    )
}

pub(crate) fn all() -> Vec<Lexicon> {
    vec![
        python(),
        javascript(),
        rust(),
        lua_and_sql(),
        Lexicon::default(),
    ]
}
