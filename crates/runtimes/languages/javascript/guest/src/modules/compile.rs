//! Whether a file is a module or CommonJS, and compiling it as that.

use rquickjs::module::Declared;
use rquickjs::{Ctx, Exception, Function, Module, Result, Value};

use crate::engine::source;
use crate::text;

/// A compiled file.
pub enum Unit<'js> {
    /// A CommonJS file: a function of `exports`, `require`, `module`,
    /// `__filename` and `__dirname`.
    Function(Function<'js>),
    /// An ECMAScript module, not yet evaluated.
    Module(Module<'js, Declared>),
}

/// Compiles a file. `.mjs` is a module and `.cjs` is not; anything else is
/// what its syntax says: CommonJS unless only a module can be written so.
/// `ending` is code appended to it, which may be empty.
pub fn compile<'js>(ctx: &Ctx<'js>, path: &str, source: &str, ending: &str) -> Result<Unit<'js>> {
    let source = text::without_preamble(source);
    if path.ends_with(".mjs") {
        return module(ctx, path, &source, ending).map(Unit::Module);
    }
    let as_function = source::function(ctx, path, &source, ending);
    if path.ends_with(".cjs") || as_function.is_ok() {
        return as_function.map(Unit::Function);
    }
    let script_error = ctx.catch();
    match module(ctx, path, &source, ending) {
        Ok(module) => Ok(Unit::Module(module)),
        Err(_) => {
            let module_error = ctx.catch();
            let is_module = looks_like_module(&source) || !is_syntax_error(&module_error);
            Err(ctx.throw(if is_module {
                module_error
            } else {
                script_error
            }))
        }
    }
}

fn module<'js>(
    ctx: &Ctx<'js>,
    path: &str,
    source: &str,
    ending: &str,
) -> Result<Module<'js, Declared>> {
    if source.contains('\0') {
        return Err(Exception::throw_syntax(
            ctx,
            "the file contains a NUL character",
        ));
    }
    let ending = ending.replacen("return ", "import.meta.declared = ", 1);
    let module = Module::declare(ctx.clone(), path, format!("{source}\n{ending}"))?;
    let meta = module.meta()?;
    let folder = path.rsplit_once('/').map_or("/", |(folder, _)| folder);
    meta.set("url", format!("file://{path}"))?;
    meta.set("filename", path)?;
    meta.set("dirname", folder)?;
    Ok(module)
}

fn is_syntax_error(error: &Value<'_>) -> bool {
    let name = error
        .as_object()
        .and_then(|error| error.get::<_, String>("name").ok());
    name.as_deref() == Some("SyntaxError")
}

/// Whether some line starts like an `import` or `export` declaration. Only
/// asked of files that are broken either way, to pick the better message.
fn looks_like_module(source: &str) -> bool {
    source.lines().any(|line| {
        let line = line.trim_start();
        ["import", "export"].iter().any(|word| {
            line.strip_prefix(word).is_some_and(|rest| {
                rest.starts_with([' ', '{', '*', '"', '\'']) && !rest.trim_start().starts_with('=')
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::looks_like_module;

    #[test]
    fn a_module_is_known_by_its_declarations() {
        assert!(looks_like_module("  import fs from 'fs';\nlet x = ;"));
        assert!(looks_like_module("let x = ;\nexport{ x }"));
        assert!(!looks_like_module("const importer = ;"));
        assert!(!looks_like_module("import('x').then(;"));
    }
}
