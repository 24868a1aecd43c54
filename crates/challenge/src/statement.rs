//! Examples in statements: that they say what the visible cases say.
//!
//! An example is a fenced block whose info string is `example` and the name
//! of a visible case. It is compared by meaning, not by spelling, and can be
//! written anew from the case.

mod blocks;
mod calls;
mod io;

use crate::{CallCase, Challenge, Content, IoCase, Problem};
use blocks::Block;

/// What an example shows.
enum Shown<'c> {
    Call(&'c CallCase),
    Io(&'c IoCase),
}

impl Challenge {
    /// What is wrong with the examples in the statement; warnings too.
    #[must_use]
    pub fn statement_problems(&self) -> Vec<Problem> {
        let blocks = blocks::examples(&self.statement);
        let told = |block: &Block<'_>| {
            let difference = self.difference(block)?;
            let line = u32::try_from(block.line).unwrap_or(u32::MAX);
            let what = format!(
                "the example `{}` {}",
                crate::paths::shown(block.name),
                difference.what
            );
            let problem = Problem::error(&self.statement_path, what, difference.mend);
            Some(problem.at(Some((line, 1))))
        };
        let mut problems: Vec<Problem> = blocks.iter().filter_map(told).collect();
        if blocks.is_empty() && self.visible_cases().next().is_some() {
            let what = "the statement shows no example, though there are visible cases";
            let mend = "write a fenced block with the info string `example NAME-OF-A-CASE`";
            problems.push(Problem::error(&self.statement_path, what, mend).as_warning());
        }
        problems
    }

    /// The statement with every example of a known case written anew where it
    /// says something else; `None` if nothing is to be changed.
    #[must_use]
    pub fn mended_statement(&self) -> Option<String> {
        let mut mended = self.statement.clone();
        let mut changed = false;
        for block in blocks::examples(&self.statement).iter().rev() {
            let Ok(shown) = self.shown_by(block.name) else {
                continue;
            };
            if self.difference(block).is_none() {
                continue;
            }
            if let Some(text) = shown.text() {
                mended.replace_range(block.range.clone(), &text);
                changed = true;
            }
        }
        changed.then_some(mended)
    }

    fn difference(&self, block: &Block<'_>) -> Option<Difference> {
        let shown = match self.shown_by(block.name) {
            Ok(shown) => shown,
            Err(difference) => return Some(difference),
        };
        let compared = match shown {
            Shown::Call(case) => calls::compare(block.text, case, &self.interface),
            Shown::Io(case) => io::compare(block.text, case),
        };
        compared.err().map(|what| Difference {
            what,
            mend: "`greenroom check --fix` writes it anew from the case".to_owned(),
        })
    }

    /// Group and case names of everything that an example may show.
    fn visible_cases(&self) -> impl Iterator<Item = (&str, &str, Shown<'_>)> {
        let groups = self.groups.iter().filter(|group| group.visible);
        groups.flat_map(|group| -> Vec<(&str, &str, Shown<'_>)> {
            let named = |name, shown| (group.name.as_str(), name, shown);
            match &group.content {
                Content::Call(cases) => {
                    let cases = cases.iter();
                    cases
                        .map(|case| named(case.name.as_str(), Shown::Call(case)))
                        .collect()
                }
                Content::Io(cases) => {
                    let cases = cases.iter();
                    cases
                        .map(|case| named(case.name.as_str(), Shown::Io(case)))
                        .collect()
                }
                Content::Cost { .. } | Content::Tests(_) => Vec::new(),
            }
        })
    }

    fn shown_by(&self, name: &str) -> Result<Shown<'_>, Difference> {
        let mut found: Vec<(&str, Shown<'_>)> = self
            .visible_cases()
            .filter(|(group, case, _)| *case == name || format!("{group} / {case}") == name)
            .map(|(group, _, shown)| (group, shown))
            .collect();
        match (found.pop(), found.first()) {
            (Some((_, shown)), None) => Ok(shown),
            (Some((last, _)), Some((first, _))) => Err(Difference {
                what: format!("may be of `{first}` or of `{last}`"),
                mend: format!("write `example {first} / {name}`"),
            }),
            (None, _) => Err(Difference {
                what: "has the name of no visible case".to_owned(),
                mend: "name it as the case is named".to_owned(),
            }),
        }
    }
}

/// What an example says otherwise than its case.
struct Difference {
    what: String,
    mend: String,
}

impl Shown<'_> {
    /// The example as it should read, if it can be written down.
    fn text(&self) -> Option<String> {
        match self {
            Self::Call(case) => calls::write(case),
            Self::Io(case) => io::write(case),
        }
    }
}
