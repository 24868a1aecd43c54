;; expect: TLE
;; The simplest of all.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop (br 0))))
