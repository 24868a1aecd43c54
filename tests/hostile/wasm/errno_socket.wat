;; expect: EXIT 57
;; There are no sockets: ENOTSOCK.
(module
  (import "wasi_snapshot_preview1" "sock_accept"
    (func $sock_accept (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (call $proc_exit
      (call $sock_accept (i32.const 3) (i32.const 0) (i32.const 8)))))
