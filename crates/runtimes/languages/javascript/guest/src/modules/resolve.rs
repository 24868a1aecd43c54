//! From a specifier and the file it stands in, to a file or a module of the
//! library.

use rquickjs::{Ctx, Error, Exception};

use crate::library;
use crate::text;

/// A folder whose files a test names as if they lay beside it.
const SOLUTION: &str = "/solution";
const TESTS: &str = "/tests/";

/// What is tried after a path, in this order.
const ENDINGS: [&str; 8] = [
    "",
    ".js",
    ".mjs",
    ".cjs",
    ".json",
    "/index.js",
    "/index.mjs",
    "/index.cjs",
];

/// Packages that tests name for what is built in here.
const TEST_PACKAGES: [&str; 3] = ["@jest/globals", "vitest", "mocha"];

/// Why a specifier leads nowhere.
#[derive(Debug)]
pub struct Missing {
    code: &'static str,
    message: String,
}

impl Missing {
    /// The same, with the code that Node gives to a failed `import`.
    pub fn of_import(mut self) -> Self {
        if self.code == "MODULE_NOT_FOUND" {
            self.code = "ERR_MODULE_NOT_FOUND";
        }
        self
    }

    /// Throws it as an `Error` with Node's code.
    pub fn throw(&self, ctx: &Ctx<'_>) -> Error {
        match Exception::from_message(ctx.clone(), &self.message) {
            Ok(error) => {
                let _ = error.as_object().set("code", self.code);
                error.throw()
            }
            Err(error) => error,
        }
    }
}

/// Finds what `specifier` means in the file `base`.
///
/// # Errors
///
/// [`Missing`] says what was looked for, and what could be used instead.
pub fn resolve(base: &str, specifier: &str) -> Result<String, Missing> {
    if let Some(name) = specifier.strip_prefix("node:") {
        return library::public_module(name)
            .ok_or_else(|| unavailable(specifier, "ERR_UNKNOWN_BUILTIN_MODULE"));
    }
    if TEST_PACKAGES.contains(&specifier) {
        return Ok("node:test/globals".to_owned());
    }
    if let Some(path) = specifier.strip_prefix("file://") {
        return find(path).ok_or_else(|| not_found(specifier, base));
    }
    if specifier.starts_with('/') {
        return find(specifier).ok_or_else(|| not_found(specifier, base));
    }
    if is_relative(specifier) {
        return find(&text::join_path(text::folder_of(base), specifier))
            .or_else(|| beside_solution(base, specifier))
            .ok_or_else(|| not_found(specifier, base));
    }
    if let Some(name) = library::public_module(specifier) {
        return Ok(name);
    }
    if library::NODE_ONLY.contains(&specifier) {
        return Err(unavailable(specifier, "MODULE_NOT_FOUND"));
    }
    from_root(specifier).ok_or_else(|| not_found(specifier, base))
}

fn is_relative(specifier: &str) -> bool {
    specifier == "."
        || specifier == ".."
        || specifier.starts_with("./")
        || specifier.starts_with("../")
}

/// A test's files lie in a folder of their own, but name the solution's as if
/// they lay beside it, above it, or in `solution/`.
fn beside_solution(base: &str, specifier: &str) -> Option<String> {
    if !base.starts_with(TESTS) {
        return None;
    }
    let name = specifier.trim_start_matches("../").trim_start_matches("./");
    from_root(name)
}

/// `solution` for the entry file, which is the second argument of every run;
/// `solution/NAME`, or a file of the solution by its path.
fn from_root(name: &str) -> Option<String> {
    if name == "solution" {
        let entry = std::env::args().nth(1)?;
        return find(&entry);
    }
    let name = name.strip_prefix("solution/").unwrap_or(name);
    find(&text::join_path(SOLUTION, name))
}

fn find(path: &str) -> Option<String> {
    let path = text::join_path("/", path);
    ENDINGS.iter().find_map(|ending| {
        let candidate = format!("{path}{ending}");
        std::fs::metadata(&candidate)
            .is_ok_and(|found| found.is_file())
            .then_some(candidate)
    })
}

fn unavailable(specifier: &str, code: &'static str) -> Missing {
    let name = specifier.strip_prefix("node:").unwrap_or(specifier);
    Missing {
        code,
        message: format!(
            "node:{name} is not available here: a solution runs alone in a sandbox. \
             What there is: {}",
            library::public_names().collect::<Vec<_>>().join(", ")
        ),
    }
}

fn not_found(specifier: &str, base: &str) -> Missing {
    let hint = if is_relative(specifier) || specifier.starts_with('/') {
        ""
    } else {
        "; packages from npm are not available here"
    };
    Missing {
        code: "MODULE_NOT_FOUND",
        message: format!(
            "Cannot find module '{specifier}' imported from {}{hint}",
            text::shown_path(base)
        ),
    }
}
