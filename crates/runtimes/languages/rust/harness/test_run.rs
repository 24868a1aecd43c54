//! The conversation of a `tests` group: name the tests of a file, run one.
//!
//! The test files are the modules `test_0`, `test_1` … of one crate, in the
//! order in which the program's arguments name the files.

use std::sync::Mutex;

use super::device::Device;
use super::panic;
use super::request::Request;
use super::test_crate::{ShouldPanic, TestDescAndFn};
use super::writer::Writer;

/// The longest message of a failure that is sent, in bytes.
const MAXIMUM_MESSAGE: usize = 16_384;

/// The device while a test runs, for the panic hook to answer on: this target
/// cannot unwind, so nothing else can when a test panics.
static RUNNING: Mutex<Option<(Device, ShouldPanic)>> = Mutex::new(None);

/// Answers requests until there are no more, or until a test panics.
pub fn serve(tests: &[&TestDescAndFn]) {
    let mut device = Device::open();
    std::panic::set_hook(Box::new(|info| answer_panic(&panic::describe(info))));
    while let Some(line) = device.next() {
        let request = Request::read(&line).unwrap_or_else(|fault| panic::give_up(&fault.0));
        match request {
            Request::ListTests { file } => device.answer(list(&names(tests, &file))),
            Request::RunTest { file, name } => match find(tests, &file, &name) {
                Some(test) => device = run(test, device),
                None => device.answer(tested(Some(&format!(
                    "there is no test `{name}` in {file}"
                )))),
            },
            _ => panic::give_up("the harness was built for tests"),
        }
    }
}

/// The prefix of the names of a file's tests.
fn module(file: &str) -> Option<String> {
    let index = std::env::args().skip(1).position(|known| known == file)?;
    Some(format!("test_{index}::"))
}

fn names(tests: &[&TestDescAndFn], file: &str) -> Vec<&'static str> {
    let Some(module) = module(file) else {
        return Vec::new();
    };
    let mut found: Vec<_> = tests
        .iter()
        .filter(|test| !test.desc.ignore)
        .filter_map(|test| {
            let name = test.desc.name.0.strip_prefix(&module)?;
            Some((test.desc.start_line, name))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

fn find<'tests>(
    tests: &[&'tests TestDescAndFn],
    file: &str,
    name: &str,
) -> Option<&'tests TestDescAndFn> {
    let path = module(file)? + name;
    tests.iter().find(|test| test.desc.name.0 == path).copied()
}

/// Runs a test with the device in the panic hook's reach, and takes it back.
fn run(test: &TestDescAndFn, device: Device) -> Device {
    let expected = test.desc.should_panic;
    set_running(Some((device, expected)));
    let result = (test.testfn.0)();
    let Some((mut device, _)) = set_running(None) else {
        panic::give_up("the harness lost its device");
    };
    let failure = match (result, expected) {
        (Err(failure), _) => Some(failure),
        (Ok(()), ShouldPanic::No) => None,
        (Ok(()), _) => Some("the test did not panic as expected".to_owned()),
    };
    device.answer(tested(failure.as_deref()));
    device
}

fn set_running(now: Option<(Device, ShouldPanic)>) -> Option<(Device, ShouldPanic)> {
    match RUNNING.lock() {
        Ok(mut running) => std::mem::replace(&mut running, now),
        Err(_) => panic::give_up("the harness lost its device"),
    }
}

/// A panic ends the run: it is the test's answer, by what the test expected.
fn answer_panic(described: &str) {
    let Some((mut device, expected)) = set_running(None) else {
        panic::give_up(described);
    };
    let failure = match expected {
        ShouldPanic::No => Some(described.to_owned()),
        ShouldPanic::Yes => None,
        ShouldPanic::YesWithMessage(message) if described.contains(message) => None,
        ShouldPanic::YesWithMessage(message) => Some(format!(
            "{described}\nthe test expected a panic with the message {message:?}"
        )),
    };
    device.answer(tested(failure.as_deref()));
    std::process::exit(0);
}

fn list(names: &[&str]) -> Vec<u8> {
    let mut writer = Writer::new();
    let written = writer.sequence(("{\"tests\":[", "]}"), names, |writer, name| {
        writer.text(name);
        Ok::<_, std::convert::Infallible>(())
    });
    match written {
        Ok(()) => writer.into_bytes(),
        Err(never) => match never {},
    }
}

fn tested(failure: Option<&str>) -> Vec<u8> {
    let message = failure.unwrap_or_default();
    let mut writer = Writer::new();
    writer.raw("{\"tested\":{\"passed\":");
    writer.raw(if failure.is_none() { "true" } else { "false" });
    writer.raw(",\"message\":");
    writer.text(&message[..message.floor_char_boundary(MAXIMUM_MESSAGE)]);
    writer.raw("}}");
    writer.into_bytes()
}
