;; expect: EXIT 28
;; What exists is not a link: EINVAL.
(module
  (import "wasi_snapshot_preview1" "path_readlink"
    (func $path_readlink (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "work/in.txt")
  (func (export "_start")
    (call $proc_exit
      (call $path_readlink (i32.const 3) (i32.const 1024) (i32.const 11)
        (i32.const 0) (i32.const 64) (i32.const 128)))))
