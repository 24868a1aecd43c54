;; expect: REJECTED does not export a function
(module
  (memory (export "memory") 2))
