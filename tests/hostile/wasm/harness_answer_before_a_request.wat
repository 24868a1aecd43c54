;; expect: EXIT 63
;; An answer that nobody asked for is not part of the conversation: EPERM.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "dev/harness")
  (data (i32.const 0) "\00\05\00\00\02\00\00\00")
  (data (i32.const 1280) "1\0a")
  (func (export "_start")
    (if (call $path_open (i32.const 3) (i32.const 1) (i32.const 1024) (i32.const 11)
        (i32.const 0) (i64.const 0x42) (i64.const 0) (i32.const 0) (i32.const 2048))
      (then unreachable))
    (call $proc_exit
      (call $fd_write (i32.load (i32.const 2048)) (i32.const 0) (i32.const 1) (i32.const 8)))))
