;; expect: TLE
;; Calls that return, without end.
(module
  (memory (export "memory") 2)
  (func $leaf)
  (func (export "_start")
    (loop
      (call $leaf)
      (br 0))))
