;; expect: EXIT 51
;; Each inside the one before, until the inodes are used up: ENOSPC.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_create_directory"
    (func $path_create_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close"
    (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "work")
  (data (i32.const 1040) "d")
  (func (export "_start") (local $errno i32) (local $folder i32) (local $count i32)
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 1024) (i32.const 4)
      (i32.const 2) (i64.const 0x4000) (i64.const 0) (i32.const 0) (i32.const 2048)))
    (local.set $folder (i32.load (i32.const 2048)))
    (loop
      (if (local.tee $errno
          (call $path_create_directory (local.get $folder) (i32.const 1040) (i32.const 1)))
        (then (call $proc_exit (local.get $errno))))
      (if (call $path_open (local.get $folder) (i32.const 0) (i32.const 1040) (i32.const 1)
          (i32.const 2) (i64.const 0x4000) (i64.const 0) (i32.const 0) (i32.const 2048))
        (then unreachable))
      (drop (call $fd_close (local.get $folder)))
      (local.set $folder (i32.load (i32.const 2048)))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if 0 (i32.lt_u (local.get $count) (i32.const 1000000))))))
