//! Colours of the terminal, or none.

use protocol::Verdict;

use crate::export::figures::GroupState;

/// Paints text, if the terminal takes colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    colour: bool,
}

/// The select-graphic-rendition codes in use: plain colours of the terminal's
/// own palette, which its owner has made readable.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    Bold,
    Faint,
    Red,
    Green,
    Yellow,
    Magenta,
}

impl Paint {
    pub(super) fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// `text` in `ink`; `text` must already be clean.
    pub(super) fn with(self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Bold => 1,
            Ink::Faint => 2,
            Ink::Red => 31,
            Ink::Green => 32,
            Ink::Yellow => 33,
            Ink::Magenta => 35,
        };
        format!("\u{1B}[{code}m{text}\u{1B}[0m")
    }

    /// `text` in the colour of a verdict.
    pub(super) fn verdict(self, verdict: Verdict, text: &str) -> String {
        self.with(verdict_ink(verdict), text)
    }

    /// The mark of a group.
    pub(super) fn mark(self, state: GroupState) -> String {
        let ink = match state {
            GroupState::Passed => Ink::Green,
            GroupState::Partial => Ink::Yellow,
            GroupState::Failed => Ink::Red,
            GroupState::Skipped | GroupState::Withheld => Ink::Faint,
            GroupState::NotJudged => Ink::Magenta,
        };
        self.with(ink, &state.mark().to_string())
    }
}

fn verdict_ink(verdict: Verdict) -> Ink {
    match verdict {
        Verdict::Ac => Ink::Green,
        Verdict::Wa | Verdict::Rte | Verdict::Ce => Ink::Red,
        Verdict::Tle | Verdict::Mle | Verdict::Ole => Ink::Yellow,
        Verdict::Ie => Ink::Magenta,
    }
}
