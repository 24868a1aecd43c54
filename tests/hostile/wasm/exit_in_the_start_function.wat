;; expect: EXIT 3
;; The entry is not reached.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func $leaves (call $proc_exit (i32.const 3)))
  (start $leaves)
  (func (export "_start")
    unreachable))
