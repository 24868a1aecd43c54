//! A cohort as an aligned table, the best first.

use std::io;

use super::paint::{Ink, Paint};
use crate::export::figures::{self, GroupState};
use crate::export::{GradedSet, text};
use crate::report::Report;

/// The widest column of names.
const NAME_COLUMNS: usize = 28;
/// The narrowest column of failing cases that is still worth showing.
const FAILURE_COLUMNS: usize = 12;

/// Writes the table, its legend and the totals.
pub(super) fn write(set: &GradedSet, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    let columns = set.presentation.columns;
    let title = text::line_within(&set.challenge.title, columns.saturating_sub(24));
    writeln!(
        out,
        "{}  {}",
        paint.with(Ink::Bold, &title),
        paint.with(Ink::Faint, &submissions(set.reports.len()))
    )?;
    if !set.reports.is_empty() {
        writeln!(out)?;
        rows(set, paint, out)?;
        writeln!(out)?;
        legend(set, paint, out)?;
        totals(set, paint, out)?;
    }
    similar(set, paint, out)
}

fn submissions(count: usize) -> String {
    match count {
        1 => "1 submission".to_owned(),
        _ => format!("{count} submissions"),
    }
}

/// The cells of one row before they are padded.
struct Row<'report> {
    report: &'report Report,
    name: String,
    score: String,
    cost: String,
    failure: String,
}

impl<'report> Row<'report> {
    fn new(report: &'report Report) -> Self {
        let cost = figures::cost_ratio(report);
        Self {
            report,
            name: text::line_within(&report.submission.name, NAME_COLUMNS),
            score: format!("{}/{}", report.score, report.points),
            cost: cost.map_or_else(|| "–".to_owned(), figures::ratio_text),
            failure: figures::first_failure(report),
        }
    }

    fn language(&self) -> &str {
        self.report.submission.language.as_str()
    }
}

/// The width of each column.
struct Widths {
    name: usize,
    language: usize,
    score: usize,
    groups: usize,
    cost: usize,
    failure: usize,
}

impl Widths {
    fn of(rows: &[Row<'_>], groups: usize, columns: usize) -> Self {
        let widest = |heading: &str, cell: &dyn Fn(&Row<'_>) -> usize| {
            rows.iter().map(cell).max().unwrap_or(0).max(heading.len())
        };
        let mut widths = Self {
            name: widest("candidate", &|row| text::width(&row.name)),
            language: widest("language", &|row| row.language().len()),
            score: widest("score", &|row| row.score.len()),
            groups: groups.max("groups".len()),
            cost: widest("× ref", &|row| text::width(&row.cost)).max(5),
            failure: 0,
        };
        let verdict = "verdict".len();
        let used = widths.name + widths.language + verdict + widths.score;
        let used = used + widths.groups + widths.cost + 14;
        let left = columns.saturating_sub(used);
        widths.failure = if left < FAILURE_COLUMNS { 0 } else { left };
        widths
    }
}

fn rows(set: &GradedSet, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    let names = figures::group_names(&set.reports);
    let ranked = figures::ranked(&set.reports);
    let rows: Vec<Row<'_>> = ranked.into_iter().map(Row::new).collect();
    let widths = Widths::of(&rows, names.len(), set.presentation.columns);
    let heading = format!(
        "  {}  {}  verdict  {}  {}  {}  {}",
        left("candidate", widths.name),
        left("language", widths.language),
        right("score", widths.score),
        left("groups", widths.groups),
        right("× ref", widths.cost),
        if widths.failure > 0 {
            "first failing case"
        } else {
            ""
        },
    );
    writeln!(out, "{}", paint.with(Ink::Faint, heading.trim_end()))?;
    for row in &rows {
        writeln!(out, "{}", row_text(row, &names, &widths, paint).trim_end())?;
    }
    Ok(())
}

fn row_text(row: &Row<'_>, names: &[&str], widths: &Widths, paint: Paint) -> String {
    let verdict = row.report.verdict;
    let failure = if widths.failure > 0 {
        text::line_within(&row.failure, widths.failure)
    } else {
        String::new()
    };
    format!(
        "  {}  {}  {}  {}  {}{}  {}  {}",
        left(&row.name, widths.name),
        left(row.language(), widths.language),
        paint.verdict(verdict, &left(verdict.code(), 7)),
        right(&row.score, widths.score),
        marks(row.report, names, paint),
        " ".repeat(widths.groups - names.len()),
        right(&row.cost, widths.cost),
        paint.with(Ink::Faint, &failure),
    )
}

fn marks(report: &Report, names: &[&str], paint: Paint) -> String {
    let mark = |name: &&str| {
        figures::group(report, name).map_or_else(
            || paint.mark(GroupState::Skipped),
            |group| paint.mark(GroupState::of(group)),
        )
    };
    names.iter().map(mark).collect()
}

/// Which column of marks is which group, and how many passed it.
fn legend(set: &GradedSet, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    for (index, name) in figures::group_names(&set.reports).into_iter().enumerate() {
        let passed = set
            .reports
            .iter()
            .filter_map(|report| figures::group(report, name))
            .filter(|group| GroupState::of(group) == GroupState::Passed)
            .count();
        let shown = text::line_within(name, NAME_COLUMNS);
        let title = if index == 0 { "groups" } else { "" };
        writeln!(
            out,
            "  {}  {:>2} {}  {}",
            paint.with(Ink::Faint, &left(title, 6)),
            index + 1,
            left(&shown, NAME_COLUMNS),
            paint.with(
                Ink::Faint,
                &format!("passed by {passed} of {}", set.reports.len())
            ),
        )?;
    }
    Ok(())
}

fn totals(set: &GradedSet, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    let counts: Vec<String> = figures::verdict_counts(&set.reports)
        .into_iter()
        .map(|(verdict, count)| paint.verdict(verdict, &format!("{count} {verdict}")))
        .collect();
    let points = set.reports.iter().map(|report| report.points).max();
    let median = figures::median_score(&set.reports);
    write!(
        out,
        "  {}  {}",
        paint.with(Ink::Faint, "totals"),
        counts.join(" · ")
    )?;
    if let (Some(median), Some(points)) = (median, points) {
        write!(out, " · median score {median}/{points}")?;
    }
    writeln!(out)
}

fn similar(set: &GradedSet, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    if set.similar.is_empty() {
        return Ok(());
    }
    let title = "Much alike, beyond what the starter gives (a hint to read both, no verdict):";
    writeln!(out, "\n  {}", paint.with(Ink::Faint, title))?;
    for pair in &set.similar {
        writeln!(
            out,
            "  {:>3} %  {} and {}",
            pair.share_thousandths / 10,
            text::line_within(&pair.left, NAME_COLUMNS),
            text::line_within(&pair.right, NAME_COLUMNS),
        )?;
    }
    Ok(())
}

fn left(cell: &str, columns: usize) -> String {
    format!(
        "{cell}{}",
        " ".repeat(columns.saturating_sub(text::width(cell)))
    )
}

fn right(cell: &str, columns: usize) -> String {
    format!(
        "{}{cell}",
        " ".repeat(columns.saturating_sub(text::width(cell)))
    )
}
