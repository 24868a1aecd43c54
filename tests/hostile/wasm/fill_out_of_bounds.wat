;; expect: RTE memory-out-of-bounds
;; Nothing is written, and what does not happen is not paid.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (memory.fill (i32.const 0) (i32.const 1) (i32.const 131073))))
