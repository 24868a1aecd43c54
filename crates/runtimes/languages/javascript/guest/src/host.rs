//! What the library's JavaScript may ask of this side: the module
//! `internal:host`, importable only until the snapshot.
//!
//! Nothing here gives more than the sandbox gives to any guest; it is kept
//! from candidates so that they cannot patch what the library stands on.

mod clock;
mod digest;
mod encoding;
mod files;
mod output;
mod random;
mod reflection;
mod running;

use rquickjs::function::IntoJsFunc;
use rquickjs::module::{Declarations, Exports, ModuleDef};
use rquickjs::{Ctx, Function, Object, Result};

pub use clock::begin_run;
pub use files::read_text;

/// The module `internal:host`; its default export holds the functions.
pub struct Host;

impl ModuleDef for Host {
    fn declare(declarations: &Declarations<'_>) -> Result<()> {
        declarations.declare("default")?;
        Ok(())
    }

    fn evaluate<'js>(ctx: &Ctx<'js>, exports: &Exports<'js>) -> Result<()> {
        let table = Table {
            ctx: ctx.clone(),
            object: Object::new(ctx.clone())?,
        };
        clock::register(&table)?;
        digest::register(&table)?;
        encoding::register(&table)?;
        files::register(&table)?;
        output::register(&table)?;
        random::register(&table)?;
        reflection::register(&table)?;
        running::register(&table)?;
        exports.export("default", table.object)?;
        Ok(())
    }
}

/// The object being filled with functions.
struct Table<'js> {
    ctx: Ctx<'js>,
    object: Object<'js>,
}

impl<'js> Table<'js> {
    fn add<P, F>(&self, name: &str, function: F) -> Result<&Self>
    where
        F: IntoJsFunc<'js, P> + 'js,
    {
        let function = Function::new(self.ctx.clone(), function)?.with_name(name)?;
        self.object.set(name, function)?;
        Ok(self)
    }
}
