;; expect: EXIT 8
;; A descriptor moves only to one that is open: EBADF.
(module
  (import "wasi_snapshot_preview1" "fd_renumber"
    (func $fd_renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (call $proc_exit
      (call $fd_renumber (i32.const 1) (i32.const 1000000000)))))
