//! What a module that nobody vouches for must be like before a compiler sees
//! it: valid, of a size and shape that compiles in a moment, importing
//! nothing but preview 1, and with an entry.
//!
//! The bounds are far above what compilers of real languages write, and far
//! below what makes Cranelift slow. What is slow for another reason ends with
//! the processor time of the compile child.

mod code;
mod data;
mod imports;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use sha2::{Digest, Sha256};
use wasmparser::{
    Encoding, ExternalKind, FuncType, MemoryType, Parser, Payload, TableType, TypeRef, Validator,
};

use crate::engine;

/// The largest module, in bytes.
pub(crate) const MODULE_BYTES: usize = 32 << 20;
/// The most initial memory, in pages of 64 KiB.
const MEMORY_PAGES: u64 = 8_192;
/// The most initial elements of a table.
const TABLE_ELEMENTS: u64 = 1_000_000;
const TYPES: u32 = 10_000;
const IMPORTS: u32 = 200;
const FUNCTIONS: u32 = 50_000;
const GLOBALS: u32 = 10_000;
const EXPORTS: u32 = 10_000;
const ELEMENT_SEGMENTS: u32 = 10_000;
const DATA_SEGMENTS: u32 = 50_000;

/// The entry of a command.
const ENTRY: &str = "_start";
/// How a module that was compiled already begins: it is an object file.
const OBJECT_FILE: &[u8] = b"\x7fELF";

/// Everything that decides what passes: this file and those below it, and the
/// features of the engine.
const RULES: [&str; 5] = [
    include_str!("scan.rs"),
    include_str!("scan/code.rs"),
    include_str!("scan/data.rs"),
    include_str!("scan/imports.rs"),
    include_str!("engine.rs"),
];

/// The digest of the rules, so that a module that passed older ones is known.
/// It follows the code by itself: nobody has to remember a number.
pub(crate) fn rules() -> &'static [u8] {
    static DIGEST: OnceLock<Vec<u8>> = OnceLock::new();
    DIGEST.get_or_init(|| {
        let mut hasher = Sha256::new();
        for rule in RULES {
            hasher.update(rule.len().to_le_bytes());
            hasher.update(rule);
        }
        hasher.finalize().to_vec()
    })
}

/// Says that a module is too large.
pub(crate) fn too_large(bytes: usize) -> String {
    over("bytes", bytes as u64, MODULE_BYTES as u64)
}

/// Refuses what we do not compile, and says why. [`crate::Pool::compile`]
/// does it before anything else.
///
/// # Errors
///
/// Why the module is refused, as a lowercase sentence about `it`.
pub fn scan(wasm: &[u8]) -> Result<(), String> {
    if wasm.len() > MODULE_BYTES {
        return Err(too_large(wasm.len()));
    }
    if wasm.starts_with(OBJECT_FILE) {
        return Err("it is compiled already; only wasm is accepted".to_owned());
    }
    if !Parser::is_core_wasm(wasm) {
        return Err("it is not a wasm module".to_owned());
    }
    // Counting comes first: it is cheap, and bounds the work of validating.
    let entry = shape(wasm)?;
    let types = Validator::new_with_features(engine::features())
        .validate_all(wasm)
        .map_err(|error| error.to_string())?;
    let entry = entry.ok_or_else(|| format!("it does not export a function `{ENTRY}`"))?;
    let entry = types.as_ref().core_function_at(entry);
    if *types[entry].unwrap_func() == FuncType::new([], []) {
        Ok(())
    } else {
        Err(format!("its `{ENTRY}` takes or gives values"))
    }
}

/// Counts everything, and gives the index of the entry.
fn shape(wasm: &[u8]) -> Result<Option<u32>, String> {
    let mut entry = None;
    let mut signatures = imports::Signatures::default();
    let mut data = data::Span::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(text)? {
            Payload::Version {
                encoding: Encoding::Component,
                ..
            } => {
                return Err("it is a component, not a module".to_owned());
            }
            Payload::TypeSection(types) => {
                at_most("types", types.count(), TYPES)?;
                signatures.read_types(types)?;
            }
            Payload::ImportSection(imports) => {
                at_most("imports", imports.count(), IMPORTS)?;
                signatures.check(imports)?;
            }
            Payload::FunctionSection(functions) => {
                at_most("functions", functions.count(), FUNCTIONS)?;
            }
            Payload::TableSection(tables) => {
                at_most("tables", tables.count(), engine::TABLES_PER_MODULE)?;
                for table in tables {
                    check_table(&table.map_err(text)?.ty)?;
                }
            }
            Payload::MemorySection(memories) => {
                at_most("memories", memories.count(), engine::MEMORIES_PER_MODULE)?;
                for memory in memories {
                    check_memory(&memory.map_err(text)?)?;
                }
            }
            Payload::GlobalSection(globals) => at_most("globals", globals.count(), GLOBALS)?,
            Payload::ExportSection(exports) => {
                at_most("exports", exports.count(), EXPORTS)?;
                for export in exports {
                    let export = export.map_err(text)?;
                    if export.name == ENTRY && export.kind == ExternalKind::Func {
                        entry = Some(export.index);
                    }
                }
            }
            Payload::ElementSection(segments) => {
                at_most("element segments", segments.count(), ELEMENT_SEGMENTS)?;
            }
            Payload::DataCountSection { count, .. } => {
                at_most("data segments", count, DATA_SEGMENTS)?;
            }
            Payload::DataSection(segments) => {
                at_most("data segments", segments.count(), DATA_SEGMENTS)?;
                for segment in segments {
                    data.add(&segment.map_err(text)?)?;
                }
            }
            Payload::CodeSectionEntry(body) => code::check(&body)?,
            _ => {}
        }
    }
    data.check()?;
    Ok(entry)
}

fn check_table(table: &TableType) -> Result<(), String> {
    if table.initial > TABLE_ELEMENTS {
        return Err(over("elements in a table", table.initial, TABLE_ELEMENTS));
    }
    Ok(())
}

fn check_memory(memory: &MemoryType) -> Result<(), String> {
    if memory.initial > MEMORY_PAGES {
        return Err(over(
            "pages of initial memory",
            memory.initial,
            MEMORY_PAGES,
        ));
    }
    Ok(())
}

fn at_most(what: &str, count: u32, most: u32) -> Result<(), String> {
    if count > most {
        return Err(over(what, count.into(), most.into()));
    }
    Ok(())
}

fn over(what: &str, count: u64, most: u64) -> String {
    format!("it has {count} {what}, more than {most}")
}

fn text(error: wasmparser::BinaryReaderError) -> String {
    error.to_string()
}

/// Whether an import is of a function, and of which type.
fn imported_function(import: &TypeRef) -> Option<u32> {
    match import {
        TypeRef::Func(index) => Some(*index),
        _ => None,
    }
}
