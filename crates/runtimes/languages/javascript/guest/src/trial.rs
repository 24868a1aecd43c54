//! The harness for tests: loads a test file, lists what it declares, runs
//! one test with its hooks.

use rquickjs::promise::PromiseState;
use rquickjs::{Ctx, Promise, Result, Value};

use crate::device::{self, Device, Request, Response};
use crate::modules::{self, Unit};
use crate::{engine, event_loop, failure, program, text};

const FOLDER: &str = "/tests";

/// The longest message of a failed test.
const MESSAGE_BYTES: usize = 16 << 10;

/// Answers requests until there are no more, then exits 0.
pub fn serve() {
    let mut device = Device::open();
    engine::with(|ctx| {
        failure::or_die(ctx, start(ctx));
        let mut files = Files::default();
        while let Some(line) = device.next_line() {
            match device::read(&line) {
                Request::ListTests { file } => {
                    failure::or_die(ctx, files.load(ctx, &file));
                    let names = failure::or_die(ctx, list(ctx, &file));
                    device.answer(&Response::Tests(names));
                }
                Request::RunTest { file, name } => {
                    let message = run(ctx, &mut files, &file, &name);
                    device.answer(&Response::Tested {
                        passed: message.is_empty(),
                        message: text::cut(&message, MESSAGE_BYTES),
                    });
                }
                _ => failure::internal("calls were asked of the harness for tests"),
            }
        }
        event_loop::exit(ctx, 0)
    });
}

fn start(ctx: &Ctx<'_>) -> Result<()> {
    program::prepare(ctx)?;
    engine::hook(ctx, "installTestGlobals")?.call(())
}

fn list(ctx: &Ctx<'_>, file: &str) -> Result<Vec<String>> {
    engine::hook(ctx, "collectTests")?.call((file,))
}

/// Runs a test; gives the failure's text, which is empty if it passed.
fn run(ctx: &Ctx<'_>, files: &mut Files, file: &str, name: &str) -> String {
    failure::keep();
    let outcome = files
        .load(ctx, file)
        .and_then(|()| engine::hook(ctx, "runTest")?.call::<_, Promise>((file, name)))
        .and_then(|promise| {
            let settled = || promise.state() != PromiseState::Pending || failure::is_kept();
            failure::wait_for(promise.as_value());
            event_loop::drain(ctx);
            event_loop::run(ctx, settled);
            promise.result::<String>().transpose()
        });
    let error = match (failure::take_kept(ctx), outcome) {
        (Some(error), _) => error,
        (None, Ok(Some(message))) => return message,
        (None, Ok(None)) => {
            return "the test never ends: it waits for a promise that nothing is left to settle"
                .to_owned();
        }
        (None, Err(error)) => failure::thrown(ctx, &error),
    };
    if failure::is_out_of_memory(&error) {
        failure::or_die::<()>(ctx, Err(ctx.throw(error.clone())));
    }
    failure::describe(ctx, &error)
}

/// The test files that were loaded: each once.
#[derive(Default)]
struct Files {
    loaded: Vec<String>,
}

impl Files {
    fn load(&mut self, ctx: &Ctx<'_>, file: &str) -> Result<()> {
        if self.loaded.iter().any(|loaded| loaded == file) {
            return Ok(());
        }
        self.loaded.push(file.to_owned());
        let path = text::join_path(FOLDER, file);
        match modules::read_and_compile(ctx, &path, "")? {
            Some(Unit::Function(function)) => {
                engine::hook(ctx, "runCommonJs")?.call::<_, Value>((path, function, true))?;
            }
            Some(Unit::Module(module)) => {
                let (_, promise) = modules::evaluate(module)?;
                failure::wait_for(promise.as_value());
                event_loop::drain(ctx);
                event_loop::run(ctx, || promise.state() != PromiseState::Pending);
                promise.result::<Value>().transpose()?;
            }
            None => {}
        }
        event_loop::drain(ctx);
        Ok(())
    }
}
