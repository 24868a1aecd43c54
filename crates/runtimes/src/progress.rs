//! How an installation tells what it is doing.

/// Told about an installation as it goes; the command line draws it.
pub trait Progress {
    /// A step begins, in words: `fetching ziglang 0.17.1`.
    fn step(&mut self, step: &str);

    /// A line that a tool of the current step printed. It may be any text.
    fn line(&mut self, line: &str) {
        let _ = line;
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&mut self, _step: &str) {}
}
