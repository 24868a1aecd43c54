//! Snapshots resume where the start ended, in workers.

use sandbox::{End, precompile_trusted, snapshot};

use crate::support::{Sandbox, job};

#[test]
fn a_snapshot_resumes_after_its_init() {
    let sandbox = Sandbox::new(1);
    let wasm = wat::parse_str(
        r#"(module
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 1)
            (global $count (mut i32) (i32.const 1))
            (func (export "_initialize") (global.set $count (i32.add (global.get $count) (i32.const 10))))
            (func (export "init")
                (i32.store (i32.const 70000) (i32.const 30))
                (global.set $count (i32.add (global.get $count) (i32.const 100))))
            (func (export "go")
                (call $exit (i32.add (global.get $count) (i32.load (i32.const 70000)))))
            (func $grow (drop (memory.grow (i32.const 1))))
            (start $grow))"#,
    )
    .unwrap();
    let mut job = job(sandbox.cache.path());
    let resumed = snapshot(&wasm, "init", &job).unwrap();
    job.program.module = precompile_trusted(&resumed, sandbox.cache.path()).unwrap();
    job.program.entry = "go".to_owned();
    let outcome = sandbox.pool.run(&job).unwrap();
    assert_eq!(outcome.end, End::Exited(141));
}

#[test]
fn a_start_that_fails_says_what_it_wrote() {
    let wasm = wat::parse_str(
        r#"(module
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (memory (export "memory") 1)
            (data (i32.const 0) "\08\00\00\00\04\00\00\00oops")
            (func (export "init")
                (drop (call $write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 100)))
                unreachable))"#,
    )
    .unwrap();
    let error = snapshot(&wasm, "init", &job("".as_ref())).unwrap_err();
    assert!(error.to_string().ends_with("oops"), "{error}");
}
