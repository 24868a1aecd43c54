;; expect: RTE memory-out-of-bounds
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (i32.load (i32.const 0x7fffffff)))))
