//! What is left of a text when names, values, comments and layout are gone.

use tokens::{Class, Lexicon, LexiconError, normalise};

use crate::lexicons;

fn classes(text: &str) -> Vec<Class> {
    let symbols = normalise(text, &lexicons::python());
    symbols.into_iter().map(|symbol| symbol.class).collect()
}

#[test]
fn renaming_and_commenting_hides_nothing() {
    let original =
        "def total(items):\n    return sum(i.price * 2 for i in items if i.name != 'x')\n";
    let disguised =
        "# mine!\ndef  f( a ):\n  return sum( zz.p*3.0   for zz in a # own\n   if zz.q != \"\")";
    assert_eq!(classes(original), classes(disguised));
}

#[test]
fn changing_the_code_shows() {
    assert_ne!(classes("a < b"), classes("a <= b"));
    assert_ne!(classes("a + b"), classes("a - b"));
    assert_ne!(classes("if a: b"), classes("while a: b"));
    assert_ne!(classes("f(1)"), classes("f('1')"));
}

#[test]
fn a_symbol_knows_its_lines() {
    let symbols = normalise("a = '''x\ny'''\n\nb", &lexicons::python());
    let lines: Vec<_> = symbols.into_iter().map(|s| s.lines.into_inner()).collect();
    assert_eq!(lines, [(1, 1), (1, 1), (1, 2), (4, 4)]);
}

#[test]
fn a_lexicon_without_sense_is_refused() {
    let mut lexicon = lexicons::rust();
    lexicon.strings[1].close = "\"".into();
    assert_eq!(lexicon.check(), Err(LexiconError::Fence('#')));
    lexicon.strings[1].close = String::new();
    assert_eq!(lexicon.check(), Err(LexiconError::Empty("string")));
    assert!(toml::from_str::<Lexicon>("line_comment = ['#']").is_err());
}
