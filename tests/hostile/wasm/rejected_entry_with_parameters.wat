;; expect: REJECTED takes or gives values
(module
  (memory (export "memory") 2)
  (func (export "_start") (param i32)))
