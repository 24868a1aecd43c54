//! Texts that try to make the scanner panic, loop or crawl.

use proptest::prelude::*;
use tokens::{Lexicon, Lines, normalise, tokenize};

use crate::lexicons;

/// What must hold of the tokens of any text.
fn assert_sound(text: &str, lexicon: &Lexicon) {
    let mut end = 0;
    for token in tokenize(text, lexicon) {
        assert!(token.range.start >= end && token.range.end > token.range.start);
        let between = text.get(end..token.range.start).expect("a boundary");
        assert!(between.chars().all(char::is_whitespace), "{between:?} lost");
        assert!(text.get(token.range.clone()).is_some(), "a boundary");
        end = token.range.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace));
}

/// Text that is likely to hit delimiters.
fn thorny() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\"", "'", "`", "${", "{", "}", "{{", "/", "*", "/*", "*/", "//", "#", "r#\"", "\"#", "r",
        "b", "f\"", "\\", "\n", " ", "1", ".", "e+", "0x", "é", "😀", "[", "]", "=", "[==[",
        "]==]", "--", "'''", "\"\"\"", "rb'", "$", "_", "\r\n", "return", "\u{0}", "'a", "'\\u{",
        "+=", "\u{2028}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_cut_soundly(text in any::<String>()) {
        for lexicon in lexicons::all() {
            assert_sound(&text, &lexicon);
        }
    }

    #[test]
    fn thorny_text_is_cut_soundly(text in thorny()) {
        for lexicon in lexicons::all() {
            assert_sound(&text, &lexicon);
            let lines = Lines::of(&text);
            for symbol in normalise(&text, &lexicon) {
                prop_assert!(*symbol.lines.end() <= lines.count());
                let first = lines.range(*symbol.lines.start()).unwrap();
                prop_assert!(first.contains(&symbol.range.start));
            }
        }
    }

    #[test]
    fn any_lexicon_is_survived(text in thorny(), words in prop::collection::vec(thorny(), 8)) {
        let mut words = words.into_iter().map(|word| word.chars().take(3).collect::<String>());
        let mut word = || words.next().unwrap();
        let lexicon = Lexicon {
            line_comments: vec![word()],
            block_comments: vec![tokens::BlockComment { open: word(), close: word(), nested: true }],
            strings: vec![tokens::StringForm {
                open: word(),
                close: word(),
                fence: Some('#'),
                interpolation: Some(tokens::Interpolation { open: word(), close: word(), doubled: false }),
                ..tokens::StringForm::default()
            }],
            operators: vec![word()],
            ..Lexicon::default()
        };
        assert_sound(&text, &lexicon);
    }
}

/// Each of these takes minutes if reading it is quadratic.
#[test]
fn long_hostile_texts_are_read_once() {
    let pieces = [
        "/[", "/ ", "x=/a/,", "`${", "f'{", "/*", "r#", "r##\"", "[=", "[==[", "'", "\"", "'\\u{",
        "{", "#", "1.", "0x", "e+", "a", "é", "\n", "\\", "/**/", "--", "\"\"\"", "r\"#",
    ];
    for lexicon in lexicons::all() {
        for piece in pieces {
            assert_sound(&piece.repeat(300_000 / piece.len()), &lexicon);
        }
    }
}
