;; expect: OLE
;; stderr-bytes: 65536
;; Standard error moved to where a file was is still standard error.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_renumber"
    (func $fd_renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 0) "\10\00\00\00\00\10\00\00")
  (data (i32.const 1024) "work/in.txt")
  (func (export "_start")
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 11)
      (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 2048)))
    (drop (call $fd_renumber (i32.const 2) (i32.load (i32.const 2048))))
    (loop
      (drop (call $fd_write (i32.load (i32.const 2048)) (i32.const 0) (i32.const 1) (i32.const 8)))
      (br 0))))
