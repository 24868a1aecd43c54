//! What a case earns.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The judgement of one case, or the worst of several.
///
/// Ordered from best to worst, so that the verdict of a submission is the
/// maximum over its cases. The two-letter names are the ones that programming
/// contests have used since ICPC's first judges.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    utoipa::ToSchema,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verdict {
    /// Accepted: ran within its limits and answered as expected.
    Ac,
    /// Wrong answer.
    Wa,
    /// Run-time error: a trap, an uncaught exception or an unexpected exit code.
    Rte,
    /// Time limit exceeded: the fuel ran out, or a cost bound was passed.
    Tle,
    /// Memory limit exceeded.
    Mle,
    /// Output limit exceeded.
    Ole,
    /// Compile error.
    Ce,
    /// Internal error: the fault is ours, and it never scores against the candidate.
    Ie,
}

impl Verdict {
    /// Every verdict, from best to worst.
    pub const ALL: [Self; 8] = [
        Self::Ac,
        Self::Wa,
        Self::Rte,
        Self::Tle,
        Self::Mle,
        Self::Ole,
        Self::Ce,
        Self::Ie,
    ];

    /// The two or three capitals, such as `TLE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ac => "AC",
            Self::Wa => "WA",
            Self::Rte => "RTE",
            Self::Tle => "TLE",
            Self::Mle => "MLE",
            Self::Ole => "OLE",
            Self::Ce => "CE",
            Self::Ie => "IE",
        }
    }

    /// The verdict in words, such as `time limit exceeded`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Ac => "accepted",
            Self::Wa => "wrong answer",
            Self::Rte => "run-time error",
            Self::Tle => "time limit exceeded",
            Self::Mle => "memory limit exceeded",
            Self::Ole => "output limit exceeded",
            Self::Ce => "compile error",
            Self::Ie => "internal error",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_the_serialised_form() {
        for verdict in Verdict::ALL {
            let text = serde_json::to_string(&verdict).unwrap();
            assert_eq!(text, format!("\"{verdict}\""));
        }
    }
}
