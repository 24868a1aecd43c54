;; expect: RTE bad-indirect-call
(module
  (memory (export "memory") 2)
  (table 4 funcref)
  (func $takes (param i32))
  (elem (i32.const 0) $takes)
  (func (export "_start")
    (call_indirect (i32.const 0))))
