//! The bodies of functions: how long, how many locals, how deep.
//!
//! What makes a compiler slow is the product of values that live long and
//! places where control flow meets.

use wasmparser::{FunctionBody, Operator};

use super::{over, text};

/// The longest body, in bytes.
const BODY_BYTES: u64 = 512 << 10;
/// The most locals of a function.
const LOCALS: u64 = 20_000;
/// The deepest nesting of loops. Compilers nest as deep as people do.
const LOOP_DEPTH: usize = 200;
/// The deepest nesting of anything. A `switch` of many arms is a nest of as
/// many blocks.
const DEPTH: usize = 20_000;
/// The most branch targets in one table.
const TARGETS: u64 = 60_000;
/// The most locals times places where control flow meets.
const MERGES: u64 = 20_000_000;

/// Refuses a body that would compile too slowly.
pub(super) fn check(body: &FunctionBody<'_>) -> Result<(), String> {
    let bytes = body.range().len() as u64;
    if bytes > BODY_BYTES {
        return Err(over("bytes in a function", bytes, BODY_BYTES));
    }
    let locals = count_locals(body)?;
    let meetings = walk(body)?;
    if locals.saturating_mul(meetings) > MERGES {
        return Err(format!(
            "a function has {locals} locals and {meetings} blocks, too many together"
        ));
    }
    Ok(())
}

fn count_locals(body: &FunctionBody<'_>) -> Result<u64, String> {
    let mut count = 0_u64;
    for locals in body.get_locals_reader().map_err(text)? {
        count += u64::from(locals.map_err(text)?.0);
        if count > LOCALS {
            return Err(over("locals in a function", count, LOCALS));
        }
    }
    Ok(count)
}

/// Follows the nesting, and counts the places where control flow meets.
fn walk(body: &FunctionBody<'_>) -> Result<u64, String> {
    let mut nest: Vec<bool> = Vec::new();
    let (mut loops, mut meetings) = (0, 0);
    let mut operators = body.get_operators_reader().map_err(text)?;
    while !operators.eof() {
        match operators.read().map_err(text)? {
            Operator::Loop { .. } => {
                nest.push(true);
                loops += 1;
                meetings += 1;
            }
            Operator::Block { .. } | Operator::If { .. } => {
                nest.push(false);
                meetings += 1;
            }
            Operator::End => loops -= usize::from(nest.pop() == Some(true)),
            Operator::BrTable { targets } if u64::from(targets.len()) > TARGETS => {
                return Err(over(
                    "branch targets in a table",
                    targets.len().into(),
                    TARGETS,
                ));
            }
            _ => {}
        }
        if loops > LOOP_DEPTH {
            return Err(format!("loops are nested more than {LOOP_DEPTH} deep"));
        }
        if nest.len() > DEPTH {
            return Err(format!("blocks are nested more than {DEPTH} deep"));
        }
    }
    Ok(meetings)
}
