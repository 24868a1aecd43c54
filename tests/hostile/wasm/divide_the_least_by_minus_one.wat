;; expect: RTE integer-overflow
;; The one quotient that does not fit.
(module
  (memory (export "memory") 2)
  (data (i32.const 0) "\00\00\00\80")
  (func (export "_start")
    (drop (i32.div_s (i32.load (i32.const 0)) (i32.const -1)))))
