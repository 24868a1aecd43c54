//! The program that is generated around a solution for `call` cases. It knows
//! the interface and nothing else: no case, no expected value.
//!
//! Everything that touches one item of the solution stands on one line, so
//! that a compiler's complaint about that line can be told to the candidate as
//! what the challenge expects, and no generated code need be shown.

use std::fmt::Write;

use protocol::interface::{Function, Interface, Object, Parameter};

use super::signature;
use super::types::{identifier, marker};

/// A generated program.
pub(super) struct Glue {
    /// Its source text.
    pub(super) source: String,
    /// What stands on which line.
    pub(super) expectations: Vec<Expectation>,
}

/// What the solution must offer for a line to compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expectation {
    /// The line, from 1.
    pub(super) line: usize,
    /// What it is, such as "the function `count_allowed`".
    pub(super) item: String,
    /// How it must look.
    pub(super) signature: String,
}

const HEAD: &str = "\
//! Made from the challenge's interface.
#![allow(warnings)]
use greenroom::{Argument, Fault, FromWire, Reader, Slot, ToWire, Writer, field, kind, returned, tried};
";

const SOLUTION: &str = "\
fn main() { greenroom::serve(Made(None)) }
struct Made(Option<Object>);
impl greenroom::Solution for Made {
    fn call(&mut self, name: &str, arguments: &[Slot]) -> Option<Vec<u8>> { call(name, arguments) }
    fn construct(&mut self, name: &str, arguments: &[Slot]) -> Option<Vec<u8>> { construct(&mut self.0, name, arguments) }
    fn method(&mut self, name: &str, arguments: &[Slot]) -> Option<Vec<u8>> { method(self.0.as_mut()?, name, arguments) }
}
";

/// Generates the program.
pub(super) fn generate(interface: &Interface) -> Glue {
    let mut glue = Glue {
        source: format!("{HEAD}{SOLUTION}"),
        expectations: Vec::new(),
    };
    glue.records(interface);
    glue.functions(&interface.functions);
    glue.objects(&interface.objects);
    glue
}

impl Glue {
    fn line(&mut self, line: &str) {
        self.source.push_str(line);
        self.source.push('\n');
    }

    /// A line that compiles only if the solution is as expected.
    fn expecting(&mut self, item: String, signature: String, line: &str) {
        let number = self.source.lines().count() + 1;
        self.expectations.push(Expectation {
            line: number,
            item,
            signature,
        });
        self.line(line);
    }

    fn records(&mut self, interface: &Interface) {
        let markers: String = interface
            .records
            .keys()
            .map(|name| format!("pub enum {name} {{}} "))
            .collect();
        self.line(&format!("mod record {{ {markers}}}"));
        for (name, fields) in &interface.records {
            for line in [reading(name, fields), writing(name, fields), passing(name)] {
                let item = format!("the struct `{name}`");
                self.expecting(item, signature::record(name, fields), &line);
            }
        }
    }

    fn functions(&mut self, functions: &[Function]) {
        self.line("fn call(name: &str, arguments: &[Slot]) -> Option<Vec<u8>> { match name {");
        for function in functions {
            let path = format!("solution::{}", identifier(&function.name));
            self.expecting(
                format!("the function `{}`", function.name),
                signature::function(function),
                &arm(function, &format!("{:?}", function.name), &path),
            );
        }
        self.line("_ => None } }");
    }

    fn objects(&mut self, objects: &[Object]) {
        self.line("enum Object {");
        for Object { name, .. } in objects {
            self.expecting(
                format!("the struct `{name}`"),
                format!("pub struct {name}"),
                &format!("{name}(solution::{name}),"),
            );
        }
        self.line("}");
        self.constructors(objects);
        self.line("fn method(object: &mut Object, name: &str, arguments: &[Slot]) -> Option<Vec<u8>> { match (object, name) {");
        for object in objects {
            for method in &object.methods {
                self.method(&object.name, method);
            }
        }
        self.line("_ => None } }");
    }

    fn constructors(&mut self, objects: &[Object]) {
        self.line("fn construct(slot: &mut Option<Object>, name: &str, arguments: &[Slot]) -> Option<Vec<u8>> { match name {");
        for object in objects {
            self.expecting(
                format!("`{}::new`", object.name),
                format!("impl {}: {}", object.name, signature::constructor(object)),
                &constructing(object),
            );
        }
        self.line("_ => None } }");
    }

