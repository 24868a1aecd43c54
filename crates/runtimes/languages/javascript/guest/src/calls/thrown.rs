//! What a thrown value is called: the name that cases compare, and its
//! message.

use rquickjs::{Coerced, Ctx, FromJs, Object, Value};

/// The name by which a case knows an error, and its message. The name is its
/// constructor's; a plain `Error` may have been given another one.
pub fn name_and_message<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> (String, String) {
    let Some(object) = thrown.as_object() else {
        return (thrown.type_name().to_owned(), shown(ctx, thrown));
    };
    let constructor = property(ctx, object, "constructor")
        .and_then(|constructor| text_of(ctx, constructor.as_object()?, "name"))
        .unwrap_or_default();
    let own = text_of(ctx, object, "name").unwrap_or_default();
    let plain = constructor.is_empty() || constructor == "Error" || constructor == "Object";
    let name = if plain && !own.is_empty() {
        own
    } else {
        constructor
    };
    let message = text_of(ctx, object, "message").unwrap_or_else(|| shown(ctx, thrown));
    (name, message)
}

/// A property, or nothing if reading it throws.
fn property<'js>(ctx: &Ctx<'js>, object: &Object<'js>, key: &str) -> Option<Value<'js>> {
    match object.get(key) {
        Ok(value) => Some(value),
        Err(_) => {
            ctx.catch();
            None
        }
    }
}

fn text_of<'js>(ctx: &Ctx<'js>, object: &Object<'js>, key: &str) -> Option<String> {
    property(ctx, object, key)?.as_string()?.to_string().ok()
}

/// The value as `String(value)` gives it, if it lets itself be converted.
fn shown<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> String {
    match Coerced::<String>::from_js(ctx, value.clone()) {
        Ok(text) => text.0,
        Err(_) => {
            ctx.catch();
            String::new()
        }
    }
}
