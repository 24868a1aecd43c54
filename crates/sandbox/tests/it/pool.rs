//! Jobs through worker processes.

use sandbox::{End, Trap};

use crate::support::{Sandbox, job};

#[test]
fn a_program_runs_end_to_end() {
    let sandbox = Sandbox::new(1);
    let outcome = sandbox.run(
        r#"(module
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 1)
            (data (i32.const 0) "\08\00\00\00\06\00\00\00hello\n")
            (func (export "_start")
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
                (call $exit (i32.const 300))))"#,
    );
    assert_eq!(outcome.end, End::Exited(300));
    assert_eq!(outcome.stdout, b"hello\n");
    assert!(outcome.fuel.is_some_and(|fuel| fuel > 0));
}

#[test]
fn a_worker_serves_again_after_a_trap() {
    let sandbox = Sandbox::new(1);
    let trap = sandbox
        .compile(r#"(module (memory (export "memory") 1) (func (export "_start") unreachable))"#);
    let fine = sandbox.compile(r#"(module (memory (export "memory") 1) (func (export "_start")))"#);
    for _ in 0..3 {
        let outcome = sandbox.pool.run(&job(&trap)).unwrap();
        assert_eq!(outcome.end, End::Trapped(Trap::Unreachable));
        let outcome = sandbox.pool.run(&job(&fine)).unwrap();
        assert_eq!(outcome.end, End::Exited(0));
    }
}

#[test]
fn an_endless_loop_ends_with_its_fuel() {
    let sandbox = Sandbox::new(1);
    let outcome = sandbox
        .run(r#"(module (memory (export "memory") 1) (func (export "_start") (loop br 0)))"#);
    assert_eq!(outcome.end, End::OutOfFuel);
    assert_eq!(outcome.fuel, Some(1_000_000_000));
}
