;; expect: TLE
;; Looking for what is not there.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "no/such/file")
  (func (export "_start")
    (loop
      (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 12)
        (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
      (br 0))))
