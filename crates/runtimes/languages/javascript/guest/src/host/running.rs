//! Loading code, and ending the process.

use rquickjs::{Ctx, Exception, Object, Result, Value};

use super::Table;
use crate::modules::{self, Unit};
use crate::{event_loop, failure};

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("resolve", resolve)?
        .add("compile", compile)?
        .add("importNow", import_now)?
        .add("fatal", fatal)?
        .add("exit", |ctx: Ctx<'_>, code: i32| -> () {
            event_loop::exit(&ctx, code)
        })?;
    Ok(())
}

fn resolve(ctx: Ctx<'_>, base: String, specifier: String) -> Result<String> {
    modules::resolve(&base, &specifier).map_err(|missing| missing.throw(&ctx))
}

/// The function of a CommonJS file; nothing for a module.
fn compile<'js>(ctx: Ctx<'js>, path: String) -> Result<Option<Value<'js>>> {
    match modules::read_and_compile(&ctx, &path, "")? {
        Some(Unit::Function(function)) => Ok(Some(function.into_value())),
        Some(Unit::Module(_)) | None => Ok(None),
    }
}

fn import_now<'js>(ctx: Ctx<'js>, path: String) -> Result<Object<'js>> {
    modules::import_now(&ctx, &path)?.ok_or_else(|| {
        Exception::throw_message(
            &ctx,
            "require() cannot load a module that awaits at its top level; use import()",
        )
    })
}

fn fatal<'js>(ctx: Ctx<'js>, error: Value<'js>) {
    failure::die(&ctx, &error);
}
