;; expect: TLE
;; Growth that is refused must cost what it costs the host.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (loop
      (drop (memory.grow (i32.const 60000)))
      (br 0))))
