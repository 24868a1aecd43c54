;; expect: TLE
;; Bulk operations cost by the byte.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (memory.fill (i32.const 0) (i32.const 1) (i32.const 131072))
      (br 0))))
