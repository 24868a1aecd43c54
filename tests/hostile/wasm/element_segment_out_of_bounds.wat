;; expect: RTE bad-indirect-call
;; It traps at instantiation.
(module
  (memory (export "memory") 2)
  (table 1 funcref)
  (func $nothing)
  (elem (i32.const 5) $nothing)
  (func (export "_start")
  ))
