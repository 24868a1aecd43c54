//! What JavaScript cannot see of its own values, for `inspect`.

use rquickjs::convert::List;
use rquickjs::function::Opt;
use rquickjs::{Ctx, Promise, Result, Value, qjs};

use super::Table;
use crate::engine::arrays;

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("classOf", class_of)?
        .add("isProxy", |value: Opt<Value<'_>>| {
            value.0.is_some_and(|value| value.is_proxy())
        })?
        .add("unwrapped", unwrapped)?
        .add("promiseState", promise_state)?;
    Ok(())
}

/// The engine's number for the kind of an object, such as that of every
/// `Map`; 0 for what is no object. It cannot be forged.
fn class_of(value: Value<'_>) -> u32 {
    // SAFETY: only reads the header of a value that is alive.
    unsafe { qjs::JS_GetClassID(value.as_raw()) }
}

/// Nothing while pending; else whether it was fulfilled, and with what.
fn promise_state<'js>(
    ctx: Ctx<'js>,
    promise: Promise<'js>,
) -> Result<Option<List<(bool, Value<'js>)>>> {
    let settled = match promise.result::<Value>() {
        None => return Ok(None),
        Some(Ok(value)) => (true, value),
        Some(Err(_)) => (false, ctx.catch()),
    };
    Ok(Some(List(settled)))
}

fn unwrapped<'js>(value: Value<'js>) -> Value<'js> {
    arrays::unwrapped(&value)
}
