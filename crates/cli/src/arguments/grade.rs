//! `greenroom grade`, `verify`, `check` and `new`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use judge::check::MutantCount;
use protocol::Language;

use crate::output::FormatTarget;

const AFTER_GRADE: &str = "\
A submission is a file, a folder, a .zip, .tar or .tar.gz. With --cohort, every
entry of a folder is one candidate's submission.

Formats: human, json, jsonl, junit, ctrf, csv, html. Give --format several times
to write several; FORMAT=FILE writes to a file, a bare FORMAT to standard output.

What was graded before with the same submission, challenge, runtime and limits
is not graded again, so an interrupted cohort resumes where it stopped.

What is no submission at all, such as a broken archive, is reported with the
verdict CE and the reason, so that a cohort's reports are complete.

Exit status:
  0  every submission passed every case
  1  some did not
  2  the command line, the challenge or a submission that it names cannot be used
  3  greenroom's own fault: something could not be judged
  130  interrupted; the same command goes on from there

Examples:
  greenroom grade challenges/rate-limiter solution.py
  greenroom grade challenges/rate-limiter --cohort submissions/ --format html=report.html
  greenroom grade challenges/rate-limiter a.zip b.zip --format json --format junit=out.xml";

/// Grade submissions against a challenge.
#[derive(Debug, Args)]
#[command(after_help = AFTER_GRADE)]
pub(crate) struct GradeArguments {
    /// The challenge's folder
    pub(crate) challenge: PathBuf,

    /// Submissions: files, folders or archives
    #[arg(value_name = "SUBMISSION", required_unless_present = "cohort")]
    pub(crate) submissions: Vec<PathBuf>,

    /// A folder with one entry per candidate
    #[arg(long, value_name = "DIR")]
    pub(crate) cohort: Option<PathBuf>,

    /// The submissions' language [default: by their extensions]
    #[arg(long, short, value_name = "LANGUAGE")]
    pub(crate) language: Option<Language>,

    /// What to write, and where: FORMAT or FORMAT=FILE [default: human]
    #[arg(long, short, value_name = "FORMAT[=FILE]")]
    pub(crate) format: Vec<FormatTarget>,

    /// Whom the output is for: `candidate` leaves out what the challenge hides
    #[arg(long, value_enum, default_value_t = Audience::Staff)]
    pub(crate) audience: Audience,

    /// Grade everything anew, whatever was graded before
    #[arg(long)]
    pub(crate) fresh: bool,
}

/// Whom an output is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Audience {
    /// Everything.
    Staff,
    /// What the challenge's feedback policy allows a candidate to learn.
    Candidate,
}

const AFTER_VERIFY: &str = "\
The report carries the submission's files, so only the challenge is needed.

Exit status: 0 everything came out the same, 1 something did not, 2 the report or
the challenge cannot be read, 3 greenroom's own fault.";

/// Re-execute a JSON report: every verdict and every fuel count must come out the same.
#[derive(Debug, Args)]
#[command(after_help = AFTER_VERIFY)]
pub(crate) struct VerifyArguments {
    /// A report that `greenroom grade --format json` wrote
    pub(crate) report: PathBuf,

    /// The challenge's folder [default: challenges/ID, the id as in the report]
    #[arg(long, value_name = "DIR")]
    pub(crate) challenge: Option<PathBuf>,
}

const AFTER_CHECK: &str = "\
Proves that accepted submissions get full points in every language, that wrong
ones get the verdict of their folder, that starters of fix and debug challenges
fail, that examples in the statement are the visible cases, and that limits leave
room. Then it changes the reference in small ways (mutants) and lists those that
no case notices: holes in the tests.

Exit status: 0 proven, 1 errors or holes, 2 the challenge cannot be read, 3 greenroom's own fault.";

/// Prove challenges.
#[derive(Debug, Args)]
#[command(after_help = AFTER_CHECK)]
pub(crate) struct CheckArguments {
    /// Challenge folders
    #[arg(required = true, value_name = "CHALLENGE")]
    pub(crate) challenges: Vec<PathBuf>,

    /// Mutants to try per language: a number, `all`, or `usual`, which is 40,
    /// and fewer where each has to be compiled
    #[arg(long, value_name = "N|usual|all", default_value = "usual")]
    pub(crate) mutants: Mutants,

    /// Write examples in the statement anew where they differ from their cases
    #[arg(long)]
    pub(crate) fix: bool,

    /// Surviving mutants are warnings, not failures
    #[arg(long)]
    pub(crate) allow_holes: bool,
}

/// How many mutants to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mutants(pub(crate) MutantCount);

impl std::str::FromStr for Mutants {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "usual" => Ok(Self(MutantCount::Usual)),
            "all" => Ok(Self(MutantCount::All)),
            number => number
                .parse()
                .map(|count| Self(MutantCount::AtMost(count)))
                .map_err(|_| "write a number, `usual` or `all`".to_owned()),
        }
    }
}

/// Start a new challenge.
#[derive(Debug, Args)]
pub(crate) struct NewArguments {
    /// The challenge's id: lowercase letters, digits and `-`
    pub(crate) id: String,

    /// The folder that keeps challenges
    #[arg(long, value_name = "DIR", default_value = "challenges")]
    pub(crate) directory: PathBuf,
}
