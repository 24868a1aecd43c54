;; expect: TLE
;; Listing costs by the entry.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_readdir"
    (func $fd_readdir (param i32 i32 i32 i64 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "dev")
  (func (export "_start")
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 3)
      (i32.const 2) (i64.const 0x4000) (i64.const 0) (i32.const 0) (i32.const 16)))
    (loop
      (drop (call $fd_readdir (i32.load (i32.const 16)) (i32.const 4096) (i32.const 4096)
        (i64.const 0) (i32.const 20)))
      (br 0))))
