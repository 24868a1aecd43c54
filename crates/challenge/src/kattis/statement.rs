//! The package's statement, in English if there is one.

use crate::load::Context;
use crate::{Problem, paths};

/// The largest statement, in bytes.
const MAXIMUM: u64 = 1 << 20;
const FOLDERS: [&str; 2] = ["statement", "problem_statement"];

/// Path and text. Markdown is taken as it is; LaTeX is shown as it is
/// written, since nothing here can set it.
pub(super) fn read(context: &Context<'_>, title: &Option<String>) -> (String, String) {
    let found = find(context);
    let text = found.as_ref().and_then(|path| {
        let content = context.folder.read(path, MAXIMUM, context.sink)?;
        Some(String::from_utf8_lossy(&content).into_owned())
    });
    match (found, text) {
        (Some(path), Some(text)) if path.ends_with(".md") => (path, text),
        (Some(path), Some(text)) => {
            let fenced = format!("```tex\n{}\n```\n", text.replace("```", "` ` `").trim_end());
            (path, fenced)
        }
        _ => {
            let what = "there is no statement in Markdown or LaTeX";
            let problem = Problem::error(FOLDERS[0], what, "candidates see the title only");
            context.sink.push(problem.as_warning());
            let title = title.as_deref().unwrap_or("Problem");
            (
                format!("{}/problem.md", FOLDERS[0]),
                format!("# {}\n", paths::shown(title)),
            )
        }
    }
}

fn find(context: &Context<'_>) -> Option<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for folder in FOLDERS {
        for name in context.folder.children(folder) {
            let path = format!("{folder}/{name}");
            let rank = match name {
                "problem.en.md" => 0,
                "problem.md" => 1,
                "problem.en.tex" => 2,
                "problem.tex" => 3,
                _ if name.starts_with("problem.") && name.ends_with(".md") => 4,
                _ if name.starts_with("problem.") && name.ends_with(".tex") => 5,
                _ => continue,
            };
            if context.folder.has(&path) {
                found.push((rank, path));
            }
        }
    }
    found.into_iter().min().map(|(_, path)| path)
}
