//! A program as it is, in the sandbox: what `greenroom run` does.

use protocol::{Language, Verdict};
use runtimes::{Build, Purpose, Source};
use sandbox::{End, Limits, Observer, Outcome};
use serde::Serialize;

use crate::ending::{self, Fault};
use crate::{Error, Judge};

/// What to run.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its language.
    pub language: Language,
    /// Its files and its entry.
    pub source: Source,
    /// The program's arguments.
    pub arguments: Vec<String>,
    /// Standard input.
    pub stdin: Vec<u8>,
    /// The bounds.
    pub limits: Limits,
    /// The seed of the virtual random source.
    pub seed: u64,
}

/// What running a program came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgramResult {
    /// `AC` if it exited with 0, `RTE` if with another code; nothing is
    /// expected of its output.
    pub verdict: Verdict,
    /// Why the verdict is what it is; empty if `AC`.
    pub reason: String,
    /// The exit code, where it exited.
    pub exit_code: Option<i32>,
    /// Standard output, invalid UTF-8 replaced.
    pub stdout: String,
    /// Standard error, invalid UTF-8 replaced.
    pub stderr: String,
    /// Fuel used; `None` where it cannot be told, which is after a trap.
    pub fuel: Option<u64>,
    /// Peak linear memory in bytes.
    pub memory_bytes: u64,
    /// Wall time of the run in milliseconds, without compiling.
    pub wall_ms: u64,
    /// What the compiler said, where there was one that said something or failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compile: Option<Compilation>,
}

/// What the compiler said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compilation {
    /// Whether there is a program.
    pub succeeded: bool,
    /// Its messages.
    pub output: String,
}

impl Judge {
    /// Builds and runs a program. `observer` sees its output as it comes.
    ///
    /// # Errors
    ///
    /// Faults of ours, and [`Error::Cancelled`] if the observer cancelled it.
    pub fn run_program(
        &self,
        program: &Program,
        observer: &mut dyn Observer,
    ) -> Result<ProgramResult, Error> {
        let runtime = self.base.registry.runtime(&program.language)?;
        let pool = &self.base.pool;
        let (executable, compile) = match runtime.build(&program.source, &Purpose::Program, pool)? {
            Build::Failed { diagnostics } => return Ok(not_compiled(diagnostics)),
            Build::Ready {
                executable,
                diagnostics,
            } => (executable, compilation(true, diagnostics)),
        };
        let mut job = executable.job(program.limits.clone());
        job.arguments.extend(program.arguments.iter().cloned());
        job.stdin.clone_from(&program.stdin);
        job.seed = program.seed;
        let outcome = pool.run_with(&job, observer)?;
        if outcome.end == End::Cancelled {
            return Err(Error::Cancelled);
        }
        Ok(result(&outcome, &job.limits, compile))
    }
}

fn compilation(succeeded: bool, output: String) -> Option<Compilation> {
    (!succeeded || !output.is_empty()).then_some(Compilation { succeeded, output })
}

fn not_compiled(diagnostics: String) -> ProgramResult {
    ProgramResult {
        verdict: Verdict::Ce,
        reason: "it does not compile".to_owned(),
        exit_code: None,
        stdout: String::new(),
        stderr: String::new(),
        fuel: None,
        memory_bytes: 0,
        wall_ms: 0,
        compile: compilation(false, diagnostics),
    }
}

fn result(outcome: &Outcome, limits: &Limits, compile: Option<Compilation>) -> ProgramResult {
    let fault = ending::fault(outcome, limits).or_else(|| match outcome.end {
        End::Exited(0) => None,
        End::Exited(code) => {
            let reason = ending::exited(code, &outcome.stderr);
            Some(ending::failure(outcome, limits, reason))
        }
        _ => None,
    });
    let fault = fault.unwrap_or(Fault::new(Verdict::Ac, ""));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    ProgramResult {
        verdict: fault.verdict,
        reason: fault.reason,
        exit_code: match outcome.end {
            End::Exited(code) => Some(code),
            _ => None,
        },
        stdout: text(&outcome.stdout),
        stderr: text(&outcome.stderr),
        fuel: outcome.fuel,
        memory_bytes: outcome.memory_bytes,
        wall_ms: outcome.wall_us / 1000,
        compile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sandbox::Trap;

    #[test]
    fn the_result_reads_as_documented() {
        let outcome = Outcome {
            end: End::Exited(3),
            fuel: Some(1234),
            memory_bytes: 65_536,
            memory_refused: false,
            stdout: b"a\xff".to_vec(),
            stderr: b"oops\n".to_vec(),
            responses: Vec::new(),
            files: Vec::new(),
            wall_us: 2_500,
        };
        let result = result(&outcome, &Limits::default(), None);
        assert_eq!(
            serde_json::to_value(&result).unwrap(),
            serde_json::json!({
                "verdict": "RTE",
                "reason": "exited with status 3: oops",
                "exit_code": 3,
                "stdout": "a\u{fffd}",
                "stderr": "oops\n",
                "fuel": 1234,
                "memory_bytes": 65_536,
                "wall_ms": 2,
            })
        );
    }

    #[test]
    fn a_trap_has_no_exit_code() {
        let outcome = Outcome {
            end: End::Trapped(Trap::StackOverflow),
            fuel: None,
            memory_bytes: 0,
            memory_refused: false,
            stdout: Vec::new(),
            stderr: Vec::new(),
            responses: Vec::new(),
            files: Vec::new(),
            wall_us: 0,
        };
        let result = result(&outcome, &Limits::default(), None);
        assert_eq!((result.verdict, result.exit_code), (Verdict::Rte, None));
    }
}
