;; expect: TLE
;; The same for tables.
(module
  (memory (export "memory") 2)
  (table 1 funcref)
  (func (export "_start")
    (loop
      (drop (table.grow (ref.null func) (i32.const 900000)))
      (br 0))))
