;; expect: EXIT 28
;; A folder cannot be moved below itself: EINVAL.
(module
  (import "wasi_snapshot_preview1" "path_create_directory"
    (func $path_create_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_rename"
    (func $path_rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "work/d")
  (data (i32.const 1040) "work/d/e")
  (func (export "_start")
    (drop (call $path_create_directory (i32.const 3) (i32.const 1024) (i32.const 6)))
    (call $proc_exit
      (call $path_rename (i32.const 3) (i32.const 1024) (i32.const 6)
        (i32.const 3) (i32.const 1040) (i32.const 8)))))
