//! Finding what the interface names in a solution: among its exports, in its
//! default export, or, for those who forgot to export, among what the entry
//! file declares.

use rquickjs::function::Constructor;
use rquickjs::{Ctx, Exception, Function, Object, Persistent, Promise, Result, Value};

use super::signature::Signature;
use crate::modules::{self, Unit};
use crate::{engine, text};

const FOLDER: &str = "/solution";

/// Names that cannot be a variable's, so nothing is declared under them.
const RESERVED: &[&str] = &[
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// A loaded solution.
pub struct Solution {
    entry: String,
    exports: Persistent<Value<'static>>,
    /// For a module, its `import.meta`, which gets `declared` at its end.
    declared: Persistent<Value<'static>>,
    is_single: bool,
}

impl Solution {
    /// Loads the entry file. A module gives the promise of its evaluation.
    pub fn load<'js>(
        ctx: &Ctx<'js>,
        entry: &str,
        signature: &Signature,
    ) -> Result<(Self, Option<Promise<'js>>)> {
        let path = text::join_path(FOLDER, entry);
        let ending = declaring(signature.names());
        let (exports, declared, evaluation) = match modules::read_and_compile(ctx, &path, &ending)?
        {
            Some(Unit::Function(function)) => {
                let (exports, declared) = engine::hook(ctx, "runEntry")?
                    .call::<_, rquickjs::convert::List<(Value, Value)>>((path, function))?
                    .0;
                (exports, declared, None)
            }
            Some(Unit::Module(module)) => {
                let meta = module.meta()?.into_value();
                let (namespace, promise) = modules::evaluate(module)?;
                (namespace.into_value(), meta, Some(promise))
            }
            None => {
                return Err(Exception::throw_message(ctx, "the entry file is JSON"));
            }
        };
        let solution = Self {
            entry: entry.to_owned(),
            exports: Persistent::save(ctx, exports),
            declared: Persistent::save(ctx, declared),
            is_single: signature.is_single(),
        };
        Ok((solution, evaluation))
    }

    /// A function by its name in the manifest.
    pub fn function<'js>(&self, ctx: &Ctx<'js>, name: &str) -> Result<Function<'js>> {
        let camel = text::camel_case(name);
        match self.find(ctx, &camel)? {
            Some(function) => Ok(function),
            None => {
                let hint = if camel == name || self.find(ctx, name)?.is_none() {
                    String::new()
                } else {
                    format!(" (it has `{name}`: in JavaScript write `{camel}`)")
                };
                Err(self.missing(ctx, "function", &camel, &hint)?)
            }
        }
    }

    /// A class by its name.
    pub fn class<'js>(&self, ctx: &Ctx<'js>, name: &str) -> Result<Constructor<'js>> {
        let found = self.find(ctx, name)?;
        match found.and_then(|found| found.into_value().into_constructor()) {
            Some(class) => Ok(class),
            None => Err(self.missing(ctx, "class", name, "")?),
        }
    }

    fn find<'js>(&self, ctx: &Ctx<'js>, name: &str) -> Result<Option<Function<'js>>> {
        let exports = self.exports.clone().restore(ctx)?;
        if let Some(found) = member(&exports, name)? {
            return Ok(Some(found));
        }
        let default = match exports.as_object() {
            Some(exports) => exports.get("default")?,
            None => Value::new_undefined(ctx.clone()),
        };
        if let Some(found) = member(&default, name)? {
            return Ok(Some(found));
        }
        let declared = self.declared.clone().restore(ctx)?;
        if let Some(found) = member(&declared, name)? {
            return Ok(Some(found));
        }
        if let Some(declared) = declared.as_object()
            && let Some(found) = member(&declared.get("declared")?, name)?
        {
            return Ok(Some(found));
        }
        // `module.exports = (…) => …`, or `export default function`.
        for whole in [default, exports] {
            if let Some(function) = whole.into_function() {
                let own_name: Value = function.get("name")?;
                let named = own_name
                    .as_string()
                    .is_some_and(|own| own.to_string().is_ok_and(|own| own == name));
                if self.is_single || named {
                    return Ok(Some(function));
                }
            }
        }
        Ok(None)
    }

    fn missing(
        &self,
        ctx: &Ctx<'_>,
        what: &str,
        name: &str,
        hint: &str,
    ) -> Result<rquickjs::Error> {
        let exports = self.exports.clone().restore(ctx)?;
        let mut names = Vec::new();
        if let Some(exports) = exports.as_object() {
            for key in exports.keys::<String>().take(20) {
                names.push(key?);
            }
        }
        let exported = if names.is_empty() {
            "it exports nothing".to_owned()
        } else {
            format!("it exports {}", names.join(", "))
        };
        let message = format!("{} has no {what} `{name}`; {exported}{hint}", self.entry);
        Ok(Exception::throw_reference(ctx, &message))
    }
}

/// A method of an object by its name in the manifest.
pub fn method<'js>(
    ctx: &Ctx<'js>,
    object: &Object<'js>,
    class: &str,
    name: &str,
) -> Result<Function<'js>> {
    let camel = text::camel_case(name);
    match member(object.as_value(), &camel)? {
        Some(method) => Ok(method),
        None => {
            let message = format!("an object of class {class} has no method `{camel}`");
            Err(Exception::throw_type(ctx, &message))
        }
    }
}

fn member<'js>(value: &Value<'js>, name: &str) -> Result<Option<Function<'js>>> {
    match value.as_object() {
        Some(object) => Ok(object.get::<_, Value>(name)?.into_function()),
        None => Ok(None),
    }
}

/// Code after the entry file that tells what it declares under the names.
/// A module's `return` becomes a property of its `import.meta`.
fn declaring(names: impl Iterator<Item = String>) -> String {
    let entries: Vec<String> = names
        .filter(|name| is_identifier(name))
        .map(|name| format!("{name}: typeof {name} === 'undefined' ? undefined : {name}"))
        .collect();
    format!(";return {{ {} }};", entries.join(", "))
}

fn is_identifier(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let goes_well = name
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    starts_well && goes_well && !RESERVED.contains(&name)
}
