//! The page as a browser's tokenizer reads it: balanced, loading nothing,
//! running nothing but its own script, whatever candidates write.

use std::cell::RefCell;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use sha2::{Digest as _, Sha256};

use super::{fixture, written};
use crate::export::{Format, GradedSet};

const VOID: [&str; 4] = ["meta", "link", "input", "br"];

/// What a page holds.
#[derive(Default)]
struct Page {
    errors: Vec<String>,
    open: Vec<String>,
    attributes: Vec<(String, String)>,
    ids: Vec<String>,
    scripts: Vec<String>,
    styles: Vec<String>,
}

#[derive(Default)]
struct Reader(RefCell<Page>);

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let page = &mut *self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return page.tag(&tag, line),
            Token::CharacterTokens(text) => page.text(&text),
            Token::ParseError(error) => page.errors.push(format!("{line}: {error}")),
            Token::NullCharacterToken => page.errors.push(format!("{line}: a NUL")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn read(html: &str) -> Self {
        let options = TokenizerOpts {
            exact_errors: true,
            ..TokenizerOpts::default()
        };
        let tokenizer = Tokenizer::new(Reader::default(), options);
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        tokenizer.sink.0.into_inner()
    }

    fn tag(&mut self, tag: &Tag, line: u64) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            if self.open.pop().as_deref() != Some(&name) {
                self.errors.push(format!("{line}: unexpected </{name}>"));
            }
            return TokenSinkResult::Continue;
        }
        for attribute in &tag.attrs {
            let (key, value) = (
                attribute.name.local.to_string(),
                attribute.value.to_string(),
            );
            if key == "id" {
                self.ids.push(value.clone());
            }
            self.attributes.push((key, value));
        }
        if !VOID.contains(&name.as_str()) {
            self.open.push(name.clone());
        }
        match name.as_str() {
            "script" => {
                self.scripts.push(String::new());
                TokenSinkResult::RawData(ScriptData)
            }
            "style" => {
                self.styles.push(String::new());
                TokenSinkResult::RawData(Rawtext)
            }
            _ => TokenSinkResult::Continue,
        }
    }

    fn text(&mut self, text: &str) {
        let raw = match self.open.last().map(String::as_str) {
            Some("script") => self.scripts.last_mut(),
            Some("style") => self.styles.last_mut(),
            _ => None,
        };
        if let Some(raw) = raw {
            raw.push_str(text);
        }
    }
}

fn sets() -> [GradedSet; 4] {
    [
        fixture::small(),
        fixture::single(),
        fixture::cohort(),
        fixture::hostile(),
    ]
}

fn page(set: &GradedSet) -> Page {
    Page::read(&written(Format::Html, set))
}

#[test]
fn the_page_is_balanced() {
    for set in sets() {
        let page = page(&set);
        assert_eq!(page.errors, [""; 0]);
        assert_eq!(page.open, [""; 0]);
        let mut ids = page.ids.clone();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), page.ids.len(), "an id stands twice");
    }
}

#[test]
fn the_page_loads_nothing() {
    for set in sets() {
        let page = page(&set);
        for (key, value) in &page.attributes {
            let inside = value.starts_with('#') || value == "data:,";
            assert!(key != "href" || inside, "{value}");
            assert!(
                ![
                    "src",
                    "srcset",
                    "action",
                    "data",
                    "poster",
                    "background",
                    "ping"
                ]
                .contains(&key.as_str()),
                "{key}"
            );
        }
        for style in &page.styles {
            assert!(!style.contains("url(") && !style.contains("@import"));
        }
        for script in &page.scripts {
            assert!(!script.contains("http") && !script.contains("fetch"));
        }
    }
}

