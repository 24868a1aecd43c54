;; expect: TLE
;; Names that come and go leave nothing behind.
(module
  (import "wasi_snapshot_preview1" "path_create_directory"
    (func $path_create_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_remove_directory"
    (func $path_remove_directory (param i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "work/d")
  (func (export "_start")
    (loop
      (drop (call $path_create_directory (i32.const 3) (i32.const 1024) (i32.const 6)))
      (drop (call $path_remove_directory (i32.const 3) (i32.const 1024) (i32.const 6)))
      (br 0))))
