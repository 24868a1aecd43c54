;; expect: TLE
;; A path of 4,095 bytes, `dev/../dev/../…`: every step is looked up.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "dev/../")
  (func (export "_start") (local $count i32)
    (loop
      (memory.copy
        (i32.add (i32.const 1031) (i32.mul (local.get $count) (i32.const 7)))
        (i32.const 1024)
        (i32.const 7))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if 0 (i32.lt_u (local.get $count) (i32.const 584))))
    (loop
      (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 4095)
        (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
      (br 0))))
