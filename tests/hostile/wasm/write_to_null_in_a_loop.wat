;; expect: TLE
;; What nobody keeps is not output, but it costs.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "dev/null")
  (data (i32.const 0) "\00\00\00\00\00\00\01\00")
  (func (export "_start")
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 8)
      (i32.const 0) (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 16)))
    (loop
      (drop (call $fd_write (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 20)))
      (br 0))))
