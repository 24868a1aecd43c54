//! What each language's text is cut into.

use tokens::{Lexicon, tokenize};

use crate::lexicons;

/// One token a line: the first letter of its kind, and its text.
fn cut(text: &str, lexicon: &Lexicon) -> String {
    let lines = tokenize(text, lexicon).into_iter().map(|token| {
        let kind = &token.kind.name()[..1];
        format!("{kind} {}", text[token.range].escape_debug())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn python() {
    let text = r####"
@cache
async def f(x: int = 0x_FF, *, y=1.5e-3j) -> "list[int]":  # why
    """Doc's "string"
    of two lines"""
    s = f"a{x!r:>{width}}b{{c}}" rb'\'' + f'''{d["k"]}
'''
    return x ** .5 // 1. if x.real >= 1_000 else été[1:2]
'unfinished
z = 1
"####;
    insta::assert_snapshot!(cut(text, &lexicons::python()));
}

#[test]
fn javascript() {
    let text = r####"
import { a } from './a.js'; // why
/* two
 lines */
class A { #x = 0b11n; get $y() { return this.#x / 2 / 1; } }
const re = /[/\]"]+\/x/giu, half = a[0] / 2 / b;
const t = `a${ {k: `n${1}`} /* c */ .k }b\`${x}`;
return /x/.test(s) ? s?.length ?? 0 : f(/"/) / g;
x = a++ / 2; y >>>= 1 / 'it\'s';
"####;
    insta::assert_snapshot!(cut(text, &lexicons::javascript()));
}

#[test]
fn rust() {
    let text = r####"
#![allow(x)]
/// Doc.
fn f<'a>(x: &'a str, r#type: char) -> impl Iterator<Item = u8> + 'a {
    /* a /* nested */ one */
    let c = ['\'', '\\', 'x', b'\x7f', '\u{1F600}', 'é'];
    let s = r#"a "quoted" \"# .len() + br##""#"## + "a\"b
c" + r"\";
    'outer: for i in 0..=1_000u64 { pair.0.1; 1.0e-5.max(2.); break 'outer; }
    a <<= b >> 1; x.0 == 'static;
}
"####;
    insta::assert_snapshot!(cut(text, &lexicons::rust()));
}

#[test]
fn others() {
    let text = "SELECT 'it''s' From [==[ ]=] ]==] -- x\n[=[open";
    insta::assert_snapshot!(cut(text, &lexicons::lua_and_sql()));
}

#[test]
fn without_a_lexicon_there_are_still_tokens() {
    insta::assert_snapshot!(cut("a b1 + 2.5 \"x\" §", &Lexicon::default()));
}
