;; expect: EXIT 51
;; It writes until it may not: ENOSPC.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "work/file")
  (data (i32.const 0) "\00\00\00\00\00\00\01\00")
  (func (export "_start") (local $errno i32)
    (if (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const 9)
        (i32.const 1) (i64.const 0x400142) (i64.const 0) (i32.const 0) (i32.const 2048))
      (then unreachable))
    (loop
      (br_if 0 (i32.eqz (local.tee $errno
        (call $fd_write (i32.load (i32.const 2048)) (i32.const 0) (i32.const 1) (i32.const 2052))))))
    (call $proc_exit (local.get $errno))))
