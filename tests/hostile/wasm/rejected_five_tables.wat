;; expect: REJECTED tables
(module
  (memory (export "memory") 2)
  (table 1 funcref)
  (table 1 funcref)
  (table 1 funcref)
  (table 1 funcref)
  (table 1 funcref)
  (func (export "_start")
  ))
