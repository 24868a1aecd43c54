//! The conversation of a `call` case.

use std::fmt::Debug;

use super::argument::Slot;
use super::device::Device;
use super::fault::Fault;
use super::panic;
use super::request::Request;
use super::to_wire::ToWire;
use super::writer::Writer;

/// The longest message of an error that is sent, in bytes.
const MAXIMUM_MESSAGE: usize = 4_096;

/// What the generated program offers: the calls of the challenge's interface.
/// An answer is one line of JSON; `None` says that there is no such name, or
/// that the number of arguments is another.
pub trait Solution {
    /// Calls a function.
    fn call(&mut self, name: &str, arguments: &[Slot]) -> Option<Vec<u8>>;
    /// Makes an object.
    fn construct(&mut self, name: &str, arguments: &[Slot]) -> Option<Vec<u8>>;
    /// Calls a method of the object that was made last.
    fn method(&mut self, name: &str, arguments: &[Slot]) -> Option<Vec<u8>>;
}

/// Answers requests until there are no more.
pub fn serve(mut solution: impl Solution) {
    panic::print_in_one_line();
    let mut device = Device::open();
    while let Some(line) = device.next() {
        let request = Request::read(&line).unwrap_or_else(|fault| panic::give_up(&fault.0));
        let answer = match request {
            Request::Begin => Some(b"\"ready\"".to_vec()),
            Request::Call {
                name,
                method: false,
                arguments,
            } => solution.call(&name, &arguments),
            Request::Call {
                name, arguments, ..
            } => solution.method(&name, &arguments),
            Request::Construct { name, arguments } => solution.construct(&name, &arguments),
            Request::ListTests { .. } | Request::RunTest { .. } => None,
        };
        match answer {
            Some(answer) => device.answer(answer),
            None => panic::give_up("the harness was built for another interface"),
        }
    }
}

/// The answer to a call that came back.
pub fn returned<K, T: ToWire<K>>(value: T) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.raw("{\"returned\":");
    match value.write(&mut writer) {
        Ok(()) => {
            writer.raw("}");
            writer.into_bytes()
        }
        Err(fault) => unencodable(&fault),
    }
}

/// The answer to a call that may raise: the error's name is the first word of
/// its `{:?}`, so the variant of an enum.
pub fn tried<K, T: ToWire<K>, E: Debug>(result: Result<T, E>) -> Vec<u8> {
    match result {
        Ok(value) => returned::<K, T>(value),
        Err(error) => raised(&format!("{error:?}")),
    }
}

fn raised(described: &str) -> Vec<u8> {
    let end = described
        .find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .unwrap_or(described.len());
    let mut writer = Writer::new();
    writer.raw("{\"raised\":{\"name\":");
    writer.text(cut(&described[..end]));
    writer.raw(",\"message\":");
    writer.text(cut(described));
    writer.raw("}}");
    writer.into_bytes()
}

fn unencodable(fault: &Fault) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.raw("{\"unencodable\":");
    writer.text(&fault.0);
    writer.raw("}");
    writer.into_bytes()
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAXIMUM_MESSAGE)]
}
