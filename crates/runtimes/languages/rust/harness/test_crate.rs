//! A stand-in for the standard library's `test` crate, so that `rustc --test`
//! builds a program that answers the judge.
//!
//! The names and fields are those that rustc's `--test` expansion writes. The
//! standard one cannot be used here: on a target that cannot unwind it skips
//! `should_panic` tests and reports through standard output, which a
//! candidate's own prints could imitate.

/// A test and how to run it.
pub struct TestDescAndFn {
    /// What it is.
    pub desc: TestDesc,
    /// How to run it.
    pub testfn: StaticTestFn,
}

/// What rustc knows of a test.
pub struct TestDesc {
    /// Its path in the crate.
    pub name: StaticTestName,
    /// Whether it has `#[ignore]`.
    pub ignore: bool,
    /// Why.
    pub ignore_message: Option<&'static str>,
    /// Where it lies.
    pub source_file: &'static str,
    /// Its first line.
    pub start_line: usize,
    /// Its first column.
    pub start_col: usize,
    /// Its last line.
    pub end_line: usize,
    /// Its last column.
    pub end_col: usize,
    /// Of documentation tests only.
    pub compile_fail: bool,
    /// Of documentation tests only.
    pub no_run: bool,
    /// Whether it passes by panicking.
    pub should_panic: ShouldPanic,
    /// What sort of test it is.
    pub test_type: TestType,
}

/// The path of a test.
pub struct StaticTestName(pub &'static str);

/// The body of a test.
pub struct StaticTestFn(pub fn() -> Result<(), String>);

/// Whether a test passes by panicking.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ShouldPanic {
    /// It must not panic.
    No,
    /// It must panic.
    Yes,
    /// It must panic with a message that contains this.
    YesWithMessage(&'static str),
}

/// What sort of test it is.
pub enum TestType {
    /// In the crate itself.
    UnitTest,
    /// In a folder `tests`.
    IntegrationTest,
    /// In documentation.
    DocTest,
    /// Not told.
    Unknown,
}

/// What a test's body may return.
pub trait Outcome {
    /// The failure, if it is one.
    fn failure(self) -> Option<String>;
}

impl Outcome for () {
    fn failure(self) -> Option<String> {
        None
    }
}

impl<T: Outcome, E: std::fmt::Debug> Outcome for Result<T, E> {
    fn failure(self) -> Option<String> {
        match self {
            Ok(value) => value.failure(),
            Err(error) => Some(format!("the test returned Err({error:?})")),
        }
    }
}

/// Called with what a test's body returned.
pub fn assert_test_result<T: Outcome>(result: T) -> Result<(), String> {
    match result.failure() {
        Some(failure) => Err(failure),
        None => Ok(()),
    }
}

/// Called by the `main` that rustc makes.
pub fn test_main_static(tests: &[&TestDescAndFn]) {
    super::test_run::serve(tests);
}
