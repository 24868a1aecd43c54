;; expect: TLE
;; Arithmetic that takes its time, each step waiting for the one before.
(module
  (memory (export "memory") 1)
  (func (export "_start") (local $x f64)
    (local.set $x (f64.const 3))
    (loop
      (local.set $x (f64.sqrt (f64.div (f64.const 7) (f64.sqrt (local.get $x)))))
      (br 0))))
