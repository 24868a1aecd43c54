//! Modules that would keep a compiler busy, or are not modules at all. They
//! are made here, since nobody would read them.

use sandbox::Compiled;

use crate::support::Sandbox;

/// That a module is rejected, for a reason with these words.
fn rejected(wasm: &[u8], words: &str) {
    let sandbox = Sandbox::new(1);
    match sandbox.pool.compile(wasm).unwrap() {
        Compiled::Rejected(reason) => assert!(reason.contains(words), "{reason}"),
        Compiled::Ready(_) => panic!("compiled, not rejected for {words}"),
    }
}

fn module(body: &str) -> Vec<u8> {
    let entry = r#"(memory (export "memory") 2) (func (export "_start"))"#;
    wat::parse_str(format!("(module {body} {entry})")).unwrap()
}

/// 31 s in Cranelift, from 21 KB.
#[test]
fn three_thousand_nested_loops() {
    let (open, close) = (
        "loop ".repeat(3_000),
        "local.get 0 br_if 0 end ".repeat(3_000),
    );
    rejected(
        &module(&format!("(func (param i32) {open} nop {close})")),
        "loops are nested",
    );
}

/// 36 s in Cranelift.
#[test]
fn eight_thousand_locals_and_branches() {
    rejected(&module(&locals_and_branches(8_000)), "too many together");
}

/// A function in which many values live across many branches.
fn locals_and_branches(count: usize) -> String {
    let branch = |at: usize| {
        let (from, and) = ((at * 7 + 3) % count, (at * 13 + 5) % count);
        format!(
            "(if (local.get 0) (then (local.set {at} (i32.add (local.get {from}) (local.get {and})))))"
        )
    };
    let branches: String = (0..count).map(branch).collect();
    let locals = "i32 ".repeat(count);
    format!("(func (param i32) (local {locals}) (loop {branches} (br_if 0 (local.get 1))))")
}

/// 15 s and a gibibyte in Cranelift.
#[test]
fn a_megabyte_of_additions() {
    let additions = "(i32.const 7) i32.add ".repeat(350_000);
    rejected(
        &module(&format!(
            "(func (param i32) (result i32) (local.get 0) {additions})"
        )),
        "bytes in a function",
    );
}

#[test]
fn a_hundred_thousand_functions() {
    rejected(&module(&"(func)".repeat(100_000)), "functions");
}

#[test]
fn a_hundred_tables_and_memories() {
    rejected(&module(&"(table 1 funcref)".repeat(100)), "tables");
    rejected(&module(&"(memory 1)".repeat(100)), "memories");
}

#[test]
fn two_hundred_thousand_globals() {
    let global = "(global (mut v128) (v128.const i64x2 0 0))";
    rejected(&module(&global.repeat(200_000)), "globals");
}

#[test]
fn two_hundred_thousand_data_segments() {
    rejected(
        &module(&r#"(data (i32.const 0) "x")"#.repeat(200_000)),
        "data segments",
    );
}

#[test]
fn two_hundred_thousand_exports() {
    let exports: String = (0..200_000)
        .map(|at| format!("(export \"e{at}\" (func $f))"))
        .collect();
    rejected(&module(&format!("(func $f) {exports}")), "exports");
}

#[test]
fn a_branch_table_of_a_hundred_thousand() {
    let targets = "0 1 ".repeat(50_000);
    rejected(
        &module(&format!(
            "(func (param i32) (block (block (br_table {targets} (local.get 0)))))"
        )),
        "",
    );
}

#[test]
fn what_is_not_a_module() {
    rejected(b"", "not a wasm module");
    rejected(b"#!/bin/sh\n", "not a wasm module");
    rejected(b"\0asm\x0d\0\x01\0", "not a wasm module");
    rejected(b"\0asm\x01\0\0\0\xff\xff\xff", "");
    rejected(&vec![0; 40 << 20], "bytes");
}

/// It would be machine code of a stranger.
#[test]
fn a_module_that_was_compiled_already() {
    let sandbox = Sandbox::new(1);
    let compiled = std::fs::read(
        sandbox.compile(r#"(module (memory (export "memory") 1) (func (export "_start")))"#),
    );
    rejected(&compiled.unwrap(), "compiled already");
}

/// What no count catches ends with the compiler's processor time.
#[test]
fn a_slow_module_that_looks_harmless_ends_with_the_processor_time() {
    // Many functions, each just below what is counted as too much.
    let function = locals_and_branches(2_000);
    rejected(&module(&function.repeat(60)), "processor time");
}
