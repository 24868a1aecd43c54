;; expect: TLE
;; Growth by nothing still calls the host.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (drop (memory.grow (i32.const 0)))
      (br 0))))
