;; expect: REJECTED with another type
(module
  (import "wasi_snapshot_preview1" "fd_write" (func (param i64) (result i32)))
  (memory (export "memory") 2)
  (func (export "_start")
  ))
