//! The harness for typed calls: loads the solution, calls what the host
//! names, and converts values by their declared types.
//!
//! All of it is native code over the engine's own interface, so nothing that
//! a candidate patches (prototypes, JSON, Promise) changes what is answered.

mod decode;
mod encode;
mod kind;
mod locate;
mod signature;
mod thrown;

use rquickjs::function::{Args, Constructor};
use rquickjs::promise::PromiseState;
use rquickjs::{Ctx, FromJs, Object, Persistent, Promise, Result, Value};

use crate::device::{self, Device, Request, Response};
use crate::{engine, event_loop, failure, program, text};
use encode::Mistake;
use locate::Solution;
use signature::{Callable, Signature};

/// The longest message of a raised error that is told.
const MESSAGE_BYTES: usize = 4 << 10;

/// Answers requests until there are no more, then exits 0.
pub fn serve() {
    let mut device = Device::open();
    let mut session: Option<Session> = None;
    engine::with(|ctx| {
        failure::or_die(ctx, program::prepare(ctx));
        while let Some(line) = device.next_line() {
            match device::read(&line) {
                Request::Begin { entry, interface } => {
                    session = Some(Session::begin(ctx, &entry, &interface));
                    device.answer(&Response::Ready);
                }
                Request::Call {
                    name,
                    method,
                    arguments,
                } => {
                    let session = begun(&mut session);
                    session.call(ctx, &mut device, &name, method, arguments.get());
                }
                Request::Construct { name, arguments } => {
                    let session = begun(&mut session);
                    session.construct(ctx, &mut device, &name, arguments.get());
                }
                Request::ListTests { .. } | Request::RunTest { .. } => {
                    failure::internal("tests were asked of the harness for calls");
                }
            }
        }
        event_loop::exit(ctx, 0)
    });
}

fn begun(session: &mut Option<Session>) -> &mut Session {
    session
        .as_mut()
        .unwrap_or_else(|| failure::internal("a call came before `begin`"))
}

struct Session {
    signature: Signature,
    solution: Solution,
    /// The object that methods go to, and the name of its class.
    object: Option<(Persistent<Object<'static>>, String)>,
}

impl Session {
    fn begin(ctx: &Ctx<'_>, entry: &str, interface: &device::Interface) -> Self {
        let signature = Signature::read(interface)
            .unwrap_or_else(|reason| failure::internal(&format!("the interface: {reason}")));
        let (solution, evaluation) = failure::or_die(ctx, Solution::load(ctx, entry, &signature));
        if let Some(promise) = evaluation {
            settle(ctx, &promise, "the top-level await");
            failure::or_die(ctx, result_of::<Value>(&promise));
        }
        event_loop::drain(ctx);
        Self {
            signature,
            solution,
            object: None,
        }
    }

    fn call(&self, ctx: &Ctx<'_>, device: &mut Device, name: &str, method: bool, arguments: &str) {
        let (receiver, function, callable) = if method {
            let Some((object, class)) = &self.object else {
                failure::internal("a method was called before an object was made");
            };
            let object = failure::or_die(ctx, object.clone().restore(ctx));
            let callable = self.signature.method(class, name);
            let function = failure::or_die(ctx, locate::method(ctx, &object, class, name));
            (object.into_value(), function, callable)
        } else {
            let function = failure::or_die(ctx, self.solution.function(ctx, name));
            let callable = self.signature.function(name);
            (Value::new_undefined(ctx.clone()), function, callable)
        };
        let callable = callable
            .unwrap_or_else(|| failure::internal(&format!("`{name}` is not in the interface")));
        let returned = self
            .arguments(ctx, callable, arguments)
            .and_then(|mut arguments| {
                arguments.this(receiver)?;
                function.call_arg::<Value>(arguments)
            })
            .and_then(|value| awaited(ctx, value, name));
        match returned {
            Ok(value) => self.answer_value(ctx, device, &value, callable),
            Err(error) => answer_thrown(ctx, device, &failure::thrown(ctx, &error), callable),
        }
    }

