;; expect: RTE memory-out-of-bounds
;; It traps at instantiation.
(module
  (memory (export "memory") 1)
  (data (i32.const 65535) "hello")
  (func (export "_start")
  ))
