//! What may be called, with its types and with names as JavaScript spells
//! them.

use std::collections::BTreeMap;

use super::kind::Kind;
use crate::device::{Function, Interface, Parameter};
use crate::text::camel_case;

/// The whole interface.
pub struct Signature {
    functions: BTreeMap<String, Callable>,
    classes: BTreeMap<String, Class>,
    records: BTreeMap<String, Vec<Field>>,
}

struct Class {
    constructor: Callable,
    methods: BTreeMap<String, Callable>,
}

/// The types of one function, method or constructor.
pub struct Callable {
    /// Its parameters in order.
    pub parameters: Vec<Kind>,
    /// What it returns.
    pub returns: Kind,
    /// The errors it may raise.
    pub raises: Vec<String>,
}

/// A field of a record.
pub struct Field {
    /// Its name in the manifest and in JSON.
    pub name: String,
    /// Its name as a property.
    pub property: String,
    /// Its type.
    pub kind: Kind,
}

impl Signature {
    /// Reads the interface that the host sent.
    pub fn read(interface: &Interface) -> Result<Self, String> {
        let classes = interface.objects.iter().map(|class| {
            let constructor = Callable {
                parameters: kinds(&class.parameters)?,
                returns: Kind::None,
                raises: class.raises.clone(),
            };
            let methods = callables(&class.methods)?;
            Ok((
                class.name.clone(),
                Class {
                    constructor,
                    methods,
                },
            ))
        });
        let records = interface
            .records
            .iter()
            .map(|(name, list)| Ok((name.clone(), fields(list)?)));
        Ok(Self {
            functions: callables(&interface.functions)?,
            classes: classes.collect::<Result<_, String>>()?,
            records: records.collect::<Result<_, String>>()?,
        })
    }

    /// A function by its name in the manifest.
    pub fn function(&self, name: &str) -> Option<&Callable> {
        self.functions.get(name)
    }

    /// A class's constructor.
    pub fn constructor(&self, class: &str) -> Option<&Callable> {
        Some(&self.classes.get(class)?.constructor)
    }

    /// A method by its name in the manifest.
    pub fn method(&self, class: &str, name: &str) -> Option<&Callable> {
        self.classes.get(class)?.methods.get(name)
    }

    /// The fields of a record.
    pub fn record(&self, name: &str) -> Option<&[Field]> {
        self.records.get(name).map(Vec::as_slice)
    }

    /// The names that the solution must have at its top level.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let functions = self.functions.keys().map(|name| camel_case(name));
        functions.chain(self.classes.keys().cloned())
    }

    /// Whether one function, or one class, is all there is.
    pub fn is_single(&self) -> bool {
        self.functions.len() + self.classes.len() == 1
    }
}

fn callables(functions: &[Function]) -> Result<BTreeMap<String, Callable>, String> {
    let read = functions.iter().map(|function| {
        let callable = Callable {
            parameters: kinds(&function.parameters)?,
            returns: Kind::read(&function.returns)?,
            raises: function.raises.clone(),
        };
        Ok((function.name.clone(), callable))
    });
    read.collect()
}

fn kinds(parameters: &[Parameter]) -> Result<Vec<Kind>, String> {
    parameters
        .iter()
        .map(|parameter| Kind::read(&parameter.kind))
        .collect()
}

fn fields(parameters: &[Parameter]) -> Result<Vec<Field>, String> {
    let read = parameters.iter().map(|parameter| {
        Ok(Field {
            name: parameter.name.clone(),
            property: camel_case(&parameter.name),
            kind: Kind::read(&parameter.kind)?,
        })
    });
    read.collect()
}
