//! What the judge asks, as far as a Rust program cares.

use super::argument::Slot;
use super::fault::Fault;
use super::reader::Reader;

/// One line of the device.
pub enum Request {
    /// Load the solution: done by linking.
    Begin,
    /// Call a function, or a method of the object.
    Call {
        name: String,
        method: bool,
        arguments: Vec<Slot>,
    },
    /// Make an object.
    Construct { name: String, arguments: Vec<Slot> },
    /// Name the tests in a file.
    ListTests { file: String },
    /// Run one test.
    RunTest { file: String, name: String },
}

/// Every member that a request can have.
#[derive(Default)]
struct Members {
    name: String,
    file: String,
    method: bool,
    arguments: Vec<Slot>,
}

impl Request {
    /// Reads one line.
    pub fn read(line: &[u8]) -> Result<Self, Fault> {
        let mut found = None;
        Reader::new(line).object(|reader, tag| {
            found = Some(Self::of(&tag, reader)?);
            Ok(())
        })?;
        found.ok_or_else(|| Fault::new("an empty request"))
    }

    fn of(tag: &str, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if tag == "begin" {
            reader.raw()?;
            return Ok(Self::Begin);
        }
        let Members {
            name,
            file,
            method,
            arguments,
        } = Members::read(reader)?;
        match tag {
            "call" => Ok(Self::Call {
                name,
                method,
                arguments,
            }),
            "construct" => Ok(Self::Construct { name, arguments }),
            "list_tests" => Ok(Self::ListTests { file }),
            "run_test" => Ok(Self::RunTest { file, name }),
            _ => Err(Fault::new(format!("an unknown request `{tag}`"))),
        }
    }
}

impl Members {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut members = Self::default();
        reader.object(|reader, key| {
            match key.as_str() {
                "name" => members.name = reader.text()?,
                "file" => members.file = reader.text()?,
                "method" => {
                    members.method = reader.word("true");
                    if !members.method {
                        reader.raw()?;
                    }
                }
                "arguments" => reader.array(|reader| {
                    members.arguments.push(Slot::new(reader.raw()?));
                    Ok(())
                })?,
                _ => {
                    reader.raw()?;
                }
            }
            Ok(())
        })?;
        Ok(members)
    }
}
