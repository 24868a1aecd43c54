//! Progress on a terminal; plain lines where there is none.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::interrupt;

const TICK: Duration = Duration::from_millis(120);

/// The steps of one installation, on standard error.
pub(crate) struct Steps {
    title: String,
    bar: Option<ProgressBar>,
    is_quiet: bool,
}

impl Steps {
    pub(crate) fn new(title: &str, is_quiet: bool) -> Self {
        let bar = (!is_quiet && std::io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(TICK);
            bar.set_prefix(title.to_owned());
            bar
        });
        if let (Some(bar), Ok(style)) = (
            &bar,
            ProgressStyle::with_template("{spinner} {prefix}: {msg} ({elapsed})"),
        ) {
            bar.set_style(style);
        }
        Self {
            title: title.to_owned(),
            bar,
            is_quiet,
        }
    }

    /// Says how it ended.
    pub(crate) fn finish(self, message: &str) {
        match self.bar {
            Some(bar) => bar.finish_with_message(message.to_owned()),
            None if self.is_quiet => {}
            None => eprintln!("{}: {message}", self.title),
        }
    }
}

impl runtimes::Progress for Steps {
    fn step(&mut self, step: &str) {
        match &self.bar {
            Some(bar) => bar.set_message(step.to_owned()),
            None if self.is_quiet => {}
            None => eprintln!("{}: {step}", self.title),
        }
    }
}

/// A cohort being graded, on standard error.
pub(crate) struct Grading {
    bar: Option<ProgressBar>,
}

impl Grading {
    /// A bar, where there is a terminal to draw it on.
    pub(crate) fn new(submissions: usize, is_quiet: bool) -> Self {
        let is_drawn = !is_quiet && std::io::stderr().is_terminal();
        let bar = is_drawn.then(|| {
            let bar = ProgressBar::new(u64::try_from(submissions).unwrap_or(u64::MAX));
            bar.enable_steady_tick(TICK);
            bar
        });
        let template = "{spinner} {pos}/{len} submissions {wide_bar} {msg} {elapsed}";
        if let (Some(bar), Ok(style)) = (&bar, ProgressStyle::with_template(template)) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Moves on by a submission.
    pub(crate) fn submission_done(&self, report: Option<&judge::report::Report>) {
        if let Some(bar) = &self.bar {
            if let Some(report) = report {
                let name = console::strip_ansi_codes(&report.submission.name).into_owned();
                bar.set_message(format!("{name} {}", report.verdict));
            }
            bar.inc(1);
        }
    }

    /// Takes the bar away, so that results stand alone.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl judge::Progress for Grading {
    fn cancelled(&self) -> bool {
        interrupt::was_asked()
    }
}

/// A challenge being proven, on standard error.
pub(crate) struct Proving {
    bar: Option<ProgressBar>,
}

impl Proving {
    /// A spinner, where there is a terminal to draw it on.
    pub(crate) fn new(challenge: &str, is_quiet: bool) -> Self {
        let is_drawn = !is_quiet && std::io::stderr().is_terminal();
        let bar = is_drawn.then(|| {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(TICK);
            bar.set_prefix(challenge.to_owned());
            bar
        });
        if let (Some(bar), Ok(style)) = (
            &bar,
            ProgressStyle::with_template("{spinner} {prefix}: {msg} ({elapsed})"),
        ) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Takes the spinner away.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl judge::Progress for Proving {
    fn step(&self, what: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(what.to_owned());
        }
    }
}
