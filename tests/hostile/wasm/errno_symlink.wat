;; expect: EXIT 58
;; There are no symbolic links, so none leads out: ENOTSUP.
(module
  (import "wasi_snapshot_preview1" "path_symlink"
    (func $path_symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "../../etc/passwd")
  (data (i32.const 1200) "work/link")
  (func (export "_start")
    (call $proc_exit
      (call $path_symlink (i32.const 1024) (i32.const 16) (i32.const 3) (i32.const 1200) (i32.const 9)))))
