//! The table that a bench run prints, in Markdown, so that it can be kept.

use std::fmt;

/// One measured figure beside its bound.
#[derive(Debug)]
pub(crate) struct Row {
    /// What was measured.
    pub(crate) what: String,
    /// Our figure, with its unit.
    pub(crate) ours: String,
    /// The peer's figure in the same run; empty where the bound is absolute.
    pub(crate) peer: String,
    /// The figure that is held against the bound.
    pub(crate) figure: f64,
    /// The bound.
    pub(crate) bound: Bound,
}

/// What a figure should keep to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bound {
    /// At most this, in this unit.
    AtMost(f64, &'static str),
    /// At least this, in this unit.
    AtLeast(f64, &'static str),
}

impl Bound {
    fn is_kept_by(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most, _) => figure <= most,
            Self::AtLeast(least, _) => figure >= least,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most, unit) => write!(formatter, "≤ {most} {unit}"),
            Self::AtLeast(least, unit) => write!(formatter, "≥ {least} {unit}"),
        }
    }
}

impl Row {
    fn unit(&self) -> &'static str {
        match self.bound {
            Bound::AtMost(_, unit) | Bound::AtLeast(_, unit) => unit,
        }
    }
}

/// Prints the head of the table.
pub(crate) fn print_head() {
    println!("| what | ours | peer in the same run | figure | bound | kept |");
    println!("|---|---|---|---|---|---|");
}

/// Prints one row.
pub(crate) fn print_row(row: &Row) {
    println!(
        "| {} | {} | {} | {:.2} {} | {} | {} |",
        row.what,
        row.ours,
        row.peer,
        row.figure,
        row.unit(),
        row.bound,
        if row.bound.is_kept_by(row.figure) {
            "yes"
        } else {
            "**no**"
        }
    );
}
