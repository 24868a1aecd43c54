;; expect: TLE
;; Bulk operations cost by the element.
(module
  (memory (export "memory") 2)
  (table 50000 funcref)
  (func (export "_start")
    (loop
      (table.copy (i32.const 1) (i32.const 0) (i32.const 49999))
      (br 0))))
