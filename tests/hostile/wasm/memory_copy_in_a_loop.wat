;; expect: TLE
;; Bulk operations cost by the byte.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (memory.copy (i32.const 0) (i32.const 65536) (i32.const 65536))
      (br 0))))
