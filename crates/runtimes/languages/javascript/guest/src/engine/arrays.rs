//! Arrays, proxies and kinds of objects, made and told without asking any
//! prototype: the safe wrapper sets elements as assignments do, which a setter
//! on `Array.prototype` would see, and does not look through proxies.

use rquickjs::{Ctx, Error, Result, Value, qjs};

/// An array of these values.
pub fn array<'js>(ctx: &Ctx<'js>, values: Vec<Value<'js>>) -> Result<Value<'js>> {
    let count = i32::try_from(values.len()).map_err(|_| Error::Allocation)?;
    let raw: Vec<qjs::JSValue> = values
        .into_iter()
        .map(|value| {
            let raw = value.as_raw();
            // The array takes over the reference that the wrapper held.
            std::mem::forget(value);
            raw
        })
        .collect();
    // SAFETY: `raw` holds `count` values of this context, each with a
    // reference of its own; the call consumes them, also when it fails.
    let made = unsafe { qjs::JS_NewArrayFrom(ctx.as_raw().as_ptr(), count, raw.as_ptr()) };
    // SAFETY: looks at the tag of a value that is owned here.
    if unsafe { qjs::JS_IsException(made) } {
        return Err(Error::Exception);
    }
    // SAFETY: the value belongs to this context, and its ownership moves.
    Ok(unsafe { Value::from_raw(ctx.clone(), made) })
}

/// Whether a value is a `Map`, whatever its prototype says.
pub fn is_map(value: &Value<'_>) -> bool {
    // SAFETY: only reads the header of a value that is alive.
    unsafe { qjs::JS_IsMap(value.as_raw()) }
}

/// What a proxy stands for, which is null if it was revoked; any other value
/// as it is.
pub fn unwrapped<'js>(value: &Value<'js>) -> Value<'js> {
    let mut value = value.clone();
    while value.is_proxy() {
        let ctx = value.ctx().clone();
        // SAFETY: the proxy is alive, and the result is owned here.
        let target = unsafe { qjs::JS_GetProxyTarget(ctx.as_raw().as_ptr(), value.as_raw()) };
        // SAFETY: the value belongs to this context, and its ownership moves.
        value = unsafe { Value::from_raw(ctx, target) };
    }
    value
}
