//! What interviewers rate, by what a challenge asks for.

use challenge::{Challenge, Kind};
use protocol::rest::RubricItem;

/// The rubric of a challenge: what every session shows, and what its kind asks.
pub(crate) fn of(challenge: &Challenge) -> Vec<RubricItem> {
    let mut items = vec![item(
        "coding",
        "Coding",
        "Code that reads well: names, structure, the language used as it is meant to be.",
    )];
    items.push(match challenge.kind {
        Kind::Debug | Kind::Fix => item(
            "debugging",
            "Debugging",
            "From symptom to cause: reproduces, narrows down, proves the cause before mending it.",
        ),
        Kind::Implement => item(
            "logic",
            "Logic",
            "Takes the problem apart, handles edge cases, chooses fitting data structures.",
        ),
        Kind::SpeedUp => item(
            "performance",
            "Performance",
            "Finds what is slow before changing it, and knows what each operation costs.",
        ),
    });
    items.push(item(
        "testing",
        "Testing",
        "Runs early and often, thinks of cases nobody gave, reads failures closely.",
    ));
    items.push(item(
        "explanation",
        "Explanation",
        "Says what they do and why, weighs alternatives, takes hints well.",
    ));
    items
}

fn item(key: &str, title: &str, description: &str) -> RubricItem {
    RubricItem {
        key: key.to_owned(),
        title: title.to_owned(),
        description: description.to_owned(),
    }
}
