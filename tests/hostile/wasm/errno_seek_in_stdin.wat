;; expect: EXIT 70
;; ESPIPE.
(module
  (import "wasi_snapshot_preview1" "fd_seek"
    (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (call $proc_exit
      (call $fd_seek (i32.const 0) (i64.const 1) (i32.const 0) (i32.const 8)))))
