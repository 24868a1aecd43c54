;; expect: RTE memory-out-of-bounds
;; Address and offset together leave 32 bits.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (i64.load offset=0xffffffff (i32.const -1)))))
