;; expect: TLE
;; Zeros that fill a file up to its quota cost by the byte.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_set_size"
    (func $fd_filestat_set_size (param i32 i64) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "work/file")
  (func (export "_start")
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 9)
      (i32.const 1) (i64.const 0x400042) (i64.const 0) (i32.const 0) (i32.const 16)))
    (loop
      (drop (call $fd_filestat_set_size (i32.load (i32.const 16)) (i64.const 16000000)))
      (drop (call $fd_filestat_set_size (i32.load (i32.const 16)) (i64.const 0)))
      (br 0))))
