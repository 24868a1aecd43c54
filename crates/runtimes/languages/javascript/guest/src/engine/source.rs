//! Compiling source text. The one place that calls the engine's C interface
//! for it, because the safe wrapper cannot say on which line a source starts.

use std::ffi::CString;

use rquickjs::{Ctx, Error, Exception, Function, Result, Value, qjs};

/// Makes a function of a CommonJS file. Its first line stays line 1, and its
/// first column column 1. `ending` is appended to the body.
pub fn function<'js>(
    ctx: &Ctx<'js>,
    path: &str,
    source: &str,
    ending: &str,
) -> Result<Function<'js>> {
    let wrapped = format!(
        "(function (exports, require, module, __filename, __dirname) {{\n\n{source}\n{ending}}})"
    );
    // Two lines before the source; the engine reads 0 as "not said".
    evaluate(ctx, path, wrapped, -1)?
        .into_function()
        .ok_or_else(|| Exception::throw_syntax(ctx, "the file closes a brace that it never opened"))
}

/// Evaluates a script in sloppy mode, whose first line has this number.
fn evaluate<'js>(
    ctx: &Ctx<'js>,
    path: &str,
    source: String,
    first_line: i32,
) -> Result<Value<'js>> {
    let length = source.len();
    let path = CString::new(path)?;
    let source = CString::new(source)
        .map_err(|_| Exception::throw_syntax(ctx, "the file contains a NUL character"))?;
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: qjs::JS_EVAL_TYPE_GLOBAL as i32,
        filename: path.as_ptr(),
        line_num: first_line,
    };
    // SAFETY: the context is alive, both strings end with NUL and outlive the
    // call, and `length` is the source's without it. The result is owned by
    // this function and handed to a `Value`.
    let result = unsafe {
        qjs::JS_Eval2(
            ctx.as_raw().as_ptr(),
            source.as_ptr(),
            length as _,
            &raw mut options,
        )
    };
    // SAFETY: looks at the tag of a value that is owned here.
    if unsafe { qjs::JS_IsException(result) } {
        return Err(Error::Exception);
    }
    // SAFETY: the value belongs to this context, and its ownership moves.
    Ok(unsafe { Value::from_raw(ctx.clone(), result) })
}
