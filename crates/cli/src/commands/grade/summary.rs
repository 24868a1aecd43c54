//! What a person should know beside the reports.

use judge::report::Report;

use super::intake::Intake;

/// Names what could not be judged, and whose fault it is.
pub(super) fn tell_troubles(intake: &Intake, faults: &[(String, judge::Error)]) {
    for refused in &intake.refused {
        let (name, reason) = (&refused.name, &refused.reason);
        eprintln!("greenroom: {name} was not graded: {reason}");
    }
    for (name, error) in faults {
        eprintln!("greenroom: {name} could not be graded: {error}");
    }
}

/// Says how far it came, and that nothing of it is lost.
pub(super) fn interrupted(results: &[Result<Report, judge::Error>]) {
    let done = results.iter().filter(|result| result.is_ok()).count();
    eprintln!(
        "greenroom: interrupted after {done} of {}; the same command goes on from there",
        results.len()
    );
}
