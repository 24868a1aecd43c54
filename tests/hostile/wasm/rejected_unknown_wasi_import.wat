;; expect: REJECTED sock_open
(module
  (import "wasi_snapshot_preview1" "sock_open" (func (param i32) (result i32)))
  (memory (export "memory") 2)
  (func (export "_start")
  ))
