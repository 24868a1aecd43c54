;; expect: EXIT 8
;; EBADF.
(module
  (import "wasi_snapshot_preview1" "fd_close"
    (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (call $fd_close (i32.const 3)))
    (call $proc_exit (call $fd_close (i32.const 3)))))
