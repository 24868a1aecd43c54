;; expect: TLE
;; As above, one page at a time.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (drop (memory.grow (i32.const 1)))
      (br 0))))
