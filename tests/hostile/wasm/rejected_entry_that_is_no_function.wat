;; expect: REJECTED does not export a function
(module
  (memory (export "memory") 2)
  (global (export "_start") i32 (i32.const 0)))