    fn construct(&mut self, ctx: &Ctx<'_>, device: &mut Device, name: &str, arguments: &str) {
        let class: Constructor = failure::or_die(ctx, self.solution.class(ctx, name));
        let callable = self
            .signature
            .constructor(name)
            .unwrap_or_else(|| failure::internal(&format!("`{name}` is not in the interface")));
        let made = self
            .arguments(ctx, callable, arguments)
            .and_then(|arguments| class.construct_args::<Object>(arguments));
        match made {
            Ok(object) => {
                event_loop::drain(ctx);
                self.object = Some((Persistent::save(ctx, object), name.to_owned()));
                device.answer_returned(b"null");
            }
            Err(error) => answer_thrown(ctx, device, &failure::thrown(ctx, &error), callable),
        }
    }

    fn arguments<'js>(
        &self,
        ctx: &Ctx<'js>,
        callable: &Callable,
        arguments: &str,
    ) -> Result<Args<'js>> {
        let values = decode::arguments(ctx, &self.signature, callable, arguments)
            .unwrap_or_else(|error| failure::internal(&format!("an argument: {error}")));
        let mut arguments = Args::new(ctx.clone(), values.len());
        arguments.push_args(values)?;
        Ok(arguments)
    }

    fn answer_value<'js>(
        &self,
        ctx: &Ctx<'js>,
        device: &mut Device,
        value: &Value<'js>,
        callable: &Callable,
    ) {
        match encode::value(ctx, &self.signature, &callable.returns, value) {
            Ok(json) => device.answer_returned(&json),
            Err(Mistake::Wrong(reason)) => device.answer(&Response::Unencodable(&reason)),
            Err(Mistake::Thrown(error)) => {
                answer_thrown(ctx, device, &failure::thrown(ctx, &error), callable);
            }
        }
    }
}

/// What a call came to: a promise's value, whoever made the promise.
fn awaited<'js>(ctx: &Ctx<'js>, value: Value<'js>, name: &str) -> Result<Value<'js>> {
    let promise = match value.as_promise() {
        Some(promise) => promise.clone(),
        None if is_thenable(&value)? => {
            let (promise, resolve, _) = Promise::new(ctx)?;
            resolve.call::<_, ()>((value,))?;
            promise
        }
        None => {
            event_loop::drain(ctx);
            return Ok(value);
        }
    };
    settle(ctx, &promise, &format!("{}()", text::camel_case(name)));
    result_of(&promise)
}

fn result_of<'js, R: FromJs<'js>>(promise: &Promise<'js>) -> Result<R> {
    promise
        .result()
        .unwrap_or_else(|| failure::internal("a settled promise has no result"))
}

fn is_thenable(value: &Value<'_>) -> Result<bool> {
    match value.as_object() {
        Some(object) if !object.is_array() => Ok(object.get::<_, Value>("then")?.is_function()),
        _ => Ok(false),
    }
}

/// Turns the event loop until the promise is settled. One that nothing can
/// settle any more ends the run.
fn settle<'js>(ctx: &Ctx<'js>, promise: &Promise<'js>, what: &str) {
    let settled = || promise.state() != PromiseState::Pending;
    failure::wait_for(promise.as_value());
    event_loop::drain(ctx);
    event_loop::run(ctx, settled);
    if !settled() {
        failure::say(&format!(
            "the promise of {what} never settles: no timer and no other promise is left that \
             could settle it"
        ));
        event_loop::exit(ctx, program::UNSETTLED)
    }
}

/// Answers with an error. One that the interface does not expect is shown on
/// standard error, after the answer, so that it costs the call nothing.
fn answer_thrown<'js>(
    ctx: &Ctx<'js>,
    device: &mut Device,
    thrown: &Value<'js>,
    callable: &Callable,
) {
    if failure::is_out_of_memory(thrown) {
        failure::or_die::<()>(ctx, Err(ctx.throw(thrown.clone())));
    }
    let (name, message) = thrown::name_and_message(ctx, thrown);
    device.answer(&Response::Raised {
        name: &name,
        message: text::cut(&message, MESSAGE_BYTES),
    });
    if !callable.raises.contains(&name) {
        failure::say(&failure::describe(ctx, thrown));
    }
}
