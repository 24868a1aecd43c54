//! `cost` groups: calls and the bounds of what they may cost.

use std::collections::BTreeSet;

use super::Context;
use super::call::CaseReader;
use super::cases::cases_document;
use super::groups::Shared;
use crate::document::Table;
use crate::{CallCompare, Content, CostBounds};

/// How many sizes a fit of the growth needs.
const MINIMUM_SIZES: usize = 3;

pub(super) fn read(
    context: &Context<'_>,
    table: &Table<'_>,
    shared: &Shared<'_>,
) -> Option<Content> {
    let bounds = CostBounds {
        maximum_ratio: table
            .get("maximum_ratio")
            .and_then(|node| node.float(1.0..=1_000_000.0)),
        maximum_exponent: table
            .get("maximum_exponent")
            .and_then(|node| node.float(0.1..=10.0)),
    };
    let document = cases_document(context, table)?;
    let reader = CaseReader {
        shared,
        compare: CallCompare::Exact,
        is_cost: true,
    };
    let cases = reader.all(&document);
    if bounds == CostBounds::default() {
        let what = "the group bounds no cost";
        table
            .node()
            .wrong(what, "write `maximum_ratio` or `maximum_exponent`");
    }
    let sizes: BTreeSet<u64> = cases.iter().filter_map(|case| case.size).collect();
    let all_read = cases.len() == document.root().items().len();
    let needed = bounds.maximum_exponent.is_some() && all_read && !cases.is_empty();
    if needed && (cases.iter().any(|case| case.size.is_none()) || sizes.len() < MINIMUM_SIZES) {
        document.root().wrong(
            "`maximum_exponent` needs a `size` in every case, and three different ones",
            "write cases of n, 2n and 4n",
        );
    }
    Some(Content::Cost { cases, bounds })
}
