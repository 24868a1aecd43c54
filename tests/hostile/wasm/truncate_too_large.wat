;; expect: RTE integer-overflow
;; A float that does not fit an integer.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (i32.trunc_f64_s (f64.const 1e300)))))