#[test]
fn the_page_runs_only_its_own_script() {
    for set in sets() {
        let page = page(&set);
        let inline = |key: &str| key.starts_with("on") || key == "style";
        assert!(!page.attributes.iter().any(|(key, _)| inline(key)));
        assert_eq!((page.scripts.len(), page.styles.len()), (1, 1));
        let policy = page
            .attributes
            .iter()
            .find(|(_, value)| value.starts_with("default-src 'none'"))
            .map(|(_, value)| value.as_str())
            .unwrap();
        for content in [&page.scripts[0], &page.styles[0]] {
            let hash = STANDARD.encode(Sha256::digest(content.as_bytes()));
            assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
        }
        assert!(!policy.contains("unsafe"));
    }
}

#[test]
fn links_lead_somewhere() {
    for set in sets() {
        let page = page(&set);
        for (_, value) in page.attributes.iter().filter(|(key, _)| key == "href") {
            if let Some(id) = value.strip_prefix('#') {
                assert!(page.ids.iter().any(|other| other == id), "{id}");
            }
        }
    }
}

#[test]
fn nothing_unseen_reaches_the_page() {
    let html = written(Format::Html, &fixture::hostile());
    let unseen = |character| crate::export::text::is_unseen(character) && character != '\n';
    assert_eq!(html.find(unseen), None);
}

#[test]
fn the_page_stays_bounded() {
    let mut set = fixture::cohort();
    for report in &mut set.reports {
        let line = "value = [\"<&>\", 1]  # comment\n";
        let large = line.repeat((1 << 20) / line.len());
        for file in 0..4 {
            report
                .submission
                .files
                .insert(format!("{file}.py"), large.clone());
        }
        for case in report.groups.iter_mut().flat_map(|group| &mut group.cases) {
            case.stdout = "<".repeat(16 << 10);
            case.stderr = "\0".repeat(16 << 10);
        }
    }
    let html = written(Format::Html, &set);
    // What candidates wrote, and the frame around it.
    assert!(html.len() < 34 << 20, "{} bytes", html.len());
    assert!(html.contains("more bytes are in the JSON report"));
    assert!(html.contains("Left out, so that this page stays readable"));
}

/// The ratio that WCAG 2 defines, of two colours such as `#1b201e`.
fn contrast(one: &str, other: &str) -> f64 {
    let channel = |colour: &str, start: usize| {
        let value = u8::from_str_radix(&colour[start..start + 2], 16).unwrap();
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance = |colour: &str| {
        0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The light and the dark value of a colour of the style sheet.
fn colour(style: &str, name: &str) -> [String; 2] {
    let (_, rest) = style.split_once(&format!("--{name}: light-dark(")).unwrap();
    let (light, rest) = rest.split_once(", ").unwrap();
    let (dark, _) = rest.split_once(')').unwrap();
    [light.to_owned(), dark.to_owned()]
}

#[test]
fn text_stands_out_from_what_is_behind_it() {
    let page = page(&fixture::single());
    let grounds = [
        ("page", "text muted accent"),
        ("surface", "text muted accent good bad"),
        ("sunken", "text muted comment string number keyword"),
        ("good-soft", "good"),
        ("bad-soft", "bad"),
        ("warn-soft", "warn"),
        ("odd-soft", "odd"),
    ];
    for (ground, names) in grounds {
        let behind = colour(&page.styles[0], ground);
        for name in names.split(' ') {
            let ink = colour(&page.styles[0], name);
            for (ink, behind) in ink.iter().zip(&behind) {
                // AA of WCAG 2 for text of any size.
                assert!(contrast(ink, behind) >= 4.5, "{name} on {ground}");
            }
        }
    }
}

/// Style and script are told by name, so that a change of colour is no change
/// of the snapshot.
#[test]
fn a_small_page_looks_as_documented() {
    let html = written(Format::Html, &fixture::single());
    let page = Page::read(&html);
    let html = html
        .replace(&page.scripts[0], "script.js")
        .replace(&page.styles[0], "style.css");
    let start = html.find("<body>").unwrap();
    insta::assert_snapshot!(html[start..].replace("><", ">\n<"));
}