    fn method(&mut self, object: &str, method: &Function) {
        let path = format!("object.{}", identifier(&method.name));
        let pattern = format!("(Object::{object}(object), {:?})", method.name);
        self.expecting(
            format!("the method `{}` of `{object}`", method.name),
            format!("impl {object}: {}", signature::method(method)),
            &arm(method, &pattern, &path),
        );
    }
}

/// `"name" => { let [a0] = arguments else { return None }; Some(returned::<K, _>(path(…))) }`
fn arm(function: &Function, pattern: &str, path: &str) -> String {
    let (taken, passed) = arguments(&function.parameters);
    let result = marker(&function.returns);
    let answer = if function.raises.is_empty() {
        format!("returned::<{result}, _>")
    } else {
        format!("tried::<{result}, _, _>")
    };
    format!("{pattern} => {{ {taken} Some({answer}({path}({passed}))) }}")
}

fn constructing(object: &Object) -> String {
    let name = &object.name;
    let (taken, passed) = arguments(&object.parameters);
    let made = format!("solution::{name}::new({passed})");
    let keep =
        format!("*slot = Some(Object::{name}(made)); Some(returned::<kind::Nothing, _>(()))");
    let body = if object.raises.is_empty() {
        format!("let made = {made}; {keep}")
    } else {
        format!(
            "match {made} {{ Ok(made) => {{ {keep} }} \
             Err(error) => Some(tried::<kind::Nothing, (), _>(Err(error))) }}"
        )
    };
    format!("{name:?} => {{ {taken} {body} }}")
}

/// The statement that names the arguments, and the list that passes them.
fn arguments(parameters: &[Parameter]) -> (String, String) {
    let mut names = Vec::new();
    let mut passed = Vec::new();
    for (index, parameter) in parameters.iter().enumerate() {
        names.push(format!("a{index}"));
        passed.push(format!(
            "a{index}.pass::<{}, _>({:?})",
            marker(&parameter.kind),
            parameter.name
        ));
    }
    (
        format!(
            "let [{}] = arguments else {{ return None }};",
            names.join(", ")
        ),
        passed.join(", "),
    )
}

fn reading(name: &str, fields: &[Parameter]) -> String {
    let (mut slots, mut arms, mut members) = (String::new(), String::new(), String::new());
    for (index, field) in fields.iter().enumerate() {
        let kind = marker(&field.kind);
        // Writing to a string cannot fail.
        let _ = write!(slots, "let mut f{index} = None; ");
        let _ = write!(
            arms,
            "{:?} => f{index} = Some(FromWire::<{kind}>::read(reader)?), ",
            field.name
        );
        let _ = write!(
            members,
            "{}: field(f{index}, {:?})?, ",
            identifier(&field.name),
            field.name
        );
    }
    format!(
        "impl FromWire<record::{name}> for solution::{name} {{ \
         fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {{ {slots}\
         reader.object(|reader, key| {{ match key.as_str() {{ {arms}_ => {{ reader.raw()?; }} }} Ok(()) }})?; \
         Ok(Self {{ {members}}}) }} }}"
    )
}

fn writing(name: &str, fields: &[Parameter]) -> String {
    let mut members = String::new();
    for (index, field) in fields.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(
            members,
            "writer.raw({:?}); ToWire::<{}>::write(&self.{}, writer)?; ",
            format!("{comma}\"{}\":", field.name),
            marker(&field.kind),
            identifier(&field.name)
        );
    }
    format!(
        "impl ToWire<record::{name}> for solution::{name} {{ \
         fn write(&self, writer: &mut Writer) -> Result<(), Fault> {{ \
         writer.raw(\"{{\"); {members}writer.raw(\"}}\"); Ok(()) }} }}"
    )
}

/// A record by value; by reference the harness knows how.
fn passing(name: &str) -> String {
    format!(
        "impl<'slot> Argument<'slot, record::{name}> for solution::{name} {{ \
         fn take(slot: &'slot Slot) -> Result<Self, Fault> {{ slot.read::<record::{name}, Self>() }} }}"
    )
}
