;; expect: TLE
;; Bulk operations cost by the byte.
(module
  (memory (export "memory") 2)
  (data $text "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
  (func (export "_start")
    (loop
      (memory.init $text (i32.const 0) (i32.const 0) (i32.const 64))
      (br 0))))
