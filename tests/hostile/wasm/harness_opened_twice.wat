;; expect: EXIT 10
;; What the harness opened, nobody opens again: EBUSY.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "dev/harness")
  (func (export "_start")
    (if (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const 11)
        (i32.const 0) (i64.const 0x42) (i64.const 0) (i32.const 0) (i32.const 2048))
      (then unreachable))
    (call $proc_exit
      (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const 11)
        (i32.const 0) (i64.const 0x42) (i64.const 0) (i32.const 0) (i32.const 2048)))))
