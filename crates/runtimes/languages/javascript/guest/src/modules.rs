//! How a specifier becomes a file, and a file becomes a module: for `import`
//! here, and for `require` through the same functions.

mod compile;
mod resolve;

use std::cell::Cell;

use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::module::Declared;
use rquickjs::{Ctx, Error, Function, Module, Object, Result, Value};

pub use compile::{Unit, compile};
pub use resolve::resolve;

use crate::{engine, host, library};

thread_local! {
    static SEALED: Cell<bool> = const { Cell::new(false) };
    static CHECKING: Cell<bool> = const { Cell::new(false) };
}

/// The module that every import leads to while files are only checked.
const UNCHECKED: &str = "check:import";

/// From now on the library's own files can no longer be imported.
pub fn seal() {
    SEALED.set(true);
}

/// From now on imports lead nowhere: only syntax is looked at.
pub fn check_only() {
    CHECKING.set(true);
}

/// Turns the specifiers of `import` into names of modules.
pub struct Finder;

impl Resolver for Finder {
    fn resolve<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        base: &str,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<String> {
        if CHECKING.get() {
            return Ok(UNCHECKED.to_owned());
        }
        if !SEALED.get() {
            return Ok(name.to_owned());
        }
        resolve(base, name).map_err(|missing| missing.of_import().throw(ctx))
    }
}

/// Reads and compiles the modules that `import` names.
pub struct Reader;

impl Loader for Reader {
    fn load<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<Module<'js, Declared>> {
        if CHECKING.get() {
            return Module::declare(ctx.clone(), name, "");
        }
        if !SEALED.get() {
            return library::declare(ctx, name);
        }
        load(ctx, name)
    }
}

/// Loads a candidate's file as a module; a CommonJS file is run now, and its
/// exports become the module's.
fn load<'js>(ctx: &Ctx<'js>, path: &str) -> Result<Module<'js, Declared>> {
    let exports: Option<Value> = engine::hook(ctx, "loadedCommonJs")?.call((path,))?;
    if let Some(exports) = exports {
        return wrap(ctx, path, exports);
    }
    match read_and_compile(ctx, path, "")? {
        Some(Unit::Module(module)) => Ok(module),
        Some(Unit::Function(function)) => {
            let exports = engine::hook(ctx, "runCommonJs")?.call((path, function))?;
            wrap(ctx, path, exports)
        }
        None => {
            let exports = engine::hook(ctx, "loadJson")?.call((path,))?;
            wrap(ctx, path, exports)
        }
    }
}

/// Reads a file and compiles it; `None` for JSON.
pub fn read_and_compile<'js>(
    ctx: &Ctx<'js>,
    path: &str,
    ending: &str,
) -> Result<Option<Unit<'js>>> {
    if path.ends_with(".json") {
        return Ok(None);
    }
    let source = host::read_text(ctx, path)?;
    compile(ctx, path, &source, ending).map(Some)
}

/// A module whose default export is `exports`, and whose named exports are
/// its properties.
pub fn wrap<'js>(ctx: &Ctx<'js>, name: &str, exports: Value<'js>) -> Result<Module<'js, Declared>> {
    let mut source = String::from("const m = import.meta.exports; export default m;");
    if let Some(object) = exports.as_object() {
        for (index, key) in object.keys::<String>().enumerate() {
            let key = key?;
            if key == "default" {
                continue;
            }
            let quoted = serde_json::to_string(&key).map_err(|_| Error::Unknown)?;
            source.push_str(&format!(
                "const _{index} = m[{quoted}]; export {{ _{index} as {quoted} }};"
            ));
        }
    }
    let module = Module::declare(ctx.clone(), name, source)?;
    module.meta()?.set("exports", exports)?;
    Ok(module)
}

/// Evaluates a file that is a module, now, and gives its namespace; for
/// `require`. Fails if it awaits something at its top level.
pub fn import_now<'js>(ctx: &Ctx<'js>, path: &str) -> Result<Option<Object<'js>>> {
    let quoted = serde_json::to_string(path).map_err(|_| Error::Unknown)?;
    let source = format!("import * as m from {quoted}; import.meta.take(m);");
    let module = Module::declare(ctx.clone(), "node:internal/require", source)?;
    let taken = Object::new(ctx.clone())?;
    let kept = taken.clone();
    module.meta()?.set(
        "take",
        Function::new(ctx.clone(), move |namespace: Object<'js>| {
            kept.set("namespace", namespace)
        })?,
    )?;
    let (_, promise) = module.eval()?;
    if let Some(result) = promise.result::<Value>() {
        crate::failure::forget_rejection(promise.as_value());
        result?;
    }
    taken.get("namespace")
}

/// Evaluates a module that was compiled, and gives its namespace and the
/// promise of its end.
pub fn evaluate<'js>(
    module: Module<'js, Declared>,
) -> Result<(Object<'js>, rquickjs::Promise<'js>)> {
    let (module, promise) = module.eval()?;
    Ok((module.namespace()?, promise))
}
