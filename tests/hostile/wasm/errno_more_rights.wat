;; expect: EXIT 76
;; Rights can be given up, and never gained: ENOTCAPABLE.
(module
  (import "wasi_snapshot_preview1" "fd_fdstat_set_rights"
    (func $fd_fdstat_set_rights (param i32 i64 i64) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (call $proc_exit
      (call $fd_fdstat_set_rights (i32.const 0) (i64.const 0x3fffffff) (i64.const 0)))))
