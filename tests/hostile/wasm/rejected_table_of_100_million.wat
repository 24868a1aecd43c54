;; expect: REJECTED elements in a table
(module
  (memory (export "memory") 2)
  (table 100000000 funcref)
  (func (export "_start")
  ))
