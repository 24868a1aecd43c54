;; expect: TLE
;; Bulk operations cost by the element.
(module
  (memory (export "memory") 2)
  (table 50000 funcref)
  (func (export "_start")
    (loop
      (table.fill (i32.const 0) (ref.null func) (i32.const 50000))
      (br 0))))
