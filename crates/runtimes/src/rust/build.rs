//! From a candidate's files to a module: which compilations it takes, and what
//! each failure means.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use protocol::interface::Interface;

use super::arguments::{self, PROGRAM};
use super::compiler::Compiler;
use super::diagnostic::Diagnostic;
use super::ending::Compiled;
use super::glue;
use super::messages;
use super::test_root;
use super::types;
use super::workspace::{self, Workspace};
use crate::{Error, Purpose, Source};

/// The file of a generated program.
const MAIN: &str = "main.rs";
/// The largest module that is read back, as large as the compiler may write.
const MAXIMUM_MODULE: u64 = 64 << 20;

/// What the compilations came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Built {
    /// A module, and warnings.
    Module { wasm: Vec<u8>, diagnostics: String },
    /// The candidate's fault.
    Failed { diagnostics: String },
    /// The candidate's fault too, but found by a bound of this machine: it
    /// took too much of the compiler's time or memory.
    Stopped { diagnostics: String },
}

/// A step that ended the build early: the candidate's fault or ours.
enum Halt {
    Failed(String),
    Stopped(String),
    Fault(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

/// Compiles a source for a purpose.
pub(super) fn build(
    compiler: &Compiler,
    source: &Source,
    purpose: &Purpose,
) -> Result<Built, Error> {
    match attempt(compiler, source, purpose) {
        Ok((wasm, diagnostics)) => Ok(Built::Module { wasm, diagnostics }),
        Err(Halt::Failed(diagnostics)) => Ok(Built::Failed { diagnostics }),
        Err(Halt::Stopped(diagnostics)) => Ok(Built::Stopped { diagnostics }),
        Err(Halt::Fault(error)) => Err(error),
    }
}

fn attempt(
    compiler: &Compiler,
    source: &Source,
    purpose: &Purpose,
) -> Result<(Vec<u8>, String), Halt> {
    let objection = workspace::objection(&source.files).or_else(|| {
        let missing = !source.files.contains_key(&source.entry);
        missing.then(|| format!("the file {:?} is missing", source.entry))
    });
    if let Some(objection) = objection {
        return Err(Halt::Failed(format!("error: {objection}\n")));
    }
    let workspace = Workspace::new()?;
    workspace.write(&workspace.solution(), &source.files)?;
    let job = Job {
        compiler,
        workspace,
        entry: &source.entry,
    };
    let diagnostics = match purpose {
        Purpose::Program => job.program()?,
        Purpose::Calls(interface) => job.calls(interface)?,
        Purpose::Tests(files) => job.tests(files)?,
    };
    Ok((job.module()?, diagnostics))
}

struct Job<'a> {
    compiler: &'a Compiler,
    workspace: Workspace,
    entry: &'a str,
}

impl Job<'_> {
    fn program(&self) -> Result<String, Halt> {
        self.solution(arguments::program(&self.workspace, self.entry))
    }

    fn calls(&self, interface: &Interface) -> Result<String, Halt> {
        if let Some(name) = types::unusable_name(interface) {
            return Err(Halt::Fault(Error::Interface(format!(
                "`{name}` cannot be a name in Rust"
            ))));
        }
        let warnings = self.solution(arguments::library(&self.workspace, self.entry))?;
        let glue = glue::generate(interface);
        let main = [(MAIN.to_owned(), glue.source.into_bytes())].into();
        self.workspace.write(&self.workspace.ours(), &main)?;
        let tell = |messages: &[Diagnostic]| {
            let folder = self.workspace.folder();
            messages::of_glue(messages, &glue.expectations, self.entry, folder)
        };
        self.around(arguments::calls(&self.workspace, MAIN), tell)?;
        Ok(warnings)
    }

    fn tests(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<String, Halt> {
        if let Some(objection) = workspace::objection(files) {
            return Err(Halt::Fault(Error::Interface(objection)));
        }
        let warnings = self.solution(arguments::library(&self.workspace, self.entry))?;
        let ours = self.workspace.ours();
        let main = test_root::generate(files).into_bytes();
        self.workspace.write(&ours.join("tests"), files)?;
        self.workspace
            .write(&ours, &[(MAIN.to_owned(), main)].into())?;
        let tell = |messages: &[Diagnostic]| messages::of_tests(messages, self.workspace.folder());
        self.around(arguments::tests(&self.workspace, MAIN), tell)?;
        Ok(warnings)
    }

    /// Compiles the candidate's files by themselves; gives back the warnings.
    fn solution(&self, arguments: Vec<std::ffi::OsString>) -> Result<String, Halt> {
        let folder = self.workspace.folder();
        let readable = [self.workspace.solution()];
        match self.compiler.run(&self.workspace, &readable, arguments)? {
            Compiled::Done(messages) => Ok(messages::of_solution(&messages, folder)),
            Compiled::Refused(messages) => {
                Err(Halt::Failed(messages::of_solution(&messages, folder)))
            }
            Compiled::Stopped(reason) => Err(Halt::Stopped(reason)),
        }
    }

    /// Compiles what is ours around the candidate's library.
    fn around(
        &self,
        arguments: Vec<std::ffi::OsString>,
        tell: impl Fn(&[Diagnostic]) -> String,
    ) -> Result<(), Halt> {
        let (installed, here) = (self.compiler.harness(), arguments::harness(&self.workspace));
        std::fs::copy(&installed, &here).map_err(Error::io("copy", installed))?;
        let readable = [self.workspace.ours()];
        match self.compiler.run(&self.workspace, &readable, arguments)? {
            Compiled::Done(_) => Ok(()),
            Compiled::Refused(messages) => Err(Halt::Failed(tell(&messages))),
            Compiled::Stopped(reason) => Err(Halt::Stopped(reason)),
        }
    }

    fn module(&self) -> Result<Vec<u8>, Error> {
        let path = self.workspace.output().join(PROGRAM);
        let mut wasm = Vec::new();
        File::open(&path)
            .and_then(|file| file.take(MAXIMUM_MODULE).read_to_end(&mut wasm))
            .map_err(Error::io("read", path))?;
        Ok(wasm)
    }
}
