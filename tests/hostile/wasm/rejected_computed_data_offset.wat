;; expect: REJECTED computes where
;; Where initial data lies must be plain to see.
(module
  (memory (export "memory") 2)
  (data (offset (i32.add (i32.const 1) (i32.const 2))) "x")
  (func (export "_start")
  ))
