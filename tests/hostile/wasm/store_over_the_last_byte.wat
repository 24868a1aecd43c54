;; expect: RTE memory-out-of-bounds
;; Eight bytes at the last one.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (i64.store (i32.const 131071) (i64.const 1))))
