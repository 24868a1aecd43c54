//! What nobody caught: how it is told, and that it ends the process.

use std::cell::{Cell, RefCell};
use std::io::Write;

use rquickjs::{Coerced, Ctx, FromJs, Function, Persistent, Result, Value};

use crate::engine;

thread_local! {
    static REJECTIONS: RefCell<Vec<Rejection>> = const { RefCell::new(Vec::new()) };
    static AWAITED: RefCell<Option<Persistent<Value<'static>>>> = const { RefCell::new(None) };
    static KEEP: Cell<bool> = const { Cell::new(false) };
    static KEPT: RefCell<Option<Persistent<Value<'static>>>> = const { RefCell::new(None) };
}

struct Rejection {
    promise: Persistent<Value<'static>>,
    reason: Persistent<Value<'static>>,
}

/// Notes promises that were rejected while nobody listened, and forgets
/// those that somebody listens to later.
pub fn track_rejection<'js>(ctx: Ctx<'js>, promise: Value<'js>, reason: Value<'js>, handled: bool) {
    if handled {
        forget_rejection(&promise);
        return;
    }
    let promise = Persistent::save(&ctx, promise);
    if AWAITED.with_borrow(|awaited| awaited.as_ref() == Some(&promise)) {
        return;
    }
    REJECTIONS.with_borrow_mut(|rejections| {
        rejections.push(Rejection {
            promise,
            reason: Persistent::save(&ctx, reason),
        });
    });
}

/// From now on a rejection of this promise is the caller's to look at.
pub fn wait_for(promise: &Value<'_>) {
    forget_rejection(promise);
    AWAITED.set(Some(Persistent::save(promise.ctx(), promise.clone())));
}

/// Takes a promise from the list of unhandled rejections.
pub fn forget_rejection(promise: &Value<'_>) {
    let promise = Persistent::save(promise.ctx(), promise.clone());
    REJECTIONS.with_borrow_mut(|rejections| {
        rejections.retain(|rejection| rejection.promise != promise);
    });
}

/// Dies of the first unhandled rejection, if there is one.
pub fn report_rejections(ctx: &Ctx<'_>) {
    let found = REJECTIONS.with_borrow_mut(std::mem::take);
    for rejection in found {
        let (Ok(promise), Ok(reason)) = (
            rejection.promise.restore(ctx),
            rejection.reason.restore(ctx),
        ) else {
            internal("a rejection belongs to another runtime");
        };
        let handled = engine::hook(ctx, "emitRejection")
            .and_then(|hook| hook.call::<_, bool>((reason.clone(), promise)));
        if !or_die(ctx, handled) {
            die(ctx, &reason);
        }
    }
}

/// From now on what would be fatal is kept for [`take_kept`] instead.
pub fn keep() {
    KEEP.set(true);
}

/// Whether something would have been fatal since the last call of
/// [`take_kept`].
pub fn is_kept() -> bool {
    KEPT.with_borrow(Option::is_some)
}

/// What would have been fatal since the last call.
pub fn take_kept<'js>(ctx: &Ctx<'js>) -> Option<Value<'js>> {
    KEPT.take().and_then(|error| error.restore(ctx).ok())
}

/// The result, or the death of the process.
pub fn or_die<T>(ctx: &Ctx<'_>, result: Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => {
            let thrown = thrown(ctx, &error);
            print_and_exit(ctx, &thrown)
        }
    }
}

/// The value that was thrown; for an error of the bindings, one that says so.
pub fn thrown<'js>(ctx: &Ctx<'js>, error: &rquickjs::Error) -> Value<'js> {
    if error.is_exception() {
        return ctx.catch();
    }
    let message = error.to_string();
    match rquickjs::Exception::from_message(ctx.clone(), &message) {
        Ok(error) => error.into_value(),
        Err(_) => ctx.catch(),
    }
}

/// Ends the process over a value that nobody caught, unless the listeners of
/// `uncaughtException` take it or [`keep`] was called.
pub fn die<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) {
    if KEEP.get() {
        KEPT.with_borrow_mut(|kept| {
            kept.get_or_insert_with(|| Persistent::save(ctx, thrown.clone()));
        });
        return;
    }
    let caught =
        engine::hook(ctx, "emitUncaught").and_then(|hook| hook.call::<_, bool>((thrown.clone(),)));
    match caught {
        Ok(true) => {}
        Ok(false) => print_and_exit(ctx, thrown),
        Err(error) => {
            let thrown = self::thrown(ctx, &error);
            print_and_exit(ctx, &thrown)
        }
    }
}

fn print_and_exit<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> ! {
    say(&describe(ctx, thrown));
    if is_out_of_memory(thrown) {
        // A trap after a refused growth is how the host tells a program that
        // ran out of memory from one that failed.
        std::process::abort();
    }
    crate::event_loop::exit(ctx, 1)
}

/// Whether the engine itself threw this because it got no memory.
pub fn is_out_of_memory(thrown: &Value<'_>) -> bool {
    let Some(error) = thrown.as_object().filter(|_| thrown.is_error()) else {
        return false;
    };
    let text = |key| error.get::<_, String>(key).unwrap_or_default();
    text("name") == "InternalError" && text("message") == "out of memory"
}

/// The message as Node prints it: place, source line, caret, trace.
pub fn describe<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> String {
    engine::hook(ctx, "describeFatal")
        .and_then(|hook: Function| hook.call::<_, String>((thrown.clone(),)))
        .unwrap_or_else(|_| {
            ctx.catch();
            describe_plainly(ctx, thrown)
        })
}

/// The message without any help of the library.
pub fn describe_plainly<'js>(ctx: &Ctx<'js>, thrown: &Value<'js>) -> String {
    match thrown.clone().into_exception() {
        Some(error) => format!(
            "Uncaught {}\n{}",
            error.message().unwrap_or_default(),
            error.stack().unwrap_or_default()
        ),
        None => match Coerced::<String>::from_js(ctx, thrown.clone()) {
            Ok(text) => format!("Uncaught {}", text.0),
            Err(_) => {
                ctx.catch();
                "Uncaught value that cannot be shown".to_owned()
            }
        },
    }
}

/// Writes a line to standard error.
pub fn say(message: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(message.as_bytes());
    let _ = stderr.write_all(b"\n");
}

/// A fault of this runtime itself: tells it and traps.
pub fn internal(message: &str) -> ! {
    say(&format!("the JavaScript runtime failed: {message}"));
    std::process::abort()
}
