;; expect: TLE
;; A write of no bytes is a host call all the same.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 8)))
      (br 0))))
