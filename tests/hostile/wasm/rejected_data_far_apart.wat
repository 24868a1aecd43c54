;; expect: REJECTED spread over
;; A small file that would make a compiled module of 16 MiB.
(module
  (memory (export "memory") 300)
  (data (i32.const 0) "x")
  (data (i32.const 16777216) "y")
  (func (export "_start")
  ))
