;; expect: RTE bad-indirect-call
(module
  (memory (export "memory") 2)
  (table 4 funcref)
  (func (export "_start")
    (call_indirect (i32.const 1))))
