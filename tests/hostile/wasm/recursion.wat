;; expect: RTE stack-overflow
;; Recursion without end.
(module
  (memory (export "memory") 2)
  (func $deeper (call $deeper) (call $deeper))
  (func (export "_start")
    (call $deeper)))
