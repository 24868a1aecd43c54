;; expect: MLE
;; An allocator that aborts when it is refused.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    unreachable))
