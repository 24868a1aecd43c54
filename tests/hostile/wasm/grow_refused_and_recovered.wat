;; expect: EXIT 7
;; refused: yes
;; A program that can do without is judged on its answer.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
    (if (i32.ne (memory.grow (i32.const 60000)) (i32.const -1)) (then unreachable))
    (call $proc_exit (i32.const 7))))
